from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.people import commands, queries
from walkwith.people.forms import PersonForm, StrengthsForm, known_about
from walkwith.people.reach import check_may_write
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
    """What somebody is good at, and who is good to them."""
    check_may_write(participant_id, "identity", "strengths")
    person = queries.participant_with_id(participant_id, page="strengths")
    known = queries.strengths_of(participant_id, page="strengths")
    lines = "\n".join(strength.words for strength in known)
    form = StrengthsForm(typed(request), initial={"strengths": lines, **initial_words(request)})
    if form.is_valid():
        words = form.cleaned_data["strengths"]
        commands.set_strengths(actor=request.actor, participant_id=participant_id, words=words)
        return done(request, _page_of(participant_id), _("Saved."))
    shown = {"person": person, "form": form, "is_own": person.membership_id == request.actor.id}
    return page(request, "people/strengths.html", shown, status=status_of(form))


def _page_of(participant_id: UUID) -> str:
    return reverse("today:participant", args=[participant_id])
