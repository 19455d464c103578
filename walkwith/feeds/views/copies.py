from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from walkwith.access.handing import as_file, as_page
from walkwith.feeds import along
from walkwith.feeds.copies import take_copy
from walkwith.feeds.forms import CopyForm, TakeAlongForm
from walkwith.feeds.policies import check_may_copy, check_may_take_along
from walkwith.foundation import clock
from walkwith.foundation.forms import status_of, typed
from walkwith.foundation.requests import Request
from walkwith.people.queries import participant_with_id
from walkwith.ui.answers import page


@require_http_methods(["GET", "POST"])
def copy(request: Request, participant_id: UUID) -> HttpResponse:
    """Ask once, then hand over a copy of the whole record: to keep, or to print."""
    person = participant_with_id(participant_id, page="copy")
    check_may_copy(request.actor, participant_id=participant_id)
    owns = person.membership_id == request.actor.id
    form = CopyForm(typed(request), owns=owns)
    if form.is_valid():
        if request.POST.get("as") == "print":
            return as_page(take_copy(request.actor, participant_id, to_print=True))
        name = f"copy-{clock.today(request.actor.zone)}.zip"
        taken = take_copy(request.actor, participant_id, to_print=False)
        return as_file(taken, name=name, media_type="application/zip")
    shown = {"person": person, "owns": owns, "form": form}
    return page(request, "feeds/copy.html", shown, status=status_of(form))


@require_http_methods(["GET", "POST"])
def take_along(request: Request, participant_id: UUID) -> HttpResponse:
    """The plan, the wellness plan or the pocket card: on paper, readable without us."""
    check_may_take_along(request.actor, participant_id=participant_id)
    person = participant_with_id(participant_id, page="along")
    known = {"what": request.GET.get("what") or "plan", "language": get_language()}
    form = TakeAlongForm(typed(request), initial=known)
    if form.is_valid():
        asked = form.asked(to_print=request.POST.get("as") == "print")
        taken = along.take_along(request.actor, participant_id, asked)
        if asked.to_print:
            return as_page(taken)
        name = f"{asked.what}-{clock.today(request.actor.zone)}.pdf"
        return as_file(taken, name=name, media_type="application/pdf")
    shown = {"person": person, "owns": person.membership_id == request.actor.id, "form": form}
    return page(request, "feeds/take_along.html", shown, status=status_of(form))
