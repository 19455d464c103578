from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.schedule import commands, pages, queries
from walkwith.schedule.forms import AppointmentForm, MissedForm, known_of, suggested
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def week(request: Request) -> HttpResponse:
    """A week of one's own: a worker's visits, or a participant's."""
    monday = pages.monday_asked(request.GET.get("of", ""), zone=request.actor.zone)
    days = queries.week(request.actor, monday)
    return page(request, "schedule/week.html", pages.week_context(request.actor, monday, days))


@require_GET
def appointment(request: Request, appointment_id: UUID) -> HttpResponse:
    """One appointment, with its plan B and what can be done."""
    found = queries.appointment(appointment_id)
    shown = pages.appointment_context(request.actor, found)
    return page(request, "schedule/appointment.html", shown)


@FORM
def add(request: Request, participant_id: UUID) -> HttpResponse:
    """Arrange to meet."""
    person = queries.person_to_meet(request.actor, participant_id)
    workers, zone = queries.who_may_go(request.actor, participant_id), request.actor.zone
    known = {**suggested(zone), **initial_words(request)}
    form = AppointmentForm(typed(request), zone=zone, workers=workers, initial=known)
    if form.is_valid():
        with refusals_in(form):
            made = commands.add_appointment(
                actor=request.actor, participant_id=participant_id, **form.said()
            )
            return done(request, pages.week_of(made), _("It is in the week."))
    shown = {"form": form, "person": person}
    return page(request, "schedule/add.html", shown, status=status_of(form))


@FORM
def change(request: Request, appointment_id: UUID) -> HttpResponse:
    """Another time, place or plan B."""
    found = queries.appointment_to_change(request.actor, appointment_id)
    workers = queries.who_may_go(request.actor, found.participant_id, besides=found)
    known = {**known_of(found), **initial_words(request)}
    form = AppointmentForm(typed(request), zone=found.zone, workers=workers, initial=known)
    if form.is_valid():
        with refusals_in(form):
            changed = commands.change_appointment(
                actor=request.actor, appointment_id=appointment_id, **form.said()
            )
            return done(request, pages.week_of(changed), _("Saved."))
    shown = {"form": form, "person": found.participant, "appointment": found}
    return page(request, "schedule/change.html", shown, status=status_of(form))


@FORM
def missed(request: Request, appointment_id: UUID) -> HttpResponse:
    """It did not happen: what got in the way?"""
    found = queries.appointment_to_change(request.actor, appointment_id)
    form = MissedForm(typed(request), initial={"in_the_way": found.in_the_way})
    if form.is_valid():
        commands.mark_missed(
            actor=request.actor,
            appointment_id=appointment_id,
            in_the_way=form.cleaned_data["in_the_way"],
        )
        return done(request, pages.week_of(found), _("Thank you. Plan B is a good next step."))
    shown = pages.missed_context(request.actor, found) | {"form": form}
    return page(request, "schedule/missed.html", shown, status=status_of(form))


@require_POST
def call_off(request: Request, appointment_id: UUID) -> HttpResponse:
    found = commands.call_off(actor=request.actor, appointment_id=appointment_id)
    return done(request, pages.week_of(found), _("Called off. Tell each other, if you have not."))


@require_POST
def kept(request: Request, appointment_id: UUID) -> HttpResponse:
    found = commands.mark_kept(actor=request.actor, appointment_id=appointment_id)
    return done(request, pages.week_of(found), _("Good that you met."))
