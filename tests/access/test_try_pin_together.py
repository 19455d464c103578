"""Dee types her PIN on Rosa's phone: a yes of her own, side by side."""

import pytest

from tests.conftest import Cast
from tests.today.build import open_dees_door
from walkwith.access.commands import try_pin_together
from walkwith.accounts.commands import choose_pin
from walkwith.accounts.models import Account
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.clock import now, stopped_at
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change


def tried(cast: Cast, digits: str, actor: Actor | None = None) -> bool:
    return try_pin_together(actor=actor or cast.rosa, participant_id=cast.dee.pk, digits=digits)


def test_it_fits_or_not_and_the_history_knows(cast: Cast) -> None:
    choose_pin(actor=open_dees_door(cast), digits="4826")
    assert tried(cast, "1357") is False
    assert tried(cast, "4826") is True
    with acting_as(cast.rosa):
        told = Change.objects.filter(event="PinTriedTogether", subject_id=cast.dee.pk)
        assert [one.details for one in told.order_by("at", "id")] == [
            {"is_right": False},
            {"is_right": True},
        ]
    assert Account.objects.get(username="dee").pin_misses == 0


def test_five_misses_shut_it_until_she_signs_in_herself(cast: Cast) -> None:
    choose_pin(actor=open_dees_door(cast), digits="4826")
    began = now()
    for minute in range(5):
        with stopped_at(began.replace(year=began.year + 1, minute=minute)):
            assert tried(cast, "1357") is False
    with pytest.raises(Refused, match="missed too often"):
        tried(cast, "4826")


def test_without_a_pin_there_is_nothing_to_try(cast: Cast) -> None:
    open_dees_door(cast)
    with pytest.raises(Refused, match="They have no PIN"):
        tried(cast, "4826")


def test_only_who_walks_with_her(cast: Cast) -> None:
    choose_pin(actor=open_dees_door(cast), digits="4826")
    with pytest.raises(NotAllowed):
        tried(cast, "4826", cast.lorraine)
    for stranger in cast.strangers():
        with pytest.raises(NotFound):
            tried(cast, "4826", stranger)
