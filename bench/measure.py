"""One organization measured, in a process of its own: `python -m bench.measure ROUNDS`.

The pages are asked for in turn, round after round, so that whatever slows the machine down
slows them all. Prints one line of JSON.
"""

import datetime as dt
import os
import statistics
import sys
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from bench import reaching
from bench.budgets import ALL_PEOPLE, EMPTY, PAGES, PEOPLE_OF, Page
from bench.server import serving, set_up_django
from bench.table import Row
from bench.visitor import Visitor, note_to_send, people_on, say
from bench.weights import Weight, as_text, weigh

if TYPE_CHECKING:
    from walkwith.foundation.actor import Actor

WARM_UP = 40  # until each thread's connection has kept its plans (docs/decisions/0021)
VIEWERS = ("rosa", "lorraine")


@dataclass(slots=True)
class Measured:
    """The times of one page in milliseconds, and its statements."""

    name: str
    times: list[float] = field(default_factory=list)
    statements: int = 0
    kilobytes: float = 0.0

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return sorted(self.times)[max(0, round(len(self.times) * 0.95) - 1)]

    def as_row(self) -> Row:
        summed_up = {"best": min(self.times), "median": self.median, "p95": self.p95}
        return asdict(self) | summed_up


def measure(rounds: int) -> list[Measured]:
    """Every page `rounds` times, in turn."""
    warm_up = min(WARM_UP, rounds)
    found = [Measured(page.name) for page in PAGES]
    with serving() as port:
        visitors = {card: Visitor(port) for card in {page.card for page in PAGES}}
        people = {}
        for card, visitor in visitors.items():
            visitor.sign_in(card)
            people[card] = people_on(visitor.get(PEOPLE_OF.get(card, ALL_PEOPLE)).text)
        for number in range(warm_up + rounds):
            _once(visitors[EMPTY.card], EMPTY, EMPTY.path(""))  # back from another visitor
            for page, measured in zip(PAGES, found, strict=True):
                visitor = visitors[page.card]
                seconds, size = _once(visitor, page, page.of(people[page.card]))
                measured.kilobytes = size / 1024
                if number >= warm_up:
                    measured.times.append(seconds * 1000)
    return found


def _once(visitor: Visitor, page: Page, path: str) -> tuple[float, int]:
    if page.is_save:
        answer = visitor.post(path, note_to_send(visitor.get(path).text))
    else:
        answer = visitor.get(path, in_parts=page.in_parts)
    assert answer.status in (200, 302, 303), f"{page.name}: {answer.status}\n{answer.text[:4000]}"
    return answer.seconds, len(answer.body)


def weights() -> list[Weight]:
    """What the pages of a phone weigh."""
    with serving() as port:
        visitor = Visitor(port)
        found = [weigh(visitor, "sign in", "/sign-in/")]
        visitor.sign_in("rosa")
        people = people_on(visitor.get("/today/people/").text)
        for page in PAGES:
            if page.card == "rosa" and not (page.is_save or page.in_parts):
                found.append(weigh(visitor, page.name, page.of(people)))
    return found


def _actors() -> "dict[str, Actor]":
    from django.db import transaction  # noqa: PLC0415  (needs Django)

    from walkwith.accounts.queries import demo_account, enter  # noqa: PLC0415  (needs Django)

    found = {}
    for card in VIEWERS:
        account = demo_account(card=card)
        with transaction.atomic():
            actor = enter(account_id=account.pk) if account else None
        if actor:
            found[card] = actor
    return found


def main() -> None:
    set_up_django()
    from bench.inside import Inside, forget_what_was_saved  # noqa: PLC0415  (needs Django)

    if sys.argv[1] == "explain":
        page = next(page for page in PAGES if page.name == sys.argv[2])
        print(Inside().explain(page))
    elif sys.argv[1] == "weights":
        print(as_text(weights()))
    elif sys.argv[1] == "finding":
        from bench import finding  # noqa: PLC0415  (needs Django)

        print(finding.as_text(finding.finding(_actors()[VIEWERS[0]])))
    elif sys.argv[1] == "reach":
        print(reaching.as_text(reaching.added(os.environ["DATABASE_URL"], _actors())))
    else:
        began = dt.datetime.now(dt.UTC)
        found = measure(int(sys.argv[1]))
        inside = Inside()
        for page, measured in zip(PAGES, found, strict=True):
            measured.statements = inside.count(page)
        forget_what_was_saved(began)
        say([one.as_row() for one in found])


if __name__ == "__main__":
    main()
