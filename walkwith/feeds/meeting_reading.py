"""The reading of meetings, whatever format their rows are in."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from walkwith.directory.models import Source
from walkwith.feeds import bmlt, columns, meeting_guide, staging
from walkwith.feeds.json_rows import rows_of
from walkwith.feeds.letting_go import let_meetings_go
from walkwith.feeds.meeting_row import Given, MeetingRow, fingerprint
from walkwith.feeds.models import QuarantinedRow
from walkwith.feeds.raw import raw_json
from walkwith.feeds.reading import Reading
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.staging import Change, Comparison, Incoming
from walkwith.feeds.tables import rows_of_table


@dataclass(frozen=True, slots=True)
class Format:
    """How rows of one format are found and read; `names` are its own for ours."""

    rows: Callable[[BinaryIO], Iterator[tuple[int, Any]]]
    read: Callable[[Any, Given], tuple[list[MeetingRow], list[str]]]
    key: Callable[[Any, Given], str]
    names: Mapping[str, str]


FORMATS = {
    Source.Formats.MEETING_GUIDE: Format(
        rows_of,
        meeting_guide.read_row,
        lambda row, given: meeting_guide.key_of(row),
        {"name": "name", "day": "day", "time": "time"},
    ),
    Source.Formats.BMLT: Format(
        rows_of,
        bmlt.read_row,
        lambda row, given: bmlt.key_of(row),
        {"name": "meeting_name", "day": "weekday_tinyint", "time": "start_time"},
    ),
    Source.Formats.TABLE: Format(rows_of_table, columns.read_row, columns.key_of, {}),
}
# The fields by which a row can be put right, by what is wrong with it.
MENDED_BY = {
    "no_name": ("name",),
    "bad_day": ("day",),
    "bad_weekday": ("day",),
    "no_day": ("day",),
    "bad_time": ("time",),
    "no_time": ("time",),
}


class MeetingReading(Reading):
    """Meetings into the incoming table, and from there to the directory."""

    @property
    def format(self) -> Format:
        return FORMATS[Source.Formats(self.source.format)]

    def given(self, codes: Mapping[str, str] | None = None) -> Given:
        source = self.source
        return Given(source.fellowship, source.zone, self.house_zone, source.columns, codes or {})

    def lay_out(self, file: BinaryIO, size: int) -> None:
        is_bmlt = self.source.format == Source.Formats.BMLT
        given = self.given(bmlt.codes_explained(file) if is_bmlt else None)
        staging.lay_out(self._meetings_of(file, size, given))
        for number, name, raw, key in staging.tell_apart():
            self.usable -= 1
            self.lay_aside(number, Unusable("twice"), name=name, raw=raw, key=key)
        staging.know(self.source)

    def take_row(
        self, aside: QuarantinedRow, fixes: Mapping[str, str], moment: dt.datetime
    ) -> None:
        row, mended = aside.raw, self._with_fixes(aside.raw, fixes)
        meetings, _ = self.format.read(mended, self.given())
        raw = raw_json(row)
        staging.lay_out(self._incoming(1, meeting, row, mended, raw) for meeting in meetings)
        staging.stand_aside(self.source)
        staging.know(self.source)
        staging.take_over(self.source, moment)
        staging.take_stock(self.source)

    def let_go(self, aside: QuarantinedRow, moment: dt.datetime) -> None:
        let_meetings_go(self.source, aside.raw, since=aside.made_at, moment=moment)
        staging.take_stock(self.source)

    def compare(self) -> Comparison:
        return staging.compare(self.source)

    def changes(self) -> list[Change]:
        return staging.changes(self.source)

    def merge(self, moment: dt.datetime) -> int:
        unlisted = staging.note_missing(self.source, moment)
        staging.take_over(self.source, moment)
        return unlisted

    def miss_again(self, moment: dt.datetime) -> int:
        return staging.note_missing(self.source, moment, none_came=True)

    def refresh(self, moment: dt.datetime, *, etag: str) -> None:
        staging.refresh(self.source, moment, etag=etag)

    def answers_for(self, aside: QuarantinedRow) -> tuple[str, ...]:
        return MENDED_BY.get(aside.code, ()) if aside.is_as_it_came else ()

    def _with_fixes(self, row: Any, fixes: Mapping[str, Any]) -> Any:
        """The row with a name, a day (Sunday = 0) or a time as a person said it."""
        if self.source.format == Source.Formats.BMLT and "day" in fixes:
            fixes = {**fixes, "day": str(int(fixes["day"]) + 1)}
        return {**row, **{self._named(name): value for name, value in fixes.items()}}

    def value_in(self, row: Any, name: str) -> Any:
        return row.get(self._named(name)) if isinstance(row, dict) else None

    def _named(self, name: str) -> str:
        """What this format, or this table, calls one of our fields."""
        if self.source.format == Source.Formats.TABLE:
            return str(self.source.columns.get(name, name))
        return self.format.names[name]

    def _meetings_of(self, file: BinaryIO, size: int, given: Given) -> Iterator[Incoming]:
        """The usable meetings in the order of the list. Raises `FeedRefused`."""
        file.seek(0)
        for number, row in self.format.rows(file):
            self.count_row(number, file.tell(), size)
            yield from self._of(number, row, given)
        self.tell(90, self.rows)

    def _of(self, number: int, row: Any, given: Given) -> Iterator[Incoming]:
        raw = raw_json(row)
        mended = self._mended(row, given) if self.remembered.fixes else row
        try:
            meetings, doubts = self.format.read(mended, given)
        except Unusable as problem:
            name = self.value_in(row, "name")
            key = self.format.key(row, given)
            self.lay_aside(number, problem, name=name, raw=raw, key=key)
            return
        self.doubts.update(set(doubts))
        for meeting in meetings:
            self.usable += 1
            self.kinds["by_appointment"] += meeting.day is None
            self.kinds["inactive"] += meeting.attendance == "inactive"
            yield self._incoming(number, meeting, row, mended, raw)

    def _incoming(
        self, number: int, meeting: MeetingRow, row: Any, mended: Any, raw: str
    ) -> Incoming:
        """The row is kept as it came; what a person put right makes it another to compare."""
        read = raw if mended is row else raw_json(mended)
        return Incoming(number, meeting, fingerprint(meeting, read, self.given()), raw)

    def _mended(self, row: Any, given: Given) -> Any:
        """The row with the fixes people made before, where it says what it said then."""
        for fixes in self.remembered.fixes_of(self.format.key(row, given)):
            if all(self.value_in(row, name) == was for name, (was, _) in fixes.items()):
                return self._with_fixes(row, {name: now for name, (_, now) in fixes.items()})
        return row
