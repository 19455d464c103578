"""What the note form needs to open with almost everything filled in."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from walkwith.contacts.models import ContactNote, Draft
from walkwith.contacts.policies import check_may_correct, check_may_write_note
from walkwith.contacts.queries.notes import note
from walkwith.contacts.rules import DRAFT_DAYS
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.identifiers import new_id
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.models import Step, Want
from walkwith.plans.queries import current_want, open_steps_of
from walkwith.schedule.models import Appointment
from walkwith.schedule.queries import nearest_appointment

MOST_SUGGESTED = 6
SUGGESTED_DAYS = 30
MOST_STEPS_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class LogForm:
    """The person, the key the note will have, and what is known before the first tap."""

    participant: Participant
    note_id: UUID
    zone: str
    appointment: Appointment | None = None
    draft: Draft | None = None
    suggested: list[Step] = field(default_factory=list)
    want: Want | None = None
    steps: list[Step] = field(default_factory=list)
    correcting: ContactNote | None = None


def form_to_log(viewer: Actor, participant_id: UUID) -> LogForm:
    """The form for a new note: a draft of the viewer's comes back with the key it had."""
    check_may_write_note(viewer, participant_id=participant_id)
    participant = Participant.objects.filter(pk=participant_id).first()
    if participant is None:
        raise NotFound
    note_look([participant_id], "identity", "schedule", "plan", page="log")
    draft = Draft.objects.filter(
        author_id=viewer.id,
        participant_id=participant_id,
        at__gt=clock.now() - dt.timedelta(days=DRAFT_DAYS),
    ).first()
    return LogForm(
        participant=participant,
        note_id=draft.note_id if draft else new_id(),
        zone=viewer.zone,
        appointment=_appointment_to_tell_of(viewer, participant_id),
        draft=draft,
        suggested=_suggested(viewer, participant_id),
        want=current_want(participant_id, page="log"),
        steps=_planned(participant_id),
    )


def form_to_correct(viewer: Actor, note_id: UUID) -> LogForm:
    """The form of a note that is saved, for its author."""
    saved = note(note_id)
    check_may_correct(viewer, note=saved, now=clock.now())
    return LogForm(
        participant=saved.participant, note_id=saved.pk, zone=saved.zone, correcting=saved
    )


def _appointment_to_tell_of(viewer: Actor, participant_id: UUID) -> Appointment | None:
    """The visit just now, unless a note tells of it already."""
    nearest = nearest_appointment(viewer.id, participant_id)
    if nearest is None or nearest.is_planned:
        return nearest
    is_told = ContactNote.objects.filter(participant_id=participant_id, appointment=nearest)
    return None if is_told.exists() else nearest


def _planned(participant_id: UUID) -> list[Step]:
    known = open_steps_of(participant_id, page="log")
    return [step for step in known if not step.is_suggestion][:MOST_STEPS_SHOWN]


def _suggested(viewer: Actor, participant_id: UUID) -> list[Step]:
    """Meetings the viewer suggested since their last note about this person."""
    last = (
        ContactNote.objects.filter(author_id=viewer.id, participant_id=participant_id)
        .order_by("-started_at", "-id")
        .values_list("made_at", flat=True)
        .first()
    )
    since = last or clock.now() - dt.timedelta(days=SUGGESTED_DAYS)
    return list(
        Step.objects.filter(
            participant_id=participant_id,
            written_by_id=viewer.id,
            meeting__isnull=False,
            let_go_at=None,
            made_at__gt=since,
        )
        .select_related("meeting")
        .order_by("made_at", "id")[:MOST_SUGGESTED]
    )
