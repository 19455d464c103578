"""What is weighed of a listing says the same as the rows it is read from."""

import datetime as dt

from tests.conftest import Cast
from tests.directory.test_finding import a_service
from walkwith.directory.commands import say_capacity, verify_service
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Check
from walkwith.directory.near_services import SpottedService
from walkwith.directory.queries import capacities_of, checks_of_services
from walkwith.directory.queries.newest import COUNTED, SAID
from walkwith.directory.queries.weighing import OF_SITE, services_to_weigh
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as

DAYS = [dt.datetime(2026, 11, day, 17, tzinfo=dt.UTC) for day in (17, 18)]


def test_the_newest_word_on_each_and_the_site_it_was_found_at(cast: Cast) -> None:
    beds, plain = (a_service(cast.rosa, name, "detox") for name in ("Beds", "Plain"))
    for day, verdict, free in zip(DAYS, ("right", "wrong"), (4, 2), strict=True):
        finding = Finding(way=Check.Ways.CALLED, verdict=verdict, note=f"Said it is {verdict}")
        with clock.stopped_at(day):
            verify_service(actor=cast.rosa, service_id=beds.pk, finding=finding)
            say_capacity(actor=cast.rosa, service_id=beds.pk, available=free, maximum=9)
    site = beds.places.get().site
    at = {
        beds.pk: SpottedService(beds.pk, site.pk, "detox", 1.0, None, None),
        plain.pk: SpottedService(plain.pk, None, "detox", None, None, None),
    }
    with acting_as(cast.rosa):
        found = {one.service: one for one in services_to_weigh(at)}
        check = checks_of_services(cast.rosa, [beds.pk])[beds.pk]
        count = capacities_of(cast.rosa, [beds.pk])[beds.pk]
    told, nothing = found[beds], found[plain]
    assert told.check and told.capacity and told.site
    for name in SAID:
        assert getattr(told.check, name) == getattr(check, name)
    assert (told.check.verdict, told.check.by.name) == ("wrong", cast.rosa.name)
    for name in COUNTED:
        assert getattr(told.capacity, name) == getattr(count, name)
    for name in ("id", *OF_SITE):
        assert getattr(told.site, name) == getattr(site, name)
    assert (told.capacity.available, told.agency, told.at) == (2, "St. Brendan", at[beds.pk])
    assert (nothing.check, nothing.capacity, nothing.site) == (None, None, None)
