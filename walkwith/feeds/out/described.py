"""The OpenAPI document of our feeds, and what may be asked at each of its addresses."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from walkwith.feeds.out.asked import NotUnderstood

DOCUMENT = Path(__file__).parent / "openapi.json"


@cache
def document() -> dict[str, Any]:
    said: dict[str, Any] = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    return said


@cache
def parameters_of(collection: str) -> tuple[str, ...]:
    """The names of what may be asked of a collection, in the order of the document."""
    told = document()["paths"][f"/{collection}"]["get"]["parameters"]
    shared = document()["components"]["parameters"]
    return tuple(shared[each["$ref"].rsplit("/", 1)[-1]]["name"] for each in told)


def check_names(asked: Iterable[str], known: tuple[str, ...]) -> None:
    """Raises `NotUnderstood` for a name we do not know: else all would look like an answer."""
    for name in asked:
        if name not in known:
            raise NotUnderstood(name[:60], f"no value here: known are {', '.join(known)}")
