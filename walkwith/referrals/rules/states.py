"""How a referral goes from state to state, who may bring it there, and what is asked afterwards.

States and who sets them follow the Task of the Gravity guide, HL7 SDOH Clinical Care, "Task for
Referral Management" (on FHIR R4): the requester drafts, requests and cancels, the responder
receives, accepts, rejects, works, holds, completes, fails. Requesters here are the person and who
walks with them; they also write down what they heard from a place that answers no link of ours.
Nothing closes by itself: the clock sets no state. `docs/decisions` says where we go beyond it.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

State = Literal[
    "draft",
    "requested",
    "received",
    "accepted",
    "in_progress",
    "on_hold",
    "completed",
    "rejected",
    "cancelled",
    "failed",
]
Who = Literal["participant", "worker", "partner", "clock"]
How = Literal["told", "called", "went", "sent"]
Outcome = Literal[
    "",
    "got_help",
    "no_capacity",
    "not_eligible",
    "could_not_reach",
    "went_elsewhere",
    "did_not_go",
    "not_wanted",
    "other",
]
Answer = Literal["accept", "began", "need_more", "no_capacity", "not_eligible", "done"]
Happened = Literal[
    "said_yes",
    "began",
    "waits",
    "got_help",
    "no_capacity",
    "not_eligible",
    "could_not_reach",
    "went_elsewhere",
    "did_not_go",
    "other",
]
STATES: tuple[State, ...] = get_args(State)
ALL: tuple[Who, ...] = get_args(Who)
OPEN: tuple[State, ...] = ("draft", "requested", "received", "accepted", "in_progress", "on_hold")
OVER: tuple[State, ...] = ("completed", "rejected", "cancelled", "failed")
# Where the partner's link still opens: what is asked for is out, and not over.
ANSWERABLE: tuple[State, ...] = OPEN[1:]

OURS: frozenset[Who] = frozenset({"participant", "worker"})
PARTNER: frozenset[Who] = frozenset({"partner"})
EITHER = OURS | PARTNER
# From a state: to which it can go, and by whom. What is not there is not allowed.
FOLLOWS: dict[State, dict[State, frozenset[Who]]] = {
    "draft": {"requested": OURS, "cancelled": OURS},
    "requested": {
        "received": PARTNER,
        "accepted": EITHER,
        "rejected": EITHER,
        "in_progress": EITHER,
        "on_hold": EITHER,
        "completed": EITHER,
        "failed": OURS,
        "cancelled": OURS,
    },
    "received": {
        "accepted": EITHER,
        "rejected": EITHER,
        "in_progress": EITHER,
        "on_hold": EITHER,
        "completed": EITHER,
        "failed": OURS,
        "cancelled": OURS,
    },
    "accepted": {
        "in_progress": EITHER,
        "on_hold": EITHER,
        "completed": EITHER,
        "failed": EITHER,
        "cancelled": EITHER,
    },
    "in_progress": {
        "on_hold": EITHER,
        "completed": EITHER,
        "failed": EITHER,
        "cancelled": EITHER,
    },
    "on_hold": {
        "requested": OURS,
        "accepted": EITHER,
        "in_progress": EITHER,
        "completed": EITHER,
        "failed": EITHER,
        "cancelled": EITHER,
    },
    "completed": {},
    "rejected": {},
    "cancelled": {},
    "failed": {},
}
# What the partner taps: the states it may lead to, the first that is allowed, and its outcome.
NO: tuple[State, ...] = ("rejected", "failed")
ANSWERS: dict[Answer, tuple[tuple[State, ...], Outcome]] = {
    "accept": (("accepted",), ""),
    "began": (("in_progress",), ""),
    "need_more": (("on_hold",), ""),
    "no_capacity": (NO, "no_capacity"),
    "not_eligible": (NO, "not_eligible"),
    "done": (("completed",), "got_help"),
}
# The same for what the person or who walks with them tells.
TOLD: dict[Happened, tuple[tuple[State, ...], Outcome]] = {
    "said_yes": (("accepted",), ""),
    "began": (("in_progress",), ""),
    "waits": (("on_hold",), ""),
    "got_help": (("completed",), "got_help"),
    "no_capacity": (NO, "no_capacity"),
    "not_eligible": (NO, "not_eligible"),
    "could_not_reach": (("failed",), "could_not_reach"),
    "went_elsewhere": (("cancelled",), "went_elsewhere"),
    "did_not_go": (("cancelled",), "did_not_go"),
    "other": (("cancelled",), "other"),
}
# After how many days "did it help?" is asked, and how long the last question stands.
ASKED_AFTER = (7, 30)
ASKED_UNTIL = 90
FOLLOW_UP_DAYS = 7
# How long a link opens, in days; it never outlives the consent.
LINK_DAYS = (7, 14, 30)


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of its path: where it came to, how it went, and the day."""

    state: str
    outcome: str
    on: dt.date
    takes_back: bool = False


