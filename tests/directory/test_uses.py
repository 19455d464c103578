"""How much a listing is used, and who waits for a check: counted of nobody, and not for ever."""

import datetime as dt
from collections.abc import Callable

from django.test import Client

from tests.conftest import Cast
from tests.directory.test_queue import DEAD, NOON, listed
from walkwith.directory.commands import take_back_check, verify_service
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Use
from walkwith.directory.tasks import forget_uses
from walkwith.directory.uses import count_use
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as

Browse = Callable[[Actor], Client]


def test_today_tells_who_can_check(cast: Cast, browse: Browse) -> None:
    """As long as somebody thinks it is wrong; whoever checks it settles that."""
    one = listed(cast.rosa, "Harbor")
    rosa = browse(cast.rosa)
    assert "place to check" not in rosa.get("/").content.decode()
    for verdict in (DEAD, Finding(way="called", verdict="wrong", note="No sign.")):
        verify_service(actor=cast.marcus, service_id=one.pk, finding=verdict)
        assert "1 place to check" in rosa.get("/").content.decode()
        verify_service(actor=cast.rosa, service_id=one.pk, finding=Finding(way="called"))
        assert "place to check" not in rosa.get("/").content.decode()


def test_counts_of_use_go_when_they_are_old(cast: Cast) -> None:
    new, old = (listed(cast.rosa, name).pk for name in ("New", "Old"))
    with acting_as(cast.rosa):
        with clock.stopped_at(NOON - dt.timedelta(days=91)):
            count_use(cast.rosa, old)
        with clock.stopped_at(NOON - dt.timedelta(days=89)):
            count_use(cast.rosa, new)
    with clock.stopped_at(NOON):
        forget_uses(timestamp=0)
    assert [one.listing_id for one in Use.objects.all()] == [new]


def test_what_is_taken_back_waits_for_nobody(cast: Cast) -> None:
    one = listed(cast.rosa, "Harbor")
    check = verify_service(actor=cast.rosa, service_id=one.pk, finding=DEAD)
    assert Use.objects.get().asked == 1
    take_back_check(actor=cast.rosa, check_id=check.pk)
    assert Use.objects.get().asked == 0


def test_a_count_holds_nobody() -> None:
    assert {field.name for field in Use._meta.get_fields()} == {
        "id",
        "organization",
        "listing_id",
        "day",
        "times",
        "asked",
    }
