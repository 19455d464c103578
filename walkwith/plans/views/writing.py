"""How the forms of a plan open and end, the same for every kind of line."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from walkwith.foundation.requests import Request
from walkwith.plans import queries
from walkwith.plans.pages import name_for, person_context
from walkwith.ui.answers import done
from walkwith.ui.views import safe_next


def plan_page(participant_id: UUID) -> str:
    return reverse("plans:plan", args=[participant_id])


def written(request: Request, line: Any, name: str) -> HttpResponse:
    """On to the plan, with what became of the words."""
    return done(request, plan_page(line.participant_id), kept_words(line, name))


def kept_words(line: Any, name: str) -> str:
    """What became of the words: do they stand, or wait?"""
    if line.is_suggestion:
        return _("Suggested. It waits for the yes of %(name)s.") % {"name": name}
    return _("It is in the plan.")


def plan_form(request: Request, participant_id: UUID) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a form of the plan shows, and what its command is told: who writes, of whom, and
    whether it stands.
    """
    person = queries.participant_to_plan_with(request.actor, participant_id)
    shown = person_context(request.actor, person)
    waits = not shown["stands"]
    told = {"actor": request.actor, "participant_id": participant_id, "is_suggestion": waits}
    return shown | {"called": name_for(request.actor, person)}, told


def back(request: Request, line: Any, words: str) -> HttpResponse:
    """Back to where the button was: the page it names, or the plan."""
    to = safe_next(request) if "next" in request.POST else plan_page(line.participant_id)
    return done(request, to, words)
