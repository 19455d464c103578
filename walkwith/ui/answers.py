"""How a view answers: the whole page, or for htmx only the part that changed."""

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
    asked_by_htmx = bool(getattr(request, "htmx", False))
    name = f"{template}#{part}" if part and asked_by_htmx else template
    response = HttpResponse(render_to_string(name, context, request), status=status)
    response["Cache-Control"] = "no-store"
    response["Vary"] = "HX-Request"
    return response
