"""A meeting put right: with its address it moves, and it does not lose its hour by accident."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from walkwith.directory.commands import take_back_check, verify_meeting
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Meeting, Slot
from walkwith.directory.places import place_of_zip, zip_at_end
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as

NOON = dt.datetime(2026, 11, 19, 17, 0, tzinfo=dt.UTC)
MOVED = "100 Main St, Erie, PA 16501"


def moved(address: str) -> Finding:
    return Finding(way="went", verdict="wrong", right={"address": address})


@pytest.fixture
def meeting(cast: Cast) -> Iterator[Meeting]:
    with acting_as(cast.rosa), clock.stopped_at(NOON):
        taken_in(cast.rosa, a_row())
        yield Meeting.objects.get()


def stands_at(meeting: Meeting) -> tuple[Any, ...]:
    meeting.refresh_from_db()
    slot = Slot.objects.get()
    assert (slot.latitude, slot.longitude) == (meeting.latitude, meeting.longitude)
    return meeting.latitude, meeting.longitude, meeting.approximate


def test_with_another_address_it_stands_elsewhere(cast: Cast, meeting: Meeting) -> None:
    was, erie = stands_at(meeting), place_of_zip("16501")
    assert erie is not None
    check = verify_meeting(actor=cast.rosa, meeting_id=meeting.pk, finding=moved(MOVED))
    assert stands_at(meeting) == (erie.latitude, erie.longitude, True)
    assert meeting.postal_code == "16501"
    take_back_check(actor=cast.rosa, check_id=check.pk)
    assert stands_at(meeting) == was


def test_its_list_does_not_put_it_back(cast: Cast, meeting: Meeting) -> None:
    """As long as the address holds, which a later check prolongs, so does where that is."""
    verify_meeting(actor=cast.rosa, meeting_id=meeting.pk, finding=moved(MOVED))
    with clock.stopped_at(NOON + dt.timedelta(days=60)):
        right = Finding(way="called")
        verify_meeting(actor=cast.lorraine, meeting_id=meeting.pk, finding=right)
    there = stands_at(meeting)
    with clock.stopped_at(NOON + dt.timedelta(days=120)):
        taken_in(cast.rosa, a_row())
        assert stands_at(meeting) == there
        assert meeting.address == MOVED
    with clock.stopped_at(NOON + dt.timedelta(days=160)):
        taken_in(cast.rosa, a_row())
        assert stands_at(meeting) == (40.4672, -79.9605, False)


@pytest.mark.parametrize("address", ["16501 Main St, Erie", "The red barn", ""])
def test_where_nobody_knows_it_stands_nowhere(cast: Cast, meeting: Meeting, address: str) -> None:
    verify_meeting(actor=cast.rosa, meeting_id=meeting.pk, finding=moved(address))
    assert stands_at(meeting) == (None, None, False)
    assert Slot.objects.get().cell == Slot.UNPLACED


def test_a_street_within_its_zip_code_moves_nothing(cast: Cast, meeting: Meeting) -> None:
    Meeting.objects.update(address="", postal_code="15201", approximate=True)
    was = stands_at(meeting)
    verify_meeting(actor=cast.rosa, meeting_id=meeting.pk, finding=moved("279 Fisk St"))
    assert stands_at(meeting) == was
    assert (meeting.address, meeting.postal_code) == ("279 Fisk St", "15201")


def test_the_same_address_moves_nothing(cast: Cast, meeting: Meeting) -> None:
    was = stands_at(meeting)
    verify_meeting(actor=cast.rosa, meeting_id=meeting.pk, finding=moved(meeting.address))
    assert stands_at(meeting) == was


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (MOVED, True),
        ("100 Main St, Erie, PA 16501-1234, USA", True),
        ("16501", True),
        ("16501 Main St", False),
        ("Main St 100-16501", False),
        ("Erie 00000", False),
    ],
)
def test_a_zip_code_ends_an_address(address: str, found: bool) -> None:
    assert zip_at_end(address) == ("16501" if found else "")


def test_a_day_needs_a_start(
    cast: Cast, meeting: Meeting, browse: Callable[[Actor], Client]
) -> None:
    rosa, address = browse(cast.rosa), f"/directory/meetings/{meeting.pk}/correct/"
    said = {"way": "called", "day": "4", "starts": "", "ends": "19:00", "note": "x"}
    refused = rosa.post(address, said)
    assert refused.status_code == 422
    assert "Say when it starts, or choose" in refused.content.decode()
    assert rosa.post(address, {**said, "starts": "8 pm-ish"}).content.count(b"Say when it") == 0
    assert rosa.post(address, {**said, "day": "", "ends": ""}).status_code == 303
    assert not Slot.objects.exists()
