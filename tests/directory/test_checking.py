"""What people find out about a meeting or a service, and what the listing makes of it."""

import datetime as dt
from collections.abc import Iterator

import pytest

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from walkwith.directory.commands import (
    add_own_service,
    take_back_check,
    verify_meeting,
    verify_service,
)
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Check, Listing, Meeting, Offer, Service, Slot
from walkwith.directory.own import AgencyFacts, ServiceFacts
from walkwith.directory.queries import what_to_check
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused

NOON = dt.datetime(2026, 11, 19, 17, 0, tzinfo=dt.UTC)
DEAD = Finding(way=Check.Ways.CALLED, verdict=Check.Verdicts.DEAD_NUMBER)
CALLED = Finding(way=Check.Ways.CALLED)
CLOSED = Finding(way=Check.Ways.WENT, verdict=Check.Verdicts.CLOSED)


@pytest.fixture
def meeting(cast: Cast) -> Iterator[Meeting]:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_row(name="Sisters in Step"))
    with clock.stopped_at(NOON):
        yield Meeting.objects.get()


@pytest.fixture
def service(cast: Cast) -> Iterator[Service]:
    phones = {"phones": [{"number": "412-555-0110"}]}
    facts = ServiceFacts(name="Beds", needs=("sober_housing",), details=phones)
    with clock.stopped_at(NOON):
        yield add_own_service(actor=cast.rosa, agency=AgencyFacts(name="Harbor"), service=facts)


def test_right_holds_against_the_feed_for_a_while(cast: Cast, meeting: Meeting) -> None:
    verify_meeting(actor=cast.rosa, meeting_id=meeting.pk, finding=CALLED)
    meeting.refresh_from_db()
    assert meeting.confirmed["starts"] == {"value": "18:00:00", "until": "2027-02-17"}
    assert meeting.confirmed["address"]["value"] == meeting.address


def test_said_twice_it_is_said_once(cast: Cast, service: Service) -> None:
    first = verify_service(actor=cast.rosa, service_id=service.pk, finding=CALLED)
    assert verify_service(actor=cast.rosa, service_id=service.pk, finding=CALLED) == first
    verify_service(actor=cast.lorraine, service_id=service.pk, finding=CALLED)
    assert Check.objects.count() == 2


def test_put_right_the_search_knows_at_once(cast: Cast, meeting: Meeting) -> None:
    right = {"day": 5, "starts": "19:30:00", "ends": None}
    finding = Finding(way=Check.Ways.WENT, verdict=Check.Verdicts.WRONG, right=right)
    verify_meeting(actor=cast.rosa, meeting_id=meeting.pk, finding=finding)
    meeting.refresh_from_db()
    assert (meeting.day, meeting.starts, meeting.ends) == (5, dt.time(19, 30), None)
    assert Slot.objects.get().minute == 5 * 24 * 60 + 19 * 60 + 30
    assert meeting.confirmed["day"]["value"] == 5


def test_one_dead_number_is_told_and_two_hide(cast: Cast, service: Service) -> None:
    for _twice in range(2):
        verify_service(actor=cast.rosa, service_id=service.pk, finding=DEAD)
    assert Offer.objects.exists()
    verify_service(actor=cast.marcus, service_id=service.pk, finding=DEAD)
    service.refresh_from_db()
    assert (service.hidden_at, service.is_listed) == (NOON, False)
    assert not Offer.objects.exists()


def test_a_new_number_shows_it_again(cast: Cast, service: Service) -> None:
    for actor in (cast.rosa, cast.marcus):
        verify_service(actor=actor, service_id=service.pk, finding=DEAD)
    right = {"phones": [{"number": "412-555-0199"}]}
    finding = Finding(verdict=Check.Verdicts.WRONG, right=right)
    verify_service(actor=cast.lorraine, service_id=service.pk, finding=finding)
    service.refresh_from_db()
    assert (service.hidden_at, service.details["phones"]) == (None, right["phones"])
    assert service.confirmed["phones"]["until"] == "2027-05-18"
    verify_service(actor=cast.rosa, service_id=service.pk, finding=DEAD)
    service.refresh_from_db()
    assert service.hidden_at is None


def test_two_dead_numbers_hide_a_meeting(cast: Cast, meeting: Meeting) -> None:
    for actor in (cast.rosa, cast.marcus):
        verify_meeting(actor=actor, meeting_id=meeting.pk, finding=DEAD)
    assert not Slot.objects.exists()
    verify_meeting(actor=cast.rosa, meeting_id=meeting.pk, finding=CALLED)
    assert Slot.objects.exists()


