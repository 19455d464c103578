"""The names of HSDS 1.1, 2.x and Open Referral UK 1.0, as 3.1 calls the same things."""

import re
from collections.abc import Callable, Mapping
from typing import Any

Row = dict[str, Any]

DAY_CODES = {
    name: code
    for names in (
        "sunday monday tuesday wednesday thursday friday saturday",
        "sun mon tue wed thu fri sat",
        "su mo tu we th fr sa",
        "domingo lunes martes miércoles jueves viernes sábado",
        "7 1 2 3 4 5 6",
        "https://schema.org/sunday https://schema.org/monday https://schema.org/tuesday"
        " https://schema.org/wednesday https://schema.org/thursday https://schema.org/friday"
        " https://schema.org/saturday",
    )
    for name, code in zip(names.split(), ["SU", "MO", "TU", "WE", "TH", "FR", "SA"], strict=True)
}


def _schedule(row: Row) -> Row:
    said = str(row.get("weekday") or "").strip().lower()
    if said and not row.get("byday"):
        days = [DAY_CODES.get(day.strip(), "") for day in said.replace(";", ",").split(",")]
        return row | {"freq": row.get("freq") or "WEEKLY", "byday": ",".join(filter(None, days))}
    return row


def _holiday(row: Row) -> Row:
    is_closed = str(row.get("closed") or "").strip().lower() in ("true", "t", "yes", "y", "1")
    told = {
        "valid_from": row.get("start_date"),
        "valid_to": row.get("end_date"),
        "description": "Closed" if is_closed else row.get("description"),
    }
    hours = {} if is_closed else {name: row.get(name) for name in ("opens_at", "closes_at")}
    return {"id": row.get("id"), **told, **hours}


def _physical(row: Row) -> Row:
    return {"address_type": "physical", **row}


def _postal(row: Row) -> Row:
    return {"address_type": "postal", **row}


def _phone(row: Row) -> Row:
    names = {"language": "languages", "number_type": "type", "department": "description"}
    return _renamed(**names)(row)


def _term(row: Row) -> Row:
    """A link to a term: 1.1 names the row of the taxonomy, 2.x writes the term beside it."""
    term = row.get("taxonomy_term") or row.get("taxonomy")
    if not isinstance(term, Mapping):
        known = row.get("taxonomy_term_id") or row.get("taxonomy_id") or ""
        named = row.get("taxonomy_detail") or row.get("term") or ""
        term = {"id": known, "name": named, "taxonomy": term or ""} if known or named else None
    elif "vocabulary" in term:
        term = {**term, "taxonomy": term.get("taxonomy") or term["vocabulary"]}
    return row | {"taxonomy_term": term} if term else row


def _renamed(**names: str) -> Callable[[Row], Row]:
    def rename(row: Row) -> Row:
        told = dict(row)
        for old, new in names.items():
            if old in told and not told.get(new):
                told[new] = told[old]
        return told

    return rename


# What an old list of objects is called now, and how each of its objects is told now.
LISTS: dict[str, tuple[str, Callable[[Row], Row]]] = {
    "regular_schedules": ("schedules", _schedule),
    "regular_schedule": ("schedules", _schedule),
    "schedules": ("schedules", _schedule),
    "holiday_schedules": ("schedules", _holiday),
    "holiday_schedule": ("schedules", _holiday),
    "physical_addresses": ("addresses", _physical),
    "physical_address": ("addresses", _physical),
    "postal_addresses": ("addresses", _postal),
    "mail_addresses": ("addresses", _postal),
    "postal_address": ("addresses", _postal),
    "addresses": ("addresses", dict),
    "accessibility_for_disabilities": (
        "accessibility",
        _renamed(accessibility="description"),
    ),
    "accessibility": ("accessibility", _renamed(accessibility="description")),
    "fundings": ("funding", dict),
    "funding": ("funding", dict),
    "languages": ("languages", _renamed(language="name")),
    "service_areas": ("service_areas", _renamed(service_area="name")),
    "service_taxonomys": ("attributes", _term),
    "service_taxonomies": ("attributes", _term),
    "service_taxonomy": ("attributes", _term),
    "services_taxonomy": ("attributes", _term),
    "service_attributes": ("attributes", _term),
    "other_attributes": ("attributes", _term),
    "attributes": ("attributes", _term),
    "capacities": ("service_capacities", dict),
    "service_capacity": ("service_capacities", dict),
    "service_capacities": ("service_capacities", dict),
    "phones": ("phones", _phone),
    "contacts": ("contacts", dict),
    "cost_options": ("cost_options", dict),
    "payments_accepted": ("cost_options", _renamed(payment="option")),
    "accepted_payments": ("cost_options", _renamed(payment="option")),
    "keywords": ("attributes", dict),
    "payment_accepted": ("cost_options", _renamed(payment="option")),
    "required_documents": ("required_documents", dict),
    "programs": ("programs", dict),
    "organization_identifiers": ("organization_identifiers", dict),
    "identifiers": ("organization_identifiers", dict),
    "additional_urls": ("additional_urls", dict),
    "urls": ("additional_urls", dict),
    "additional_websites": ("additional_websites", dict),
    "units": ("units", dict),
}
# What tables of one program write in one cell: words with commas between them.
IN_ONE_CELL = {"languages", "accessibility", "service_areas", "accepted_payments", "keywords"}
COMMA = re.compile(r"\s*[,;]\s*(?![^()]*\))")
ELIGIBILITY = ("eligibility", "eligibilitys", "eligibilities")


def lists_of(row: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The lists of objects below a row by their names of today, what is old told anew."""
    found: dict[str, list[Any]] = {}
    for old in sorted(name for name in row if name in LISTS and row[name]):
        given, (new, tell) = row[old], LISTS[old]
        if isinstance(given, str) and old in IN_ONE_CELL:
            given = [word.replace("_", " ") for word in COMMA.split(given) if word]
            given = [{"label": word} for word in given] if old == "keywords" else given
        told = given if isinstance(given, list) else [given]
        found.setdefault(new, []).extend(
            tell(dict(each)) if isinstance(each, Mapping) else each for each in told
        )
    return found


def service(row: Mapping[str, Any]) -> Row:
    told = _renamed(
        fees="fees_description",
        eligibility_summary="eligibility_description",
        min_age="minimum_age",
        max_age="maximum_age",
        website="url",
    )(dict(row))
    for name in ELIGIBILITY:
        if not told.get(name):
            continue
        each = told[name] if isinstance(told[name], list) else [told[name]]
        rows = [one if isinstance(one, Mapping) else {"eligibility": one} for one in each]
        said = [str(one["eligibility"]) for one in rows if one.get("eligibility")]
        told["eligibility_description"] = told.get("eligibility_description") or "\n".join(said)
        for field in ("minimum_age", "maximum_age"):
            ages = [one[field] for one in rows if one.get(field) not in (None, "")]
            if told.get(field) in (None, "") and len(ages) == 1:
                told[field] = ages[0]
    return told


def agency(row: Mapping[str, Any]) -> Row:
    return _renamed(url="website")(dict(row))
