"""A contact note by somebody who stands in: written, and read by others only."""

import datetime as dt
from typing import Any

import pytest

from tests.access.covering import DAY, covered
from tests.conftest import Cast
from tests.contacts.build import dee_with_a_door
from tests.today.build import Browse, a_full_record, looks_at
from walkwith.access.commands import assign, end_cover
from walkwith.contacts.commands import discard_draft, save_draft, save_note
from walkwith.contacts.models import ContactNote, Draft
from walkwith.contacts.queries import form_to_log, people_to_log
from walkwith.contacts.rules import NoteWords
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.identifiers import new_id
from walkwith.plans.models import Step
from walkwith.schedule.commands import add_appointment
from walkwith.schedule.models import Appointment


def address(cast: Cast) -> str:
    return f"/contacts/{cast.dee.pk}/log/"


def typed(**said: Any) -> dict[str, Any]:
    yesterday = clock.today("America/New_York") - dt.timedelta(days=1)
    return {
        "note_id": str(new_id()),
        "way": "phone",
        "work": ["relationship"],
        "day": yesterday.isoformat(),
        "time": "12:00",
        "minutes": "20",
        "together": "We talked about the week.",
        **said,
    }


def test_the_form_shows_what_was_agreed_and_no_earlier_note(cast: Cast, browse: Browse) -> None:
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    covered(cast, ["plan"])
    page = browse(cast.marcus).get(address(cast))
    html = page.content.decode()
    assert "My own place by summer." in html
    assert "Step 0" in html
    assert "Filled in form 0." not in html
    assert "And what comes next, so that Rosa knows." in html
    assert not [name for name in page.context["form"].fields if name.startswith("step")]
    seen = looks_at(cast.dee, cast.marcus, seen_by=cast.rosa)
    assert seen == [("opened", "log", "identity plan")]


def test_without_the_plan_no_step_is_shown(cast: Cast, browse: Browse) -> None:
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    covered(cast, ["schedule"])
    html = browse(cast.marcus).get(address(cast)).content.decode()
    assert "My own place by summer." not in html
    assert "Step 0" not in html


def test_it_is_saved_and_rosa_and_dee_read_it(cast: Cast, browse: Browse) -> None:
    covered(cast)
    visitor = browse(cast.marcus)
    answer = visitor.post(address(cast), typed(), follow=True)
    html = answer.content.decode()
    assert answer.redirect_chain == [(f"/today/people/{cast.dee.pk}/", 303)]
    assert "Saved. Dee and Rosa read it now. To you it is closed, like all notes." in html
    assert "We talked about the week." not in html
    for actor in (cast.rosa, dee_with_a_door(cast)):
        with acting_as(actor):
            note = ContactNote.objects.get()
            assert (note.author_id, note.together) == (
                cast.marcus.id,
                "We talked about the week.",
            )
    with acting_as(cast.marcus):
        assert list(ContactNote.objects.all()) == []
    assert visitor.get(f"/contacts/notes/{note.pk}/").status_code == 404
    assert visitor.get(f"/contacts/notes/{note.pk}/correct/").status_code == 404
    assert visitor.get(f"/contacts/{cast.dee.pk}/").status_code == 404
    assert ("wrote", "log", "contact_notes") in looks_at(cast.dee, cast.marcus, seen_by=cast.rosa)


def test_a_visit_of_rosas_is_offered_and_kept(cast: Cast, browse: Browse) -> None:
    visit = add_appointment(
        actor=cast.rosa,
        participant_id=cast.dee.pk,
        starts_at=clock.now() - dt.timedelta(minutes=30),
        place="The library",
    )
    covered(cast)
    page = browse(cast.marcus).get(address(cast))
    assert page.context["opened"].appointment == visit
    browse(cast.marcus).post(address(cast), typed(appointment_id=str(visit.pk)))
    with acting_as(cast.rosa):
        assert Appointment.objects.get().state == "kept"
        assert ContactNote.objects.get().appointment_id == visit.pk


def test_sent_twice_it_is_saved_once_and_no_word_is_lost(cast: Cast, browse: Browse) -> None:
    covered(cast)
    visitor, said = browse(cast.marcus), typed()
    assert visitor.post(address(cast), said).status_code == 303
    again = visitor.post(address(cast), {**said, "together": "And she laughed."})
    html = again.content.decode()
    assert again.status_code == 422
    assert "This note is saved already, and they can read it." in html
    assert "And she laughed." in html
    with acting_as(cast.rosa):
        assert ContactNote.objects.get().together == "We talked about the week."


def test_no_step_of_the_plan_comes_out_of_it(cast: Cast, browse: Browse) -> None:
    covered(cast)
    answer = browse(cast.marcus).post(address(cast), typed(step_1="Call", who_1="worker"))
    assert answer.status_code == 303
    with acting_as(cast.rosa):
        assert not Step.objects.exists()


def test_the_draft_is_ones_own_words_and_ends_with_the_cover(cast: Cast) -> None:
    cover = covered(cast)
    note_id = new_id()
    for said in ("She", "She called"):
        save_draft(
            actor=cast.marcus,
            participant_id=cast.dee.pk,
            note_id=note_id,
            words={"together": [said]},
        )
    with acting_as(cast.marcus):
        assert [draft.words for draft in Draft.objects.all()] == [{"together": ["She called"]}]
        draft = form_to_log(cast.marcus, cast.dee.pk).draft
        assert draft is not None and draft.note_id == note_id
    for actor in (cast.rosa, cast.lorraine):
        with acting_as(actor):
            assert list(Draft.objects.all()) == []
    end_cover(actor=cast.rosa, cover_id=cover.pk)
    with acting_as(cast.marcus):
        assert list(Draft.objects.all()) == []
    with pytest.raises(NotFound):
        discard_draft(actor=cast.marcus, participant_id=cast.dee.pk)


def test_the_list_of_whom_to_log_has_those_one_stands_in_with(cast: Cast) -> None:
    covered(cast, ["plan"])
    with acting_as(cast.marcus):
        [one] = people_to_log(cast.marcus)
        assert (one.participant_id, one.is_covered, one.last_at) == (cast.dee.pk, True, None)
    assert looks_at(cast.dee, cast.marcus, seen_by=cast.rosa) == [("listed", "log", "identity")]
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id)
    with acting_as(cast.marcus):
        [one] = people_to_log(cast.marcus)
        assert one.is_covered is False


def test_before_and_after_nothing_can_be_written(cast: Cast) -> None:
    note = NoteWords(started_at=clock.now() - DAY, minutes=20, together="x")
    asked = {"actor": cast.marcus, "participant_id": cast.dee.pk, "note": note}
    with pytest.raises(NotFound):
        save_note(note_id=new_id(), **asked)  # type: ignore[arg-type]
    cover = covered(cast, [])
    with pytest.raises(NotFound):
        save_note(note_id=new_id(), **asked)  # type: ignore[arg-type]
    end_cover(actor=cast.rosa, cover_id=cover.pk)
    covered(cast)
    save_note(note_id=new_id(), **asked)  # type: ignore[arg-type]


def test_another_note_under_the_same_key_is_not_saved(cast: Cast) -> None:
    covered(cast)
    note = NoteWords(started_at=clock.now() - DAY, minutes=20, together="x")
    key = new_id()
    save_note(actor=cast.rosa, participant_id=cast.dee.pk, note_id=key, note=note)
    with pytest.raises(Refused):
        save_note(actor=cast.marcus, participant_id=cast.dee.pk, note_id=key, note=note)
