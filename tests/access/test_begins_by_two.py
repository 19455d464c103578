"""The sign-in of an agency begins by two people, whatever somebody writes to the database."""

import datetime as dt

import pytest
from django.db import ProgrammingError, transaction

from tests.access.signing import an_agency
from tests.conftest import PASSWORD, Cast
from walkwith.access.commands import confirm_invitation, invite_recipient, renew_invitation
from walkwith.accounts.models import Account, Membership
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as


def begins(actor: Actor, door: Membership) -> bool:
    """Does it begin when this one writes so, without asking any command?"""
    with acting_as(actor):
        try:
            with transaction.atomic():
                return bool(
                    Membership.objects.filter(pk=door.pk).update(
                        starts_at=clock.database_now(), ends_at=None
                    )
                )
        except ProgrammingError as refused:
            assert "one person alone" in str(refused)
            return False


def test_only_somebody_else_begins_it(cast: Cast) -> None:
    clinic = an_agency(cast)
    asked = {"recipient_id": clinic.pk, "password": PASSWORD}
    door = invite_recipient(actor=cast.rosa, username="clinic", **asked)  # type: ignore[arg-type]
    assert not begins(cast.rosa, door)
    confirm_invitation(actor=cast.marcus, recipient_id=clinic.pk)
    renew_invitation(actor=cast.marcus, **asked)  # type: ignore[arg-type]
    assert not begins(cast.marcus, door)
    assert begins(cast.rosa, door)


def test_nobody_makes_one_that_has_begun(cast: Cast) -> None:
    now = clock.database_now()
    account = Account.objects.create_user("clinic", PASSWORD)
    for actor, role, starts_at in (
        (cast.rosa, "partner", now),
        (cast.pat, "partner", now + dt.timedelta(days=1)),
    ):
        with acting_as(actor), pytest.raises(ProgrammingError), transaction.atomic():
            Membership.objects.create(
                organization_id=actor.organization_id,
                account=account,
                role=role,
                starts_at=starts_at,
            )
    with acting_as(cast.pat), pytest.raises(ProgrammingError), transaction.atomic():
        Membership.objects.filter(pk=cast.marcus.id).update(role="partner")
