from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from walkwith.foundation import clock
from walkwith.foundation.errors import NotFound
from walkwith.foundation.requests import Request
from walkwith.people.queries import participant_of_member
from walkwith.plans import commands
from walkwith.today import words
from walkwith.today.forms import PeopleForm
from walkwith.today.pages import step_row
from walkwith.today.queries.day import worker_day
from walkwith.today.queries.house import house
from walkwith.today.queries.mine import my_day
from walkwith.today.queries.people import people_within_reach
from walkwith.today.queries.person import person_page
from walkwith.today.queries.sharing import shared_day
from walkwith.ui.answers import done, page
from walkwith.ui.views import safe_next

STEP_ACTS = {
    "finish": commands.finish_step,
    "reopen": commands.reopen_step,
}


@require_GET
def today(request: Request) -> HttpResponse:
    """The day of whoever asks, each role its own."""
    actor = request.actor
    if request.pin_waits:
        return page(request, "today/behind_pin.html", {})
    if actor.role == "participant":
        return page(request, "today/mine.html", {"day": my_day(actor)})
    if actor.role == "administrator":
        return page(request, "today/house.html", {"house": house(actor)})
    if actor.is_guest:
        return page(request, "today/shared.html", {"day": shared_day(actor)})
    return page(request, "today/worker.html", {"day": worker_day(actor)})


@require_GET
def my_page(request: Request) -> HttpResponse:
    """The participant's own page, by an address that names nobody."""
    return redirect("today:participant", participant_of_member(request.actor.id, page="today").pk)


@require_GET
def people(request: Request) -> HttpResponse:
    """Everybody within reach, found by typing."""
    if request.actor.role == "participant":
        return redirect("today:my_page")
    form = PeopleForm(request.GET.dict())
    asked = form.asked()
    found = people_within_reach(request.actor, **asked)
    shown = {"form": form, "asked": asked, "people": found}
    shown["today"] = clock.today(request.actor.zone)
    return page(request, "today/people.html", shown, part="found")


@require_GET
def participant(request: Request, participant_id: UUID) -> HttpResponse:
    """One participant's page."""
    shown = person_page(request.actor, participant_id)
    return page(request, "today/participant.html", {"shown": shown, "leave": shown.is_own})


@require_POST
def step(request: Request, step_id: UUID) -> HttpResponse:
    """Finish a step, or take that back, on the page that shows it."""
    act = STEP_ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise NotFound
    changed = act(actor=request.actor, step_id=step_id)
    here = safe_next(request)
    if not request.htmx:
        return done(request, here, words.of_step(changed))
    return page(request, "today/step_row.html", step_row(request.actor, changed, here), part="row")
