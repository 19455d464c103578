"""The registry of recipients, somebody's own people, and the sign-ins they get."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from walkwith.access import events
from walkwith.access.models import Recipient
from walkwith.access.policies import (
    check_may_close_recipient,
    check_may_keep_recipient,
    check_may_keep_recipients,
    check_may_sign_consent,
)
from walkwith.access.queries.recipients import who_began_sign_in
from walkwith.accounts.models import NOT_BEGUN, Account, Membership, Roles
from walkwith.accounts.rules import first_end
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.people.looks import note_look

EDITABLE = ("role", "address", "phone")
MOMENT = dt.timedelta(microseconds=1)


@command
def add_recipient(
    *,
    actor: Actor,
    name: str,
    kind: str = "agency",
    role: str = "",
    address: str = "",
    phone: str = "",
) -> Recipient:
    """Put an agency, or a person at one, into the registry of the house."""
    check_may_keep_recipients(actor)
    if kind == Recipient.Kinds.SUPPORTER:
        raise Refused(_("Somebody's own people are added on their page."), field="kind")
    recipient = Recipient(
        organization_id=actor.organization_id,
        kind=kind,
        name=name,
        role=role,
        address=address,
        phone=phone,
    )
    return _added(actor, recipient)


@command
def add_supporter(
    *, actor: Actor, participant_id: UUID, name: str, role: str = "", phone: str = ""
) -> Recipient:
    """One of somebody's own people. `role` is who they are to them: my sister."""
    check_may_sign_consent(actor, participant_id=participant_id)
    recipient = Recipient(
        organization_id=actor.organization_id,
        kind=Recipient.Kinds.SUPPORTER,
        name=name,
        role=role,
        phone=phone,
        of_id=participant_id,
    )
    return _added(actor, recipient)


@command
def edit_recipient(*, actor: Actor, recipient_id: UUID, changes: Mapping[str, str]) -> None:
    """Where they are and how to reach them. Their name stays: somebody signed for it."""
    recipient = _recipient(recipient_id)
    check_may_keep_recipient(actor, of_id=recipient.of_id)
    new = {
        name: words
        for name, words in changes.items()
        if name in EDITABLE and words != getattr(recipient, name)
    }
    if not new:
        return
    Recipient.objects.filter(pk=recipient.pk).update(**new)
    _note(recipient)
    record(actor=actor, event=events.RecipientEdited(changed=sorted(new)), about=recipient)


@command
def close_recipient(*, actor: Actor, recipient_id: UUID) -> None:
    """Take them out of the list. From now on nothing leaves to them, whatever was signed."""
    recipient = _recipient(recipient_id)
    check_may_close_recipient(actor, of_id=recipient.of_id)
    if recipient.membership_id is not None:
        _end_sign_in(actor, recipient)
    Recipient.objects.filter(pk=recipient.pk).update(closed_at=clock.database_now())
    _note(recipient)
    record(actor=actor, event=events.RecipientClosed(kind=recipient.kind), about=recipient)


@command
def invite_recipient(
    *, actor: Actor, recipient_id: UUID, username: str, password: str, language: str = "en"
) -> Membership:
    """Give them a sign-in that sees what is signed for them, and nothing else.

    The password is for the first time: then they choose their own in its place. An agency's
    begins when a second person says so: nobody here alone can read what others signed for it.
    """
    recipient = _recipient(recipient_id)
    check_may_keep_recipient(actor, of_id=recipient.of_id)
    if recipient.membership_id is not None:
        raise Refused(_("They can sign in already."))
    if Account.objects.filter(username=username.lower()).exists():
        raise Refused(_("Somebody signs in with that user name already."), field="username")
    account = Account.objects.create_user(
        username, password, language=language, password_is_temporary=True
    )
    role = Roles.PARTNER if recipient.of_id is None else Roles.SUPPORTER
    starts_at, ends_at = _begins(role)
    membership = Membership.objects.create(
        organization_id=actor.organization_id,
        account=account,
        person_key=recipient.pk,
        role=role,
        name=recipient.name[:80],
        starts_at=starts_at,
        ends_at=ends_at,
    )
    Recipient.objects.filter(pk=recipient.pk).update(membership=membership)
    _note(recipient)
    record(actor=actor, event=events.RecipientInvited(membership_id=membership.pk), about=recipient)
    return membership


