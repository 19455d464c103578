"""The house's own meetings: what leaves in the Meeting Guide format comes back the same."""

import dataclasses
import datetime as dt
import json
from typing import Any

from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.feeds.made import taken_in
from walkwith.directory.commands.own_meetings import add_own_meeting, edit_own_meeting
from walkwith.directory.models import Meeting, Slot
from walkwith.directory.own_meetings import OwnMeeting, columns_of
from walkwith.directory.words import FEATURES, FELLOWSHIPS
from walkwith.feeds.commands.out import share_listings
from walkwith.feeds.meeting_guide import read_row
from walkwith.feeds.meeting_row import Given, MeetingRow
from walkwith.feeds.out.guide import row
from walkwith.feeds.type_codes import codes_of
from walkwith.foundation.actor import acting_as

NAMED = OwnMeeting(name="Harbor Night", fellowship="AA", day=4, starts=dt.time(18, 30))
TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))
SIGNS = st.characters(exclude_categories=["C", "Z"])
MARKS = st.sampled_from(["&amp;", "<b>", "&", "<3", "</p>", "=1", "“ñ”", "<br>", "&#x41;", ";"])
PIECE = st.one_of(st.text(SIGNS, min_size=1, max_size=8), MARKS)
LINE = st.lists(PIECE, max_size=4).map(" ".join)
LINK = st.sampled_from(["", "https://zoom.example/j/1", "https://x.example/a?b=1&copy=2"])


@st.composite
def meetings(draw: st.DrawFn) -> OwnMeeting:
    """What the form lets through."""
    starts = draw(TIMES)
    attendance = draw(st.sampled_from(["in_person", "online", "hybrid"]))
    online = attendance != "in_person"
    return OwnMeeting(
        name=draw(LINE.filter(bool)),
        fellowship=draw(st.sampled_from(list(FELLOWSHIPS))),
        day=draw(st.integers(0, 6)),
        starts=starts,
        ends=draw(st.none() | TIMES.filter(lambda time: time != starts)),
        attendance=attendance,
        place=draw(LINE),
        address=draw(LINE),
        postal_code=draw(st.sampled_from(["", "15201", "96813", "59715"])),
        notes="\n".join(draw(st.lists(LINE.filter(bool), max_size=2))),
        conference_url=draw(LINK) if online else "",
        conference_phone=draw(st.sampled_from(["+1 412 555 0100", "412-555-0100 # 7"])),
        features=tuple(draw(st.lists(st.sampled_from(list(FEATURES)), unique=True, max_size=4))),
    )


@settings(max_examples=100, deadline=None)
@given(meetings(), st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)))
def test_read_back_it_is_what_was_written(facts: OwnMeeting, changed: dt.date) -> None:
    columns = columns_of(facts, house_zone="America/Chicago")
    written = Meeting(key="k-1", updated_on=changed, **columns)
    fed = json.loads(json.dumps(row(written, "Harbor Peers")))
    (read,), _doubt = read_row(fed, Given(facts.fellowship, "", "UTC"))
    names = [field.name for field in dataclasses.fields(MeetingRow)]
    told = {name: getattr(read, name) for name in names if name not in ("types", "asks_when")}
    # Where no street is written, other programs are told the ZIP code as the address.
    wrote = {name: getattr(written, name) for name in told}
    assert told == wrote | {"address": written.address_or_zip}
    assert read.types == codes_of(facts.fellowship, facts.features)


def fed(house: object, asked: str = "") -> Any:
    return Client().get(f"/feeds/out/{house}/meeting-guide/{asked}").json()


def test_what_one_house_writes_another_takes_in(cast: Cast) -> None:
    share_listings(actor=cast.pat, shares=True)
    hybrid = dataclasses.replace(
        NAMED,
        attendance="hybrid",
        conference_url="https://zoom.example/j/1",
        postal_code="15201",
        features=("open", "milestones", "step_free"),
    )
    with acting_as(cast.rosa):
        first = add_own_meeting(actor=cast.rosa, meeting=hybrid)
        taken_in(cast.rosa, {"name": "From a list", "day": 1, "time": "10:00"})
        assert Slot.objects.filter(meeting=first).count() == 2
    rows = fed(cast.pat.organization_id)
    assert [one["name"] for one in rows] == ["Harbor Night"]
    assert fed(cast.pat.organization_id, "?fellowship=NA") == []
    with acting_as(cast.kit):
        taken_in(cast.kit, *rows)
        (theirs,) = Meeting.objects.filter(organization_id=cast.kit.organization_id)
        same = ("key", "name", "day", "starts", "zone", "features", "latitude", "attendance")
        assert [getattr(theirs, name) for name in same] == [getattr(first, name) for name in same]
    moved = dataclasses.replace(hybrid, day=0, attendance="online")
    edit_own_meeting(actor=cast.rosa, meeting_id=first.pk, meeting=moved)
    assert (
        fed(cast.pat.organization_id)[0]["day"],
        Slot.objects.filter(meeting=first).get().cell,
    ) == (
        0,
        Slot.ONLINE,
    )
