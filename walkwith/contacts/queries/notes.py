import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import Prefetch, QuerySet

from walkwith.access.looks import note_look
from walkwith.contacts.models import ContactNote, NoteStep
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.people.models import Participant
from walkwith.schedule.models import Ways

A_PAGE = 20

# The condition of the policy comes with the table; the lateral part takes one row by the index.
LAST_CONTACTS = """
SELECT p.id, n.id, n.started_at, n.zone, n.way, n.author_id
FROM unnest(%s::uuid[]) AS p(id)
CROSS JOIN LATERAL (
    SELECT id, started_at, zone, way, author_id FROM contacts_contactnote
    WHERE organization_id = (SELECT current_organization()) AND participant_id = p.id
    ORDER BY started_at DESC, id DESC LIMIT 1
) n
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastContact:
    """When somebody was last reached, how, and by whom."""

    participant_id: UUID
    note_id: UUID
    started_at: dt.datetime
    zone: str
    way: str
    author_id: UUID

    @property
    def way_words(self) -> str:
        return str(Ways(self.way).label)


def notes_of(
    participant_id: UUID, number: int | str = 1, *, page: str = "notes"
) -> tuple[Participant, Page[ContactNote]]:
    """Their notes, newest first, twenty a page; each with its author and its steps."""
    participant = Participant.objects.filter(pk=participant_id).first()
    if participant is None:
        raise NotFound
    note_look([participant_id], "identity", "contact_notes", page=page)
    found = _complete().filter(participant_id=participant_id).order_by("-started_at", "-id")
    shown = Paginator(found, A_PAGE).get_page(number)
    _note_steps(shown, page)
    return participant, shown


def newest_notes_of(
    participant_id: UUID, most: int = 3, *, page: str = "participant"
) -> list[ContactNote]:
    """The newest few, for their page."""
    note_look([participant_id], "contact_notes", page=page)
    found = _complete().filter(participant_id=participant_id)
    return list(found.order_by("-started_at", "-id")[:most])


def note(note_id: UUID, *, page: str = "note") -> ContactNote:
    """One note with its participant, author and steps."""
    found = _complete().select_related("participant").filter(pk=note_id).first()
    if found is None:
        raise NotFound
    note_look([found.participant_id], "identity", "contact_notes", page=page)
    _note_steps([found], page)
    return found


def last_contacts(
    participant_ids: Collection[UUID], *, page: str = "people"
) -> dict[UUID, LastContact]:
    """The newest contact of each, in one statement; nobody reached yet is left out."""
    if not participant_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(LAST_CONTACTS, [list(participant_ids)])
        rows = cursor.fetchall()
    note_look([row[0] for row in rows], "contact_notes", how="listed", page=page)
    return {
        participant: LastContact(
            participant_id=participant,
            note_id=note_id,
            started_at=started_at,
            zone=zone,
            way=way,
            author_id=author,
        )
        for participant, note_id, started_at, zone, way, author in rows
    }


def my_recent(viewer: Actor, most: int = 5, *, page: str = "log") -> list[ContactNote]:
    """What the viewer wrote last, each with its participant."""
    found = list(
        ContactNote.objects.filter(author_id=viewer.id)
        .select_related("participant")
        .order_by("-started_at", "-id")[:most]
    )
    note_look(
        {one.participant_id for one in found}, "identity", "contact_notes", how="listed", page=page
    )
    return found


def _note_steps(notes: Iterable[ContactNote], page: str) -> None:
    """The words of a step belong to the plan, also where a note shows them."""
    note_look({one.participant_id for one in notes if one.step_links.all()}, "plan", page=page)


def _complete() -> QuerySet[ContactNote]:
    links = NoteStep.objects.select_related("step", "step__meeting").order_by("made_at", "id")
    return ContactNote.objects.select_related("author").prefetch_related(
        Prefetch("step_links", queryset=links)
    )
