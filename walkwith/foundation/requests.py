"""What a request carries besides Django's own: who acts, and whether htmx asked."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from walkwith.foundation.actor import Actor


class Request(HttpRequest):
    """A request of somebody signed in with a place in an organization."""

    actor: Actor
    htmx: HtmxDetails
    held_words: dict[str, list[str]]
    pin_waits: bool
    tab_name: str
