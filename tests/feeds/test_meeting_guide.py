"""Rows of a Meeting Guide feed, made into meetings."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.feeds.made import a_row
from tests.feeds.test_json_rows import anything
from walkwith.directory.words import CHIPS, FEATURES, FELLOWSHIPS
from walkwith.feeds.fields import CONTROLS
from walkwith.feeds.meeting_guide import read_row
from walkwith.feeds.meeting_row import Given, MeetingRow, fingerprint
from walkwith.feeds.raw import raw_json
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.type_codes import CODES, features_of

AA = Given("AA", "", "America/New_York")


def read(given: Given = AA, **changes: Any) -> tuple[MeetingRow, list[str]]:
    meetings, doubts = read_row(a_row(**changes), given)
    assert len(meetings) == 1
    return meetings[0], doubts


def test_a_tidy_row() -> None:
    meeting, doubts = read()
    assert doubts == []
    assert meeting == MeetingRow(
        key="dawn-patrol",
        name="Dawn Patrol",
        day=4,
        starts=dt.time(18),
        ends=dt.time(19),
        zone="America/New_York",
        attendance="in_person",
        types=["O", "W", "X"],
        features=["open", "women", "step_free"],
        place="First Methodist",
        address="279 Fisk St, Pittsburgh, PA 15201, USA",
        postal_code="15201",
        region="",
        group="",
        notes="",
        latitude=40.4672,
        longitude=-79.9605,
        approximate=False,
        conference_url="",
        conference_phone="",
        conference_notes="",
        url="",
        updated_on=dt.date(2026, 3, 1),
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"attendance_option": "hybrid"}, "hybrid"),
        ({"attendance_option": "In-Person", "conference_url": "https://x.example"}, "in_person"),
        ({}, "in_person"),
        ({"types": ["TC"]}, "inactive"),
        ({"types": ["TC", "ONL"]}, "online"),
        ({"types": ["ONL"]}, "hybrid"),
        ({"conference_url": "https://x.example/1"}, "hybrid"),
        ({"conference_phone": "+1 412 555 0100"}, "hybrid"),
        ({"types": ["ONL"], "approximate": "yes"}, "online"),
        ({"types": ["ONL"], "formatted_address": "Pittsburgh, PA, USA"}, "online"),
        ({"formatted_address": "Pittsburgh, PA, USA", "location": ...}, "inactive"),
        ({"formatted_address": ..., "location": ..., "city": "Pittsburgh"}, "in_person"),
        ({"conference_url": "javascript:alert(1)"}, "in_person"),
    ],
)
def test_how_one_takes_part(changes: dict[str, Any], expected: str) -> None:
    assert read(**changes)[0].attendance == expected


@pytest.mark.parametrize(
    ("given_zone", "changes", "expected", "doubt"),
    [
        ("America/Chicago", {"timezone": "America/Denver"}, "America/Denver", None),
        ("America/Chicago", {"timezone": ...}, "America/New_York", "zone_from_place"),
        (
            "America/Chicago",
            {"timezone": "Mars/Base", "latitude": ..., "longitude": ...},
            "America/Chicago",
            "zone_from_feed",
        ),
        ("", {"timezone": None, "latitude": 0, "longitude": 0}, "America/Boise", "zone_from_house"),
    ],
)
def test_whose_clock(
    given_zone: str, changes: dict[str, Any], expected: str, doubt: str | None
) -> None:
    meeting, doubts = read(Given("AA", given_zone, "America/Boise"), **changes)
    assert meeting.zone == expected
    assert doubt is None or doubt in doubts


def test_several_days_are_several_meetings() -> None:
    meetings, _ = read_row(a_row(day=[1, 3]), AA)
    assert [(one.key, one.day) for one in meetings] == [
        ("dawn-patrol day 1", 1),
        ("dawn-patrol day 3", 3),
    ]


def test_by_appointment() -> None:
    meeting, _ = read(day=..., time=..., end_time=...)
    assert (meeting.day, meeting.starts, meeting.ends) == (None, None, None)


def test_without_coordinates_the_zip_code_places_it() -> None:
    meeting, doubts = read(latitude=..., longitude=...)
    assert (round(meeting.latitude or 0), round(meeting.longitude or 0)) == (40, -80)
    assert meeting.approximate
    assert "placed_by_zip" in doubts
    foreign = "8318 104 St, Edmonton, Alberta, T6E 4E8, Canada"
    unplaced, doubts = read(latitude=..., longitude=..., formatted_address=foreign)
    assert unplaced.latitude is None
    assert "not_on_the_map" in doubts


def test_a_zip_code_of_another_state_places_nothing() -> None:
    meeting, doubts = read(
        latitude=..., longitude=..., formatted_address="1 Main St, Anytown, OK 12345, USA"
    )
    assert meeting.latitude is None
    assert "not_on_the_map" in doubts


def test_a_row_without_a_name_for_itself_keeps_one() -> None:
    first, doubts = read(slug=...)
    again, _ = read(slug="", notes="changed")
    other, _ = read(slug=..., time="19:00")
    assert first.key == again.key != other.key
    assert "no_slug" in doubts
    assert read(slug=6)[0].key == "6"
    assert len(read(slug="x" * 5000)[0].key) < 100


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("a string", "not_a_row"),
        (None, "not_a_row"),
        ([1], "not_a_row"),
        ({}, "no_name"),
        (a_row(name="   "), "no_name"),
        (a_row(name={"a": 1}), "no_name"),
        (a_row(day=9), "bad_day"),
        (a_row(time="25:99"), "bad_time"),
        (a_row(time=...), "no_time"),
        (a_row(day=None), "no_day"),
    ],
)
def test_what_nobody_could_use(row: Any, code: str) -> None:
    with pytest.raises(Unusable) as caught:
        read_row(row, AA)
    assert caught.value.code == code


def test_the_same_code_means_what_its_fellowship_means() -> None:
    assert features_of("AA", ["POA"]) == ["proof_of_attendance"]
    assert features_of("AL-ANON", ["POA", "Y"]) == ["parents", "teens"]
    assert features_of("NA", ["GL", "zzz"]) == ["lgbtq"]
    assert features_of("UNHEARD-OF", ["O"]) == []


def test_every_feature_has_words_and_every_fellowship_a_name() -> None:
    told = {feature for codes in CODES.values() for feature in codes.values()}
    assert told <= set(FEATURES)
    assert set(CHIPS) <= set(FEATURES)
    assert set(CODES) <= set(FELLOWSHIPS)


FIELDS = sorted({*a_row(), "conference_url", "approximate", "regions", "notes", "postal_code"})


@given(st.dictionaries(st.sampled_from(FIELDS), anything))
def test_no_row_crashes_the_reader(changes: dict[str, Any]) -> None:
    row = a_row() | changes
    raw = raw_json(row)
    assert "\x00" not in raw and "\\u0000" not in raw
    raw.encode()
    json.loads(raw)
    try:
        meetings, _ = read_row(row, AA)
    except Unusable as unusable:
        assert unusable.code
        return
    for meeting in meetings:
        fingerprint(meeting, raw, AA)
        assert meeting.name and not CONTROLS.search(meeting.name)
        assert (meeting.day is None) == (meeting.starts is None)
        assert meeting.zone and meeting.attendance


@given(anything)
def test_the_kept_row_is_whole(row: Any) -> None:
    kept = json.loads(raw_json(row))
    clean = json.dumps(row)
    assert kept == row or "\\u0000" in clean or "\\ud" in clean


def test_a_row_among_the_fields_of_a_list_of_tables() -> None:
    told = a_row(types="Open, Women, Online Meeting") | {"day": "Thursday", "time": "6:00 PM"}
    del told["slug"]
    (meeting,), _ = read_row({"id": "rec1", "createdTime": "x", "fields": told}, Given("AA"))
    assert (meeting.key, meeting.day, meeting.types) == ("rec1", 4, ["O", "W", "ONL"])


def test_types_may_be_objects_and_a_row_known_by_its_number() -> None:
    told = a_row(id=12, types=[{"code": "O"}, {"name": "Women"}])
    del told["slug"]
    (meeting,), _ = read_row(told, Given("AA"))
    assert (meeting.key, meeting.types) == ("12", ["O", "W"])
