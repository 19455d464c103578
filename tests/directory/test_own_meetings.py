"""Meetings the house writes down itself, and a meeting in a calendar."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import Cast
from walkwith.directory.calendars import weekly_entry
from walkwith.directory.commands.own_meetings import add_own_meeting, edit_own_meeting
from walkwith.directory.models import Meeting, Source
from walkwith.directory.near import Wish
from walkwith.directory.own_meetings import OwnMeeting
from walkwith.directory.queries import meetings_near, wished_place
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change

NIGHT = OwnMeeting(
    name="Harbor Night",
    fellowship="AA",
    day=6,
    starts=dt.time(23, 30),
    ends=dt.time(0, 30),
    place="Hall",
    address="279 Fisk St",
    postal_code="15201",
)
NOW = dt.datetime(2026, 3, 3, 15, tzinfo=dt.UTC)
TYPED = {
    "name": "Harbor Night",
    "fellowship": "AA",
    "day": "6",
    "starts": "23:30",
    "attendance": "in_person",
    "postal_code": "15201",
    "features": ["open"],
}


def test_written_down_it_is_found(cast: Cast) -> None:
    with acting_as(cast.rosa):
        new = add_own_meeting(actor=cast.rosa, meeting=NIGHT)
        source = Source.objects.get()
        assert (source.is_own, source.zones, source.listed) == (True, ["America/New_York"], 1)
        place, _town = wished_place(actor=cast.rosa, near="15201")
        found = meetings_near(actor=cast.rosa, wish=Wish(place=place))
        assert [one.meeting.pk for one in found.results] == [new.pk]
        assert Change.objects.get(record_id=new.pk).event == "MeetingAdded"


def test_who_may_and_what_may_not(cast: Cast) -> None:
    new = add_own_meeting(actor=cast.rosa, meeting=NIGHT)
    dee = Actor(**{**_fields(cast.rosa), "role": "participant"})
    with pytest.raises(NotAllowed):
        add_own_meeting(actor=dee, meeting=NIGHT)
    with pytest.raises(NotFound):
        edit_own_meeting(actor=cast.kit, meeting_id=new.pk, meeting=NIGHT)
    for wrong in ({"ends": NIGHT.starts}, {"attendance": "online"}):
        with pytest.raises(Refused):
            add_own_meeting(actor=cast.rosa, meeting=OwnMeeting(**{**_fields(NIGHT), **wrong}))
    with acting_as(cast.pat):
        Source.objects.update(format=Source.Formats.BMLT)
    with pytest.raises(Refused):
        edit_own_meeting(actor=cast.rosa, meeting_id=new.pk, meeting=NIGHT)


def _fields(of: Any) -> dict[str, Any]:
    return {name: getattr(of, name) for name in of.__dataclass_fields__}


def test_by_its_page(cast: Cast, browse: Callable[[Actor], Client]) -> None:
    client = browse(cast.rosa)
    refused = client.post(reverse("directory:add_meeting"), {**TYPED, "starts": "soon"})
    assert (refused.status_code, b"Harbor Night" in refused.content) == (422, True)
    assert client.post(reverse("directory:add_meeting"), {**TYPED, "day": ""}).status_code == 422
    assert "Choose the day" in client.get(reverse("directory:add_meeting")).content.decode()
    client.post(reverse("directory:add_meeting"), TYPED)
    new = Meeting.objects.get()
    edit = reverse("directory:edit_meeting", args=[new.pk])
    assert b'value="23:30"' in client.get(edit).content
    linked = {**TYPED, "attendance": "hybrid", "conference_url": "ftp://x.example/"}
    assert client.post(edit, linked).status_code == 422
    assert client.post(edit, {**TYPED, "name": "Harbor Late"}).status_code == 303
    assert Meeting.objects.get().name == "Harbor Late"
    page = client.get(reverse("directory:meeting", args=[new.pk])).content.decode()
    assert edit in page and reverse("directory:calendar", args=[new.pk]) in page


def test_only_its_zip_is_known_until_its_street_is(
    cast: Cast, browse: Callable[[Actor], Client]
) -> None:
    rosa = browse(cast.rosa)
    rosa.post(reverse("directory:add_meeting"), TYPED)
    new = Meeting.objects.get()
    here = reverse("directory:meeting", args=[new.pk])
    edit = reverse("directory:edit_meeting", args=[new.pk])
    page = rosa.get(here).content.decode()
    assert "15201" in page and "Only the area is known." in page
    assert "Your house wrote it down." in page and "From the list" not in page
    assert "The list says" not in page
    rosa.post(edit, {**TYPED, "postal_code": "15222"})
    page = rosa.get(here).content.decode() + rosa.get(edit).content.decode()
    assert "15222" in page and "15201" not in page
    rosa.post(edit, {**TYPED, "address": "279 Fisk St"})
    page = rosa.get(here).content.decode()
    assert "279 Fisk St" in page and "Only the area is known." not in page


def test_in_a_calendar_it_keeps_its_wall_clock(cast: Cast) -> None:
    """The week the clocks change and after: 23:30 stays 23:30, an hour long, past midnight."""
    meeting = add_own_meeting(actor=cast.rosa, meeting=NIGHT)
    calendar: Any = icalendar.Calendar.from_ical(weekly_entry(meeting, NOW, named=True))
    (zone,) = calendar.walk("VTIMEZONE")
    (entry,) = calendar.walk("VEVENT")
    assert zone["TZID"] == "America/New_York" and zone.walk("DAYLIGHT") and zone.walk("STANDARD")
    begins, ends = entry["DTSTART"].dt, entry["DTEND"].dt
    assert begins == dt.datetime(2026, 3, 7, 23, 30, tzinfo=ZoneInfo("America/New_York"))
    assert ends - begins == dt.timedelta(hours=1)
    assert entry["RRULE"].to_ical() == b"FREQ=WEEKLY"
    assert entry["SUMMARY"] == "Harbor Night" and entry["LOCATION"] == "Hall, 279 Fisk St"


def test_unless_asked_it_does_not_say_what_it_is(
    cast: Cast, browse: Callable[[Actor], Client]
) -> None:
    meeting = add_own_meeting(actor=cast.rosa, meeting=NIGHT)
    path = reverse("directory:calendar", args=[meeting.pk])
    plain, named = (browse(cast.rosa).get(path + asked) for asked in ("", "?as=named"))
    assert plain["Content-Type"].startswith("text/calendar") and plain["Content-Disposition"]
    assert b"SUMMARY:Time with people" in plain.content and b"279 Fisk St" in plain.content
    for telling in (b"Harbor", b"Hall", b"Alcoholics", b"AA"):
        assert telling not in plain.content
    assert b"SUMMARY:Harbor Night" in named.content
    Meeting.objects.update(day=None)
    assert browse(cast.rosa).get(path).status_code == 404


def test_hostile_words_stay_words(cast: Cast) -> None:
    """A name cannot end its line and begin another."""
    bad = OwnMeeting(**{**_fields(NIGHT), "name": "x\r\nATTACH:https://x.example/\r\n;,\\"})
    meeting = add_own_meeting(actor=cast.rosa, meeting=bad)
    lines = weekly_entry(meeting, NOW, named=True).decode().split("\r\n")
    assert not [line for line in lines if line.startswith("ATTACH")]
