"""The wellness plan in words: what each heading asks, what stands under it, who can see it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from walkwith.access.sentences.showing import ToldShare, told_shares
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.models import Participant
from walkwith.plans.forms import WellnessLineForm
from walkwith.plans.models import WellnessLine
from walkwith.plans.pages import person_context
from walkwith.plans.queries.wellness import CrisisCard, WellnessPlan

Words = str | Promise
Headings = WellnessLine.Headings

# What each heading asks, in the voice of somebody who sits beside you.
PROMPTS: dict[str, Words] = {
    Headings.WELL: _("What helps you feel like you? A walk, a song, a friend, a cup of tea."),
    Headings.EVERY_DAY: _("What do you need each day to stay well? Food, sleep, a call, a prayer."),
    Headings.OFF_BALANCE: _("What can throw you off? A date, a place, a bill, a word."),
    Headings.EARLY_SIGNS: _("How do you notice that it begins to slip? What do you feel or do?"),
    Headings.HARDER: _("What helps when it gets harder? Who do you call? What do you put off?"),
    Headings.CRISIS: _("Who should come, and who should not? What calms you? What must they know?"),
    Headings.BACK: _("After a hard time, what do you need first? Who helps you back in?"),
}


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line, with its number as a phone dials it. `writer` is None for the person themselves."""

    line: WellnessLine
    dial: str
    writer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldHeading:
    """One heading with what stands under it, as far as the viewer may see it."""

    code: str
    title: Words
    prompt: Words
    lines: Sequence["ToldLine"]
    waiting: Sequence["ToldLine"]
    put_away: Sequence[WellnessLine]
    shares: Sequence[ToldShare]

    @property
    def part(self) -> str:
        return part_of(self.code)


def part_of(heading: str) -> str:
    """The name by which a heading is shown to somebody."""
    return f"wellness:{heading}"


def wellness_context(actor: Actor, plan: WellnessPlan) -> dict[str, Any]:
    shares = told_shares(plan.shown, clock.today(actor.zone), actor.zone)
    under = _by_heading(plan.lines)
    told = [_told(code, under.get(code, []), shares) for code in plan.headings]
    return person_context(actor, plan.participant) | {
        "headings": told,
        "may_write": plan.may_write,
        "may_suggest": plan.may_suggest,
        "may_sit_beside": plan.may_sit_beside,
        "is_all": len(told) == len(Headings.values),
        "is_empty": not plan.lines,
    }


def card_context(actor: Actor, card: CrisisCard) -> dict[str, Any]:
    return person_context(actor, card.participant) | {
        "lines": [told_line(one) for one in card.lines],
        "help": card.help,
        "today": clock.today(actor.zone),
    }


def line_form(
    data: Mapping[str, Any] | None, heading: str, known: Mapping[str, Any]
) -> WellnessLineForm:
    prompt = str(PROMPTS.get(heading, ""))
    return WellnessLineForm(data, heading=heading, prompt=prompt, initial=known)


def line_context(
    actor: Actor, person: Participant, heading: str, **more: object
) -> dict[str, object]:
    """For the form of one line."""
    title = Headings(heading).label
    return person_context(actor, person) | {"heading": heading, "title": title, **more}


def address_of(participant_id: UUID, heading: str) -> str:
    """The page of the plan, at this heading."""
    return f"{reverse('plans:wellness', args=[participant_id])}#{heading}"


def told_line(line: WellnessLine) -> ToldLine:
    return ToldLine(line, dial(line.phone), getattr(line, "writer", None))


def dial(phone: str) -> str:
    """The number as a phone dials it."""
    return re.sub(r"[^\d+*#,]", "", phone)


def _by_heading(lines: Iterable[WellnessLine]) -> dict[str, list[WellnessLine]]:
    under: dict[str, list[WellnessLine]] = {}
    for one in lines:
        under.setdefault(one.heading, []).append(one)
    return under


def _told(
    code: str, lines: Sequence[WellnessLine], shares: Mapping[str, Sequence[ToldShare]]
) -> ToldHeading:
    open_ones = [one for one in lines if one.is_open]
    return ToldHeading(
        code=code,
        title=Headings(code).label,
        prompt=PROMPTS[code],
        lines=[told_line(one) for one in open_ones if not one.is_suggestion],
        waiting=[told_line(one) for one in open_ones if one.is_suggestion],
        put_away=[one for one in lines if not one.is_open and not one.is_suggestion],
        shares=shares.get(part_of(code), []),
    )
