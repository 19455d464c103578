"""One reading of a feed: its meetings on their way in, what was doubtful, what was set aside."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO

from walkwith.directory.models import Source
from walkwith.feeds.json_rows import rows_of
from walkwith.feeds.meeting_guide import Given, fingerprint, raw_json, read_row
from walkwith.feeds.models import ImportRun, QuarantinedRow
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.rules import percent_read
from walkwith.feeds.staging import Comparison, Incoming

Tell = Callable[[int, int], None]
TELL_EVERY = 250
MOST_KEPT = 1_000
LONGEST_RAW = 20_000


@dataclass(slots=True)
class Reading:
    """Reads the rows of one source. `tell(percent, rows)` hears how far it is."""

    source: Source
    house_zone: str
    tell: Tell
    rows: int = 0
    usable: int = 0
    set_aside: int = 0
    doubts: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    _kept: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.usable and not self.set_aside

    def meetings_of(self, file: BinaryIO, size: int) -> Iterator[Incoming]:
        """The usable meetings in the order of the feed. Raises `FeedRefused`."""
        given = Given(self.source.fellowship, self.source.zone, self.house_zone)
        for number, row in rows_of(file):
            self.rows = number
            if number % TELL_EVERY == 0:
                self.tell(percent_read(file.tell(), size), number)
            yield from self._of(number, row, given)
        self.tell(90, self.rows)

    def _of(self, number: int, row: Any, given: Given) -> Iterator[Incoming]:
        raw = raw_json(row)
        try:
            meetings, doubts = read_row(row, given)
        except Unusable as problem:
            name = row.get("name") if isinstance(row, dict) else None
            self._set_aside(number, problem.code, problem.value, name, raw)
            return
        self.doubts.update(set(doubts))
        for meeting in meetings:
            self.usable += 1
            self.kinds["by_appointment"] += meeting.day is None
            self.kinds["inactive"] += meeting.attendance == "inactive"
            yield Incoming(number, meeting, fingerprint(meeting, raw, given), raw)

    def set_aside_repeated(self, repeated: Iterable[tuple[int, str, str]]) -> None:
        for number, name, raw in repeated:
            self.usable -= 1
            self._set_aside(number, "twice", "", name, raw)

    def _set_aside(self, number: int, code: str, value: str, name: object, raw: str) -> None:
        self.set_aside += 1
        if len(self._kept) < MOST_KEPT:
            kept = json.loads(raw) if len(raw) <= LONGEST_RAW else {"too_long": raw[:LONGEST_RAW]}
            said = _plain(name) if isinstance(name, str) else ""
            self._kept.append(
                {"number": number, "code": code, "value": _plain(value), "name": said, "raw": kept}
            )

    def quarantined(self, run: ImportRun) -> list[QuarantinedRow]:
        home = {"organization_id": run.organization_id, "run": run}
        return [QuarantinedRow(**home, **row) for row in self._kept]

    def counts(self, found: Comparison, unlisted: int) -> dict[str, int]:
        """The figures of the report; `missing` are those not in the feed for the first time."""
        figures = asdict(found) | {"unlisted": unlisted, "missing": found.missing - unlisted}
        return figures | {"quarantined": self.set_aside, **dict(self.kinds)}


def _plain(said: str) -> str:
    """A line that can be kept and shown: no control or direction marks."""
    return "".join(sign if sign.isprintable() else " " for sign in said)[:200]
