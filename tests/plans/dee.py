"""Dee at her own door."""

from tests.access.doors import a_door
from tests.conftest import PASSWORD, Cast, actor_of
from walkwith.accounts.commands import choose_password
from walkwith.foundation.actor import Actor


def dee_signed_in(cast: Cast) -> Actor:
    membership = a_door(cast.rosa, cast.dee.pk)
    actor = actor_of(membership)
    choose_password(actor=actor, password=PASSWORD)
    return actor
