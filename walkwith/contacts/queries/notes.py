from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet

from walkwith.contacts.models import ContactNote, NoteStep
from walkwith.foundation.errors import NotFound
from walkwith.foundation.prepared import prepared
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.people.queries import participant_with_id
from walkwith.people.reach import check_may_read

A_PAGE = 20
MOST_NEWEST = 3


def notes_of(
    participant_id: UUID, number: int | str = 1, *, page: str = "notes"
) -> tuple[Participant, Page[ContactNote]]:
    """Their notes, newest first, twenty a page; each with its author and its steps."""
    check_may_read(participant_id, "identity", "contact_notes")
    participant = participant_with_id(participant_id, page=page)
    note_look([participant_id], "contact_notes", page=page)
    found = _complete().filter(participant_id=participant_id).order_by("-started_at", "-id")
    shown = Paginator(found, A_PAGE).get_page(number)
    _note_steps(shown, page)
    return participant, shown


def newest_notes_of(
    participant_id: UUID, most: int = MOST_NEWEST, *, page: str = "participant"
) -> list[ContactNote]:
    """The newest few, for their page; each with its author, without its steps."""
    note_look([participant_id], "contact_notes", page=page)
    return _newest(person=participant_id)[:most]


@prepared
def _newest(*, person: Any) -> QuerySet[ContactNote]:
    notes = ContactNote.objects.select_related("author").filter(participant_id=person)
    return notes.order_by("-started_at", "-id")[:MOST_NEWEST]


def note(note_id: UUID, *, page: str = "note") -> ContactNote:
    """One note with its participant, author and steps."""
    found = _complete().select_related("participant").filter(pk=note_id).first()
    if found is None:
        raise NotFound
    note_look([found.participant_id], "identity", "contact_notes", page=page)
    _note_steps([found], page)
    return found


def _note_steps(notes: Iterable[ContactNote], page: str) -> None:
    """The words of a step belong to the plan, also where a note shows them."""
    note_look({one.participant_id for one in notes if one.step_links.all()}, "plan", page=page)


def _complete() -> QuerySet[ContactNote]:
    links = NoteStep.objects.select_related("step").order_by("made_at", "id")
    return ContactNote.objects.select_related("author").prefetch_related(
        Prefetch("step_links", queryset=links)
    )
