"""Builders of the tests of contacts: they call the real commands."""

import datetime as dt
from typing import Any
from uuid import UUID

from tests.access.doors import a_door
from tests.conftest import Cast, actor_of
from walkwith.accounts.models import Account
from walkwith.contacts import commands
from walkwith.contacts.models import ContactNote
from walkwith.contacts.rules import NoteWords
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.identifiers import new_id

NOON = dt.datetime(2026, 11, 18, 17, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def words(**said: Any) -> NoteWords:
    return NoteWords(
        **{
            "started_at": NOON - HOUR,
            "minutes": 40,
            "work": ("relationship",),
            "together": "Filled in the ID form.",
            **said,
        }
    )


def a_note(
    actor: Actor,
    cast: Cast,
    *,
    note_id: UUID | None = None,
    at: dt.datetime = NOON,
    more: dict[str, Any] | None = None,
    **said: Any,
) -> ContactNote:
    with clock.stopped_at(at):
        return commands.save_note(
            actor=actor,
            note_id=note_id or new_id(),
            participant_id=cast.dee.pk,
            note=words(**said),
            **(more or {}),
        )


def dee_with_a_door(cast: Cast) -> Actor:
    """Dee as somebody who signs in, with a password of her own already."""
    membership = a_door(cast.rosa, cast.dee.pk)
    Account.objects.filter(username="dee").update(password_is_temporary=False)
    return actor_of(membership)
