"""What of HSDS 3.1 leaves the house, object by object: a projection that keeps only this.

https://docs.openreferral.org/en/latest/hsds/schema_reference.html. Contacts of people, and
whatever else is not named here, stay inside. A value of another kind is left out, not guessed.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

Shape = Mapping[str, str]

WORDS, NUMBER, LINK, MAIL = "words", "number", "link", "mail"
LANGUAGE: Shape = {"name": WORDS, "code": WORDS, "note": WORDS}
SHAPES: dict[str, Shape] = {
    "phones": {
        "number": WORDS,
        "extension": NUMBER,
        "type": WORDS,
        "description": WORDS,
        "languages": "languages",
    },
    "languages": LANGUAGE,
    "schedules": {
        **dict.fromkeys(("valid_from", "valid_to", "dtstart", "until", "wkst"), WORDS),
        **dict.fromkeys(("timezone", "count", "interval"), NUMBER),
        **dict.fromkeys(("freq", "byday", "byweekno", "bymonthday", "byyearday"), WORDS),
        **dict.fromkeys(("description", "opens_at", "closes_at", "attending_type"), WORDS),
        "notes": WORDS,
        "schedule_link": LINK,
    },
    "service_areas": dict.fromkeys(("name", "description", "extent", "extent_type", "uri"), WORDS),
    "cost_options": {
        **dict.fromkeys(("valid_from", "valid_to", "option", "currency"), WORDS),
        "amount": NUMBER,
        "amount_description": WORDS,
    },
    "required_documents": {"document": WORDS, "uri": LINK},
    "accessibility": {"description": WORDS, "details": WORDS, "url": LINK},
    "funding": {"source": WORDS},
    "additional_websites": {"label": WORDS, "url": LINK},
    "additional_urls": {"label": WORDS, "url": LINK},
}
# Without these an object of that kind says nothing.
NEEDED = {"phones": "number", "additional_websites": "url", "additional_urls": "url"}
ONE_OF = {
    "freq": {"WEEKLY", "MONTHLY"},
    "wkst": {"MO", "TU", "WE", "TH", "FR", "SA", "SU"},
}
WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]]+\.[^\s<>\"{}|\\^`\[\]]+", re.IGNORECASE)
ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[A-Za-z]{2,}")
OURS = uuid5(NAMESPACE_URL, "https://walkwith.example/hsds")


def key_of(*parts: object) -> str:
    """A key that is the same at every reading, for what has none of its own here."""
    return str(uuid5(OURS, "|".join(str(part) for part in parts)))


def link(given: object) -> str:
    said = given.strip() if isinstance(given, str) else ""
    return said if len(said) <= 1000 and WEB.fullmatch(said) else ""


def mail(given: object) -> str:
    said = given.strip() if isinstance(given, str) else ""
    return said if ADDRESS.fullmatch(said) else ""


def number(given: object) -> int | float | None:
    if isinstance(given, bool) or not isinstance(given, (int, float, str)):
        return None
    try:
        value = float(given)
    except (ValueError, OverflowError):
        return None
    if value != value or abs(value) >= 1e15:
        return None
    return int(value) if value.is_integer() else value


def without_empty(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value not in ("", None, [], {})}


def children(name: str, kept: object, parent: UUID | str) -> list[dict[str, Any]]:
    """The objects of one kind below a parent, in their order, each with a key."""
    found = []
    for place, one in enumerate(kept if isinstance(kept, list) else []):
        if isinstance(one, Mapping) and (told := _object(name, one, parent, place)):
            found.append(told)
    return found


def _object(name: str, one: Mapping[str, Any], parent: object, place: int) -> dict[str, Any]:
    shape = SHAPES[name]
    key = key_of(parent, name, place)
    said = {field: _value(field, kind, one.get(field), key) for field, kind in shape.items()}
    told = without_empty(said)
    if not told or (name in NEEDED and NEEDED[name] not in told):
        return {}
    return {"id": key, **told}


def _value(field: str, kind: str, given: object, key: str) -> Any:
    if kind in SHAPES:
        return children(kind, given, key)
    if kind == NUMBER:
        return number(given)
    if kind == LINK:
        return link(given)
    said = given.strip() if isinstance(given, str) else ""
    return "" if field in ONE_OF and said not in ONE_OF[field] else said


def belonging_to_people(details: Iterable[Mapping[str, Any]]) -> set[str]:
    """The numbers and addresses of contacts: they are somebody's own and are not handed on."""
    theirs: set[str] = set()
    for kept in details:
        for contact in kept.get("contacts") or []:
            if not isinstance(contact, Mapping):
                continue
            theirs.add(plain(contact.get("email")))
            phones = contact.get("phones") or []
            theirs |= {plain(one.get("number")) for one in phones if isinstance(one, Mapping)}
    return theirs - {""}


def plain(said: object) -> str:
    """A number by its digits, an address in small letters: what two spellings share."""
    if not isinstance(said, str):
        return ""
    return said.strip().lower() if "@" in said else re.sub(r"\D", "", said)
