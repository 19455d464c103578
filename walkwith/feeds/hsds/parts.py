"""The objects HSDS hangs below a service, a site or an agency: field by field, only what is known.

What they are called and hold is the schema of HSDS 3.1, https://docs.openreferral.org/.
"""

from collections.abc import Mapping
from typing import Any

from walkwith.feeds import fields
from walkwith.feeds.hsds import values
from walkwith.feeds.hsds.licensed import is_licensed
from walkwith.feeds.hsds.values import Coerce, line, text

MOST = 200
DEEPEST = 4
DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
FREQUENCIES = {"WEEKLY", "MONTHLY", "DAILY", "YEARLY"}
KEY = line(240)
LINK: Coerce = fields.web_address
NAMES = {"id": KEY, "name": line(200), "alternate_name": line(200), "description": text}

# A field is read by its function; one that is itself a list of objects by their kind.
SHAPES: dict[str, dict[str, Coerce | str]] = {
    "phones": {
        "id": KEY,
        "number": line(80),
        "extension": values.extension,
        "type": line(40),
        "description": line(500),
        "languages": "languages",
    },
    "languages": {
        "id": KEY,
        "name": line(80),
        "code": values.language_code,
        "note": line(500),
    },
    "contacts": {
        "id": KEY,
        "name": line(200),
        "title": line(200),
        "department": line(200),
        "email": values.mail,
        "phones": "phones",
    },
    "schedules": {
        **dict.fromkeys(("valid_from", "valid_to", "dtstart", "until"), values.date),
        **dict.fromkeys(("timezone", "count", "interval"), values.number),
        **dict.fromkeys(("byweekno", "bymonthday", "byyearday"), line(80)),
        **dict.fromkeys(("opens_at", "closes_at"), values.clock),
        "id": KEY,
        "wkst": line(2),
        "freq": line(20),
        "byday": line(80),
        "description": text,
        "attending_type": line(200),
        "notes": text,
        "schedule_link": LINK,
    },
    "service_areas": {
        "id": KEY,
        "name": line(500),
        "description": text,
        "extent": line(2000),
        "extent_type": line(40),
        "uri": line(500),
    },
    "cost_options": {
        "id": KEY,
        **dict.fromkeys(("valid_from", "valid_to"), values.date),
        "option": line(500),
        "currency": line(3),
        "amount": values.number,
        "amount_description": line(500),
    },
    "required_documents": {"id": KEY, "document": line(1000), "uri": LINK},
    "accessibility": {"id": KEY, "description": text, "details": text, "url": LINK},
    "funding": {"id": KEY, "source": line(1000)},
    "programs": dict(NAMES),
    "organization_identifiers": {
        "id": KEY,
        "identifier_scheme": line(80),
        "identifier_type": line(80),
        "identifier": line(200),
    },
    "additional_urls": {"id": KEY, "label": line(200), "url": LINK},
    "additional_websites": {"id": KEY, "label": line(200), "url": LINK},
    "addresses": {
        "id": KEY,
        "attention": line(200),
        "address_1": line(200),
        "address_2": line(200),
        "city": line(120),
        "region": line(120),
        "state_province": line(60),
        "postal_code": line(12),
        "country": values.country,
        "address_type": line(10),
    },
    "attributes": {
        "id": KEY,
        "label": line(200),
        "value": line(1000),
        "link_type": line(80),
        "link_entity": line(80),
        "taxonomy_term": "taxonomy_terms",
    },
    "taxonomy_terms": {
        "id": KEY,
        "code": line(120),
        "name": line(200),
        "description": line(1000),
        "parent_id": KEY,
        "taxonomy": line(200),
        "taxonomy_detail": "taxonomies",
        "language": values.language_code,
        "term_uri": LINK,
    },
    "taxonomies": {"id": KEY, "name": line(200), "uri": LINK, "version": line(40)},
    "service_capacities": {
        "id": KEY,
        "unit": "units",
        "available": values.number,
        "maximum": values.number,
        "description": line(500),
        "updated": values.moment_words,
    },
    "units": {"id": KEY, "name": line(40), "scheme": line(80), "identifier": line(80)},
    "accreditations": {
        "id": KEY,
        "name": line(120),
        "level": line(60),
        "given_by": line(120),
        "url": LINK,
        "starts_on": values.date,
        "ends_on": values.date,
    },
}
# These stand by themselves, not in a list.
SINGLE = {"taxonomy_term", "taxonomy_detail", "unit"}
# Without these an object says nothing; what is written as plain words is taken to be it.
SAYS = {
    "phones": "number",
    "languages": "name",
    "contacts": "name",
    "schedules": "description",
    "service_areas": "name",
    "cost_options": "option",
    "required_documents": "document",
    "accessibility": "description",
    "funding": "source",
    "additional_urls": "url",
    "additional_websites": "url",
    "taxonomy_terms": "name",
    "taxonomies": "name",
    "units": "name",
    "accreditations": "name",
}
NEEDED = {"phones", "additional_urls", "additional_websites", "required_documents"}


