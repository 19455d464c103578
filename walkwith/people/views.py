from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.people import commands, queries
from walkwith.people.forms import PersonForm, StrengthForm, StrengthsForm, known_about
from walkwith.people.reach import check_may_write
from walkwith.people.strengths import by_kind
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def edit(request: Request, participant_id: UUID) -> HttpResponse:
    """Who somebody is and how it is safe to reach them."""
    check_may_write(participant_id, "identity", "contact_details")
    person = queries.participant_and_reaching(participant_id, page="edit")
    is_own = person.membership_id == request.actor.id
    initial = {**known_about(person), **initial_words(request)}
    form = PersonForm(typed(request), initial=initial, is_own=is_own)
    if form.is_valid():
        with refusals_in(form):
            commands.edit_participant(
                actor=request.actor, participant_id=person.pk, changes=form.details()
            )
            return done(request, _page_of(participant_id), _("Saved."))
    shown = {"person": person, "form": form, "is_own": is_own}
    return page(request, "people/edit.html", shown, status=status_of(form))


@FORM
def strengths(request: Request, participant_id: UUID) -> HttpResponse:
    """What they can lean on: each line by itself, and a box for several at once."""
    check_may_write(participant_id, "identity", "strengths")
    person = queries.participant_with_id(participant_id, page="strengths")
    known = queries.strengths_of(participant_id, page="strengths")
    form = StrengthsForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        said = {"words": form.cleaned_data["strengths"], "kind": form.cleaned_data["kind"]}
        commands.add_strengths(actor=request.actor, participant_id=participant_id, **said)
        return done(request, _strengths_of(participant_id), _("Saved."))
    shown = {"person": person, "form": form, "is_own": person.membership_id == request.actor.id}
    shown["kinds"] = by_kind(known)
    return page(request, "people/strengths.html", shown, status=status_of(form))


@FORM
def edit_strength(request: Request, strength_id: UUID) -> HttpResponse:
    """Better words for one of them, or another kind."""
    strength = queries.strength_to_edit(strength_id)
    known = {"words": strength.words, "kind": strength.kind, **initial_words(request)}
    form = StrengthForm(typed(request), initial=known)
    if form.is_valid():
        with refusals_in(form):
            said = form.cleaned_data
            commands.edit_strength(actor=request.actor, strength_id=strength_id, **said)
            return done(request, _strengths_of(strength.participant_id), _("Saved."))
    person = strength.participant
    shown = {"strength": strength, "person": person, "form": form}
    shown["is_own"] = person.membership_id == request.actor.id
    return page(request, "people/edit_strength.html", shown, status=status_of(form))


@require_POST
def remove_strength(request: Request, strength_id: UUID) -> HttpResponse:
    strength = commands.remove_strength(actor=request.actor, strength_id=strength_id)
    return done(request, _strengths_of(strength.participant_id), _("Taken away."))


@require_POST
def hide_strength(request: Request, strength_id: UUID) -> HttpResponse:
    strength = commands.hide_strength(actor=request.actor, strength_id=strength_id)
    return done(request, _strengths_of(strength.participant_id), _("Only you see it now."))


@require_POST
def show_strength(request: Request, strength_id: UUID) -> HttpResponse:
    strength = commands.show_strength(actor=request.actor, strength_id=strength_id)
    return done(request, _strengths_of(strength.participant_id), _("It is shown again."))


def _strengths_of(participant_id: UUID) -> str:
    return reverse("people:strengths", args=[participant_id])


def _page_of(participant_id: UUID) -> str:
    return reverse("today:participant", args=[participant_id])
