"""What a check finds, and how a listing takes it: a field is a column, or a child of `details`."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from walkwith.directory import offers
from walkwith.directory.freshness import days_trusted
from walkwith.directory.models import Check, Listing, Meeting, Service, Slot
from walkwith.directory.places import place_of_zip, zip_at_end
from walkwith.directory.rules import cell_of, minute_of_week
from walkwith.directory.said import say_again

IN_DETAILS = {"phones", "schedules", "languages", "required_documents"}
TIMES = {"starts", "ends"}
# What somebody sees when they find a listing right, and what its number is.
SEEN = {
    Meeting: ("day", "starts", "ends", "place", "address", "conference_url", "conference_phone"),
    Service: ("status", "phones", "schedules", "fees_description", "eligibility_description"),
}
# Where a meeting stands goes with its address.
SPOT = ("postal_code", "latitude", "longitude", "approximate")
UNSAID: tuple[Any, ...] = (None, "", [])
NUMBER = {Meeting: "conference_phone", Service: "phones"}
CLOSED = {Meeting: {"attendance": "inactive"}, Service: {"status": "defunct"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What somebody found out. `right` holds what is right, by field, where something was wrong."""

    way: str = Check.Ways.LOOKED
    verdict: str = Check.Verdicts.RIGHT
    right: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""


def with_spot(listing: Listing, right: Mapping[str, Any]) -> dict[str, Any]:
    """A meeting with another address is somewhere else: in the middle of its ZIP code, or nobody
    knows where.
    """
    if not isinstance(listing, Meeting) or right.get("address", listing.address) == listing.address:
        return dict(right)
    code = zip_at_end(right["address"])
    if not code and not listing.address:
        # A street where only the ZIP code was known says nothing against that.
        return dict(right)
    spot: dict[str, Any] = {
        "postal_code": code,
        "latitude": None,
        "longitude": None,
        "approximate": False,
    }
    if place := place_of_zip(code):
        spot |= {"latitude": place.latitude, "longitude": place.longitude, "approximate": True}
    return {**right, **spot}


def value_of(listing: Listing, name: str) -> Any:
    """What a listing says now, as JSON keeps it."""
    if isinstance(listing, Service) and name in IN_DETAILS:
        return listing.details.get(name, [])
    value = getattr(listing, name)
    return value.isoformat() if isinstance(value, dt.time) else value


def put(listing: Listing, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if isinstance(listing, Service) and name in IN_DETAILS:
            listing.details = {**listing.details, name: value}
        elif name in TIMES and isinstance(value, str):
            setattr(listing, name, dt.time.fromisoformat(value))
        else:
            setattr(listing, name, value)


def confirm(
    listing: Listing, names: Iterable[str], today: dt.date, right: Collection[str] = ()
) -> None:
    """Until a day that depends on its kind, a person's word beats the feed.

    What was put `right` also beats what the feed says elsewhere: of the hours at one place. What
    nobody says is not found right: when the feed says it one day, it may.
    """
    names = list(names)
    if "address" in names:
        names += [name for name in SPOT if is_put_right(listing, name)]
    until = (today + dt.timedelta(days=days_trusted(listing))).isoformat()
    said: dict[str, dict[str, Any]] = {}
    for name in names:
        is_put = name in right or is_put_right(listing, name)
        value = value_of(listing, name)
        if value in UNSAID and not is_put:
            continue
        said[name] = {"value": value, "until": until} | ({"put_right": True} if is_put else {})
    listing.confirmed = {**listing.confirmed, **said}


def is_put_right(listing: Listing, name: str) -> bool:
    """Did a person put it right, and not only find it so?"""
    return bool(listing.confirmed.get(name, {}).get("put_right"))


def as_it_stands(listing: Listing, names: Iterable[str]) -> dict[str, Any]:
    """Enough to take a check back."""
    return {
        "fields": {name: value_of(listing, name) for name in names},
        "confirmed": listing.confirmed,
        "hidden_at": listing.hidden_at.isoformat() if listing.hidden_at else None,
    }


def show_anew(listing: Listing, changed: Collection[str]) -> None:
    """Where the number is new, what hid the old one does not hide it any more."""
    if NUMBER[_kind(listing)] in changed:
        listing.hidden_at = None


def put_back(listing: Listing, before: Mapping[str, Any]) -> None:
    put(listing, before["fields"])
    hidden = before["hidden_at"]
    listing.confirmed = before["confirmed"]
    listing.hidden_at = dt.datetime.fromisoformat(hidden) if hidden else None


def is_closed_here(listing: Listing) -> bool:
    """Did a person say that it is closed for good, and does that stand?"""
    closed = CLOSED[_kind(listing)]
    said = all(value_of(listing, name) == value for name, value in closed.items())
    return said and all(is_put_right(listing, name) for name in closed)


def stood_open(listing: Listing, before: Mapping[str, Any]) -> bool:
    """Was it not yet closed before a check that closed it?"""
    stood = before.get("fields", {})
    return any(stood.get(name, v) != v for name, v in CLOSED[_kind(listing)].items())


def open_again(listing: Listing, before: Mapping[str, Any]) -> None:
    """What the check that closed it changed stands as before; what was found since stays."""
    names, confirmed = CLOSED[_kind(listing)], before["confirmed"]
    put(listing, {name: before["fields"][name] for name in names})
    since = {name: said for name, said in listing.confirmed.items() if name not in names}
    listing.confirmed = since | {name: confirmed[name] for name in names if name in confirmed}


def keep(listing: Listing) -> None:
    """Save what a check changed, and make anew what a search touches."""
    columns = {name for name in SEEN[_kind(listing)] if name not in IN_DETAILS}
    if isinstance(listing, Meeting):
        listing.save(update_fields=[*columns, *SPOT, "attendance", "confirmed", "hidden_at"])
        remake_slots(listing)
    elif isinstance(listing, Service):
        listing.save(update_fields=[*columns, "details", "confirmed", "hidden_at"])
        offers.rebuild(listing.organization_id, [listing.pk])


def _kind(listing: Listing) -> type[Listing]:
    return Meeting if isinstance(listing, Meeting) else Service


def remake_slots(meeting: Meeting) -> None:
    """One where people meet, one online; none while nobody meets, or it is hidden."""
    Slot.objects.filter(organization_id=meeting.organization_id, meeting=meeting).delete()
    if not meeting.is_listed or meeting.day is None or meeting.starts is None:
        return
    spots: list[tuple[int, float | None, float | None]] = []
    if meeting.is_in_person:
        spots.append(_spot(meeting))
    if meeting.is_online:
        spots.append((Slot.ONLINE, None, None))
    Slot.objects.bulk_create(
        Slot(
            organization_id=meeting.organization_id,
            meeting=meeting,
            cell=cell,
            minute=minute_of_week(meeting.day, meeting.starts),
            zone=meeting.zone,
            fellowship=meeting.fellowship,
            features=meeting.features,
            latitude=latitude,
            longitude=longitude,
        )
        for cell, latitude, longitude in spots
    )
    say_again(meeting.organization_id, meeting.pk)


def _spot(meeting: Meeting) -> tuple[int, float | None, float | None]:
    if meeting.latitude is None or meeting.longitude is None:
        return Slot.UNPLACED, None, None
    return cell_of(meeting.latitude, meeting.longitude), meeting.latitude, meeting.longitude
