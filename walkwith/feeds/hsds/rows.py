"""What a document of HSDS comes to: rows of our own, joined by the keys of the feed."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from walkwith.feeds.raw import mark_of, raw_json

READ_AS = "3"  # another number makes every row count as changed once, after a better reading
LONGEST_RAW = 20_000


@dataclass(slots=True, kw_only=True)
class AgencyRow:
    key: str
    name: str
    alternate_name: str
    description: str
    email: str
    website: str
    details: dict[str, Any]
    raw: str


@dataclass(slots=True, kw_only=True)
class SiteRow:
    key: str
    agency_key: str
    name: str
    location_type: str
    description: str
    transportation: str
    address_1: str
    address_2: str
    city: str
    region: str
    state_province: str
    postal_code: str
    country: str
    latitude: float | None
    longitude: float | None
    approximate: bool
    zone: str
    details: dict[str, Any]
    raw: str
    is_confidential: bool = False


@dataclass(slots=True, kw_only=True)
class ServiceRow:
    key: str
    agency_key: str
    name: str
    alternate_name: str
    description: str
    url: str
    email: str
    status: str
    application_process: str
    fees_description: str
    eligibility_description: str
    minimum_age: float | None
    maximum_age: float | None
    alert: str
    last_modified: dt.datetime | None
    needs: list[str]
    features: list[str]
    details: dict[str, Any]
    raw: str


@dataclass(slots=True, kw_only=True)
class PlaceRow:
    """A service at a site: `key` is what the feed calls the pair."""

    key: str
    service_key: str
    site_key: str
    details: dict[str, Any]


Row = AgencyRow | SiteRow | ServiceRow | PlaceRow
NAMES: dict[type[Any], tuple[str, ...]] = {
    kind: tuple(field.name for field in dataclasses.fields(kind))
    for kind in (AgencyRow, SiteRow, ServiceRow, PlaceRow)
}


def stand_in(key: str, name: str) -> AgencyRow:
    """An agency of which the feed tells nothing but its key."""
    told = dict.fromkeys(("alternate_name", "description", "email", "website"), "")
    return AgencyRow(key=key, name=name, details={}, raw=raw_of({"id": key}), **told)


def fingerprint(row: Row) -> UUID:
    """Equal for two readings when nothing that was told differs.

    What a row tells stands in the order of our own names, whatever order it came in.
    """
    return mark_of(READ_AS + repr([getattr(row, name) for name in NAMES[type(row)]]))


def raw_of(row: Any) -> str:
    """The row as it came, its names in order; a very long one only as far as it is of use."""
    kept = raw_json(row)
    return kept if len(kept) <= LONGEST_RAW else raw_json({"too_long": kept[:LONGEST_RAW]})
