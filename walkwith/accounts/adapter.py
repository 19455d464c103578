from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs themselves up: an administrator or a peer specialist opens the door."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
