"""Routines by the part of the day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.people.models import Participant
from walkwith.plans.forms import RoutineForm
from walkwith.plans.models import PartsOfDay
from walkwith.plans.pages import name_for, person_context
from walkwith.plans.queries.routines import Routines
from walkwith.plans.routine_words import BEGINS, ToldRoutine, part_of, told_routine


@dataclass(frozen=True, slots=True)
class PartOfTheDay:
    title: str
    routines: Sequence[ToldRoutine]


def routines_context(actor: Actor, found: Routines) -> dict[str, Any]:
    shown = person_context(actor, found.participant, stands=found.stands)
    there = [one for one in found.routines if one.is_open]
    return shown | {
        "may_write": found.may_write,
        "parts": _parts(told_routine(one) for one in there if not one.is_suggestion),
        "waiting": [told_routine(one) for one in there if one.is_suggestion],
        "put_away": [one for one in found.routines if not one.is_open and not one.is_suggestion],
    }


def routine_form(
    data: Mapping[str, Any] | None, actor: Actor, person: Participant, known: Mapping[str, Any]
) -> RoutineForm:
    return RoutineForm(data, name=name_for(actor, person), initial=known)


def _parts(told: Iterable[ToldRoutine]) -> list[PartOfTheDay]:
    by_part: dict[str, list[ToldRoutine]] = {part: [] for part in (*BEGINS, "")}
    for one in told:
        by_part[part_of(one.routine)].append(one)
    return [
        PartOfTheDay(capfirst(str(PartsOfDay(part).label) if part else _("any time")), routines)
        for part, routines in by_part.items()
        if routines
    ]
