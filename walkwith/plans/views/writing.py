"""How the forms of a plan open and end, the same for every kind of line."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from walkwith.foundation.requests import Request
from walkwith.people.models import Participant
from walkwith.plans.models import Line
from walkwith.ui.answers import done
from walkwith.ui.views import safe_next


def plan_page(participant_id: UUID) -> str:
    return reverse("plans:plan", args=[participant_id])


def written(request: Request, line: Line, person: Participant) -> HttpResponse:
    """On to the plan, with what became of the words."""
    return done(request, plan_page(person.pk), kept_words(line, person))


def kept_words(line: Line, person: Participant) -> str:
    """What became of the words: do they stand, or wait?"""
    if line.is_suggestion:
        return _("Suggested. It waits for the yes of %(name)s.") % {"name": person.preferred_name}
    return _("It is in the plan.")


def back(request: Request, line: Line, words: str) -> HttpResponse:
    """Back to where the button was: the page it names, or the plan."""
    to = safe_next(request) if "next" in request.POST else plan_page(line.participant_id)
    return done(request, to, words)
