from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from walkwith.directory import queries
from walkwith.directory.policies import check_may_verify
from walkwith.directory.twice import defer_look
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page


@require_GET
def duplicates(request: Request) -> HttpResponse:
    """Pairs that seem the same, for a person to decide."""
    check_may_verify(request.actor)
    number = request.GET.get("page", "")
    at = int(number[:6]) if number.isdecimal() else 1
    found, pairs = queries.doubtful_pairs(actor=request.actor, page=at)
    linked = queries.linked_lately(actor=request.actor)
    shown = {"found": found, "pairs": pairs, "linked": linked}
    return page(request, "directory/duplicates.html", shown)


@require_POST
def look_duplicates(request: Request) -> HttpResponse:
    """Look for them now, while the page waits for nothing."""
    check_may_verify(request.actor)
    defer_look(request.actor)
    words = _("We look through all of it now. Come back in a minute.")
    return done(request, reverse("directory:duplicates"), words)
