"""The budget in words and bars. What is not enough is said without blame."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from walkwith.access.sentences.showing import told_shares
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import day_inside, day_words
from walkwith.foundation.dotted import dotted
from walkwith.people.models import Participant
from walkwith.plans import money
from walkwith.plans.budget_words import dollars
from walkwith.plans.forms.budget import AmountForm
from walkwith.plans.models import Amount
from walkwith.plans.money import Flow, Sums
from walkwith.plans.pages import person_context
from walkwith.plans.queries.budget import Budget

PART = "budget"
BAR = 300
MOST_AHEAD = 8
IN, OUT = Amount.Ways.IN, Amount.Ways.OUT


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAmount:
    """An amount, how much and when, in words; `writer` is None for the person themselves."""

    amount: Amount
    much: str
    when: str
    writer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    title: str
    much: str
    tone: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSums:
    """What comes in, goes out and is left in one span of days, and what of it goes first."""

    title: str
    comes_in: str
    goes_out: str
    needed: str
    left: str
    lacks: str


def budget_context(actor: Actor, budget: Budget) -> dict[str, Any]:
    today = clock.today(actor.zone)
    there = [one for one in budget.amounts if one.is_open]
    standing = [one for one in there if not one.is_suggestion]
    shares = told_shares(budget.shown, today, actor.zone)
    return (
        person_context(actor, budget.participant)
        | {
            "budget": budget,
            "may_write": budget.may_write,
            "part": PART,
            "told_shares": shares.get(PART, []),
            "waiting": [told_amount(one, today) for one in there if one.is_suggestion],
            "put_away": [
                one for one in budget.amounts if not one.is_open and not one.is_suggestion
            ],
        }
        | _amounts_context(standing, today)
        | _sums_context(standing, today)
    )


def amount_form(
    data: Mapping[str, Any] | None, actor: Actor, way: str, known: Mapping[str, Any]
) -> AmountForm:
    return AmountForm(data, way=way, today=clock.today(actor.zone), initial=known)


def amount_context(actor: Actor, person: Participant, way: str, **more: object) -> dict[str, Any]:
    """For the form of one amount."""
    return person_context(actor, person) | {"way": way, **more}


def address_of(participant_id: UUID) -> str:
    return reverse("plans:budget", args=[participant_id])


def told_amount(amount: Amount, today: dt.date) -> ToldAmount:
    return ToldAmount(
        amount=amount,
        much=dollars(amount.cents),
        when=when_words(amount, today),
        writer=getattr(amount, "writer", None),
    )


def when_words(amount: Amount, today: dt.date) -> str:
    """ "Every two weeks, next: Friday"; for one day only that day."""
    if amount.rhythm == Amount.Rhythms.ONCE and amount.day:
        return day_words(amount.day, today)
    often = capfirst(str(amount.get_rhythm_display()))
    ahead = money.days_of(flow_of(amount), today, today + dt.timedelta(days=62))
    if not ahead:
        return often
    return dotted(often, _("next: %(day)s") % {"day": day_inside(ahead[0], today)})


def flow_of(amount: Amount) -> Flow:
    return Flow(
        way="in" if amount.way == IN else "out",
        cents=amount.cents,
        rhythm=amount.rhythm,
        day=amount.day,
        second_day=amount.second_day,
        is_needed=amount.is_needed,
    )


def _amounts_context(standing: Sequence[Amount], today: dt.date) -> dict[str, Any]:
    first, _last = money.month_of(today)

    def told(wanted: Iterable[Amount]) -> list[ToldAmount]:
        return [told_amount(one, today) for one in wanted]

    behind = [one for one in standing if _is_over(one, first)]
    guessed = [one for one in standing if one.rhythm == Amount.Rhythms.NOW_AND_THEN]
    apart = {one.pk for one in (*behind, *guessed)}
    dated = [one for one in standing if one.pk not in apart]
    return {
        "comes_in": told(one for one in dated if one.way == IN),
        "needed": told(one for one in dated if one.way == OUT and one.is_needed),
        "other": told(one for one in dated if one.way == OUT and not one.is_needed),
        "guessed": told(guessed),
        "behind": told(behind),
        "ahead": _ahead(dated, today),
    }


def _is_over(amount: Amount, first: dt.date) -> bool:
    """It was for one day, in a month that has ended."""
    is_once = amount.rhythm == Amount.Rhythms.ONCE
    return is_once and amount.day is not None and amount.day < first


def _ahead(dated: Iterable[Amount], today: dt.date) -> list[dict[str, str]]:
    """What is needed in the next four weeks, day by day."""
    span = money.four_weeks_from(today)
    falls = [
        (day, one) for one in dated if one.is_needed for day in money.days_of(flow_of(one), *span)
    ]
    falls.sort(key=lambda fall: fall[0])
    return [
        {"when": day_words(day, today), "words": one.words, "much": dollars(one.cents)}
        for day, one in falls[:MOST_AHEAD]
    ]


def _sums_context(standing: Sequence[Amount], today: dt.date) -> dict[str, Any]:
    flows = [flow_of(one) for one in standing]
    month = money.sums(flows, *money.month_of(today))
    weeks = money.sums(flows, *money.four_weeks_from(today))
    usual, apart = money.usual_month(flows, today), money.now_and_then(flows)
    return {
        "month": _told(capfirst(date_format(today, "F")), month),
        "is_short": month.lacks > 0,
        "bars": _bars(month),
        "table": [
            _told(_("This month"), month),
            _told(_("The next four weeks"), weeks),
            _told(_("A usual month"), usual),
        ],
        "apart": _told(_("Now and then"), apart),
        "has_apart": bool(apart.comes_in or apart.goes_out),
    }


def _told(title: str, sums: Sums) -> ToldSums:
    return ToldSums(
        title=title,
        comes_in=dollars(sums.comes_in),
        goes_out=dollars(sums.goes_out),
        needed=dollars(sums.needed),
        left=dollars(sums.left),
        lacks=dollars(sums.lacks) if sums.lacks else "",
    )


def _bars(month: Sums) -> list[Bar]:
    widest = max(month.comes_in, month.goes_out, 1)
    drawn = [
        (_("Comes in"), month.comes_in, "path"),
        (_("Goes out"), month.goes_out, "honey"),
        (_("Still to find") if month.lacks else _("Left"), month.lacks or month.left, "dusk"),
    ]
    return [
        Bar(title=title, much=dollars(cents), tone=tone, width=BAR * cents // widest)
        for title, cents, tone in drawn
    ]
