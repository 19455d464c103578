from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.signing import Signer
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from walkwith.accounts.often import count_one, times_of
from walkwith.foundation.forms import status_of
from walkwith.referrals import links
from walkwith.referrals.forms import AnswerForm
from walkwith.ui.answers import page

# Nothing of the house's own around it: no places, no forms, so that no cookie is set.
ALONE: dict[str, Any] = {"actor": None, "places": [], "is_offline": True}
# So many wrong links from one address in ten minutes, and it waits.
WRONG, MOST_WRONG, STRETCH = "referrals.answer", 20, 600
# What stands in the form of a page that was opened, and in no mail: it was read here.
READ = Signer(salt="referrals.read")
View = Callable[[HttpRequest, str], HttpResponse]


def kept_to_itself(view: View) -> View:
    """Nobody finds it by a search, nor learns from where somebody came."""

    @wraps(view)
    def run(request: HttpRequest, token: str) -> HttpResponse:
        response = view(request, token)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return run


@login_not_required
@csrf_exempt  # the words of the link let in, and nothing the browser adds by itself
@require_http_methods(["GET", "HEAD", "POST"])
@kept_to_itself
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The partner's link. Who asks is shown first; what is asked, only after a tap here.

    To fetch the page, or its head, opens nothing: programs that look at mail do that.
    """
    if times_of(request, WRONG, seconds=STRETCH) >= MOST_WRONG:
        return shut(request, status=HTTPStatus.TOO_MANY_REQUESTS)
    door = links.at_door(token)
    if door is None:
        count_one(request, WRONG, seconds=STRETCH)
        return shut(request)
    act = ACTS.get(request.POST.get("act", "")) if is_from_here(request) else None
    if act is not None:
        return act(request, token)
    return page(request, "referrals/answer_door.html", ALONE | {"door": door})


def is_from_here(request: HttpRequest) -> bool:
    """Was it sent by a page of ours, as far as the browser tells? Old ones do not."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")


def shut(request: HttpRequest, *, status: int = HTTPStatus.OK) -> HttpResponse:
    return page(request, "referrals/answer_shut.html", dict(ALONE), status=status)


def _open(request: HttpRequest, token: str) -> HttpResponse:
    opened = links.opened(token, get_language() or "en")
    form = AnswerForm(state=opened.state if opened else "")
    return _shown(request, token, opened, form)


def _reread(request: HttpRequest, token: str, form: AnswerForm) -> HttpResponse:
    """The page they read, with their words in it. It does not count as opened once more; what
    comes from elsewhere than that page does.
    """
    was_read = constant_time_compare(request.POST.get("read", ""), READ.signature(token))
    again = links.reread if was_read else links.opened
    return _shown(request, token, again(token, get_language() or "en"), form)


def _shown(
    request: HttpRequest, token: str, opened: links.Opened | None, form: AnswerForm
) -> HttpResponse:
    if opened is None:
        return shut(request)
    read = READ.signature(token)
    shown = ALONE | {"opened": opened, "sent": opened.sent, "form": form, "read": read}
    return page(request, "referrals/answer.html", shown, status=status_of(form))


def _say(request: HttpRequest, token: str) -> HttpResponse:
    seen = request.POST.get("seen", "")
    form = AnswerForm(request.POST, state=seen)
    if seen != links.state(token):
        return _again(request, token, seen)
    if not form.is_valid():
        return _reread(request, token, form)
    said = form.cleaned_data
    if not links.answered(token, said["said"], said["words"], seen=seen):
        return _again(request, token, seen)
    return page(request, "referrals/answer_thanks.html", ALONE | {"answer": said["said"]})


def _again(request: HttpRequest, token: str, seen: str) -> HttpResponse:
    """It moved since they looked: what they wrote is kept, and they look again."""
    stands = links.state(token)
    if stands == seen:
        return shut(request)
    typed = request.POST.copy()
    typed["seen"] = stands
    form = AnswerForm(typed, state=stands)
    form.add_error(None, _("Something was said since you opened this. Look again, and send it."))
    return _reread(request, token, form)


ACTS: dict[str, View] = {"open": _open, "say": _say}
