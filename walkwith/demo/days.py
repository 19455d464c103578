"""What holds the days of Dee and Luis, and Dee's money: written side by side."""

import datetime as dt
from typing import Any
from uuid import UUID

from walkwith.demo.walks import Walk
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.plans.commands import add_amount, add_routine, note_line, tick_line
from walkwith.plans.money import day_in

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
SUNDAY = 6
ROUTINES: dict[str, tuple[dict[str, Any], ...]] = {
    "Dee": (
        {"words": "Coffee by the window before the kids wake up", "days": EVERY_DAY,
         "at": dt.time(6, 30)},
        {"words": "Choir at St. Brendan’s", "days": (SUNDAY,), "at": dt.time(10),
         "kind": "spiritual"},
        {"words": "Call my sister", "days": (2,), "part_of_day": "evening"},
    ),
    "Luis": (
        {"words": "Caminar por el río", "days": (0, 2, 4), "part_of_day": "morning"},
        {"words": "Rezar antes de dormir", "days": EVERY_DAY, "part_of_day": "evening",
         "kind": "spiritual"},
    ),
}  # fmt: skip
# Words, way, cents, rhythm, the day of the month, needed first?
MONEY: dict[str, tuple[tuple[str, str, int, str, int, bool], ...]] = {
    "Dee": (
        ("Wages from the bakery", "in", 31_250, "two_weekly", 6, False),
        ("SNAP", "in", 29_200, "monthly", 5, False),
        ("Room at Harbor House", "out", 48_000, "monthly", 1, True),
        ("Food", "out", 7_500, "weekly", 7, True),
        ("Bus pass", "out", 9_750, "monthly", 1, True),
        ("Phone", "out", 2_550, "monthly", 28, False),
        ("Birthday gifts", "out", 2_000, "now_and_then", 0, False),
    )
}
HAS = "us:id:social-security-card:1"


def fill_the_days(walk: Walk, participant_id: UUID) -> None:
    """Both sit side by side already."""
    name, month = walk.person.preferred_name, walk.today - dt.timedelta(days=12)
    about: dict[str, Any] = {"actor": walk.worker, "participant_id": participant_id}
    with clock.stopped_at(walk.at(month, 15)), acting_as(walk.worker):
        for said in ROUTINES.get(name, ()):
            add_routine(**about, **said)
        for words, way, cents, rhythm, number, is_needed in MONEY.get(name, ()):
            add_amount(
                **about,
                words=words,
                way=way,
                cents=cents,
                rhythm=rhythm,
                day=day_in(month.year, month.month, number) if number else None,
                is_needed=is_needed,
            )
        if name in MONEY:
            tick_line(**about, code=HAS, has_it=True)
            note_line(**about, code=HAS, words="In the blue folder at my sister’s")
