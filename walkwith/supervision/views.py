from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.queries import member
from walkwith.foundation import clock
from walkwith.foundation.errors import NotFound
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.supervision import commands, queries
from walkwith.supervision.forms import LeavingForm
from walkwith.supervision.telling import told_by_week
from walkwith.ui.answers import done, page


@require_http_methods(["GET", "POST"])
def leaving(request: Request, membership_id: UUID) -> HttpResponse:
    """Somebody leaves: what ends, in numbers, and one button."""
    who = member(actor=request.actor, membership_id=membership_id)
    ends = queries.what_ends(actor=request.actor, membership_id=membership_id)
    leaders = queries.leaders_to_choose(membership_id) if ends.needs_leader else []
    form = LeavingForm(typed(request), leaders=leaders)
    if form.is_valid():
        with refusals_in(form):
            leader = form.leader_id()
            commands.see_off(actor=request.actor, membership_id=membership_id, leader_id=leader)
            words = _("%(name)s no longer works here.") % {"name": who.name}
            return done(request, reverse("accounts:members"), words)
    shown = {"member": who, "ends": ends, "form": form, "has_leaders": bool(leaders)}
    return page(request, "supervision/leaving.html", shown, status=status_of(form))


@require_GET
def drafts(request: Request) -> HttpResponse:
    """What colleagues who left had begun to write."""
    left = queries.drafts_left(request.actor)
    return page(request, "supervision/drafts.html", {"drafts": left})


@require_POST
def hand_on_draft(request: Request, draft_id: UUID) -> HttpResponse:
    to = _key(request.POST.get("worker", ""))
    commands.hand_on_draft(actor=request.actor, draft_id=draft_id, worker_id=to)
    return done(request, reverse("supervision:drafts"), _("They have it now."))


@require_GET
def unusual_looks(request: Request) -> HttpResponse:
    """Looks without an appointment or a note near them, by week: ask, it may be fine."""
    weeks = told_by_week(queries.unusual_looks(request.actor), clock.today(request.actor.zone))
    return page(request, "supervision/unusual_looks.html", {"weeks": weeks})


@require_POST
def talk_over_unusual_looks(request: Request) -> HttpResponse:
    commands.talk_over_unusual_looks(actor=request.actor)
    return done(request, reverse("today:today"), _("Thank you for asking."))


def _key(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        raise NotFound from None
