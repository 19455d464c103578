"""Partners and supporters see what was shared with them. The house is not there for them."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

from walkwith.foundation.actor import Actor
from walkwith.ui.answers import page

# Every address that is there for a guest; what it shows them is reach, as for everybody.
OPEN_TO_GUESTS = frozenset(
    {
        "today:today",
        "today:participant",
        "plans:plan",
        "plans:wellness",
        "checkins:milestones",
        "checkins:mirror",
        "checkins:questions",
        "contacts:notes",
        "contacts:note",
        "schedule:appointment",
        "directory:find",
        "directory:find_services",
        "directory:first_meeting",
        "directory:front",
        "directory:hand_over_meeting",
        "directory:hand_over_service",
        "directory:agency",
        "directory:meeting",
        "directory:service",
        "directory:print_meetings",
        "directory:print_services",
        "directory:public_meeting",
        "directory:public_meetings",
        "directory:public_service",
        "directory:public_services",
        "library:help",
        "library:offline_help",
        "library:worker",
        "library:checklists",
        "library:checklist",
        "library:print_checklist",
        "library:scripts",
        "library:script",
        "library:print_script",
        "access:roles",
        "accounts:me",
        "accounts:language",
        "accounts:demo",
        "accounts:let_go",
        "referrals:answer",
        "ui:blank",
        "ui:theme",
    }
)


class GuestsAreShown:
    """Answers a guest at any other address as if it were not there. Sign-in has no namespace."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        actor: Actor | None = getattr(request, "actor", None)
        match = request.resolver_match
        if actor is None or not actor.is_guest or match is None:
            return None
        if not match.namespace or match.view_name in OPEN_TO_GUESTS:
            return None
        return page(request, "404.html", {"words": ""}, status=HTTPStatus.NOT_FOUND)
