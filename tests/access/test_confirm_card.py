"""A new way in for somebody who had one: two people who work here, each in person."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from tests.access.doors import a_door, a_door_with_password
from tests.conftest import PASSWORD, Cast
from tests.today.build import Browse
from walkwith.access.acts import answer
from walkwith.access.commands import (
    NewCard,
    close_own_door,
    confirm_card,
    keep_out,
    make_door_card,
    open_own_door,
)
from walkwith.access.models import DoorCard
from walkwith.accounts.cards import digest_of, open_with_card
from walkwith.accounts.models import Account
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotAllowed, Refused
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.models import Change

CONFIRM = "/access/confirm-card/"
SEEN = {"username": "dee", "seen": "on"}


@pytest.fixture
def new_card(cast: Cast) -> NewCard:
    """Dee had a way in and lost it; Rosa made her a new card."""
    a_door_with_password(cast.rosa, cast.dee.pk, PASSWORD)
    return make_door_card(actor=cast.rosa, participant_id=cast.dee.pk)


def test_it_does_not_open_until_a_second_person_confirms(
    cast: Cast, browse: Browse, new_card: NewCard
) -> None:
    assert new_card.needs_second
    assert open_with_card(new_card.words) is None
    assert Account.objects.get(username="dee").check_password(PASSWORD)
    answered = browse(cast.lorraine).post(CONFIRM, SEEN)
    assert answered["Location"] == CONFIRM
    account = open_with_card(new_card.words)
    assert account is not None and not account.has_usable_password()


def test_any_colleague_confirms_without_seeing_the_record(
    cast: Cast, browse: Browse, new_card: NewCard
) -> None:
    marcus = browse(cast.marcus)
    assert marcus.post(CONFIRM, SEEN).status_code == 303
    assert marcus.get(f"/today/people/{cast.dee.pk}/").status_code == 404
    with acting_as(cast.rosa):
        card = DoorCard.objects.get(withdrawn_at=None)
        told = Change.objects.get(event="DoorCardConfirmed")
    assert card.confirmed_by_id == cast.marcus.id
    assert (told.subject_id, told.actor_id) == (cast.dee.pk, cast.marcus.id)
    assert open_with_card(new_card.words)


def test_never_by_who_made_it_nor_by_somebody_kept_out_nor_elsewhere(
    cast: Cast, new_card: NewCard
) -> None:
    keep_out(actor=cast.rosa, participant_id=cast.dee.pk, member_id=cast.marcus.id)
    for actor in (cast.rosa, cast.marcus, cast.kit):
        with pytest.raises(Refused, match="No card of that user name waits for you"):
            confirm_card(actor=actor, username="dee")
    assert open_with_card(new_card.words) is None


def test_not_before_they_have_met(cast: Cast, browse: Browse, new_card: NewCard) -> None:
    answered = browse(cast.lorraine).post(CONFIRM, {"username": "dee"})
    assert answered.status_code == 422
    assert "Meet them first, then tick this." in answered.content.decode()
    assert open_with_card(new_card.words) is None


def test_nobody_goes_round_it_by_closing_and_opening_anew(cast: Cast) -> None:
    a_door(cast.rosa, cast.dee.pk)
    first = make_door_card(actor=cast.rosa, participant_id=cast.dee.pk)
    assert not first.needs_second and open_with_card(first.words)
    close_own_door(actor=cast.rosa, participant_id=cast.dee.pk)
    open_own_door(actor=cast.rosa, participant_id=cast.dee.pk, username="dee2")
    assert make_door_card(actor=cast.rosa, participant_id=cast.dee.pk).needs_second


def test_the_database_holds_it_too(cast: Cast, new_card: NewCard) -> None:
    with acting_as(cast.rosa):
        card = DoorCard.objects.get(withdrawn_at=None)
        for change in ({"needs_second": False}, {"confirmed_by_id": cast.marcus.id}):
            with pytest.raises(Exception, match="permission denied"), transaction.atomic():
                DoorCard.objects.filter(pk=card.pk).update(**change)
        with pytest.raises(Exception, match="row-level security"), transaction.atomic():
            DoorCard(
                organization_id=cast.rosa.organization_id,
                participant_id=cast.dee.pk,
                membership_id=card.membership_id,
                made_by_id=cast.rosa.id,
                digest=digest_of("mine"),
                needs_second=False,
                expires_at=card.expires_at,
            ).save(force_insert=True)
    as_owner("UPDATE access_doorcard SET confirmed_by_id = made_by_id", refused=True)
    as_owner("UPDATE access_doorcard SET used_at = now()", refused=True)


def test_a_stranger_makes_no_card(cast: Cast) -> None:
    a_door(cast.rosa, cast.dee.pk)
    for stranger in cast.strangers():
        with acting_as(stranger):
            assert answer("make_card", new_id(), cast.dee.pk, digest_of("mine")) is None
            assert not answer("close_door", cast.dee.pk)


def test_it_opens_for_seven_days(cast: Cast) -> None:
    a_door(cast.rosa, cast.dee.pk)
    card = make_door_card(actor=cast.rosa, participant_id=cast.dee.pk)
    with acting_as(cast.rosa):
        made = DoorCard.objects.get()
    assert made.expires_at - made.made_at == dt.timedelta(days=7)
    as_owner("UPDATE access_doorcard SET expires_at = now() - interval '1 second'")
    assert open_with_card(card.words) is None


def test_participants_confirm_nothing(cast: Cast, browse: Browse, client: Client) -> None:
    own = a_door_with_password(cast.rosa, cast.dee.pk, PASSWORD)
    with pytest.raises(NotAllowed):
        confirm_card(actor=own, username="dee")
    assert client.get(CONFIRM).status_code == 302


def as_owner(sql: str, *, refused: bool = False) -> None:
    """What not even the owner of the tables may write, when `refused`."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE NONE")
            cursor.execute(sql)
            cursor.execute("SET LOCAL ROLE walkwith_app")
    except IntegrityError:
        assert refused
    else:
        assert not refused
