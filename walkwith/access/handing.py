"""How what has left is handed to a browser: the only place that answers with a file of a record.

It takes nothing but a `Disclosed`, which only `disclose` makes.
"""

from django.http import HttpResponse

from walkwith.access.commands import Disclosed


def as_file(disclosed: Disclosed, *, name: str, media_type: str) -> HttpResponse:
    """A download under `name`, which says nothing of whom it is about."""
    response = _kept_nowhere(HttpResponse(disclosed.content, content_type=media_type))
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def as_page(disclosed: Disclosed) -> HttpResponse:
    """A page of its own, to read and print."""
    return _kept_nowhere(HttpResponse(disclosed.content))


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