@command
def renew_invitation(*, actor: Actor, recipient_id: UUID, password: str) -> Account:
    """Somebody who is locked out begins again, with a password to change at once."""
    recipient = _recipient(recipient_id)
    check_may_keep_recipient(actor, of_id=recipient.of_id)
    membership = _sign_in_of(recipient)
    account = membership.account
    account.set_password(password)
    account.password_is_temporary = True
    account.save(update_fields=["password", "password_is_temporary"])
    starts_at, ends_at = _begins(membership.role)
    Membership.objects.filter(pk=membership.pk).update(starts_at=starts_at, ends_at=ends_at)
    _note(recipient)
    record(
        actor=actor, event=events.InvitationRenewed(membership_id=membership.pk), about=recipient
    )
    return account


@command
def confirm_invitation(*, actor: Actor, recipient_id: UUID) -> None:
    """Somebody else here knows that the pass phrase went to the agency: from now on it opens."""
    recipient = _recipient(recipient_id)
    check_may_keep_recipient(actor, of_id=recipient.of_id)
    membership = _sign_in_of(recipient)
    if membership.starts_at < NOT_BEGUN:
        raise Refused(_("It has begun already."))
    if who_began_sign_in(recipient.pk) == actor.id:
        raise Refused(_("Somebody else has to say so: two people open the door to an agency."))
    now = clock.database_now()
    Membership.objects.filter(pk=membership.pk).update(
        starts_at=now, ends_at=first_end(membership.role, now, days=settings.PLACE_DAYS)
    )
    record(
        actor=actor, event=events.InvitationConfirmed(membership_id=membership.pk), about=recipient
    )


@command
def end_invitation(*, actor: Actor, recipient_id: UUID) -> None:
    """They cannot sign in any more. What is signed for them stays."""
    recipient = _recipient(recipient_id)
    check_may_keep_recipient(actor, of_id=recipient.of_id)
    _sign_in_of(recipient)
    _end_sign_in(actor, recipient)
    _note(recipient)


def _end_sign_in(actor: Actor, recipient: Recipient) -> None:
    assert recipient.membership_id is not None
    now = clock.database_now()
    door = Membership.objects.filter(pk=recipient.membership_id)
    door.filter(starts_at__gte=now).update(starts_at=now - MOMENT, ends_at=now)
    door.filter(starts_at__lt=now).update(ends_at=now)
    Recipient.objects.filter(pk=recipient.pk).update(membership=None)
    event = events.InvitationEnded(membership_id=recipient.membership_id)
    record(actor=actor, event=event, about=recipient)


def _begins(role: str) -> tuple[dt.datetime, dt.datetime | None]:
    """From when until when the place of somebody invited now holds."""
    if role == Roles.PARTNER:
        return NOT_BEGUN, None
    now = clock.database_now()
    return now, first_end(role, now, days=settings.PLACE_DAYS)


def _sign_in_of(recipient: Recipient) -> Membership:
    if recipient.membership is None:
        raise Refused(_("They have no sign-in of their own."))
    return recipient.membership


def _recipient(recipient_id: UUID) -> Recipient:
    """One that is in the list still, with their sign-in."""
    found = Recipient.objects.filter(pk=recipient_id, closed_at=None)
    recipient = found.select_related("membership__account").first()
    if recipient is None:
        raise NotFound
    return recipient


def _added(actor: Actor, recipient: Recipient) -> Recipient:
    recipient.save(force_insert=True)
    _note(recipient)
    record(actor=actor, event=events.RecipientAdded(kind=recipient.kind), about=recipient)
    return recipient


def _note(recipient: Recipient) -> None:
    if recipient.of_id is not None:
        note_look([recipient.of_id], "consents", how="wrote", page="consents")