def test_closed_for_good_and_taken_back(cast: Cast, service: Service, meeting: Meeting) -> None:
    check = verify_service(actor=cast.rosa, service_id=service.pk, finding=CLOSED)
    other = verify_meeting(actor=cast.rosa, meeting_id=meeting.pk, finding=CLOSED)
    service.refresh_from_db()
    assert (service.status, Offer.objects.count(), Slot.objects.count()) == ("defunct", 0, 0)
    take_back_check(actor=cast.rosa, check_id=check.pk)
    take_back_check(actor=cast.rosa, check_id=other.pk)
    service.refresh_from_db()
    meeting.refresh_from_db()
    assert (service.status, service.confirmed, meeting.confirmed) == ("active", {}, {})
    assert (Offer.objects.count(), Slot.objects.count(), Check.objects.count()) == (1, 1, 0)


def test_closed_by_mistake_the_next_one_opens_it(
    cast: Cast, service: Service, meeting: Meeting
) -> None:
    """Nobody noticed within the hour; the next day somebody calls, or puts it right."""
    kept = "Sisters in Step"
    verify_service(actor=cast.rosa, service_id=service.pk, finding=CLOSED)
    verify_meeting(actor=cast.rosa, meeting_id=meeting.pk, finding=CLOSED)
    with clock.stopped_at(NOON + dt.timedelta(days=1)):
        assert {one.name for one in _waiting(cast.marcus)} == {"Beds", kept}
        check = verify_service(actor=cast.marcus, service_id=service.pk, finding=CALLED)
        right = Finding(verdict=Check.Verdicts.WRONG, right={"day": 5})
        verify_meeting(actor=cast.marcus, meeting_id=meeting.pk, finding=right)
        service.refresh_from_db()
        meeting.refresh_from_db()
        assert (service.status, service.confirmed["status"]["value"]) == ("active", "active")
        assert (meeting.attendance, set(meeting.confirmed)) == ("in_person", {"day"})
        assert (Offer.objects.count(), Slot.objects.count()) == (1, 1)
        take_back_check(actor=cast.marcus, check_id=check.pk)
        service.refresh_from_db()
        assert (service.status, service.is_listed) == ("defunct", False)


def test_closed_twice_it_stays_closed_until_somebody_finds_it_there(
    cast: Cast, service: Service, meeting: Meeting
) -> None:
    for actor in (cast.rosa, cast.marcus):
        verify_service(actor=actor, service_id=service.pk, finding=CLOSED)
        verify_meeting(actor=actor, meeting_id=meeting.pk, finding=CLOSED)
    with clock.stopped_at(NOON + dt.timedelta(days=1)):
        assert not _waiting(cast.lorraine)
        verify_service(actor=cast.lorraine, service_id=service.pk, finding=CALLED)
        verify_meeting(actor=cast.lorraine, meeting_id=meeting.pk, finding=CALLED)
    service.refresh_from_db()
    meeting.refresh_from_db()
    assert (service.status, meeting.attendance) == ("active", "in_person")
    assert "attendance" not in meeting.confirmed


def _waiting(actor: Actor) -> list[Listing]:
    with acting_as(actor):
        queue = what_to_check(actor=actor)
    return [one.listing for one in (queue.now, *queue.after) if one]


def test_taking_back_has_an_end(cast: Cast, service: Service) -> None:
    check = verify_service(actor=cast.rosa, service_id=service.pk, finding=DEAD)
    with pytest.raises(NotFound):
        take_back_check(actor=cast.marcus, check_id=check.pk)
    with clock.stopped_at(NOON + dt.timedelta(hours=2)), pytest.raises(Refused):
        take_back_check(actor=cast.rosa, check_id=check.pk)
    with clock.stopped_at(NOON + dt.timedelta(minutes=1)):
        verify_service(actor=cast.marcus, service_id=service.pk, finding=CALLED)
        with pytest.raises(Refused):
            take_back_check(actor=cast.rosa, check_id=check.pk)


def test_who_may_not(cast: Cast, service: Service, meeting: Meeting) -> None:
    with pytest.raises(NotFound):
        verify_service(actor=cast.kit, service_id=service.pk)
    with pytest.raises(NotFound):
        verify_meeting(actor=cast.kit, meeting_id=meeting.pk)
    as_dee = cast.rosa.__class__(
        id=cast.rosa.id,
        account_id=cast.rosa.account_id,
        organization_id=cast.rosa.organization_id,
        role="participant",
        name="Dee",
    )
    with pytest.raises(NotAllowed):
        verify_service(actor=as_dee, service_id=service.pk)


def test_what_nobody_says_is_not_found_right(cast: Cast, service: Service) -> None:
    """So that hours the list tells one day are not hidden by a check of the number."""
    verify_service(actor=cast.rosa, service_id=service.pk, finding=CALLED)
    service.refresh_from_db()
    assert set(service.confirmed) == {"status", "phones"}
    emptied = Finding(verdict=Check.Verdicts.WRONG, right={"phones": []})
    verify_service(actor=cast.rosa, service_id=service.pk, finding=emptied)
    service.refresh_from_db()
    assert service.confirmed["phones"]["value"] == []
