"""Every address of the house, filled with real and with senseless names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

NOBODY = UUID("019a0000-0000-7000-8000-000000000000")


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver: `plans/<uuid:participant_id>/want/`."""

    route: str
    name: str
    parameters: tuple[tuple[str, str], ...]

    def path(self, known: dict[str, Any]) -> str:
        """The address with `known` names; a name nobody knows gets one that leads nowhere."""
        path = self.route
        for parameter, converter in self.parameters:
            value = known.get(parameter, NOBODY if converter == "uuid" else "1")
            marks = (f"<{converter}:{parameter}>", f"<{parameter}>")
            for mark in marks:
                path = path.replace(mark, str(value))
        return f"/{path}"


def addresses() -> list[Address]:
    return sorted(_walk(get_resolver().url_patterns, "", ""), key=lambda address: address.route)


def _walk(patterns: list[Any], before: str, names: str) -> Iterator[Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern).lstrip("^").rstrip("$").replace("\\Z", "")
        if isinstance(pattern, URLResolver):
            inside = f"{names}{pattern.namespace}:" if pattern.namespace else names
            yield from _walk(pattern.url_patterns, route, inside)
        elif isinstance(pattern, URLPattern) and "(?P" not in route:
            converters = getattr(pattern.pattern, "converters", {})
            parameters = tuple(
                (name, type(converter).__name__.removesuffix("Converter").lower())
                for name, converter in converters.items()
            )
            yield Address(route, f"{names}{pattern.name or ''}", parameters)
