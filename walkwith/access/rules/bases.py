"""What may let a part of a record leave, and the facts each basis demands before it does.

The function `missing_fact` of disclosures.sql holds the same table, and `may_let_leave` the same
relationships; a test keeps them in step.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Basis = Literal["own_request", "consent", "medical_emergency", "court_order", "audit", "agreement"]


@dataclass(frozen=True, slots=True)
class Demand:
    """The facts that must be written down, which of them are days, and who may act on it."""

    facts: tuple[str, ...]
    days: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    relationships: tuple[str, ...]


BASES: dict[Basis, Demand] = {
    # 45 CFR 164.524; 42 CFR 2.23: nobody needs a consent to read what is theirs.
    "own_request": Demand(
        facts=("asked_how",),
        days=(),
        choices={"asked_how": ("signed_in", "side_by_side")},
        relationships=("own_record", "assigned"),
    ),
    # 42 CFR 2.31, 2.33; 45 CFR 164.508: its facts are the consent itself.
    "consent": Demand((), (), {}, ("own_record", "assigned", "supervises")),
    # 42 CFR 2.51 (c).
    "medical_emergency": Demand(
        facts=("emergency", "medical_person", "facility", "told_by", "told_at"),
        days=("told_at",),
        choices={},
        relationships=("assigned", "covering", "supervises", "emergency"),
    ),
    # 42 CFR 2.61 to 2.67: an order allows and a subpoena compels, and neither does both.
    "court_order": Demand(
        facts=(
            "court",
            "docket",
            "order_date",
            "order_covers",
            "order_kept",
            "subpoena_from",
            "subpoena_date",
            "subpoena_kept",
        ),
        days=("order_date", "subpoena_date"),
        choices={},
        relationships=("assigned", "supervises"),
    ),
    # 42 CFR 2.53: who audits agrees in writing to return or destroy what they got.
    "audit": Demand(
        facts=("auditor", "authority", "agreed_on", "afterwards"),
        days=("agreed_on",),
        choices={"afterwards": ("return", "destroy")},
        relationships=("assigned", "supervises"),
    ),
    # 42 CFR 2.11 and 2.12 (c)(4), qualified service organization; 45 CFR 164.504 (e).
    "agreement": Demand(
        facts=("agreement_kind", "with_whom", "agreed_on", "service"),
        days=("agreed_on",),
        choices={"agreement_kind": ("qso", "ba")},
        relationships=("assigned", "supervises"),
    ),
}
# What the person restricted leaves on these all the same (45 CFR 164.522 (a)(1)(iii) and (vi)).
DESPITE_RESTRICTIONS: frozenset[Basis] = frozenset(
    {"own_request", "medical_emergency", "court_order"}
)


def wrong_fact(basis: Basis, facts: Mapping[str, Any], *, today: dt.date) -> str:
    """The first fact of a basis that is missing or cannot be so; empty when all are there.

    Days are ISO dates (or moments), today at the latest; choices are codes.
    """
    demand = BASES[basis]
    for name in demand.facts:
        said = str(facts.get(name) or "").strip()
        if not said:
            return name
        if name in demand.choices and said not in demand.choices[name]:
            return name
        if name in demand.days and not _is_past(said, today):
            return name
    return ""


def _is_past(said: str, today: dt.date) -> bool:
    try:
        return dt.datetime.fromisoformat(said).date() <= today
    except ValueError:
        return False


def only_facts_of(basis: Basis, facts: Mapping[str, Any]) -> dict[str, str]:
    """The facts a basis demands, tidied; what it does not ask for is not kept."""
    return {name: str(facts[name]).strip() for name in BASES[basis].facts}
