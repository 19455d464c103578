"""One clock, in UTC; days are those of a place; it can be stopped."""

import datetime as dt

import pytest

from walkwith.foundation import clock

NOON = dt.datetime(2026, 11, 1, 3, 30, tzinfo=dt.UTC)


def test_it_tells_the_time_in_utc() -> None:
    assert clock.now().tzinfo is dt.UTC
    assert abs(dt.datetime.now(dt.UTC) - clock.now()) < dt.timedelta(seconds=5)


def test_today_depends_on_the_place() -> None:
    with clock.stopped_at(NOON):
        assert clock.today("America/New_York") == dt.date(2026, 10, 31)
        assert clock.today("Europe/Madrid") == dt.date(2026, 11, 1)


@pytest.mark.django_db
def test_a_stopped_clock_goes_on_afterwards() -> None:
    with clock.stopped_at(NOON):
        with clock.stopped_at(NOON + dt.timedelta(days=1)):
            assert clock.now() == NOON + dt.timedelta(days=1)
        assert clock.now() == clock.database_now() == NOON
    assert clock.now() != NOON
    assert abs(clock.database_now() - clock.now()) < dt.timedelta(seconds=5)
