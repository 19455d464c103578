"""An edit and a check know of each other: nothing that was written since is lost."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from contextlib import AbstractContextManager

import pytest

from tests.conftest import Cast
from walkwith.directory.commands import (
    add_own_service,
    edit_service,
    take_back_check,
    verify_meeting,
    verify_service,
)
from walkwith.directory.commands.own_meetings import add_own_meeting, edit_own_meeting
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Meeting, Offer, Service, Slot
from walkwith.directory.own import AgencyFacts, ServiceFacts
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import Refused

from .test_own_meetings import NIGHT

NOON = dt.datetime(2026, 11, 19, 17, 0, tzinfo=dt.UTC)
DEAD = Finding(way="called", verdict="dead_number")
BY_PHONE = dataclasses.replace(NIGHT, conference_phone="412-555-0110")


def beds(number: str) -> ServiceFacts:
    phones = {"phones": [{"number": number}]}
    return ServiceFacts(name="Beds", needs=("sober_housing",), details=phones)


@pytest.fixture
def service(cast: Cast) -> Iterator[Service]:
    with clock.stopped_at(NOON):
        agency = AgencyFacts(name="Harbor")
        yield add_own_service(actor=cast.rosa, agency=agency, service=beds("412-555-0110"))


@pytest.fixture
def meeting(cast: Cast) -> Iterator[Meeting]:
    with clock.stopped_at(NOON):
        yield add_own_meeting(actor=cast.rosa, meeting=BY_PHONE)


def later(minutes: int) -> AbstractContextManager[None]:
    return clock.stopped_at(NOON + dt.timedelta(minutes=minutes))


def test_a_check_is_not_taken_back_over_an_edit(
    cast: Cast, service: Service, meeting: Meeting
) -> None:
    of_service = verify_service(actor=cast.rosa, service_id=service.pk)
    of_meeting = verify_meeting(actor=cast.rosa, meeting_id=meeting.pk)
    with later(1):
        edit_service(actor=cast.lorraine, service_id=service.pk, service=beds("412-555-0199"))
        edit_own_meeting(actor=cast.lorraine, meeting_id=meeting.pk, meeting=NIGHT)
    for check in (of_service, of_meeting):
        with later(2), pytest.raises(Refused):
            take_back_check(actor=cast.rosa, check_id=check.pk)
    service.refresh_from_db()
    meeting.refresh_from_db()
    assert service.details["phones"] == [{"number": "412-555-0199"}]
    assert meeting.conference_phone == ""


def say_dead(actor: Actor, service: Service, meeting: Meeting) -> None:
    verify_service(actor=actor, service_id=service.pk, finding=DEAD)
    verify_meeting(actor=actor, meeting_id=meeting.pk, finding=DEAD)


def test_a_new_number_begins_anew(cast: Cast, service: Service, meeting: Meeting) -> None:
    """It is found again at once, and what was said of the old number does not hide the new one."""
    for actor in (cast.rosa, cast.marcus):
        say_dead(actor, service, meeting)
    assert (Offer.objects.count(), Slot.objects.count()) == (0, 0)
    other = dataclasses.replace(BY_PHONE, conference_phone="412-555-0199")
    with later(1):
        edit_service(actor=cast.rosa, service_id=service.pk, service=beds("412-555-0199"))
        edit_own_meeting(actor=cast.rosa, meeting_id=meeting.pk, meeting=other)
    assert (Offer.objects.count(), Slot.objects.count()) == (1, 1)
    with later(2):
        say_dead(cast.lorraine, service, meeting)
    assert (Offer.objects.count(), Slot.objects.count()) == (1, 1)
    with later(3):
        say_dead(cast.rosa, service, meeting)
    assert (Offer.objects.count(), Slot.objects.count()) == (0, 0)


def test_another_edit_shows_nothing(cast: Cast, meeting: Meeting) -> None:
    for actor in (cast.rosa, cast.marcus):
        verify_meeting(actor=actor, meeting_id=meeting.pk, finding=DEAD)
    renamed = dataclasses.replace(BY_PHONE, name="Harbor Late")
    edit_own_meeting(actor=cast.rosa, meeting_id=meeting.pk, meeting=renamed)
    assert not Slot.objects.exists()
