"""Addresses that do something and then go wrong, beside all those of the house."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

from walkwith import urls
from walkwith.accounts.commands import add_program
from walkwith.foundation.errors import Refused
from walkwith.foundation.requests import Request
from walkwith.people.looks import note_look
from walkwith.people.models import Participant


def breaks(request: Request) -> HttpResponse:
    add_program(actor=request.actor, name="Half done")
    raise RuntimeError("on purpose")


def looks_and_breaks(request: Request) -> HttpResponse:
    seen = [participant.pk for participant in Participant.objects.all()]
    note_look(seen, "identity", how="opened", page="people")
    return HttpResponse(status=503)


def looks_where_nothing_allows_it(request: Request) -> HttpResponse:
    note_look([request.actor.id], "identity", how="opened", page="people")
    return HttpResponse("a secret")


def refuses(request: Request) -> HttpResponse:
    add_program(actor=request.actor, name="Done before")
    raise Refused("on purpose")


def open_to_all(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Participant.objects.count()))


open_to_all.login_required = False  # type: ignore[attr-defined]

urlpatterns: list[URLPattern | URLResolver] = [
    path("test/breaks/", breaks),
    path("test/looks/", looks_and_breaks),
    path("test/no-reason/", looks_where_nothing_allows_it),
    path("test/refuses/", refuses),
    path("test/open/", open_to_all),
    *urls.urlpatterns,
]
