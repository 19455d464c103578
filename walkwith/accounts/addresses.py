"""In which language a browser is spoken to."""

from django.conf import settings
from django.http import HttpResponse


def with_language(response: HttpResponse, language: str) -> HttpResponse:
    """The same answer; from now on this browser is spoken to in `language`."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
