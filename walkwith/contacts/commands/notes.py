import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from walkwith.access.commands import begin_side_by_side, end_side_by_side, explain
from walkwith.access.models import SideBySide
from walkwith.access.queries import openings_of
from walkwith.accounts.models import Membership
from walkwith.contacts import events, rules
from walkwith.contacts.models import ContactNote, Draft, NoteStep
from walkwith.contacts.policies import check_may_correct, check_may_write_note
from walkwith.contacts.queries import card_to_explain
from walkwith.contacts.rules import NextStep, NoteWords
from walkwith.contacts.words import check_says_something, check_started
from walkwith.contacts.work import BY_CODE
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.foundation.prepared import prepared
from walkwith.library.models import ReportCard
from walkwith.people.looks import note_look
from walkwith.plans.commands import add_step
from walkwith.plans.models import Step
from walkwith.plans.rules import tidy
from walkwith.plans.words import check_words
from walkwith.schedule.commands import mark_kept
from walkwith.schedule.models import Appointment, Ways
from walkwith.schedule.rules import LONGEST_PLACE
from walkwith.schedule.words import check_minutes


class SavedBefore(Refused):
    """The form was saved before, and now comes with other words: they would correct `note`."""

    def __init__(self, note: ContactNote) -> None:
        super().__init__(_("This note is saved already. Save again to correct it."))
        self.note = note


@command
def save_note(
    *,
    actor: Actor,
    note_id: UUID,
    participant_id: UUID,
    note: NoteWords,
    next_steps: Sequence[NextStep] = (),
    step_ids: Iterable[UUID] = (),
    appointment_id: UUID | None = None,
    zone: str | None = None,
    explained: bool = False,
) -> ContactNote:
    """Save what happened. Sent twice with the same `note_id`, it is saved once; with other words,
    `SavedBefore`. The first about somebody may need `explained`: what must be reported. From
    `next_steps` come steps of the plan; `step_ids` are there already, as a suggested meeting.
    """
    check_may_write_note(actor, participant_id=participant_id)
    card = _card_explained(participant_id, explained=explained)
    next_steps = _tidied(next_steps)
    said = _checked(note, steps=len(next_steps))
    appointment = _appointment(appointment_id, participant_id)
    saved = ContactNote(
        id=note_id,
        organization_id=actor.organization_id,
        participant_id=participant_id,
        author_id=actor.id,
        credential=_credential(actor),
        appointment=appointment,
        zone=zone or (appointment.zone if appointment else actor.zone),
        **said,
    )
    if not _is_new(saved):
        return _saved_before(actor, saved, said, next_steps)
    _tell_of(actor, saved, appointment, card)
    _link_steps(actor, saved, next_steps, step_ids)
    Draft.objects.filter(author_id=actor.id, note_id=note_id).delete()
    record(actor=actor, event=events.NoteWritten.of(saved), about=saved)
    note_look([participant_id], "contact_notes", how="wrote", page="log")
    return saved


@command
def correct_note(
    *, actor: Actor, note_id: UUID, note: NoteWords, next_steps: Sequence[NextStep] = ()
) -> ContactNote:
    """Put a note right within a day of writing it. The history keeps what it said before."""
    saved = ContactNote.objects.filter(pk=note_id).first()
    if saved is None:
        raise NotFound
    check_may_correct(actor, note=saved, now=clock.now())
    check_may_write_note(actor, participant_id=saved.participant_id)
    next_steps = _tidied(next_steps)
    said = _checked(note, steps=len(next_steps))
    after = {name: value for name, value in said.items() if getattr(saved, name) != value}
    before = {name: getattr(saved, name) for name in after}
    if after:
        saved.corrected_at = clock.now()
        for name, value in after.items():
            setattr(saved, name, value)
        saved.save(update_fields=[*after, "corrected_at"])
        record(actor=actor, event=events.NoteCorrected(before=before, after=after), about=saved)
    known = _words_of_steps(saved)
    _link_steps(actor, saved, [step for step in next_steps if step.words not in known], ())
    note_look([saved.participant_id], "contact_notes", how="wrote", page="note")
    return saved


def _tell_of(
    actor: Actor, note: ContactNote, appointment: Appointment | None, card: ReportCard | None
) -> None:
    """What the note says besides itself: the visit was kept, the card was explained."""
    if appointment and appointment.is_planned:
        mark_kept(actor=actor, appointment_id=appointment.pk, page="log")
    if card:
        explain(actor=actor, participant_id=note.participant_id, card_digest=card.digest)


def _card_explained(participant_id: UUID, *, explained: bool) -> ReportCard | None:
    """The card that this note says was explained; None when there is nothing to say."""
    card = card_to_explain(participant_id)
    if card and not explained:
        raise Refused(
            _("Explain first what you must report, then tick that you did."), field="explained"
        )
    return card


