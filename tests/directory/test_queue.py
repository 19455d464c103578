"""What to check next: what is used most and old comes first, one at a time."""

import datetime as dt
from collections.abc import Callable

from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Cast
from walkwith.directory.commands import add_own_service, say_capacity, verify_service
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Service
from walkwith.directory.own import AgencyFacts, ServiceFacts
from walkwith.directory.queries import what_to_check
from walkwith.directory.uses import REFERRED, count_use
from walkwith.directory.waiting import Standing, place_in_line, waits
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as

Browse = Callable[[Actor], Client]
NOON = dt.datetime(2026, 11, 19, 17, 0, tzinfo=dt.UTC)
DEAD = Finding(way="called", verdict="dead_number")


def listed(actor: Actor, name: str, *needs: str) -> Service:
    facts = ServiceFacts(name=name, needs=needs)
    return add_own_service(actor=actor, agency=AgencyFacts(name=name), service=facts)


def line_of(actor: Actor) -> list[str]:
    with acting_as(actor):
        queue = what_to_check(actor=actor)
    waiting = [queue.now, *queue.after] if queue.now else []
    return [one.listing.name for one in waiting if one]


@settings(max_examples=60)
@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 900))
def test_more_use_is_never_later(uses: int, more: int, days: int) -> None:
    one = Standing(uses=uses, days=days, days_trusted=180)
    other = Standing(uses=uses + more, days=days, days_trusted=180)
    assert place_in_line(other) >= place_in_line(one)
    assert place_in_line(Standing(is_hidden=True, days=0, days_trusted=180)) > place_in_line(other)
    assert waits(one) is (days > 180)


def test_the_line(cast: Cast) -> None:
    with clock.stopped_at(NOON - dt.timedelta(days=200)):
        old, fresh, dead, beds, used = (
            listed(cast.rosa, name) for name in ("Old", "Fresh", "Dead", "Beds", "Used")
        )
        for one in (old, used):
            verify_service(actor=cast.rosa, service_id=one.pk)
    with clock.stopped_at(NOON - dt.timedelta(days=20)):
        for one in (fresh, beds):
            verify_service(actor=cast.rosa, service_id=one.pk)
        say_capacity(actor=cast.rosa, service_id=beds.pk, available=2, maximum=4)
    with clock.stopped_at(NOON):
        for actor in (cast.rosa, cast.marcus):
            verify_service(actor=actor, service_id=dead.pk, finding=DEAD)
        with acting_as(cast.rosa):
            count_use(cast.rosa, used.pk, REFERRED)
            count_use(cast.rosa, used.pk, REFERRED)
            count_use(cast.rosa, old.pk)
        assert line_of(cast.rosa) == ["Dead", "Used", "Old", "Beds"]
        assert line_of(cast.kit) == []
        verify_service(actor=cast.rosa, service_id=used.pk)
        assert line_of(cast.rosa) == ["Dead", "Old", "Beds"]


def test_on_a_phone(cast: Cast, browse: Browse) -> None:
    first, then = (listed(cast.rosa, name) for name in ("First", "Then"))
    with acting_as(cast.rosa):
        count_use(cast.rosa, first.pk, REFERRED)
    rosa = browse(cast.rosa)
    page = rosa.get("/directory/check-next/").content.decode()
    assert f"/directory/services/{first.pk}/verify/" in page
    assert "0 checked today" in page
    said = {"found": "called", "on": "next"}
    page = rosa.post(f"/directory/services/{first.pk}/verify/", said, follow=True).content.decode()
    assert f"/directory/services/{then.pk}/verify/" in page
    assert "1 checked today" in page
    assert "1 of them by you." in page
    assert "Take it back" in page
    assert "All is checked" in rosa.get("/directory/check-next/?skip=1").content.decode()
