from http import HTTPStatus
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from walkwith.foundation.errors import Refused
from walkwith.foundation.requests import Request
from walkwith.library import commands, queries
from walkwith.library.forms import HelpLineForm, known_about
from walkwith.ui.answers import done, page

REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
FILES_OF_HELP = (
    "ui/walkwith.css",
    "ui/atkinson-hyperlegible-next.woff2",
    "ui/walkwith.js",
    "ui/kept.js",
    "ui/htmx.min.js",
    "ui/mark.svg",
)


@login_not_required
def help(request: HttpRequest) -> HttpResponse:  # noqa: A001 (named as its address)
    actor = getattr(request, "actor", None)
    context = {"card": queries.help_card(actor=actor), "leave": True}
    context["report"] = queries.report_card() if actor else None
    return page(request, "library/help.html", context)


@login_not_required
def offline_help(request: HttpRequest) -> HttpResponse:
    """The card for a phone without signal: no name, no places, nothing of anybody."""
    actor = getattr(request, "actor", None)
    card = queries.help_card(actor=actor)
    alone = {"card": card, "leave": True, "actor": None, "places": [], "is_offline": True}
    alone["own_card"] = request.GET.get("card") == "1"
    return page(request, "library/help.html", alone)


@login_not_required
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: it keeps the help card and what draws it, and nothing else.

    One in every language, and it never takes the place of another while pages are open:
    docs/decisions/0020. The card it fetches anew: of the language and the day of the last page.
    """
    context = {"files": FILES_OF_HELP}
    response = render(request, "library/worker.js", context, content_type="text/javascript")
    response["Service-Worker-Allowed"] = "/"
    response["Cache-Control"] = "no-cache"
    return response


def edit_help(request: Request) -> HttpResponse:
    lines = queries.lines_to_edit(actor=request.actor)
    card = queries.help_card(actor=request.actor)
    return page(request, "library/edit_help.html", {"lines": lines, "card": card})


@require_POST
def make_help_ours(request: Request) -> HttpResponse:
    commands.make_help_ours(actor=request.actor)
    return done(request, reverse("library:edit_help"), _("The card is yours now."))


def add_help_line(request: Request) -> HttpResponse:
    queries.lines_to_edit(actor=request.actor)
    form = HelpLineForm(request.POST or None)
    if form.is_valid():
        try:
            line = commands.add_help_line(actor=request.actor, details=form.cleaned_data)
            words = _("%(name)s is on the card.") % {"name": line.name}
            return done(request, reverse("library:edit_help"), words)
        except Refused as refused:
            form.add_error(refused.field, refused.words)
    return _ask(request, form)


def edit_help_line(request: Request, line_id: UUID) -> HttpResponse:
    line = queries.help_line(actor=request.actor, line_id=line_id)
    form = HelpLineForm(request.POST or None, initial=known_about(line))
    if form.is_valid():
        try:
            commands.edit_help_line(actor=request.actor, line_id=line_id, details=form.cleaned_data)
            return done(request, reverse("library:edit_help"), _("Saved, and checked today."))
        except Refused as refused:
            form.add_error(refused.field, refused.words)
    return _ask(request, form)


@require_POST
def check_help_line(request: Request, line_id: UUID) -> HttpResponse:
    line = commands.check_help_line(actor=request.actor, line_id=line_id)
    words = _("%(name)s: checked today.") % {"name": line.name}
    return done(request, reverse("library:edit_help"), words)


@require_POST
def remove_help_line(request: Request, line_id: UUID) -> HttpResponse:
    commands.remove_help_line(actor=request.actor, line_id=line_id)
    return done(request, reverse("library:edit_help"), _("The line is off the card."))


def _ask(request: HttpRequest, form: HelpLineForm) -> HttpResponse:
    status = REFUSED if form.is_bound else HTTPStatus.OK
    return page(request, "library/help_line.html", {"form": form}, status=status)
