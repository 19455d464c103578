"""A note is saved once, whole, by who walks with the person, and by nobody else."""

import datetime as dt
from typing import Any

import pytest

from tests.conftest import Cast
from tests.contacts.build import HOUR, NOON, a_note, words
from walkwith.access.commands import assign, end_assignment, welcome_participant
from walkwith.access.models import Assignment, Look
from walkwith.contacts import commands, queries
from walkwith.contacts.models import ContactNote, NoteStep
from walkwith.contacts.rules import NextStep
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.models import Change
from walkwith.plans.commands import add_step
from walkwith.plans.models import Step
from walkwith.schedule.commands import add_appointment
from walkwith.schedule.models import Appointment

pytestmark = pytest.mark.usefixtures("beside")


def test_a_note_keeps_what_was_said(cast: Cast) -> None:
    saved = a_note(
        cast.rosa, cast, way="phone", work=("skills", "relationship"), felt=" Okay \u202ewith you. "
    )
    with acting_as(cast.rosa):
        note = queries.note(saved.pk)
    assert (note.author.name, note.credential, note.way) == ("Rosa", "CPS", "phone")
    assert (note.minutes, note.started_at, note.zone) == (40, NOON - HOUR, "America/New_York")
    assert (note.work, note.felt) == (["relationship", "skills"], "Okay with you.")


def test_one_tick_is_enough_and_nothing_is_too_little(cast: Cast) -> None:
    assert a_note(cast.rosa, cast, together="").work == ["relationship"]
    assert a_note(cast.rosa, cast, work=()).together == "Filled in the ID form."
    with pytest.raises(Refused) as refused:
        a_note(cast.rosa, cast, work=(), together="  ")
    assert refused.value.field == "work"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"started_at": NOON + HOUR}, "day"),
        ({"started_at": NOON.replace(year=202)}, "day"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 721}, "minutes"),
        ({"way": "pigeon"}, "way"),
        ({"work": ("spying",)}, "work"),
        ({"goal": "g" * 2001}, "goal"),
        ({"together": "t" * 1_000_000}, "together"),
        ({"felt": "f" * 4001}, "felt"),
        ({"felt": "f\x00"}, "felt"),
        ({"place": "p" * 201}, "place"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    cast: Cast, said: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        a_note(cast.rosa, cast, **said)
    assert refused.value.field == field
    with acting_as(cast.rosa):
        assert not ContactNote.objects.exists()


def test_next_steps_become_steps_with_a_day(cast: Cast) -> None:
    steps = [
        NextStep(
            words="Call the office", agreed=True, who="participant", day=dt.date(2026, 11, 20)
        ),
        NextStep(words=" ", agreed=True),
        NextStep(words="Drive to St. Mark's", agreed=True),
    ]
    saved = a_note(cast.rosa, cast, more={"next_steps": steps})
    with acting_as(cast.rosa):
        note = queries.note(saved.pk)
        linked = [(link.step.words, link.step.who, link.step.day) for link in note.step_links.all()]
        assert linked == [
            ("Call the office", "participant", dt.date(2026, 11, 20)),
            ("Drive to St. Mark's", "together", None),
        ]
        assert Look.objects.get(how="wrote", page="log").sections == ["contact_notes", "plan"]


def test_steps_that_were_there_land_in_the_note_and_others_do_not(cast: Cast) -> None:
    there = add_step(actor=cast.rosa, participant_id=cast.dee.pk, words="The Thursday meeting")
    saved = a_note(cast.rosa, cast, more={"step_ids": [there.pk, new_id()]})
    with acting_as(cast.rosa):
        assert [link.step_id for link in NoteStep.objects.filter(note=saved)] == [there.pk]


def test_a_note_about_an_appointment_says_it_was_kept(cast: Cast) -> None:
    with clock.stopped_at(NOON):
        visit = add_appointment(actor=cast.rosa, participant_id=cast.dee.pk, starts_at=NOON - HOUR)
    a_note(cast.rosa, cast, more={"appointment_id": visit.pk})
    with acting_as(cast.rosa):
        assert Appointment.objects.get().state == "kept"
    with pytest.raises(NotFound):
        a_note(cast.rosa, cast, more={"appointment_id": new_id()})


def test_sent_twice_it_is_saved_once(cast: Cast) -> None:
    key = new_id()
    more = {"next_steps": [NextStep(words="Call the office ", agreed=True)]}
    first = a_note(cast.rosa, cast, note_id=key, more=more)
    again = a_note(cast.rosa, cast, note_id=key, at=NOON + HOUR, more=more)
    assert again == first
    with acting_as(cast.rosa):
        assert ContactNote.objects.count() == Step.objects.count() == NoteStep.objects.count() == 1
        assert Change.objects.filter(event="NoteWritten").count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"together": "Else."},
        {"minutes": 5},
        {"more": {"next_steps": [NextStep(words="New", agreed=True)]}},
    ],
)
def test_sent_again_with_other_words_it_would_correct(cast: Cast, other: dict[str, Any]) -> None:
    first = a_note(cast.rosa, cast)
    with pytest.raises(commands.SavedBefore) as before:
        a_note(cast.rosa, cast, note_id=first.pk, **other)
    assert before.value.note == first
    with acting_as(cast.rosa):
        assert queries.note(first.pk).together == "Filled in the ID form."


