"""Which column of a table is which: guessed from its heading, then said by a person, once.

`headings.json` has, for each of our fields, the headings it usually stands under, in English and
Spanish, small and without accents.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from walkwith.directory.models import Source
from walkwith.feeds.said_types import plain


@dataclass(frozen=True, slots=True)
class Headings:
    """What the rows of a table may tell; `needed` are the fields without which they tell nothing.

    `telling` are fields that only tables of this kind have.
    """

    usual: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    telling: frozenset[str]

    def named(self, headings: Iterable[str]) -> dict[str, str]:
        """{our field: heading} for the headings that say clearly what they are, each used once."""
        by_words = {plain(heading): heading for heading in reversed(list(headings))}
        found: dict[str, str] = {}
        for name, usual in self.usual.items():
            heading = next((by_words[words] for words in usual if words in by_words), None)
            if heading is not None and heading not in found.values():
                found[name] = heading
        return found

    def guess(self, headings: Iterable[str]) -> dict[str, str]:
        """What they most likely are, for a person to look over.

        Of services: a "Location" without an address beside it is the address; one without a name is
        called after who offers it, else by the first column, when nobody else took it.
        """
        headings = tuple(headings)
        found = self.named(headings)
        if "organization" not in self.usual:
            return found
        if "address" not in found and "location" in found:
            found["address"] = found.pop("location")
        nobodys = next((one for one in headings[:1] if one not in found.values()), "")
        if called := found.get("organization", nobodys):
            found.setdefault("name", called)
        return found

    def chosen(self, columns: Mapping[str, str]) -> dict[str, str]:
        """Of the columns somebody named, those of our fields."""
        return {name: columns[name] for name in self.usual if columns.get(name)}

    def missing(self, columns: Mapping[str, str]) -> list[str]:
        return [name for name in self.needed if name not in columns]


_USUAL = json.loads((Path(__file__).parent / "headings.json").read_text(encoding="utf-8"))
_PLACES, _BOTH = _USUAL["places"], _USUAL["both"]
PLACE_FIELDS = (*_PLACES, "address_2")
DAY_FIELDS = tuple(_USUAL["days"])

OF_MEETINGS = Headings(
    usual=_USUAL["meetings"] | _PLACES | _BOTH,
    needed=("name", "day", "time"),
    telling=frozenset({"day", "time", "end_time", "group", "conference_url"}),
)
OF_SERVICES = Headings(
    usual=_USUAL["services"] | _PLACES | _BOTH | _USUAL["days"],
    needed=("name",),
    telling=frozenset(
        {"organization", "schedules", "byday", "eligibility_description", "fees_description"}
        | {"application_process", "required_documents", "languages", "email", *DAY_FIELDS}
    ),
)
HEADINGS: dict[str, Headings] = {
    Source.Formats.TABLE: OF_MEETINGS,
    Source.Formats.SERVICES: OF_SERVICES,
}


# What rows of one kind alone are called by.
_CALLED = {
    "meetings": {*_USUAL["meetings"]["name"], *_USUAL["meetings"]["group"]}
    - {*_USUAL["services"]["name"]},
    "services": {*_USUAL["services"]["name"]} - {*_USUAL["meetings"]["name"], *_PLACES["location"]},
}


def kind_of(headings: Iterable[str]) -> str:
    """What a table tells of: by what its rows are called, "Pantry" or "Group", else by the fields
    that only tables of that kind have.

    Where both have as many: of meetings when it has a day and a time and no phone, else of
    services.
    """
    named = tuple(headings)
    meetings, services = OF_MEETINGS.named(named), OF_SERVICES.named(named)
    called = [meetings.get("name", meetings.get("group", "")), services.get("name", "")]
    by_name = [not kind.isdisjoint(map(plain, called)) for kind in _CALLED.values()]
    more = len(OF_MEETINGS.telling & meetings.keys()) - len(OF_SERVICES.telling & services.keys())
    if by_name[0] != by_name[1]:
        is_of_meetings = by_name[0]
    else:
        is_even = {"day", "time"} <= meetings.keys() and "phones" not in services
        is_of_meetings = more > 0 or (more == 0 and is_even)
    return Source.Formats.TABLE if is_of_meetings else Source.Formats.SERVICES
