"""With whom? And work without a participant."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.contacts.build import HOUR, NOON, a_note, dee_with_a_door
from walkwith.access.commands import welcome_participant
from walkwith.contacts.commands import save_draft
from walkwith.contacts.models import IndirectWork
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id
from walkwith.schedule.commands import add_appointment

Browse = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.stopped_at(NOON):
        yield


def welcome(cast: Cast, name: str) -> Any:
    with clock.stopped_at(NOON - 48 * HOUR):
        return welcome_participant(
            actor=cast.rosa, worker_id=cast.rosa.id, details={"preferred_name": name}
        ).pk


def test_todays_visit_first_then_who_was_reached_last(cast: Cast, browse: Browse) -> None:
    ana, bo = welcome(cast, "Ana"), welcome(cast, "Bo")
    a_note(cast.rosa, cast)
    add_appointment(actor=cast.rosa, participant_id=bo, starts_at=NOON + 2 * HOUR)
    save_draft(actor=cast.rosa, participant_id=ana, note_id=new_id(), words={"goal": ["x"]})
    people = browse(cast.rosa).get("/contacts/log/").context["people"]
    assert [(one.who.preferred_name, one.about, one.who.has_draft) for one in people] == [
        ("Bo", "Today at 2 p.m.", False),
        ("Dee", "Last contact today", False),
        ("Ana", "No contact yet", True),
    ]


def test_typing_finds_with_and_without_htmx(cast: Cast, browse: Browse) -> None:
    welcome(cast, "Ana")
    client = browse(cast.rosa)
    whole = client.get("/contacts/log/?q=quil").content.decode()
    assert ("Dee" in whole, "Ana" in whole, "<html" in whole) == (True, False, True)
    part = client.get("/contacts/log/?q=quil", headers={"HX-Request": "true"}).content.decode()
    assert ("Dee" in part, "<html" in part) == (True, False)
    for odd in ("%", "_", "\\", "\x00", "x" * 500, "<b>"):
        page = client.get("/contacts/log/", {"q": odd})
        assert page.status_code == 200
        assert "Dee" not in page.content.decode() or odd in ("\x00", "x" * 500)


def test_only_workers_log(cast: Cast, browse: Browse) -> None:
    assert browse(cast.marcus).get("/contacts/log/").context["people"] == []
    assert browse(cast.lorraine).get("/contacts/log/").context["people"] == []
    for actor in (cast.pat, dee_with_a_door(cast)):
        for path in ("/contacts/log/", "/contacts/indirect/"):
            assert browse(actor).get(path).status_code == 403


def test_the_list_asks_the_same_number_of_times(cast: Cast, browse: Browse) -> None:
    client, counts = browse(cast.rosa), []
    client.get("/contacts/log/")
    for name in ("", "Ana", "Bo"):
        if name:
            welcome(cast, name)
        with CaptureQueriesContext(connection) as asked:
            client.get("/contacts/log/")
        counts.append(len(asked))
    assert counts[0] == counts[2]


def indirect(**said: Any) -> dict[str, Any]:
    return {
        "entry_id": str(new_id()),
        "work": ["team", "training"],
        "day": "2026-11-18",
        "time": "09:00",
        "minutes": "60",
        "words": "Huddle",
        **said,
    }


def test_other_work_is_logged_once(cast: Cast, browse: Browse) -> None:
    client, said = browse(cast.rosa), indirect()
    assert client.get("/contacts/indirect/").context["form"]["minutes"].value() == 30
    for _time in range(2):
        assert client.post("/contacts/indirect/", said)["Location"] == "/"
    with acting_as(cast.rosa):
        entry = IndirectWork.objects.get()
    assert (entry.work, entry.minutes, entry.words) == (["team", "training"], 60, "Huddle")
    assert entry.started_at == dt.datetime(2026, 11, 18, 14, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"work": []}, "work"),
        ({"work": ["relationship"]}, "work"),
        ({"minutes": "721"}, "minutes"),
        ({"words": "x" * 2001}, "words"),
        ({"day": "2026-11-20"}, "day"),
        ({"entry_id": ""}, "entry_id"),
    ],
)
def test_other_work_is_refused_at_its_field(
    cast: Cast, browse: Browse, said: dict[str, Any], field: str
) -> None:
    answer = browse(cast.rosa).post("/contacts/indirect/", indirect(**said))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_other_work_is_its_authors_alone(cast: Cast, browse: Browse) -> None:
    said = indirect()
    browse(cast.rosa).post("/contacts/indirect/", said)
    for actor in (cast.lorraine, *cast.strangers()):
        with acting_as(actor):
            assert not IndirectWork.objects.exists()
    answer = browse(cast.marcus).post("/contacts/indirect/", said)
    assert (answer.status_code, "another entry" in answer.content.decode()) == (422, True)
