"""Somebody new: a name is enough, and the worker who walks with them is there at once."""

from typing import Any

from tests.conftest import Cast
from tests.today.build import Browse, looks_at, somebody
from walkwith.access.models import Assignment
from walkwith.foundation.actor import Actor, acting_as
from walkwith.people.models import Participant

NAME_ONLY = {"preferred_name": "Luis", "language": "en"}


def walking(cast: Cast, viewer: Actor, name: str) -> list[str]:
    with acting_as(viewer):
        found = Assignment.objects.filter(participant__preferred_name=name)
        return [one.worker.name for one in found.select_related("worker")]


def test_a_name_is_enough(cast: Cast, browse: Browse) -> None:
    answer = browse(cast.rosa).post("/access/welcome/", NAME_ONLY, follow=True)
    assert "Luis is here. The rest can wait." in answer.content.decode()
    assert walking(cast, cast.rosa, "Luis") == ["Rosa"]
    with acting_as(cast.rosa):
        luis = Participant.objects.get(preferred_name="Luis")
    assert looks_at(luis, cast.rosa, seen_by=cast.lorraine)[:2] == [
        ("wrote", "assign", "relationships"),
        ("wrote", "welcome", "contact_details identity"),
    ]


def test_a_supervisor_chooses_who_walks_along(cast: Cast, browse: Browse) -> None:
    visitor = browse(cast.lorraine)
    assert "Who walks with them?" in visitor.get("/access/welcome/").content.decode()
    visitor.post("/access/welcome/", {**NAME_ONLY, "worker": str(cast.rosa.id)})
    assert walking(cast, cast.lorraine, "Luis") == ["Rosa"]


def test_nobody_is_brought_to_a_worker_next_door(cast: Cast, browse: Browse) -> None:
    for actor in (cast.rosa, cast.lorraine):
        said = {**NAME_ONLY, "worker": str(cast.marcus.id)}
        assert browse(actor).post("/access/welcome/", said).status_code == 422
    assert walking(cast, cast.marcus, "Luis") == []


def test_a_name_known_already_asks_once(cast: Cast, browse: Browse) -> None:
    visitor = browse(cast.rosa)
    said: dict[str, Any] = {**NAME_ONLY, "preferred_name": "dée"}
    answer = visitor.post("/access/welcome/", said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "You know somebody by this name. Is this somebody else?" in page
    assert f'href="/today/people/{cast.dee.pk}/"' in page
    assert visitor.post("/access/welcome/", {**said, "is_somebody_else": "on"}).status_code == 303
    assert walking(cast, cast.rosa, "dée") == ["Rosa"]


def test_the_hint_tells_strangers_nothing(cast: Cast, browse: Browse) -> None:
    said = {**NAME_ONLY, "preferred_name": "Dee"}
    assert browse(cast.marcus).post("/access/welcome/", said).status_code == 303


def test_who_walks_with_nobody_adds_nobody(cast: Cast, browse: Browse) -> None:
    for answer in (
        browse(cast.pat).get("/access/welcome/"),
        browse(cast.pat).post("/access/welcome/", NAME_ONLY),
    ):
        assert answer.status_code == 403
        assert "added by the peer specialist who walks with them" in answer.content.decode()


def test_the_hint_is_a_look_at_whom_it_shows(cast: Cast, browse: Browse) -> None:
    """Others have the name within theirs: they are neither shown nor said to be seen."""
    others = [somebody(cast.rosa, name) for name in ("Dee Ann", "Andee")]
    somebody(cast.rosa, "Ann", full_name="Ann Dee")
    page = browse(cast.lorraine).post(
        "/access/welcome/", {**NAME_ONLY, "preferred_name": "Dee", "worker": str(cast.rosa.id)}
    )
    assert [one.pk for one in page.context["form"].alike] == [cast.dee.pk]
    assert looks_at(cast.dee, cast.lorraine, seen_by=cast.rosa) == [
        ("listed", "welcome", "identity")
    ]
    for one in others:
        assert looks_at(one, cast.lorraine, seen_by=cast.rosa) == []


def test_who_is_brought_along_shows_no_way_to_reach_them(cast: Cast, browse: Browse) -> None:
    for path in ("assign", "open-door"):
        browse(cast.lorraine).get(f"/access/{cast.dee.pk}/{path}/")
    assert looks_at(cast.dee, cast.lorraine, seen_by=cast.rosa) == [
        ("opened", "assign", "identity"),
        ("opened", "door", "consents identity"),
    ]
