"""Services of the big organization: agencies with their sites and what they offer there."""

from collections.abc import Iterable, Sequence

from django.db import models
from django.db.backends.utils import CursorWrapper

from walkwith.demo.bulk.copying import copied, copy_in
from walkwith.demo.bulk.world import World, key
from walkwith.demo.meetings import Spot
from walkwith.directory.models import Agency, Service, ServiceSite, Site, Source
from walkwith.directory.needs import NEEDS
from walkwith.directory.offers import rebuild
from walkwith.foundation.actor import acting_as

SERVICES_OF_AN_AGENCY = 5
BY_PHONE_IN_A_HUNDRED = 8
FIRST = ("Harbor", "River", "Open Door", "Second Street", "Hillside", "St. Mark", "Bridge", "Maple")
LAST = ("House", "Center", "Kitchen", "Services", "Place", "Network", "Outreach", "Clinic")
FEATURES = ("spanish", "step_free", "women", "men", "children_welcome", "lgbtq", "child_care")
WEEKDAYS = "MO,TU,WE,TH,FR"
HOURS: tuple[list[dict[str, str]], ...] = (
    [{"freq": "WEEKLY", "byday": WEEKDAYS, "opens_at": "09:00", "closes_at": "17:00"}],
    [{"freq": "WEEKLY", "byday": WEEKDAYS, "opens_at": "08:30", "closes_at": "16:00"}],
    [{"freq": "WEEKLY", "byday": "TU,TH,SA", "opens_at": "12:00", "closes_at": "19:00"}],
    [{"freq": "DAILY", "opens_at": "00:00", "closes_at": "00:00"}],
    [],
)


def copy_services(
    cursor: CursorWrapper, world: World, spots: Sequence[Spot], services: int
) -> None:
    """`services` of them around the spots, one in twelve by phone only; without their offers."""
    source, seen = key(), world.now.isoformat()
    columns: tuple[str, ...] = ("id", "made_at", "name", "format", "fetched_at", "listed")
    row = (source, seen, "Made-up services", Source.Formats.HSDS, seen, str(services))
    copy_in(cursor, Source, columns, [row], organization_id=world.organization)
    agencies = [key() for _ in range(1 + services // SERVICES_OF_AN_AGENCY)]
    names = [_name(world) for _ in agencies]
    listed = [
        (agency, str(number), copied(name))
        for number, (agency, name) in enumerate(zip(agencies, names, strict=True))
    ]
    _copy(cursor, world, Agency, source, ("id", "key", "name"), listed)
    made = [_service(world, number, agencies, names) for number in range(services)]
    columns = ("id", "key", "agency_id", "name", "needs", "features", "details")
    _copy(cursor, world, Service, source, columns, made)
    there = [
        (service, _site(world, spots))
        for service, *_ in made
        if world.chance.randrange(100) >= BY_PHONE_IN_A_HUNDRED
    ]
    columns = ("id", "key", "name", "address_1", "city", "latitude", "longitude", "zone")
    _copy(cursor, world, Site, source, columns, [site for _, site in there])
    pairs = [(service, site[0]) for service, site in there]
    home = world.organization
    copy_in(cursor, ServiceSite, ("service_id", "site_id"), pairs, organization_id=home)


def make_offers(world: World) -> None:
    with acting_as(world.founder):
        rebuild(world.founder.organization_id)


def _name(world: World) -> str:
    return f"{world.chance.choice(FIRST)} {world.chance.choice(LAST)}"


def _service(
    world: World, number: int, agencies: Sequence[str], names: Sequence[str]
) -> tuple[str, ...]:
    of = number // SERVICES_OF_AN_AGENCY
    needs = world.chance.sample(list(NEEDS), world.chance.choice((1, 1, 1, 2)))
    features = world.chance.sample(FEATURES, world.chance.randrange(3))
    details = {
        "phones": [{"number": f"412-555-{number % 10_000:04}", "type": "voice"}],
        "schedules": world.chance.choice(HOURS),
    }
    words = f"{names[of]}: {NEEDS[needs[0]].english[0]}"
    facts = (needs, features, details)
    return (key(), str(number), agencies[of], copied(words), *map(copied, facts))


def _site(world: World, spots: Sequence[Spot]) -> tuple[str, ...]:
    spot, number = world.chance.choice(spots), key()
    street = f"{world.chance.randint(100, 5400)} Main St"
    where = (
        f"{spot.latitude + world.chance.gauss(0, 0.012):.6f}",
        f"{spot.longitude + world.chance.gauss(0, 0.016):.6f}",
    )
    return (number, number, copied(street), copied(street), copied(spot.city), *where, spot.zone)


def _copy(
    cursor: CursorWrapper,
    world: World,
    model: type[models.Model],
    source: str,
    columns: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
) -> None:
    """Copy listings of one source."""
    at = world.now.isoformat()
    same = {"source_id": source, "organization_id": world.organization}
    same |= {"made_at": at, "seen_at": at, "raw": "{}"}
    copy_in(cursor, model, columns, rows, **same)
