"""How much a listing is used, and who waits for a check: counted of nobody, and not for ever."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.directory.test_queue import DEAD, NOON, line_of, listed
from walkwith.directory.commands import ask_for_check, take_back_check, verify_service
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Check, Use
from walkwith.directory.tasks import forget_uses
from walkwith.directory.uses import count_use
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as

Browse = Callable[[Actor], Client]
CALLED = Finding(way="called")
CLOSED = Finding(way="called", verdict="closed")
PUT_RIGHT = Finding(way="called", verdict="wrong", right={"fees_description": "Free"})


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


def test_who_asks_the_same_day_is_in_the_line(cast: Cast) -> None:
    """Also for the one who checked it before that, and until somebody checks it once more."""
    one = listed(cast.rosa, "Harbor")
    verify_service(actor=cast.rosa, service_id=one.pk, finding=CALLED)
    assert line_of(cast.rosa) == []
    ask_for_check(actor=cast.marcus, listing_id=one.pk)
    for actor in (cast.rosa, cast.lorraine):
        assert line_of(actor) == ["Harbor"]
    verify_service(actor=cast.rosa, service_id=one.pk, finding=CALLED)
    assert (Check.objects.count(), Use.objects.get().asked) == (1, 0)
    assert line_of(cast.lorraine) == []


@pytest.mark.parametrize("finding", [DEAD, CALLED, CLOSED, PUT_RIGHT])
def test_who_asked_waits_on_when_a_check_is_taken_back(cast: Cast, finding: Finding) -> None:
    """Only one's own word goes with it."""
    one = listed(cast.rosa, "Harbor")
    with clock.stopped_at(clock.now() - dt.timedelta(days=2)):
        ask_for_check(actor=cast.marcus, listing_id=one.pk)
    for _twice in range(2):
        ask_for_check(actor=cast.marcus, listing_id=one.pk)
    check = verify_service(actor=cast.rosa, service_id=one.pk, finding=finding)
    take_back_check(actor=cast.rosa, check_id=check.pk)
    assert list(Use.objects.order_by("day").values_list("asked", flat=True)) == [1, 2]


def test_a_check_said_twice_gives_all_back(cast: Cast) -> None:
    one = listed(cast.rosa, "Harbor")
    for _twice in range(2):
        ask_for_check(actor=cast.marcus, listing_id=one.pk)
        check = verify_service(actor=cast.rosa, service_id=one.pk, finding=CALLED)
    take_back_check(actor=cast.rosa, check_id=check.pk)
    assert Use.objects.get().asked == 2


def test_a_count_holds_nobody() -> None:
    assert {field.name for field in Use._meta.get_fields()} == {
        "id",
        "organization",
        "listing_id",
        "day",
        "times",
        "asked",
    }
