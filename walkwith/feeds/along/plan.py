"""The plan on paper: areas, what they want there, goals, steps; then the days and the week."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from walkwith.feeds.along.paper import Block, Item, Paper, Part
from walkwith.foundation.days import listed
from walkwith.foundation.dotted import dotted
from walkwith.people.copying import plain
from walkwith.plans.models import Goal, Routine, Step, Want
from walkwith.plans.queries import PlanToTake

WHOLE_WEEK = 7


def plan_paper(plan: PlanToTake) -> Paper:
    known = {area.pk for area in plan.areas}
    now = [want for want in plan.wants if want.area_id not in known]
    parts = [Part(_("What matters to me"), _wants(plan, now))]
    for area in plan.areas:
        parts.append(Part(plain(str(area)), _wants(plan, _of(plan.wants, area.pk))))
    parts += [Part(_("My goals"), _loose_goals(plan)), Part(_("My next steps"), _loose_steps(plan))]
    routines = [_routine(one) for one in plan.routines]
    parts.append(Part(_("My days and weeks"), [Block(items=routines)] if routines else []))
    kept = [one for one in parts if one.blocks]
    return Paper(title=_("My plan"), parts=kept or parts[:1])


def _wants(plan: PlanToTake, wants: Iterable[Want]) -> list[Block]:
    blocks = []
    for want in wants:
        about = _("Why: %(words)s") % {"words": plain(want.why)} if want.why else ""
        blocks.append(Block(title=plain(want.words), about=about))
        blocks += [_goal(plan, one) for one in plan.goals if one.want_id == want.pk]
    return blocks


def _loose_goals(plan: PlanToTake) -> list[Block]:
    known = {want.pk for want in plan.wants}
    return [_goal(plan, one, level=3) for one in plan.goals if one.want_id not in known]


def _loose_steps(plan: PlanToTake) -> list[Block]:
    known = {goal.pk for goal in plan.goals}
    steps = [_step(one) for one in _open(plan) if one.goal_id not in known]
    return [Block(items=steps)] if steps else []


def _goal(plan: PlanToTake, goal: Goal, *, level: int = 4) -> Block:
    if goal.done_at:
        about = _("Reached")
    else:
        about = _("By %(day)s") % {"day": date_format(goal.day, "DATE_FORMAT")} if goal.day else ""
    steps = [_step(one) for one in _open(plan) if one.goal_id == goal.pk]
    return Block(title=plain(goal.words), about=about, level=level, items=steps)


def _open(plan: PlanToTake) -> list[Step]:
    return [one for one in plan.steps if one.is_open]


def _of(wants: Iterable[Want], area_id: UUID) -> list[Want]:
    return [one for one in wants if one.area_id == area_id]


def _step(step: Step) -> Item:
    day = date_format(step.day, "DATE_FORMAT") if step.day else ""
    part = str(step.get_part_of_day_display()) if step.part_of_day else ""
    helper = _("with %(name)s") % {"name": plain(step.helper)} if step.helper else ""
    return Item(plain(step.words), dotted(day, part, helper), tick=True)


def _routine(routine: Routine) -> Item:
    days = sorted(set(routine.days))
    when = _("every day") if len(days) == WHOLE_WEEK else listed([str(WEEKDAYS[d]) for d in days])
    part = str(routine.get_part_of_day_display()) if routine.part_of_day else ""
    at = time_format(routine.at, "TIME_FORMAT") if routine.at else ""
    return Item(plain(routine.words), dotted(when, part, at))
