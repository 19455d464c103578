"""Reading: the list, one note, the correction, for each who may and who may not."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.contacts.build import HOUR, NOON, a_note, dee_with_a_door
from walkwith.access.models import Look
from walkwith.contacts.queries import note as note_query
from walkwith.contacts.rules import NextStep
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id
from walkwith.plans.commands import finish_step
from walkwith.plans.models import Step

pytestmark = pytest.mark.usefixtures("beside")

Browse = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.stopped_at(NOON):
        yield


def test_the_list_is_newest_first_twenty_a_page(cast: Cast, browse: Browse) -> None:
    for number in range(21):
        a_note(cast.rosa, cast, started_at=NOON - number * HOUR, together=f"Number {number}.")
    client = browse(cast.rosa)
    first = client.get(f"/contacts/{cast.dee.pk}/")
    assert [told.note.together for told in first.context["notes"]] == [
        f"Number {number}." for number in range(20)
    ]
    second = client.get(f"/contacts/{cast.dee.pk}/?page=2")
    assert [told.note.together for told in second.context["notes"]] == ["Number 20."]
    for odd in ("0", "-1", "999", "x", "9" * 30):
        assert client.get(f"/contacts/{cast.dee.pk}/?page={odd}").status_code == 200


def test_an_empty_list_says_what_to_do(cast: Cast, browse: Browse) -> None:
    assert "The first one takes a minute" in (
        browse(cast.rosa).get(f"/contacts/{cast.dee.pk}/").content.decode()
    )


def test_a_note_tells_who_when_what_and_next(cast: Cast, browse: Browse) -> None:
    note = a_note(
        cast.rosa,
        cast,
        way="phone",
        goal="Get the ID",
        felt="It was okay with you there.",
        more={"next_steps": [NextStep(words="Call", agreed=True, day=dt.date(2026, 11, 19))]},
    )
    with acting_as(cast.rosa):
        step = Step.objects.get()
    finish_step(actor=cast.rosa, step_id=step.pk)
    html = browse(cast.rosa).get(f"/contacts/notes/{note.pk}/").content.decode()
    for words in (
        "Today, 11 a.m.",
        "Phone",
        "40 minutes",
        "Written by Rosa, CPS",
        "From 11 a.m. to 11:40 a.m.",
        "Relationship building",
        "Get the ID",
        "It was okay with you there.",
        "Done: Today",
    ):
        assert words in html, words


def test_dee_reads_every_word_and_strangers_none(cast: Cast, browse: Browse) -> None:
    note = a_note(cast.rosa, cast, felt="It was okay.")
    dee = dee_with_a_door(cast)
    for path in (f"/contacts/{cast.dee.pk}/", f"/contacts/notes/{note.pk}/"):
        for actor in (cast.rosa, cast.lorraine, dee):
            page = browse(actor).get(path)
            assert (page.status_code, "It was okay." in page.content.decode()) == (200, True)
            assert page["Cache-Control"] == "no-store"
        for actor in cast.strangers():
            assert browse(actor).get(path).status_code == 404
    assert browse(cast.rosa).get(f"/contacts/notes/{new_id()}/").status_code == 404


def test_reading_is_a_look_that_dee_sees(cast: Cast, browse: Browse) -> None:
    note = a_note(cast.rosa, cast)
    browse(cast.lorraine).get(f"/contacts/notes/{note.pk}/")
    browse(cast.lorraine).get(f"/contacts/{cast.dee.pk}/")
    with acting_as(cast.rosa):
        looks = Look.objects.filter(viewer_id=cast.lorraine.id).order_by("made_at", "id")
        assert [(look.page, look.how, look.sections) for look in looks] == [
            ("note", "opened", ["contact_notes", "identity"]),
            ("notes", "opened", ["contact_notes", "identity"]),
        ]


def test_the_words_of_a_step_are_a_look_at_the_plan(cast: Cast, browse: Browse) -> None:
    note = a_note(cast.rosa, cast, more={"next_steps": [NextStep(words="Call", agreed=True)]})
    with clock.stopped_at(NOON + HOUR):
        for path in (f"/contacts/notes/{note.pk}/", f"/contacts/{cast.dee.pk}/"):
            assert "Call" in browse(cast.lorraine).get(path).content.decode()
    with acting_as(cast.rosa):
        looks = Look.objects.filter(viewer_id=cast.lorraine.id).order_by("page")
        assert [(look.page, look.how, look.sections) for look in looks] == [
            ("note", "opened", ["contact_notes", "identity", "plan"]),
            ("notes", "opened", ["contact_notes", "identity", "plan"]),
        ]


def test_each_reading_of_the_list_is_a_look(cast: Cast, browse: Browse) -> None:
    a_note(cast.rosa, cast)
    reader = browse(cast.lorraine)
    for _time in range(3):
        reader.get(f"/contacts/{cast.dee.pk}/")
    with acting_as(cast.rosa):
        assert Look.objects.filter(viewer_id=cast.lorraine.id, page="notes").count() == 3


def test_the_list_asks_the_same_number_of_times(cast: Cast, browse: Browse) -> None:
    client, counts = browse(cast.rosa), []
    client.get(f"/contacts/{cast.dee.pk}/")
    for more in (1, 2):
        for _number in range(more):
            a_note(
                cast.rosa,
                cast,
                more={
                    "next_steps": [
                        NextStep(words="A", agreed=True),
                        NextStep(words="B", agreed=True),
                    ]
                },
            )
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/contacts/{cast.dee.pk}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_author_corrects_for_a_day(cast: Cast, browse: Browse) -> None:
    note = a_note(cast.rosa, cast, felt="Okay.")
    client, path = browse(cast.rosa), f"/contacts/notes/{note.pk}/correct/"
    assert f'href="{path}"' in client.get(f"/contacts/notes/{note.pk}/").content.decode()
    form = client.get(path).context["form"]
    said = {name: form[name].value() for name in ("way", "together", "felt", "minutes", "work")}
    said |= {"note_id": str(note.pk), "day": "2026-11-18", "time": "10:30", "felt": "Very okay."}
    assert client.post(path, said)["Location"] == f"/contacts/notes/{note.pk}/"
    with acting_as(cast.rosa):
        after = note_query(note.pk)
        assert (after.felt, after.started_at) == ("Very okay.", NOON - 1.5 * HOUR)
    assert "Corrected Today" in client.get(f"/contacts/notes/{note.pk}/").content.decode()
    refused = client.post(path, {**said, "minutes": "0"})
    assert (refused.status_code, "Very okay." in refused.content.decode()) == (422, True)
    with clock.stopped_at(NOON + 25 * HOUR):
        later = browse(cast.rosa)
        assert later.get(path).status_code == 403
        assert later.post(path, said).status_code == 403


def test_nobody_else_corrects(cast: Cast, browse: Browse) -> None:
    note = a_note(cast.rosa, cast)
    path = f"/contacts/notes/{note.pk}/correct/"
    assert browse(cast.lorraine).get(path).status_code == 403
    assert browse(dee_with_a_door(cast)).post(path, {}).status_code == 403
    for actor in cast.strangers():
        assert browse(actor).get(path).status_code == 404
