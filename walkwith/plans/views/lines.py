"""Buttons that every kind of line has."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from walkwith.foundation.requests import Request
from walkwith.plans import commands
from walkwith.plans.views.writing import back


@require_POST
def accept_line(request: Request, kind: str, own_line_id: UUID) -> HttpResponse:
    line = commands.accept_line(actor=request.actor, kind=kind, line_id=own_line_id)
    return back(request, line, _("Yes. It is in the plan now."))


@require_POST
def decline_line(request: Request, kind: str, own_line_id: UUID) -> HttpResponse:
    line = commands.decline_line(actor=request.actor, kind=kind, line_id=own_line_id)
    is_taken_back = line.written_by_id == request.actor.id
    return back(request, line, _("Taken back.") if is_taken_back else _("Not now. That is fine."))


@require_POST
def let_go_line(request: Request, kind: str, own_line_id: UUID) -> HttpResponse:
    line = commands.let_go_line(actor=request.actor, kind=kind, line_id=own_line_id)
    return back(request, line, _("Let go. That is fine."))


@require_POST
def take_up_line(request: Request, kind: str, own_line_id: UUID) -> HttpResponse:
    line = commands.take_up_line(actor=request.actor, kind=kind, line_id=own_line_id)
    return back(request, line, _("It is there again."))


@require_POST
def move_line(request: Request, kind: str, own_line_id: UUID) -> HttpResponse:
    """Up, unless the button says down."""
    up = request.POST.get("way") != "down"
    line = commands.move_line(actor=request.actor, kind=kind, line_id=own_line_id, up=up)
    return back(request, line, "")
