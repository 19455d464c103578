from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from walkwith.access import commands, queries
from walkwith.access.forms import KnownPeopleForm, MemberForm
from walkwith.access.pages import keeping_out as pages
from walkwith.access.policies import check_may_keep_out, check_may_say_whom_they_know
from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def known_people(request: Request) -> HttpResponse:
    """Whom the worker knows in private life; nobody else reads it, and nothing is answered."""
    check_may_say_whom_they_know(request.actor)
    form = KnownPeopleForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            commands.say_whom_they_know(actor=request.actor, names=form.cleaned_data["names"])
            return done(request, reverse("access:known_people"), _("Thank you. It is kept."))
    known = queries.known_people(request.actor)
    said = queries.has_said_whom_they_know(request.actor)
    shown = {"form": form, "known": known, "has_said": said}
    return page(request, "access/known_people.html", shown, status=status_of(form))


@require_POST
def take_off_known(request: Request, known_id: UUID) -> HttpResponse:
    commands.take_off_known(actor=request.actor, known_id=known_id)
    return done(request, reverse("access:known_people"), _("The name is off your list."))


@FORM
def blocks(request: Request, participant_id: UUID) -> HttpResponse:
    """Whom somebody keeps out of their record: named by them, or written down for them."""
    check_may_keep_out(request.actor, participant_id=participant_id)
    shown = pages.blocks_context(request.actor, participant_id)
    form = MemberForm(typed(request), initial=initial_words(request), members=shown["members"])
    if form.is_valid() and "sure" not in request.POST:
        keeping = queries.keeping(form.chosen(shown["members"]), participant_id)
        return page(request, "access/keep_out.html", shown | {"keeping": keeping})
    if form.is_valid():
        with refusals_in(form):
            asked = {"participant_id": participant_id, "member_id": form.member_id()}
            commands.keep_out(actor=request.actor, **asked)
            return done(request, request.path, _("Done. They see nothing, and are not told."))
    return page(request, "access/blocks.html", shown | {"form": form}, status=status_of(form))


@FORM
def lift_block(request: Request, block_id: UUID) -> HttpResponse:
    """Let somebody back in: whose yes is there, and whose is missing."""
    if request.method == "POST":
        is_lifted = commands.agree_to_lift(actor=request.actor, block_id=block_id)
        words = _("They may come in again.") if is_lifted else _("Your yes is written down.")
        return done(request, reverse("today:today") if is_lifted else request.path, words)
    lifting = queries.lifting(request.actor, block_id)
    return page(request, "access/lift_block.html", {"lifting": lifting})
