"""Who walks with somebody: one more, and no longer."""

from tests.conftest import Cast
from tests.today.build import Browse, looks_at, open_dees_door
from walkwith.access.commands import assign
from walkwith.access.models import Assignment
from walkwith.foundation.actor import acting_as
from walkwith.people.models import Participant


def workers(cast: Cast) -> list[tuple[str, str]]:
    with acting_as(cast.lorraine):
        standing = Assignment.objects.filter(participant=cast.dee, ends_at=None)
        return [
            (one.worker.name, one.kind)
            for one in standing.select_related("worker").order_by("starts_at")
        ]


def end_address(cast: Cast, worker_name: str) -> str:
    with acting_as(cast.rosa):
        one = Assignment.objects.get(worker__name=worker_name, ends_at=None)
    return f"/access/assignments/{one.pk}/end/"


def test_one_more_comes_along(cast: Cast, browse: Browse) -> None:
    visitor, address = browse(cast.rosa), f"/access/{cast.dee.pk}/assign/"
    page = visitor.get(address).content.decode()
    assert "Marcus, CPS" in page
    assert "Lorraine, CPS" in page
    assert ">Rosa, CPS<" not in page
    visitor.post(address, {"worker": str(cast.marcus.id), "kind": "backup"})
    assert workers(cast) == [("Rosa", "primary"), ("Marcus", "backup")]
    with acting_as(cast.marcus):
        assert list(Participant.objects.all()) == [cast.dee]
    assert ("wrote", "assign", "relationships") in looks_at(
        cast.dee, cast.rosa, seen_by=cast.lorraine
    )


def test_a_worker_of_another_house_cannot_be_chosen(cast: Cast, browse: Browse) -> None:
    said = {"worker": str(cast.kit.id), "kind": "primary"}
    assert browse(cast.rosa).post(f"/access/{cast.dee.pk}/assign/", said).status_code == 422
    assert workers(cast) == [("Rosa", "primary")]


def test_it_ends_after_asking_once(cast: Cast, browse: Browse) -> None:
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id)
    visitor, address = browse(cast.lorraine), end_address(cast, "Marcus")
    assert "Marcus sees nothing more of the record." in visitor.get(address).content.decode()
    assert visitor.post(address).status_code == 303
    assert workers(cast) == [("Rosa", "primary")]
    with acting_as(cast.marcus):
        assert list(Participant.objects.all()) == []
    assert visitor.post(address).status_code == 404


def test_handing_over_and_going_leaves_one_without_reach(cast: Cast, browse: Browse) -> None:
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id)
    visitor = browse(cast.rosa)
    answer = visitor.post(end_address(cast, "Rosa"), follow=True)
    assert answer.redirect_chain == [("/today/people/", 303)]
    assert "They no longer walk together." in answer.content.decode()
    assert visitor.get(f"/today/people/{cast.dee.pk}/").status_code == 404


def test_nobody_is_left_alone(cast: Cast, browse: Browse) -> None:
    answer = browse(cast.rosa).post(end_address(cast, "Rosa"))
    assert answer.status_code == 422
    assert "Somebody has to walk with them" in answer.content.decode()
    assert workers(cast) == [("Rosa", "primary")]


def test_dee_reads_who_walks_with_her_but_does_not_assign(cast: Cast, browse: Browse) -> None:
    visitor = browse(open_dees_door(cast))
    said = {"worker": str(cast.marcus.id), "kind": "primary"}
    for answer in (
        visitor.get(f"/access/{cast.dee.pk}/assign/"),
        visitor.post(f"/access/{cast.dee.pk}/assign/", said),
        visitor.get(end_address(cast, "Rosa")),
        visitor.post(end_address(cast, "Rosa")),
    ):
        assert answer.status_code == 403
    assert workers(cast) == [("Rosa", "primary")]


def test_strangers_find_nothing_to_change(cast: Cast, browse: Browse) -> None:
    address = end_address(cast, "Rosa")
    said = {"worker": str(cast.marcus.id), "kind": "primary"}
    for stranger in cast.strangers():
        visitor = browse(stranger)
        for answer in (
            visitor.get(f"/access/{cast.dee.pk}/assign/"),
            visitor.post(f"/access/{cast.dee.pk}/assign/", said),
            visitor.get(address),
            visitor.post(address),
        ):
            assert answer.status_code == 404
    assert workers(cast) == [("Rosa", "primary")]
