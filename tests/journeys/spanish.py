"""The Spanish words of the pages, from the catalogues themselves."""

from functools import cache
from typing import Any

from tools import words


@cache
def _catalogue() -> dict[str, str]:
    said: dict[str, str] = {}
    for package in words.packages():
        for message in words.known(package):
            if isinstance(message.id, str) and isinstance(message.string, str) and message.string:
                said[message.id] = message.string
    return said


def say(language: str, english: str, **values: Any) -> str:
    """The words of a page in `language`, as the page shows them.

    Raises `KeyError` for words no catalogue knows: a story must not invent any.
    """
    pattern = _catalogue()[english] if language == "es" else english
    if language == "en" and english not in _catalogue():
        raise KeyError(english)
    return pattern % values if values else pattern
