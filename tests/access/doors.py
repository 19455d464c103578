"""Doors of participants, opened by the real commands."""

from typing import Any
from uuid import UUID

from tests.conftest import actor_of
from walkwith.access.commands import open_own_door, talk_about_safety
from walkwith.access.models import SafetyTalk
from walkwith.accounts.commands import choose_password
from walkwith.accounts.models import Membership
from walkwith.foundation.actor import Actor

TALKED: dict[str, Any] = {
    "phone": "shared",
    "topics": SafetyTalk.Topics.values,
    "wants_door": True,
}


def talked(actor: Actor, participant_id: UUID, **said: Any) -> SafetyTalk:
    """They talked about safety, and the answer was yes unless told."""
    return talk_about_safety(actor=actor, participant_id=participant_id, **{**TALKED, **said})


def a_door(actor: Actor, participant_id: UUID, username: str = "dee") -> Membership:
    """A door nobody has come through yet."""
    talked(actor, participant_id)
    return open_own_door(actor=actor, participant_id=participant_id, username=username)


def a_door_with_password(
    actor: Actor, participant_id: UUID, password: str, username: str = "dee"
) -> Actor:
    """Whoever came through it has chosen a password of their own."""
    own = actor_of(a_door(actor, participant_id, username))
    choose_password(actor=own, password=password)
    return own
