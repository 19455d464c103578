"""The pages of the house itself: colors, the gallery, and what is said when something is wrong."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_POST

from walkwith.ui.answers import done, page
from walkwith.ui.context import THEMES
from walkwith.ui.gallery import GalleryForm, gallery_context

A_YEAR = 60 * 60 * 24 * 365
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device has it; kept in a cookie."""
    response = done(request, safe_next(request))
    wanted = request.POST.get("theme", "")
    if wanted in THEMES:
        response.set_cookie("theme", wanted, max_age=A_YEAR, samesite="Lax", httponly=True)
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


def safe_next(request: HttpRequest) -> str:
    """Where the form or address asks to go on to, when it is a page of ours; else the first."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, None)
    return wanted if is_ours else "/"


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in all states; sending the form empty shows its problems."""
    form = GalleryForm(request.POST or None, request.FILES or None)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return page(request, "ui/gallery.html", gallery_context(form), status=status)


def blank(request: HttpRequest) -> HttpResponse:
    """A page with nothing on it: what a page costs before it shows anything."""
    return page(request, "ui/blank.html", {})


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, TOO_MUCH):
        return page(request, "413.html", {}, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return page(request, "400.html", {}, status=HTTPStatus.BAD_REQUEST)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, "refused.html", {}, status=HTTPStatus.FORBIDDEN)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, "404.html", {}, status=HTTPStatus.NOT_FOUND)
