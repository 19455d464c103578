"""What somebody sets about their own door: PIN, how long they stay, where they are signed in."""

from django.utils.translation import gettext as _

from walkwith.accounts import events
from walkwith.accounts.models import Account, Device, Stays, TabNames
from walkwith.accounts.pins import hashed_pin, is_right
from walkwith.accounts.policies import check_may_change_own_account
from walkwith.accounts.queries import second_step_of
from walkwith.accounts.rules import STAYS, is_easy_pin
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotAllowed, Refused
from walkwith.foundation.history import record


@command
def choose_pin(*, actor: Actor, digits: str) -> None:
    """From now on notes and plan ask for these digits."""
    check_may_change_own_account(actor)
    if not (digits.isascii() and digits.isdigit() and 4 <= len(digits) <= 8):
        raise Refused(_("Four to eight digits, please."), field="digits")
    if is_easy_pin(digits):
        raise Refused(_("That one is the first that anybody tries. Mix them more."), field="digits")
    account = Account.objects.get(pk=actor.account_id)
    account.pin, account.pin_misses = hashed_pin(digits), 0
    account.save(update_fields=["pin", "pin_misses"])
    record(actor=actor, event=events.PinChosen(), about=account)


@command
def take_off_pin(*, actor: Actor) -> None:
    check_may_change_own_account(actor)
    account = Account.objects.get(pk=actor.account_id)
    account.pin, account.pin_misses = "", 0
    account.save(update_fields=["pin", "pin_misses"])
    record(actor=actor, event=events.PinTakenOff(), about=account)


@command
def try_pin(*, actor: Actor, digits: str) -> bool:
    """Is it theirs? Each miss is counted. Raises `Refused` when it is too soon, or too late."""
    check_may_change_own_account(actor)
    account = Account.objects.get(pk=actor.account_id)
    if is_right(account, digits):
        return True
    record(actor=actor, event=events.PinTried(is_right=False), about=account)
    return False


@command
def choose_stay(*, actor: Actor, stay: str, tab_name: str = "") -> None:
    """How long a session lasts, on every device at once, and what its tab says."""
    check_may_change_own_account(actor)
    if stay not in STAYS:
        raise Refused(_("Please choose one of these."), field="stay")
    if tab_name not in TabNames.values:
        raise Refused(_("Please choose one of these."), field="tab_name")
    account = Account.objects.get(pk=actor.account_id)
    if account.stay == Stays.WORK:
        raise NotAllowed(_("Whoever works here stays signed in as long as the house says."))
    account.stay, account.tab_name = stay, tab_name
    account.save(update_fields=["stay", "tab_name"])
    record(actor=actor, event=events.StayChosen(stay=stay, tab_name=tab_name), about=account)


@command
def sign_out_everywhere(*, actor: Actor) -> Account:
    """Every session ends, on every device; the view keeps the one that asks."""
    check_may_change_own_account(actor)
    account = Account.objects.get(pk=actor.account_id)
    account.times_signed_out += 1
    account.save(update_fields=["times_signed_out"])
    Device.objects.filter(account_id=account.pk).delete()
    record(actor=actor, event=events.SignedOutEverywhere(), about=account)
    return account


@command
def keep_passkey(*, actor: Actor) -> bool:
    """Somebody let in by a card has a passkey now: they need no pass phrase beside it."""
    check_may_change_own_account(actor)
    account = Account.objects.get(pk=actor.account_id)
    if not account.password_is_temporary or not second_step_of(account_id=account.pk).passkeys:
        return False
    account.password_is_temporary = False
    account.save(update_fields=["password_is_temporary"])
    record(actor=actor, event=events.PasskeyKept(), about=account)
    return True
