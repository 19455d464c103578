"""One reading of a list: what comes of its rows, what was doubtful, what was set aside.

Each format has its own reading: a class that fills the incoming table and merges it. They stand
in feeds/readers.py.
"""

import datetime as dt
import json
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO, ClassVar

from walkwith.directory.models import Source
from walkwith.feeds.models import ImportRun, QuarantinedRow, RunChange
from walkwith.feeds.raw import mark_of
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.remembered import Remembered
from walkwith.feeds.rules import percent_read
from walkwith.feeds.staging import Change, Comparison

Tell = Callable[[int, int], None]
TELL_EVERY = 250
MOST_KEPT = 1_000
LONGEST_RAW = 20_000


@dataclass(slots=True)
class Reading(ABC):
    """Reads the rows of one source. `tell(percent, rows)` hears how far it is."""

    noun: ClassVar[str] = RunChange.Nouns.MEETING

    source: Source
    house_zone: str
    tell: Tell
    remembered: Remembered = field(default_factory=Remembered)
    rows: int = 0
    usable: int = 0
    set_aside: int = 0
    doubts: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    problems: list[Unusable] = field(default_factory=list)
    _kept: list[dict[str, Any]] = field(default_factory=list)

    @abstractmethod
    def lay_out(self, file: BinaryIO, size: int) -> None:
        """Read a file from its beginning into the incoming table. Raises `FeedRefused`."""

    @abstractmethod
    def compare(self) -> Comparison:
        """How what was laid out differs from what the source has."""

    @abstractmethod
    def merge(self, moment: dt.datetime) -> int:
        """Take over what is new or changed; answer how many are unlisted."""

    @abstractmethod
    def miss_again(self, moment: dt.datetime) -> int:
        """The list is the one we have: what was missing is missing again."""

    @abstractmethod
    def refresh(self, moment: dt.datetime, *, etag: str) -> None:
        """Write down on the source that this was a good fetch, and what it lists now."""

    @abstractmethod
    def take_row(
        self, aside: QuarantinedRow, fixes: Mapping[str, str], moment: dt.datetime
    ) -> None:
        """Take over one row, put right by a person. Raises `Unusable` when it still is not."""

    @abstractmethod
    def let_go(self, aside: QuarantinedRow, moment: dt.datetime) -> None:
        """A person takes back how they put a row right: it stands as it came, and is not shown."""

    def changes(self) -> list[Change]:
        """What a merge would do, some of each kind; asked before it is done."""
        return []

    @abstractmethod
    def answers_for(self, aside: QuarantinedRow) -> tuple[str, ...]:
        """The fields by which a row can be put right; none when a person cannot."""

    def value_in(self, row: Any, name: str) -> Any:
        """What a row of this format says of a field a person may put right."""
        return None

    @property
    def is_empty(self) -> bool:
        return not self.usable and not self.set_aside

    def count_row(self, number: int, position: int, size: int) -> None:
        self.rows = number
        if number % TELL_EVERY == 0:
            self.tell(percent_read(position, size), number)

    def lay_aside(
        self, number: int, problem: Unusable, *, name: object, raw: str, key: str
    ) -> None:
        """Keep a row that cannot be used for a person, unless they said to leave it out."""
        mark = mark_of(raw)
        if self.remembered.leaves_out(mark):
            self.kinds["left_out_before"] += 1
            return
        self.set_aside += 1
        if len(self._kept) < MOST_KEPT:
            self.problems.append(problem)
            kept = json.loads(raw) if len(raw) <= LONGEST_RAW else {"too_long": raw[:LONGEST_RAW]}
            said = _plain(name) if isinstance(name, str) else ""
            kept = {} if kept is None else kept  # a row of nothing; the column is never empty
            row = {"number": number, "code": problem.code, "value": _plain(problem.value)}
            self._kept.append(row | {"name": said, "raw": kept, "key": key[:240], "mark": mark})

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
