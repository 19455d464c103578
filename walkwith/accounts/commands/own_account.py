"""What everybody changes about their own account."""

from django.utils.translation import gettext as _

from walkwith.accounts import events
from walkwith.accounts.models import Account, Languages
from walkwith.accounts.policies import check_may_change_own_account
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotAllowed, Refused
from walkwith.foundation.history import record


@command
def set_language(*, actor: Actor, language: str) -> None:
    """The pages speak `language` to them from now on, on every device."""
    check_may_change_own_account(actor)
    if language not in Languages.values:
        raise Refused(_("Choose English or Spanish."), field="language")
    account = Account.objects.get(pk=actor.account_id)
    if account.language == language:
        return
    account.language = language
    account.save(update_fields=["language"])
    record(actor=actor, event=events.LanguageChosen(language=language), about=account)


@command
def choose_password(*, actor: Actor, password: str) -> Account:
    """Take a password of one's own in place of the one somebody else made."""
    check_may_change_own_account(actor)
    account = Account.objects.get(pk=actor.account_id)
    if not account.password_is_temporary and account.has_usable_password():
        raise NotAllowed(_("You have a password of your own. Change it on your page."))
    account.set_password(password)
    account.password_is_temporary = False
    account.save(update_fields=["password", "password_is_temporary"])
    record(actor=actor, event=events.PasswordChosen(), about=account)
    return account