def may_follow(state: str, to: str, who: str) -> bool:
    """May `who` bring a referral from one state to the other?"""
    return who in FOLLOWS.get(state, {}).get(to, frozenset())  # type: ignore[call-overload]


def where_answer_leads(state: str, answer: Answer) -> tuple[State, Outcome] | None:
    """What becomes of it when the partner taps an answer; None where that is no answer now."""
    return _first(state, "partner", *ANSWERS[answer])


def where_it_leads(state: str, happened: Happened, who: Who) -> tuple[State, Outcome] | None:
    """What becomes of it when the person or who walks with them tells what happened."""
    return _first(state, who, *TOLD[happened])


def _first(
    state: str, who: Who, states: tuple[State, ...], outcome: Outcome
) -> tuple[State, Outcome] | None:
    allowed = (to for to in states if may_follow(state, to, who))
    found = next(allowed, None)
    return (found, outcome) if found else None


def helps_from(
    how: str, made_on: dt.date, visit: dt.date | None, path: Sequence[Stop]
) -> dt.date | None:
    """The day from which it can have helped, after all its path; None where it never began.

    Told or called: the day of the referral; gone together: the day of the visit; sent: the day of
    the yes. From the day it began or was done, whatever was planned. `answer_link` of
    access/links.sql does the same for what a partner answers.
    """
    day = {"told": made_on, "called": made_on, "went": visit or made_on}.get(how)
    has_begun = False
    for stop in _standing(path):
        if stop.state in ("in_progress", "completed"):
            day, has_begun = min(day or stop.on, stop.on), True
        elif stop.state == "accepted":
            day = day or stop.on
        elif stop.state in OVER and (not has_begun or stop.outcome == "did_not_go"):
            day = None
    return day


def _standing(path: Sequence[Stop]) -> list[Stop]:
    """Without what was taken back."""
    standing: list[Stop] = []
    for stop in path:
        if stop.takes_back and standing:
            standing.pop()
        else:
            standing.append(stop)
    return standing


def visit_on(known: dt.date | None, planned: dt.date | None, today: dt.date) -> dt.date | None:
    """The day of a visit: one that is still to come moves with what is planned."""
    return known if known and known <= today else planned


def question_due(
    helps_since: dt.date | None, answered: Collection[int], today: dt.date
) -> int | None:
    """Which "did it help?" is asked today: 7 or 30 days after. A later one stands for both."""
    if helps_since is None:
        return None
    passed = (today - helps_since).days
    if passed > ASKED_UNTIL:
        return None
    due = max((after for after in ASKED_AFTER if after <= passed), default=None)
    later = due is not None and any(after >= due for after in answered)
    return None if later else due


def next_on(chosen: dt.date | None, today: dt.date) -> dt.date:
    """The day of the next action: what is open always has one."""
    return chosen or today + dt.timedelta(days=FOLLOW_UP_DAYS)


def may_take_back(*, by: object, me: object, on: dt.date, today: dt.date) -> bool:
    """The last step is taken back on its own day, by who set it; a partner's never."""
    return by is not None and by == me and on == today
