"""How a view answers: the whole page, or for htmx only the part that changed."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    part: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render `template`; when htmx asks and `part` is named, only that partial of it.

    A whole page that htmx gets (a refusal, say) takes the place of the page, not of a part.
    Records never stay in the browser: the answer says `no-store`.
    """
    is_part = bool(part) and _asked_by_htmx(request)
    name = f"{template}#{part}" if is_part else template
    response = HttpResponse(render_to_string(name, context, request), status=status)
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["HX-Request"])
    if _asked_by_htmx(request) and not is_part:
        response["HX-Retarget"] = "body"
        response["HX-Reswap"] = "innerHTML show:top"
    return response


def done(request: HttpRequest, to: str, words: str = "") -> HttpResponse:
    """Go on to the address `to`; the page there says `words` once."""
    if words:
        request.session["said"] = str(words)
    if _asked_by_htmx(request):
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": to})
    response = HttpResponseRedirect(to)
    response.status_code = HTTPStatus.SEE_OTHER
    return response


def _asked_by_htmx(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))
