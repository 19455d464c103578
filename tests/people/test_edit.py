"""Who somebody is and how it is safe to reach them: one form, safety first."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.today.build import Browse, looks_at, open_dees_door
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.models import Change
from walkwith.people.commands import edit_participant
from walkwith.people.models import ContactDetails, Participant

SAID = {
    "preferred_name": "Dee",
    "full_name": "Deirdre Quill",
    "pronouns": "she/her",
    "language": "en",
    "language_words": "",
    "safely": "Text only, 9 to 3. Say “Rosa from the library”. No voicemail.",
    "ways": ["may_text"],
    "phone": "412-555-0143",
    "agreed_days": "7",
    "zip_code": "15201",
}


def save(client: Client, cast: Cast, **said: Any) -> Any:
    return client.post(f"/people/{cast.dee.pk}/edit/", {**SAID, **said})


def kept(cast: Cast) -> tuple[Participant, ContactDetails]:
    with acting_as(cast.rosa):
        person = Participant.objects.select_related("contact_details").get(pk=cast.dee.pk)
        return person, person.contact_details


def changes(cast: Cast, viewer: Actor) -> list[tuple[str, Any]]:
    with acting_as(viewer):
        told = Change.objects.filter(subject_id=cast.dee.pk).order_by("at", "id")
        return [(change.event, change.details) for change in told][1:]


def test_the_form_shows_what_is_known(cast: Cast, browse: Browse) -> None:
    page = browse(cast.rosa).get(f"/people/{cast.dee.pk}/edit/").content.decode()
    assert 'value="Deirdre Quill"' in page
    assert page.index("Safety first") < page.index("Full name")
    assert 'value="7" id="id_agreed_days_2" checked' in page


def test_what_changed_is_saved_and_nothing_else(cast: Cast, browse: Browse) -> None:
    before = changes(cast, cast.rosa)
    answer = save(browse(cast.rosa), cast, preferred_name="Dédé", ways=["may_call"])
    assert answer.headers["Location"] == f"/today/people/{cast.dee.pk}/"
    person, details = kept(cast)
    assert (person.preferred_name, person.names) == ("Dédé", "dede deirdre quill")
    assert (details.may_text, details.may_call) == (False, True)
    assert changes(cast, cast.rosa)[len(before) :] == [
        (
            "ParticipantEdited",
            {"before": {"preferred_name": "Dee"}, "after": {"preferred_name": "Dédé"}},
        ),
        (
            "ContactDetailsEdited",
            {
                "before": {"may_text": True, "may_call": False},
                "after": {"may_text": False, "may_call": True},
            },
        ),
    ]


def test_saying_the_same_again_leaves_no_trace(cast: Cast, browse: Browse) -> None:
    before = changes(cast, cast.rosa)
    assert save(browse(cast.rosa), cast).status_code == 303
    assert changes(cast, cast.rosa) == before


def test_a_rhythm_of_ones_own_stays_as_it_is(cast: Cast, browse: Browse) -> None:
    edit_participant(actor=cast.rosa, participant_id=cast.dee.pk, changes={"agreed_days": 10})
    visitor = browse(cast.rosa)
    assert "Every 10 days" in visitor.get(f"/people/{cast.dee.pk}/edit/").content.decode()
    save(visitor, cast, agreed_days="10")
    assert kept(cast)[1].agreed_days == 10
    save(visitor, cast, agreed_days="")
    assert kept(cast)[1].agreed_days is None


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"preferred_name": " "}, "Please fill this in."),
        ({"preferred_name": "x" * 81}, "This is too long: 80 letters at most, and it has 81."),
        ({"safely": "x" * 1_000_000}, "This is too long: 600 letters at most"),
        ({"language": "tlh"}, "Please choose one of these."),
        ({"agreed_days": "-1"}, "Please choose one of these."),
    ],
)
def test_a_refused_form_says_why_and_keeps_the_words(
    cast: Cast, browse: Browse, said: dict[str, str], sentence: str
) -> None:
    answer = save(browse(cast.rosa), cast, pronouns="she and they", **said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="she and they"' in page
    assert kept(cast)[0].pronouns == "she/her"


def test_marks_that_turn_the_words_around_are_not_kept(cast: Cast) -> None:
    edit_participant(
        actor=cast.rosa,
        participant_id=cast.dee.pk,
        changes={"preferred_name": "\u202eeeD\x07 ", "safely": "a\r\nb"},
    )
    person, details = kept(cast)
    assert (person.preferred_name, details.safely) == ("eeD", "a\nb")


def test_dee_writes_about_herself(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    visitor = browse(dee)
    page = visitor.get(f"/people/{cast.dee.pk}/edit/").content.decode()
    assert "How is it safe to reach you?" in page
    save(visitor, cast, safely="Mornings only")
    assert kept(cast)[1].safely == "Mornings only"
    assert looks_at(cast.dee, dee, seen_by=cast.rosa) == []


def test_a_supervisor_may_bring_it_up_to_date(cast: Cast, browse: Browse) -> None:
    assert save(browse(cast.lorraine), cast, phone="412-555-0100").status_code == 303
    assert kept(cast)[1].phone == "412-555-0100"


def test_opening_and_saving_are_written_down(cast: Cast, browse: Browse) -> None:
    before = looks_at(cast.dee, cast.lorraine, seen_by=cast.rosa)
    visitor = browse(cast.lorraine)
    visitor.get(f"/people/{cast.dee.pk}/edit/")
    save(visitor, cast, phone="412-555-0100")
    assert looks_at(cast.dee, cast.lorraine, seen_by=cast.rosa)[len(before) :] == [
        ("opened", "edit", "contact_details identity"),
        ("opened", "edit", "contact_details identity"),
        ("wrote", "edit", "contact_details"),
    ]


def test_strangers_find_nobody_to_edit(cast: Cast, browse: Browse) -> None:
    for stranger in cast.strangers():
        visitor = browse(stranger)
        for answer in (
            visitor.get(f"/people/{cast.dee.pk}/edit/"),
            save(visitor, cast, phone="1"),
            visitor.get(f"/people/{uuid4()}/edit/"),
        ):
            assert answer.status_code == 404
    assert kept(cast)[1].phone == "412-555-0143"
