"""The words of a card that is handed over in person: a way in that opens once.

The words are kept nowhere. What is kept is their keyed digest, with the card in
access/models/doors.py; `use_card()` of access/doors.sql decides whether it opens.
"""

import re

from allauth.mfa.models import Authenticator
from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from walkwith.accounts.models import Account


def digest_of(words: str) -> str:
    """What is kept of the words of a card, however they are typed."""
    plain = "-".join(re.findall(r"[a-z0-9]+", words.lower()))
    return salted_hmac("walkwith.accounts.cards", plain, algorithm="sha256").hexdigest()


def open_with_card(words: str, *, username: str = "") -> Account | None:
    """Use up the card with these words: whose it is, or None when it opens nothing.

    All that opened the account before ends with it: password, passkeys, codes, PIN, sessions.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT use_card(%s, %s)", [digest_of(words), username.lower()])
            (account_id,) = cursor.fetchone()
        if account_id is None:
            return None
        account = Account.objects.get(pk=account_id)
        account.set_unusable_password()
        account.password_is_temporary = True
        account.times_signed_out += 1
        account.pin, account.pin_misses = "", 0
        account.save()
        Authenticator.objects.filter(user_id=account.pk).delete()
        return account
