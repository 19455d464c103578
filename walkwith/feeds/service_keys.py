"""By what the rows of a table of services are known again, so that none is taken for another."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from walkwith.feeds.fields import words
from walkwith.feeds.hsds.rows import raw_of
from walkwith.feeds.raw import mark_of

Cells = Mapping[str, str]


@dataclass(slots=True)
class Keys:
    """The first of these that no other row has: its number, where the table numbers its rows; whose
    it is, its name and its street; all it says. Whatever order the rows come in. Of a key that was
    seen only its hash is kept: tables are long.

    A number that is typed twice says nothing of the rows that have it. Where most rows share theirs
    with others, the table numbers something else, as agencies.
    """

    columns: Mapping[str, str]
    numbers_rows: bool = True
    repeated: set[int] = field(default_factory=set)

    @classmethod
    def of_table(cls, rows: Iterable[Cells], columns: Mapping[str, str]) -> "Keys":
        keys = cls(columns)
        first_with: dict[int, int] = {}
        place_of: dict[int, int] = {}
        rows_of: Counter[int] = Counter()
        shared: set[int] = set()
        for cells in rows:
            mark, number, place = hash(tuple(cells.items())), keys.number(cells), keys.place(cells)
            for key in map(hash, filter(None, (number, place))):
                if first_with.setdefault(key, mark) != mark:
                    keys.repeated.add(key)
            if number:
                rows_of[hash(number)] += 1
                if place_of.setdefault(hash(number), hash(place)) != hash(place):
                    shared.add(hash(number))
        keys.numbers_rows = 2 * sum(rows_of[number] for number in shared) <= rows_of.total()
        return keys

    def number(self, cells: Cells) -> str:
        """What stands in the column of numbers; "" where it says nothing."""
        return cells.get(self.columns.get("slug", ""), "").strip()

    def place(self, cells: Cells) -> str:
        """Whose it is, what it is called and where; "" for a row without a name."""
        told = (
            cells.get(self.columns.get(one, ""), "") for one in ("organization", "name", "address")
        )
        owner, name, address = (words(cell, [], limit=500).lower() for cell in told)
        return f"~{mark_of(repr((owner, name, address)))}" if owner or name else ""

    def of(self, cells: Cells) -> str:
        candidates = [self.number(cells) if self.numbers_rows else "", self.place(cells)]
        alone = (key for key in candidates if key and hash(key) not in self.repeated)
        return next(alone, f"~{mark_of(raw_of(dict(cells)))}")

    def is_told_again(self, cells: Cells) -> bool:
        """Is there another row of the same name at the same place?"""
        return hash(self.place(cells)) in self.repeated
