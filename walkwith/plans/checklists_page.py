"""The checklists with one person, in words: never a share of a hundred, never a score."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from walkwith.foundation.actor import Actor
from walkwith.library.queries import Checklist, ListLine
from walkwith.plans.models import Tick
from walkwith.plans.pages import person_context
from walkwith.plans.queries.checklists import MyList, MyLists


@dataclass(frozen=True, slots=True)
class MyLine:
    """A line, and what the person said of it."""

    line: ListLine
    has_it: bool
    note: str


@dataclass(frozen=True, slots=True)
class ToldList:
    checklist: Checklist
    found: str
    is_begun: bool


@dataclass(frozen=True, slots=True)
class ToldArea:
    area: str
    lists: list[ToldList]


def checklists_context(actor: Actor, lists: MyLists) -> dict[str, Any]:
    """Those that are begun first, then all by area."""
    areas = [
        ToldArea(each.area, [_told(one, lists.ticks) for one in each.checklists])
        for each in lists.areas
    ]
    begun = [ToldArea(each.area, [one for one in each.lists if one.is_begun]) for each in areas]
    shown = person_context(actor, lists.participant, stands=lists.stands)
    return shown | {"areas": areas, "begun": [each for each in begun if each.lists]}


def checklist_context(actor: Actor, mine: MyList) -> dict[str, Any]:
    lines = [_my_line(line, mine.ticks) for line in mine.checklist.lines]
    return person_context(actor, mine.participant, stands=mine.stands) | {
        "checklist": mine.checklist,
        "may_write": mine.may_write,
        "needed": [one for one in lines if not one.has_it],
        "there": [one for one in lines if one.has_it],
        "found": found_words(mine.checklist.lines, mine.ticks),
    }


def address_of(participant_id: UUID, code: str) -> str:
    return reverse("plans:checklist", args=[participant_id, code])


def found_words(lines: Iterable[ListLine], ticks: Mapping[str, Tick]) -> str:
    """ "3 of 5 found"."""
    codes = [line.id for line in lines]
    found = sum(1 for code in codes if _has(code, ticks))
    if codes and found == len(codes):
        return _("All found")
    return ngettext("%(found)d of %(all)d found", "%(found)d of %(all)d found", found) % {
        "found": found,
        "all": len(codes),
    }


def _told(checklist: Checklist, ticks: Mapping[str, Tick]) -> ToldList:
    is_begun = any(line.id in ticks for line in checklist.lines)
    return ToldList(checklist, found_words(checklist.lines, ticks), is_begun)


def _my_line(line: ListLine, ticks: Mapping[str, Tick]) -> MyLine:
    tick = ticks.get(line.id)
    return MyLine(line, _has(line.id, ticks), tick.words if tick else "")


def _has(code: str, ticks: Mapping[str, Tick]) -> bool:
    tick = ticks.get(code)
    return tick is not None and tick.done_at is not None
