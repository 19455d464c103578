"""Our own feeds: what programs read without a sign-in, and the page of the house about them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from walkwith.feeds.commands.out import share_listings
from walkwith.feeds.out import answers, described, tables
from walkwith.feeds.out.asked import read
from walkwith.feeds.out.kinds import page_of
from walkwith.feeds.out.selection import House
from walkwith.feeds.policies import check_may_import, may_share
from walkwith.feeds.queries import out as queries
from walkwith.foundation import clock
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page

PROFILE = "https://docs.openreferral.org/en/latest/hsds/"


@answers.open_feed
def hsds(request: HttpRequest, house: House) -> HttpResponseBase:
    """What this is, as the standard asks."""
    described = request.build_absolute_uri(reverse("feeds:openapi", args=[house.id]))
    said = {"version": "3.1", "profile": PROFILE, "openapi_url": described}
    return answers.told(request, said)


@answers.open_feed
def openapi(request: HttpRequest, house: House) -> HttpResponseBase:
    """The description of all of it, for programs."""
    base = request.build_absolute_uri(reverse("feeds:hsds", args=[house.id])).rstrip("/")
    said = described.document() | {"servers": [{"url": base}]}
    return answers.told(request, said)


@answers.open_feed
def collection(request: HttpRequest, house: House, collection: str) -> HttpResponseBase:
    """A page of services, organizations, places or terms; or all of them, line by line."""
    found = queries.kind_called(collection)
    described.check_names(request.GET, described.parameters_of(collection))
    asked = read(request.GET)
    if asked.as_lines:
        return answers.lines(request, house, found.all(house, asked))
    return answers.told(request, page_of(found, house, asked))


@answers.open_feed
def entry(request: HttpRequest, house: House, collection: str, entry_id: UUID) -> HttpResponseBase:
    """One of them, whole."""
    said = queries.entry(house=house, kind=collection, entry_id=entry_id)
    return answers.told(request, said)


@answers.open_feed
def meeting_guide(request: HttpRequest, house: House) -> HttpResponseBase:
    """The meetings this house writes down itself."""
    described.check_names(request.GET, ("fellowship",))
    fellowship = request.GET.get("fellowship", "").replace("\x00", "")
    said = queries.own_meetings(house=house, fellowship=fellowship)
    return answers.told(request, said)


@require_GET
def out(request: Request) -> HttpResponse:
    """Whether other programs may read our lists, where, and what they find there."""
    sharing = queries.sharing(actor=request.actor)
    site = request.build_absolute_uri("/").rstrip("/")
    shown = {"sharing": sharing, "site": site, "may_share": may_share(request.actor)}
    return page(request, "feeds/out.html", shown)


@require_POST
def share_out(request: Request) -> HttpResponse:
    """The one switch."""
    shares = request.POST.get("shares") == "yes"
    share_listings(actor=request.actor, shares=shares)
    words = _("Other programs can read them now.") if shares else _("Nobody else reads them now.")
    return done(request, reverse("feeds:out"), words)


@require_GET
def services_table(request: Request) -> HttpResponseBase:
    check_may_import(request.actor)
    return _as_table(request, "services", tables.services_table)


@require_GET
def meetings_table(request: Request) -> HttpResponseBase:
    check_may_import(request.actor)
    return _as_table(request, "meetings", tables.meetings_table)


def _as_table(request: Request, name: str, table: tables.Table) -> HttpResponseBase:
    lines = table(request.actor.organization_id)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    called = f"{name}-{clock.today(request.actor.zone)}.csv"
    response["Content-Disposition"] = f'attachment; filename="{called}"'
    response["Cache-Control"] = "no-store"
    return response
