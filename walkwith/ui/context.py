"""What the layout of every page needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

THEMES = ("light", "dark")


def of_every_page(request: HttpRequest) -> dict[str, Any]:
    """Who acts, the colors they chose, where a quick exit leads, and a sentence said once."""
    theme = request.COOKIES.get("theme", "")
    return {
        "actor": getattr(request, "actor", None),
        "theme": theme if theme in THEMES else "",
        "quick_exit": settings.QUICK_EXIT_ADDRESS,
        "said": lambda: said_once(request),
    }


def said_once(request: HttpRequest) -> str:
    """The sentence of `answers.done`, taken: the next page does not say it again."""
    session = getattr(request, "session", None)
    if session is None or "said" not in session:
        return ""
    return str(session.pop("said"))
