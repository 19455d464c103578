"""BMLT Semantic rows: Sunday is 1, all is a string, and a place online is no place."""

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.feeds.made import taken_in
from walkwith.directory.models import Meeting, Slot, Source
from walkwith.feeds.bmlt import codes_explained, read_row
from walkwith.feeds.meeting_row import Given, MeetingRow
from walkwith.feeds.models import ImportRun, QuarantinedRow
from walkwith.feeds.refusals import Unusable
from walkwith.foundation.actor import acting_as

NA = Given("NA", "America/Chicago")
REAL = Path(__file__).parents[3] / "shared/data/bmlt"


def a_row(number: int = 7, **changes: Any) -> dict[str, Any]:
    row = {
        "id_bigint": str(number),
        "weekday_tinyint": "2",
        "venue_type": "1",
        "start_time": "19:00:00",
        "duration_time": "01:30:00",
        "time_zone": "",
        "formats": "O,To,WC",
        "latitude": "40.4672",
        "longitude": "-79.9605",
        "meeting_name": "Clean Start",
        "location_text": "Bay Street House",
        "location_street": "1 Bay St",
        "location_municipality": "Pittsburgh",
        "location_province": "PA",
        "location_postal_code_1": "15201",
        "published": "1",
    }
    return {name: value for name, value in (row | changes).items() if value is not ...}


def read(**changes: Any) -> MeetingRow:
    meetings, _ = read_row(a_row(**changes), NA)
    (meeting,) = meetings
    return meeting


def file_of(value: Any) -> io.BytesIO:
    return io.BytesIO(json.dumps(value).encode())


def test_a_whole_row() -> None:
    meeting = read()
    assert (meeting.key, meeting.name, meeting.day) == ("7", "Clean Start", 1)
    assert (meeting.starts, meeting.ends) == (dt.time(19), dt.time(20, 30))
    assert meeting.zone == "America/New_York"
    assert meeting.features == ["open", "discussion", "step_free"]
    assert meeting.address == "1 Bay St, Pittsburgh, PA, 15201"
    assert (meeting.region, meeting.attendance) == ("Pittsburgh", "in_person")


def test_a_meeting_online_is_nowhere_and_goes_by_its_own_clock() -> None:
    meeting = read(venue_type="2", virtual_meeting_link="https://video.example/1")
    assert (meeting.latitude, meeting.longitude, meeting.zone) == (None, None, "America/Chicago")
    assert meeting.attendance == "online"
    assert read(venue_type="2", time_zone="America/Denver").zone == "America/Denver"


@pytest.mark.parametrize(
    ("changes", "attendance"),
    [
        ({"venue_type": "3"}, "hybrid"),
        ({"venue_type": ..., "formats": "O,VM"}, "online"),
        ({"venue_type": ..., "formats": "HY"}, "hybrid"),
        ({"venue_type": ..., "formats": ""}, "in_person"),
        ({"venue_type": "1", "formats": "TC"}, "inactive"),
        ({"venue_type": "1", "formats": "TC", "phone_meeting_number": "1 555"}, "online"),
        ({"venue_type": ..., "virtual_meeting_link": "https://a.example"}, "hybrid"),
        (
            {"venue_type": "", "virtual_meeting_link": "https://a.example", "location_street": ""},
            "online",
        ),
    ],
)
def test_how_people_meet(changes: dict[str, Any], attendance: str) -> None:
    assert read(**changes).attendance == attendance


def test_headings_in_the_values_of_older_servers_go() -> None:
    assert read(comments="Comments#@-@#Ring twice").notes == "Ring twice"


def test_what_is_not_published_is_not_taken() -> None:
    assert read_row(a_row(published="0"), NA) == ([], ["not_published"])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ([], "not_a_row"),
        ({"service_body_bigint": "1", "longitude": "-77", "latitude": "42"}, "not_a_meeting"),
        (a_row(weekday_tinyint="8"), "bad_weekday"),
        (a_row(weekday_tinyint="0"), "bad_weekday"),
        (a_row(start_time=""), "no_time"),
        (a_row(weekday_tinyint=""), "no_day"),
        (a_row(meeting_name="", location_text=""), "no_name"),
    ],
)
def test_what_nobody_could_use(row: Any, code: str) -> None:
    with pytest.raises(Unusable) as caught:
        read_row(row, NA)
    assert caught.value.code == code


def test_a_server_that_explains_its_codes_is_believed() -> None:
    explained = [
        {"key_string": "Rolli", "id": "17", "world_id": "WCHR", "name_string": "Rollstuhl"},
        {"key_string": "O", "id": "4", "world_id": "", "name_string": "Oranges"},
        {"key_string": "E", "id": "9", "world_id": "LANG", "name_string": "Español"},
    ]
    codes = codes_explained(file_of({"meetings": [a_row()] * 3, "formats": explained}))
    meetings, _ = read_row(a_row(formats="Rolli,O,E"), Given("NA", codes=codes))
    assert meetings[0].features == ["step_free", "spanish"]
    by_number = a_row(formats="", format_shared_id_list="17,4")
    meetings, _ = read_row(by_number, Given("NA", codes=codes))
    assert meetings[0].features == ["step_free"]
    assert codes_explained(file_of([a_row()])) == {}


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(a_row())), st.one_of(st.text(), st.none())))
def test_no_row_crashes_the_reader(changes: dict[str, Any]) -> None:
    try:
        meetings, _ = read_row(a_row() | changes, NA)
    except Unusable:
        return
    for meeting in meetings:
        assert (meeting.day is None) == (meeting.starts is None)
        assert meeting.attendance != "online" or meeting.latitude is None


def test_found_out_by_itself_and_of_na_unless_said(cast: Cast) -> None:
    with acting_as(cast.rosa):
        rows = [a_row(1), a_row(2, venue_type="3"), a_row(3, venue_type="2")]
        run = taken_in(cast.rosa, fellowship="", file=file_of({"meetings": rows, "formats": []}))
        source = Source.objects.get()
        assert (run.state, source.format, source.fellowship) == ("done", "bmlt", "NA")
        assert Slot.objects.count() == 4
        again = taken_in(cast.rosa, fellowship="", file=file_of(list(reversed(rows))))
        assert (again.counts["same"], again.counts["changed"]) == (3, 0)


@pytest.mark.skipif(not REAL.is_dir(), reason="the copies of real feeds are not here")
def test_real_feeds_come_in_with_a_report(cast: Cast) -> None:
    def real(name: str) -> ImportRun:
        with (REAL / name).open("rb") as file:
            return taken_in(cast.pat, source=name, fellowship="", file=file)  # type: ignore[arg-type]

    with acting_as(cast.pat):
        for name, count in (("day2", 53), ("day3", 54), ("day4", 62)):
            for figure in ("new", "same"):
                run = real(f"yap__meeting-search-42.867970-{name}.json")
                assert (run.state, run.counts[figure]) == ("done", count)
        assert Meeting.objects.filter(features__contains=["step_free"]).exists()
        for name, count in (
            ("yap__helpline-search-14456", 21),
            ("yap__service-bodies", 44),
            ("yap__formats", 44),
        ):
            run = real(f"{name}.json")
            assert (run.state, run.counts["quarantined"]) == ("done", count)
        assert {row.code for row in QuarantinedRow.objects.all()} == {"not_a_meeting"}
        assert real("bmlt-server__api-docs-semantic.json").problem == {"code": "no_list"}
