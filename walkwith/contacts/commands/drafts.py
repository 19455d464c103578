import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from walkwith.contacts import events
from walkwith.contacts.models import ContactNote, Draft
from walkwith.contacts.policies import check_may_write_note
from walkwith.contacts.rules import DRAFT_DAYS
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.history import record


@dataclass(frozen=True, slots=True)
class _OfNobody:
    """What the history tells of a draft: it is no part of anybody's record yet."""

    pk: UUID


@command
def save_draft(
    *, actor: Actor, participant_id: UUID, note_id: UUID, words: Mapping[str, Sequence[str]]
) -> Draft | None:
    """Keep what is typed so far, for its author alone. None: the note is saved already."""
    check_may_write_note(actor, participant_id=participant_id)
    if ContactNote.objects.filter(pk=note_id).exists():
        return None
    mine = Draft.objects.filter(author_id=actor.id)
    mine.filter(at__lt=clock.now() - dt.timedelta(days=DRAFT_DAYS)).delete()
    is_first = not mine.filter(participant_id=participant_id).exists()
    draft = Draft(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        author_id=actor.id,
        note_id=note_id,
        words={name: [_kept(said) for said in values] for name, values in words.items()},
        at=clock.now(),
    )
    Draft.objects.bulk_create(
        [draft],
        update_conflicts=True,
        unique_fields=["organization", "author", "participant"],
        update_fields=["note_id", "words", "at"],
    )
    if is_first:
        record(actor=actor, event=events.DraftBegun(), about=_OfNobody(note_id))
    return draft


@command
def discard_draft(*, actor: Actor, participant_id: UUID) -> None:
    """Throw the draft away. There may be none."""
    check_may_write_note(actor, participant_id=participant_id)
    draft = Draft.objects.filter(author_id=actor.id, participant_id=participant_id).first()
    if draft is not None:
        draft.delete()
        record(actor=actor, event=events.DraftDiscarded(), about=_OfNobody(draft.note_id))


def _kept(said: str) -> str:
    """NUL cannot be kept, in a draft either; everything else waits for the form to judge it."""
    return said.replace("\x00", "")
