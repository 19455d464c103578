"""Pages for anybody, of a house that opened its directory: no sign-in, no cookie, no count."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from walkwith.accounts.adapter import Adapter
from walkwith.directory import pages, queries
from walkwith.directory.queries import Opened
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.foundation.forms import status_of
from walkwith.ui.answers import page

TOO_OFTEN = HTTPStatus.TOO_MANY_REQUESTS
# The bars of the layout without what needs a cookie.
PLAIN: dict[str, Any] = {"actor": None, "places": [], "is_offline": True, "is_public": True}
A_MINUTE = 60
View = Callable[..., HttpResponse]


class Doorkeeper:
    """How often an address asked in this minute. In memory only: with the minute it is forgotten,
    and each worker of the server counts for itself.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._minute = 0
        self._asked: Counter[str] = Counter()

    def is_too_often(self, address: str) -> bool:
        minute = int(clock.now().timestamp()) // A_MINUTE
        if minute != self._minute:
            self._minute, self._asked = minute, Counter()
        self._asked[address] += 1
        return self._asked[address] > self.most


DOOR = Doorkeeper(most=90)


def for_anybody(view: View) -> View:
    """Ask whose directory it is, and how often somebody asked."""

    @wraps(view)
    def answer(request: HttpRequest, at: str, **named: Any) -> HttpResponse:
        opened = queries.opened_directory(at=at)
        if DOOR.is_too_often(str(Adapter().get_client_ip(request))):
            words = _("That was very often in one minute. Wait a little, then try again.")
            return page(request, "refused.html", PLAIN | {"words": words}, status=TOO_OFTEN)
        with _as_visitor(request, opened):
            return view(request, opened, **named)

    return login_not_required(require_GET(answer))


@contextmanager
def _as_visitor(request: HttpRequest, opened: Opened) -> Iterator[None]:
    """As nobody, by the clock of the house, in the language asked for."""
    asked = request.GET.get("language", "")
    language = asked if asked in dict(settings.LANGUAGES) else translation.get_language()
    with (
        acting_as(opened.visitor),
        translation.override(language),
        timezone.override(opened.house.zone),
    ):
        yield


@for_anybody
def public_services(request: HttpRequest, opened: Opened) -> HttpResponse:
    shown = pages.services_context(opened.visitor, request.GET, is_public=True)
    return _page(request, "directory/public_services.html", opened, shown)


@for_anybody
def public_meetings(request: HttpRequest, opened: Opened) -> HttpResponse:
    shown = pages.meetings_context(opened.visitor, request.GET, is_public=True)
    return _page(request, "directory/public_meetings.html", opened, shown)


@for_anybody
def public_service(request: HttpRequest, opened: Opened, service_id: UUID) -> HttpResponse:
    facts = queries.public_service(visitor=opened.visitor, service_id=service_id)
    return _page(request, "directory/public_service.html", opened, {"facts": facts})


@for_anybody
def public_meeting(request: HttpRequest, opened: Opened, meeting_id: UUID) -> HttpResponse:
    facts = queries.public_meeting(visitor=opened.visitor, meeting_id=meeting_id)
    return _page(request, "directory/public_meeting.html", opened, {"facts": facts})


def _page(
    request: HttpRequest, template: str, opened: Opened, shown: dict[str, Any]
) -> HttpResponse:
    """Whole or, while somebody types, only what was found."""
    part = "found" if "form" in shown else None
    status = status_of(shown["form"]) if "form" in shown else 200
    known = PLAIN | {"house": opened.house, "at": opened.house.public_at}
    answer = page(request, template, shown | known, part=part, status=status)
    answer["Content-Language"] = translation.get_language() or "en"
    return answer