def _checked(note: NoteWords, *, steps: int) -> dict[str, Any]:
    """The fields of a note as they can be kept, or `Refused` naming the first to look at."""
    if note.way not in Ways.values:
        raise Refused(_("Choose in person, phone, video or text."), field="way")
    check_started(note.started_at, now=clock.now())
    check_minutes(note.minutes)
    if steps > rules.MOST_STEPS:
        raise Refused(_("Up to three next steps fit in one note."), field="next_steps")
    if not set(note.work) <= BY_CODE.keys():
        raise Refused(_("Choose from the list what you did."), field="work")
    longest = {
        "place": LONGEST_PLACE,
        "goal": rules.LONGEST_GOAL,
        "together": rules.LONGEST_TOGETHER,
        "felt": rules.LONGEST_FELT,
    }
    said = dataclasses.asdict(note) | {
        name: check_words(getattr(note, name), longest=most, field=name, needed=False)
        for name, most in longest.items()
    }
    check_says_something(dataclasses.replace(note, **said), steps=steps)
    return said | {"work": [code for code in BY_CODE if code in note.work]}


def _tidied(next_steps: Sequence[NextStep]) -> list[NextStep]:
    """The steps that say something."""
    tidied = (dataclasses.replace(step, words=tidy(step.words)) for step in next_steps)
    return [step for step in tidied if step.words]


def _appointment(appointment_id: UUID | None, participant_id: UUID) -> Appointment | None:
    if appointment_id is None:
        return None
    found = Appointment.objects.filter(pk=appointment_id, participant_id=participant_id).first()
    if found is None:
        raise NotFound
    return found


def _credential(actor: Actor) -> str:
    (member,) = _member(key=actor.id)
    return str(member.credential)


@prepared
def _member(*, key: Any) -> QuerySet[Membership]:
    return Membership.objects.filter(pk=key).only("credential")


def _is_new(note: ContactNote) -> bool:
    """Insert the note; False when its key is taken. Two at once: the second waits and is told."""
    try:
        with transaction.atomic():
            note.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _saved_before(
    actor: Actor, sent: ContactNote, said: dict[str, Any], next_steps: Sequence[NextStep]
) -> ContactNote:
    """The note saved under this key, when it is the same note of the same author."""
    saved = ContactNote.objects.filter(
        pk=sent.pk, author_id=actor.id, participant_id=sent.participant_id
    ).first()
    if saved is None:
        raise _out_of_reach(sent.participant_id)
    known = _words_of_steps(saved)
    if any(getattr(saved, name) != value for name, value in said.items()) or any(
        step.words not in known for step in next_steps
    ):
        raise SavedBefore(saved)
    return saved


def _out_of_reach(participant_id: UUID) -> Refused:
    """Who stands in reads no note, not even their own: the key alone says that it is saved."""
    if "contact_notes" in openings_of(participant_id).may_read:
        return Refused(
            _("This form belongs to another note. Open a new one; copy your words over.")
        )
    return Refused(
        _("This note is saved already, and they can read it. Write what is new in a new note.")
    )


def _added(actor: Actor, note: ContactNote, steps: Sequence[NextStep]) -> list[UUID]:
    """What the two agreed on in the talk stands; all else waits for the person's yes."""
    agreed = [step for step in steps if step.agreed]
    moment = None
    if agreed:
        moment = begin_side_by_side(
            actor=actor,
            participant_id=note.participant_id,
            way=SideBySide.Ways.IN_A_TALK,
            note_id=note.pk,
        )
    made = [_step_of(actor, note, step) for step in agreed]
    if moment and moment.note_id == note.pk:
        end_side_by_side(actor=actor, moment_id=moment.pk)
    return made + [_step_of(actor, note, step) for step in steps if not step.agreed]


def _step_of(actor: Actor, note: ContactNote, step: NextStep) -> UUID:
    made = add_step(
        actor=actor,
        participant_id=note.participant_id,
        words=step.words,
        day=step.day,
        who=step.who,
        is_suggestion=not step.agreed,
        page="log",
    )
    return made.pk


def _words_of_steps(note: ContactNote) -> set[str]:
    return set(NoteStep.objects.filter(note=note).values_list("step__words", flat=True))


def _link_steps(
    actor: Actor, note: ContactNote, next_steps: Sequence[NextStep], step_ids: Iterable[UUID]
) -> None:
    made = _added(actor, note, next_steps)
    known = Step.objects.filter(participant_id=note.participant_id, pk__in=list(step_ids))
    NoteStep.objects.bulk_create(
        NoteStep(
            organization_id=actor.organization_id,
            participant_id=note.participant_id,
            note=note,
            step_id=step_id,
        )
        for step_id in [*made, *known.values_list("pk", flat=True)]
    )
