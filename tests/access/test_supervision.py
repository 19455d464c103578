"""Who leads whom: an administrator's page, and nobody else's."""

from tests.conftest import Cast
from tests.today.build import Browse, open_dees_door
from walkwith.access.models import Supervision
from walkwith.foundation.actor import Actor, acting_as
from walkwith.people.models import Participant


def leading(cast: Cast) -> list[tuple[str, str]]:
    with acting_as(cast.pat):
        standing = Supervision.objects.filter(ends_at=None)
        return [
            (one.supervisor.name, one.worker.name)
            for one in standing.select_related("supervisor", "worker").order_by("worker__name")
        ]


def begin(browse: Browse, actor: Actor, supervisor: Actor, worker: Actor) -> tuple[int, str]:
    said = {"supervisor": str(supervisor.id), "worker": str(worker.id)}
    answer = browse(actor).post("/access/supervision/", said)
    return answer.status_code, answer.content.decode()


def test_pat_begins_and_ends_it(cast: Cast, browse: Browse) -> None:
    assert begin(browse, cast.pat, cast.lorraine, cast.marcus)[0] == 303
    assert leading(cast) == [("Lorraine", "Marcus"), ("Lorraine", "Rosa")]
    with acting_as(cast.pat):
        rosas = Supervision.objects.get(worker_id=cast.rosa.id)
    visitor = browse(cast.pat)
    assert "Lorraine" in visitor.get("/access/supervision/").content.decode()
    visitor.post(f"/access/supervision/{rosas.pk}/end/")
    assert leading(cast) == [("Lorraine", "Marcus")]
    with acting_as(cast.lorraine):
        assert list(Participant.objects.all()) == []
    assert visitor.post(f"/access/supervision/{rosas.pk}/end/").status_code == 404


def test_what_cannot_be_is_refused_in_words(cast: Cast, browse: Browse) -> None:
    for supervisor, worker, sentence in (
        (cast.lorraine, cast.lorraine, "Choose two different people."),
        (cast.lorraine, cast.rosa, "They are together already."),
        (cast.rosa, cast.marcus, "Please choose one of these."),
        (cast.lorraine, cast.kit, "Please choose one of these."),
    ):
        status, page = begin(browse, cast.pat, supervisor, worker)
        assert status == 422
        assert sentence in page
    assert leading(cast) == [("Lorraine", "Rosa")]


def test_it_is_nobody_elses_page(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.pat):
        rosas = Supervision.objects.get(worker_id=cast.rosa.id)
    for actor in (cast.rosa, cast.lorraine, cast.kit, open_dees_door(cast)):
        visitor = browse(actor)
        assert visitor.get("/access/supervision/").status_code == 403
        assert visitor.post(f"/access/supervision/{rosas.pk}/end/").status_code == 403
        assert begin(browse, actor, cast.lorraine, cast.marcus)[0] == 403
    assert leading(cast) == [("Lorraine", "Rosa")]
