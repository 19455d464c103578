"""The PIN before notes and plan: how it is kept, and how a try at it is counted.

It is hashed like a password, with the secret key of the server mixed in: four digits alone would
not hold against whoever has a copy of the database.
"""

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from walkwith.accounts.models import Account
from walkwith.accounts.rules import MISSES, wait_for_pin
from walkwith.foundation import clock
from walkwith.foundation.errors import Refused


def hashed_pin(digits: str) -> str:
    return make_password(_mixed(digits))


def is_right(account: Account, digits: str) -> bool:
    """Does it fit? Each miss is counted; a try that comes too soon is refused uncounted.

    Raises `Refused` when it was missed too often: then signing in opens it again.
    """
    # One try at a time: the row is held until the transaction ends.
    now, kept = clock.now(), Account.objects.select_for_update().get(pk=account.pk)
    if kept.pin_misses >= MISSES:
        raise Refused(_("The PIN was missed too often. Signing in anew opens it again."))
    if wait := wait_for_pin(kept.pin_misses, kept.pin_missed_at, now):
        words = ngettext(
            "Wait %(wait)s second, then try again.",
            "Wait %(wait)s seconds, then try again.",
            wait,
        )
        raise Refused(words % {"wait": wait}, field="digits")
    tried = Account.objects.filter(pk=kept.pk)
    if kept.pin and check_password(_mixed(digits), kept.pin):
        tried.filter(pin_misses__gt=0).update(pin_misses=0)
        return True
    tried.update(pin_misses=F("pin_misses") + 1, pin_missed_at=now)
    return False


def _mixed(digits: str) -> str:
    return salted_hmac("walkwith.accounts.pins", digits, algorithm="sha256").hexdigest()
