from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from walkwith.access import commands
from walkwith.access.policies import check_may_begin_side_by_side, check_may_sit_beside
from walkwith.access.queries.side_by_side import has_pin, moment_now
from walkwith.access.views.walking import page_of
from walkwith.accounts.door_forms import PinForm
from walkwith.foundation.forms import refusals_in, status_of
from walkwith.foundation.requests import Request
from walkwith.people.queries import participant_with_id
from walkwith.ui.answers import done, page


@require_http_methods(["GET", "POST"])
def side_by_side(request: Request, participant_id: UUID) -> HttpResponse:
    """Hand over the phone: with their yes, the two write in the plan together."""
    check_may_sit_beside(request.actor, participant_id=participant_id)
    person = participant_with_id(participant_id, page="side_by_side")
    is_own = person.membership_id == request.actor.id
    moment = moment_now(request.actor, participant_id, is_own=is_own, page="side_by_side")
    if moment and request.POST.get("act") == "end":
        commands.end_side_by_side(actor=request.actor, moment_id=moment.pk)
        words = _("It is yours alone again.") if is_own else _("It is theirs alone again.")
        return done(request, reverse("plans:plan", args=[participant_id]), words)
    if moment or is_own:
        return done(request, reverse("plans:plan", args=[participant_id]))
    return _asked(request, participant_id, person.language)


def _asked(request: Request, participant_id: UUID, language: str) -> HttpResponse:
    """The page that is handed over, in their language; and what they answer on it."""
    check_may_begin_side_by_side(request.actor, participant_id=participant_id)
    act = request.POST.get("act")
    if act == "no":
        return done(request, page_of(participant_id), _("Not now. That is fine."))
    with override(language):
        asked = request.POST if act == "begin" else None
        form = PinForm(asked) if has_pin(participant_id) else None
        is_yes = act == "begin" and (form is None or _fits(request, participant_id, form))
        if not is_yes:
            return _handed_over(request, participant_id, form)
    return _begun(request, participant_id, "with_pin" if form else "on_screen")


def _begun(request: Request, participant_id: UUID, way: str) -> HttpResponse:
    commands.begin_side_by_side(actor=request.actor, participant_id=participant_id, way=way)
    to = reverse("plans:plan", args=[participant_id])
    return done(request, to, _("You write together now."))


def _handed_over(request: Request, participant_id: UUID, form: PinForm | None) -> HttpResponse:
    """The worker's own places are not on it: somebody else holds the phone."""
    person = participant_with_id(participant_id, page="side_by_side")
    shown = {"person": person, "worker": request.actor.name, "form": form}
    shown |= {"places": [], "actor": None}
    status = status_of(form) if form else HTTPStatus.OK
    return page(request, "access/side_by_side.html", shown, status=status)


def _fits(request: Request, participant_id: UUID, form: PinForm) -> bool:
    """Did they type their own PIN? Each miss is counted."""
    if not form.is_valid():
        return False
    with refusals_in(form):
        digits = form.cleaned_data["digits"]
        about: dict[str, Any] = {"actor": request.actor, "participant_id": participant_id}
        if commands.try_pin_together(**about, digits=digits):
            return True
        form.add_error("digits", _("That is not it. Look once more, then try again."))
    return False
