"""How a view answers: the whole page, or for htmx only the part that changed."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    part: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render `template`; when htmx asks and `part` is named, only that partial of it.

    Records never stay in the browser: the answer says `no-store`.
    """
    name = f"{template}#{part}" if part and _asked_by_htmx(request) else template
    response = HttpResponse(render_to_string(name, context, request), status=status)
    response["Cache-Control"] = "no-store"
    response["Vary"] = "HX-Request"
    return response


def done(request: HttpRequest, to: str, words: str = "") -> HttpResponse:
    """Go on to the address `to`; the page there says `words` once."""
    if words:
        request.session["said"] = str(words)
    if _asked_by_htmx(request):
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": to})
    return HttpResponse(status=HTTPStatus.SEE_OTHER, headers={"Location": to})


def _asked_by_htmx(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))
