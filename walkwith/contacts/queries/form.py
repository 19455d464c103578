"""What the note form needs to open with almost everything filled in."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, Exists, QuerySet, Subquery
from django.db.models.functions import Coalesce

from walkwith.access.models import Cover, Explained
from walkwith.access.queries import Openings, openings_of
from walkwith.contacts.models import ContactNote, Draft
from walkwith.contacts.policies import check_may_correct
from walkwith.contacts.queries.notes import note
from walkwith.contacts.rules import DRAFT_DAYS
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.prepared import first, prepared
from walkwith.library.models import ReportCard
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.people.queries import participant_with_id
from walkwith.people.sections import Section
from walkwith.plans.models import Step
from walkwith.plans.queries import open_steps_of
from walkwith.schedule.models import Appointment
from walkwith.schedule.queries import nearest_appointment

MOST_SUGGESTED = 6
SUGGESTED_DAYS = 30
MOST_STEPS_SHOWN = 4
SHOWN: tuple[Section, ...] = ("identity", "schedule", "plan")


@dataclass(frozen=True, slots=True, kw_only=True)
class LogForm:
    """The person, the key the note will have, and what is known before the first tap.

    `away` is the colleague for whom the viewer stands in, who reads the note in their place.
    """

    participant: Participant
    note_id: UUID
    zone: str
    appointment: Appointment | None = None
    draft: Draft | None = None
    suggested: list[Step] = field(default_factory=list)
    sees_plan: bool = False
    steps: list[Step] = field(default_factory=list)
    waiting: list[Step] = field(default_factory=list)
    correcting: ContactNote | None = None
    report: ReportCard | None = None
    away: str = ""
    may_plan: bool = True


def form_to_log(viewer: Actor, participant_id: UUID) -> LogForm:
    """The form for a new note: a draft of the viewer's comes back with the key it had."""
    known = openings_of(participant_id).to_write("contact_notes").to_read("identity")
    participant = participant_with_id(participant_id, page="log")
    shown = [section for section in SHOWN if section in known.may_read]
    note_look([participant_id], *shown, page="log")
    sees_plan = "plan" in shown
    known_steps = open_steps_of(participant_id, page="log") if sees_plan else []
    since = clock.now() - dt.timedelta(days=DRAFT_DAYS)
    draft: Draft | None = first(_draft(author=viewer.id, person=participant_id, since=since))
    return LogForm(
        participant=participant,
        note_id=draft.note_id if draft else new_id(),
        zone=viewer.zone,
        appointment=_appointment_to_tell_of(viewer, participant_id, known),
        draft=draft,
        suggested=_suggested(viewer, participant_id) if sees_plan else [],
        sees_plan=sees_plan,
        steps=[one for one in known_steps if not one.is_suggestion][:MOST_STEPS_SHOWN],
        waiting=[one for one in known_steps if one.is_suggestion][:MOST_STEPS_SHOWN],
        report=card_to_explain(participant_id),
        away=_who_is_away(known),
        may_plan="plan" in known.may_write,
    )


@prepared
def _draft(*, author: Any, person: Any, since: Any) -> QuerySet[Draft]:
    return Draft.objects.filter(author_id=author, participant_id=person, at__gt=since)


def card_to_explain(participant_id: UUID) -> ReportCard | None:
    """What must be explained before the first note about somebody; None when nothing is.

    Whoever only stands in does not begin: who walks with somebody explains it.
    """
    card: ReportCard | None = first(_newest_card(person=participant_id))
    if card is None or ContactNote.objects.filter(participant_id=participant_id).exists():
        return None
    return card if "consents" in openings_of(participant_id).may_write else None


@prepared
def _newest_card(*, person: Any) -> QuerySet[ReportCard]:
    """Of the viewer's house; none where it was explained to them, or an earlier one was."""
    was_explained = Exists(Explained.objects.filter(participant_id=person))
    return ReportCard.objects.filter(~was_explained).order_by("-made_at", "-id")[:1]


def form_to_correct(viewer: Actor, note_id: UUID) -> LogForm:
    """The form of a note that is saved, for its author."""
    saved = note(note_id)
    check_may_correct(viewer, note=saved, now=clock.now())
    return LogForm(
        participant=saved.participant, note_id=saved.pk, zone=saved.zone, correcting=saved
    )


def _appointment_to_tell_of(
    viewer: Actor, participant_id: UUID, known: Openings
) -> Appointment | None:
    """The visit just now, unless a note tells of it already. Who stands in reads no notes."""
    if "contact_notes" not in known.may_read:
        nearest = nearest_appointment(None, participant_id)
        return nearest if nearest and nearest.is_planned else None
    nearest = nearest_appointment(viewer.id, participant_id)
    if nearest is None or nearest.is_planned:
        return nearest
    return None if _that_tell(person=participant_id, appointment=nearest.pk) else nearest


@prepared
def _that_tell(*, person: Any, appointment: Any) -> QuerySet[ContactNote]:
    told = ContactNote.objects.filter(participant_id=person, appointment_id=appointment)
    return told.only("id")[:1]


def _who_is_away(known: Openings) -> str:
    if known.relationship != "covering" or known.fact_id is None:
        return ""
    cover = Cover.objects.select_related("away").filter(pk=known.fact_id).first()
    return cover.away.name if cover else ""


def _suggested(viewer: Actor, participant_id: UUID) -> list[Step]:
    """Meetings the viewer suggested since their last note about this person."""
    month_ago = clock.now() - dt.timedelta(days=SUGGESTED_DAYS)
    return _suggested_by(person=participant_id, worker=viewer.id, month_ago=month_ago)


@prepared
def _suggested_by(*, person: Any, worker: Any, month_ago: Any) -> QuerySet[Step]:
    written = ContactNote.objects.filter(author_id=worker, participant_id=person)
    last = written.order_by("-started_at", "-id").values("made_at")[:1]
    return (
        Step.objects.filter(
            participant_id=person,
            written_by_id=worker,
            meeting__isnull=False,
            let_go_at=None,
            made_at__gt=Coalesce(Subquery(last), month_ago, output_field=DateTimeField()),
        )
        .select_related("meeting")
        .order_by("made_at", "id")[:MOST_SUGGESTED]
    )
