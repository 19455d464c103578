import datetime as dt
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.forms import DayOfThePlanForm
from walkwith.plans.past import as_of_context, history_context, versions_context
from walkwith.ui.answers import done, page


@require_GET
def history(request: Request, participant_id: UUID) -> HttpResponse:
    """All that was ever written in the plan, in sentences."""
    person = queries.person_of_the_past(participant_id)
    found = queries.history_of(participant_id, number=request.GET.get("page"))
    return page(request, "plans/history.html", history_context(request.actor, person, found))


@require_GET
def versions(request: Request, own_line_id: UUID) -> HttpResponse:
    """How one line was each time; any of them can come back."""
    person, found = queries.versions_of(own_line_id)
    return page(request, "plans/versions.html", versions_context(request.actor, person, found))


@require_GET
def as_it_was(request: Request, participant_id: UUID) -> HttpResponse:
    """The whole plan as it was at the end of a day."""
    person = queries.person_of_the_past(participant_id)
    form = DayOfThePlanForm(request.GET or None)
    day: dt.date | None = form.cleaned_data["day"] if form.is_valid() else None
    shown = as_of_context(request.actor, person, day) | {"form": form}
    return page(request, "plans/as_it_was.html", shown)


@require_POST
def bring_back(request: Request, version_id: UUID) -> HttpResponse:
    """As it was then. What came between stays in the history."""
    line = commands.bring_back_version(actor=request.actor, version_id=version_id)
    return done(request, reverse("plans:versions", args=[line.pk]), _("It is back."))