def test_the_key_of_another_note_is_refused(cast: Cast) -> None:
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.lorraine.id)
    theirs = a_note(cast.lorraine, cast)
    with pytest.raises(Refused):
        a_note(cast.rosa, cast, note_id=theirs.pk)
    ana = welcome_participant(
        actor=cast.rosa, worker_id=cast.rosa.id, details={"preferred_name": "Ana"}
    )
    mine = a_note(cast.rosa, cast)
    with pytest.raises(Refused), clock.stopped_at(NOON):
        commands.save_note(actor=cast.rosa, note_id=mine.pk, participant_id=ana.pk, note=words())


def test_who_may_write(cast: Cast) -> None:
    for actor in cast.strangers():
        with pytest.raises(NotFound):
            a_note(actor, cast)
    with pytest.raises(NotAllowed):
        a_note(cast.lorraine, cast)


def test_who_no_longer_walks_with_them_writes_no_more(cast: Cast) -> None:
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.lorraine.id)
    with acting_as(cast.rosa):
        mine = Assignment.objects.get(worker_id=cast.rosa.id)
    end_assignment(actor=cast.lorraine, assignment_id=mine.pk)
    with pytest.raises(NotFound):
        a_note(cast.rosa, cast)


def test_a_correction_keeps_what_was_said_before(cast: Cast) -> None:
    saved = a_note(cast.rosa, cast)
    with clock.stopped_at(NOON + 23 * HOUR):
        commands.correct_note(
            actor=cast.rosa,
            note_id=saved.pk,
            note=words(together="Filled in the housing form."),
            next_steps=[NextStep(words="Send it", agreed=True)],
        )
    with acting_as(cast.rosa):
        note = queries.note(saved.pk)
        assert note.together == "Filled in the housing form."
        assert note.corrected_at == NOON + 23 * HOUR
        assert [link.step.words for link in note.step_links.all()] == ["Send it"]
        assert Change.objects.get(event="NoteCorrected").details == {
            "before": {"together": "Filled in the ID form."},
            "after": {"together": "Filled in the housing form."},
        }


def test_only_the_author_corrects_and_only_for_a_day(cast: Cast) -> None:
    saved = a_note(cast.rosa, cast)
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.lorraine.id)

    def correct(actor: Any, at: dt.datetime) -> None:
        with clock.stopped_at(at):
            commands.correct_note(actor=actor, note_id=saved.pk, note=words(felt="Good"))

    with pytest.raises(NotAllowed):
        correct(cast.rosa, NOON + 25 * HOUR)
    with pytest.raises(NotAllowed):
        correct(cast.lorraine, NOON + HOUR)
    with pytest.raises(NotFound):
        correct(cast.marcus, NOON + HOUR)
    with acting_as(cast.rosa):
        assert queries.note(saved.pk).felt == ""
