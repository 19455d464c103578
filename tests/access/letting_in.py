"""A recipient with a sign-in that opens: Rosa makes it, and Lorraine confirms an agency's."""

from tests.conftest import PASSWORD, Cast
from walkwith.access.commands import confirm_invitation, invite_recipient
from walkwith.access.models import Recipient
from walkwith.accounts.models import Membership


def let_in(cast: Cast, recipient: Recipient, username: str) -> Membership:
    membership = invite_recipient(
        actor=cast.rosa, recipient_id=recipient.pk, username=username, password=PASSWORD
    )
    if recipient.of_id is None:
        confirm_invitation(actor=cast.lorraine, recipient_id=recipient.pk)
    return membership
