"""What is measured, and how long it may take: the table of the architecture, section 7."""

from collections.abc import Callable
from dataclasses import dataclass

# On a slower machine 25 ms stands for at most six empty pages of the same run.
MULTIPLE_OF_25_MS = 6.0


@dataclass(frozen=True, slots=True)
class Size:
    """One organization, and which of the two budgets holds for it."""

    participants: int
    notes: int
    meetings: int
    is_big: bool = False

    @property
    def name(self) -> str:
        return f"{self.participants:,} / {self.notes:,}"


SMALL = Size(2_000, 50_000, 2_000)
BIG = Size(20_000, 1_000_000, 200_000, is_big=True)
TINY = Size(60, 600, 200)


@dataclass(frozen=True, slots=True)
class Page:
    """One thing to measure. `path` gets the participant's key; `is_save` posts a note there."""

    name: str
    card: str
    path: Callable[[str], str]
    small_ms: float | None = None
    big_ms: float | None = None
    statements: int | None = None
    is_save: bool = False
    in_parts: bool = False

    def of(self, people: list[str]) -> str:
        """The address for these people: the first is shown, notes are written about the last."""
        return self.path(people[-1 if self.is_save else 0])

    def budget(self, size: Size) -> float | None:
        return self.big_ms if size.is_big else self.small_ms

    def multiple(self, size: Size) -> float | None:
        """How many empty pages the budget stands for."""
        milliseconds = self.budget(size)
        return milliseconds / 25 * MULTIPLE_OF_25_MS if milliseconds else None


def _fixed(path: str) -> Callable[[str], str]:
    return lambda person: path


# Where the people are found whom somebody sees; a participant sees themselves.
PEOPLE_OF = {"dee": "/"}
ALL_PEOPLE = "/today/people/"
EMPTY = Page("empty page", "rosa", _fixed("/ui/blank/"))

PAGES: tuple[Page, ...] = (
    EMPTY,
    Page("Today", "rosa", _fixed("/"), 25, 30, statements=12),
    Page("people", "rosa", _fixed("/today/people/"), 25, 35),
    Page("find by name", "rosa", _fixed("/today/people/?q=ar"), 25, 40),
    Page("… while typing", "rosa", _fixed("/today/people/?q=ar"), 25, 40, in_parts=True),
    Page("participant", "rosa", lambda key: f"/today/people/{key}/", 30, 35, statements=15),
    Page("plan", "rosa", lambda key: f"/plans/{key}/", 25, 30),
    Page("plan, their own", "dee", lambda key: f"/plans/{key}/", 25, 30),
    Page("wellness, their own", "dee", lambda key: f"/plans/{key}/wellness/", 25, 30),
    Page("budget, their own", "dee", lambda key: f"/plans/{key}/budget/", 25, 30),
    Page("plan before", "rosa", lambda key: f"/plans/{key}/history/", 25, 30),
    Page("notes", "rosa", lambda key: f"/contacts/{key}/", 25, 35),
    Page("note form", "rosa", lambda key: f"/contacts/{key}/log/", 25, 30),
    Page("save a note", "rosa", lambda key: f"/contacts/{key}/log/", 25, 30, is_save=True),
    Page("find a meeting", "rosa", _fixed("/directory/find/?near=15201"), 25, 40),
    Page("find help", "rosa", _fixed("/directory/find-services/?need=food"), 25, 40),
    Page("… by words", "rosa", _fixed("/directory/find-services/?text=food+bank+harbor"), 25, 40),
    Page("… near a person", "rosa", lambda key: f"/referrals/{key}/find/", 25, 40),
    Page("what fits a person", "rosa", lambda key: f"/referrals/{key}/match/food/", 25, 40),
    Page("… meetings that fit", "rosa", lambda key: f"/referrals/{key}/match/mutual_help/", 25, 40),
    Page("Today, supervisor", "lorraine", _fixed("/"), 25, 30, statements=12),
    Page("people, supervisor", "lorraine", _fixed("/today/people/"), 25, 35),
    Page("find, supervisor", "lorraine", _fixed("/today/people/?q=ar"), 25, 40),
    Page("participant, supervisor", "lorraine", lambda key: f"/today/people/{key}/", 30, 35),
    Page("notes, supervisor", "lorraine", lambda key: f"/contacts/{key}/", 25, 35),
)
