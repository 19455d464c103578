"""Whom a worker knows in private life, by the names they say; and who has agreed to let one in."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from walkwith.people.rules import folded, tidy

LONGEST_NAME = 160
MOST_KNOWN = 300


@dataclass(frozen=True, slots=True)
class Yeses:
    """Who has said yes to letting somebody back in: the person, and two others."""

    participant: bool
    first: UUID | None
    second: UUID | None

    def still_needs(self, viewer: UUID, *, owns: bool) -> bool:
        """Whether the viewer's own yes is missing."""
        if owns:
            return not self.participant
        return self.second is None and viewer != self.first


def names_said(lines: str) -> list[str]:
    """The names, one a line, each once however it is written."""
    said = {folded(line): tidy(line) for line in reversed(lines.splitlines()) if folded(line)}
    return list(reversed(said.values()))


def too_short(names: Iterable[str]) -> list[str]:
    """Those with one word only: with a first name alone half a town is meant."""
    return [name for name in names if " " not in folded(name)]
