"""The Spanish words of the pages, from the catalogues themselves."""

from functools import cache
from typing import Any

from django.conf import settings

from tools import words


@cache
def _catalogue() -> dict[str, str]:
    """Where two packages say the same words in two ways, the app that is named first wins."""
    said: dict[str, str] = {}
    for package in sorted(words.packages(), key=_place):
        for message in words.known(package):
            if isinstance(message.id, str) and isinstance(message.string, str) and message.string:
                said.setdefault(message.id, message.string)
    return said


def _place(package: str) -> int:
    name, apps = f"walkwith.{package}", list(settings.INSTALLED_APPS)
    return apps.index(name) if name in apps else len(apps)


def say(language: str, english: str, **values: Any) -> str:
    """The words of a page in `language`, as the page shows them.

    Raises `KeyError` for words no catalogue knows: a story must not invent any.
    """
    pattern = _catalogue()[english] if language == "es" else english
    if language == "en" and english not in _catalogue():
        raise KeyError(english)
    return pattern % values if values else pattern
