from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from walkwith.access import commands
from walkwith.access.forms import OpenDoorForm
from walkwith.access.policies import (
    check_may_open_door,
)
from walkwith.access.views.walking import page_of
from walkwith.accounts.held import initial_words
from walkwith.accounts.pass_phrases import new_pass_phrase
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.library.queries import report_card
from walkwith.people.queries import participant_with_id
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def open_door(request: Request, participant_id: UUID) -> HttpResponse:
    """Let somebody sign in to their own record, begin again when locked out, or close it."""
    check_may_open_door(request.actor, participant_id=participant_id)
    person = participant_with_id(participant_id, page="door")
    if act := request.POST.get("act"):
        return _change_door(request, participant_id, person.language, act)
    form = OpenDoorForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            asked = {"password": new_pass_phrase(person.language), **form.cleaned_data}
            commands.open_own_door(actor=request.actor, participant_id=participant_id, **asked)
            return page(request, "access/door_phrase.html", {"person": person, **asked})
    shown = {"person": person, "form": form, "report": report_card()}
    return page(request, "access/open_door.html", shown, status=status_of(form))


def _change_door(request: Request, participant_id: UUID, language: str, act: str) -> HttpResponse:
    asked: dict[str, Any] = {"actor": request.actor, "participant_id": participant_id}
    if act == "close":
        commands.close_own_door(**asked)
        return done(request, page_of(participant_id), _("Closed. You can open it again any day."))
    phrase = new_pass_phrase(language)
    account = commands.renew_own_door(**asked, password=phrase)
    person = participant_with_id(participant_id, page="door")
    shown = {"person": person, "username": account.username, "password": phrase}
    return page(request, "access/door_phrase.html", shown)