def many(kind: str, given: Any, doubt: list[str], depth: int = 0) -> list[dict[str, Any]]:
    """The objects of one kind that can be read, in their order."""
    if not given:
        return []
    told = given if isinstance(given, list) else [given]
    if len(told) > MOST:
        doubt.append("shortened")
    found = (one(kind, each, doubt, depth) for each in told[:MOST])
    return [each for each in found if each]


def one(kind: str, given: Any, doubt: list[str], depth: int = 0) -> dict[str, Any]:
    """One object, only with the fields that say something; {} when it cannot be read."""
    if isinstance(given, (str, int)) and not isinstance(given, bool) and kind in SAYS:
        given = {SAYS[kind]: given}
    if not isinstance(given, Mapping) or depth > DEEPEST:
        doubt.append("part_left_out")
        return {}
    told: dict[str, Any] = {}
    shape = SHAPES[kind]
    for field in [name for name in shape if name in given]:
        value = given[field]
        if value is None or value == "":
            continue
        kept = _read(field, shape[field], value, doubt, depth)
        if kept not in (None, "", [], {}):
            told[field] = kept
    if kind in NEEDED and SAYS[kind] not in told:
        doubt.append("part_left_out")
        return {}
    if kind == "schedules":
        return _schedule(told, doubt)
    return _marked(told) if kind == "attributes" else told


def _read(field: str, read: Coerce | str, value: Any, doubt: list[str], depth: int) -> Any:
    if not isinstance(read, str):
        return read(value, doubt)
    if field in SINGLE:
        return one(read, value, doubt, depth + 1)
    return many(read, value, doubt, depth + 1)


def _schedule(told: dict[str, Any], doubt: list[str]) -> dict[str, Any]:
    """As RFC 5545 spells it: FREQ and BYDAY in capitals, nothing that is neither."""
    freq = str(told.get("freq", "")).upper()
    days = [day.strip().upper() for day in str(told.get("byday", "")).split(",")]
    known = [day for day in days if day[-2:] in DAYS and _is_count(day[:-2])]
    if (freq and freq not in FREQUENCIES) or (any(days) and len(known) < len(days)):
        doubt.append("hours_left_out")
    kept = told | {
        "freq": freq if freq in FREQUENCIES else "WEEKLY" if known else "",
        "byday": ",".join(known),
        "wkst": str(told.get("wkst", "")).upper(),
    }
    if kept["wkst"] not in DAYS:
        del kept["wkst"]
    return {field: value for field, value in kept.items() if value != ""}


def _is_count(said: str) -> bool:
    return said == "" or said.lstrip("+-").isdigit()


def _marked(told: dict[str, Any]) -> dict[str, Any]:
    """A term that somebody owns is marked: it stays in the house."""
    term = told.get("taxonomy_term", {})
    vocabulary = f"{term.get('taxonomy', '')} {term.get('taxonomy_detail', {}).get('name', '')}"
    if is_licensed(vocabulary, term.get("code", ""), term.get("id", "")):
        return told | {"licensed": True}
    return told
