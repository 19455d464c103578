"""The participant's own sign-in: opened, begun again, closed."""

from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access import events
from walkwith.access.policies import (
    check_may_open_door,
)
from walkwith.accounts.models import Account, Membership, Roles
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.foundation.history import record
from walkwith.people.looks import note_look
from walkwith.people.models import Participant


@command
def open_own_door(
    *,
    actor: Actor,
    participant_id: UUID,
    username: str,
    password: str,
    talked_about_safety: bool,
) -> Membership:
    """Let the person sign in and read their own record.

    The password is for the first sign-in, where they choose their own in its place.
    """
    check_may_open_door(actor, participant_id=participant_id)
    participant = Participant.objects.get(pk=participant_id)
    _check_door_can_open(participant, username, talked_about_safety=talked_about_safety)
    account = Account.objects.create_user(
        username, password, language=participant.language, password_is_temporary=True
    )
    membership = Membership.objects.create(
        organization_id=actor.organization_id,
        account=account,
        role=Roles.PARTICIPANT,
        starts_at=clock.database_now(),
    )
    Participant.objects.filter(pk=participant.pk).update(membership=membership)
    note_look([participant.pk], "identity", how="wrote", page="door")
    record(
        actor=actor,
        event=events.OwnDoorOpened(
            membership_id=membership.pk, talked_about_safety=talked_about_safety
        ),
        about=participant,
    )
    return membership


def _check_door_can_open(
    participant: Participant, username: str, *, talked_about_safety: bool
) -> None:
    if participant.membership_id is not None:
        raise Refused(_("They can sign in already."))
    if not talked_about_safety:
        raise Refused(
            _("Talk first about who else could see their screen, then tick that you did."),
            field="talked_about_safety",
        )
    if Account.objects.filter(username=username.lower()).exists():
        raise Refused(_("Somebody signs in with that user name already."), field="username")


@command
def renew_own_door(*, actor: Actor, participant_id: UUID, password: str) -> Account:
    """Somebody who is locked out begins again, with a password to change at once."""
    check_may_open_door(actor, participant_id=participant_id)
    participant, account = _door_of(participant_id)
    account.set_password(password)
    account.password_is_temporary = True
    account.save(update_fields=["password", "password_is_temporary"])
    note_look([participant.pk], "identity", how="wrote", page="door")
    record(
        actor=actor,
        event=events.OwnDoorRenewed(membership_id=participant.membership_id),
        about=participant,
    )
    return account


@command
def close_own_door(*, actor: Actor, participant_id: UUID) -> None:
    """Nobody can read this record by the person's own sign-in any more; nothing is lost."""
    check_may_open_door(actor, participant_id=participant_id)
    participant, account = _door_of(participant_id)
    note_look([participant.pk], "identity", how="wrote", page="door")
    doors = Membership.objects.filter(account=account, role=Roles.PARTICIPANT)
    doors.update(ends_at=clock.database_now())
    Participant.objects.filter(pk=participant.pk).update(membership=None)
    record(
        actor=actor,
        event=events.OwnDoorClosed(membership_id=participant.membership_id),
        about=participant,
    )


def _door_of(participant_id: UUID) -> tuple[Participant, Account]:
    participant = Participant.objects.select_related("membership__account").get(pk=participant_id)
    if participant.membership is None:
        raise Refused(_("They have no sign-in of their own."))
    return participant, participant.membership.account
