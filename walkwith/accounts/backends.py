"""A second way to prove who one is: the words of a card, typed once in place of a password."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from walkwith.accounts.cards import open_with_card
from walkwith.accounts.models import Account


class CardBackend(ModelBackend):
    """Asked only when no password fits, and only of somebody who is not signed in."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        card: str | None = None,
        **_more: Any,
    ) -> Account | None:
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            return None
        if card:
            return open_with_card(card)
        if username and password:
            return open_with_card(password, username=username)
        return None
