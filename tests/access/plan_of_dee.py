"""A plan for Dee: a part of life, what she wants there, a goal and a step, written with Rosa."""

from typing import Any
from uuid import UUID

from tests.conftest import Cast
from walkwith.access.models import SideBySide, Version
from walkwith.foundation.actor import acting_as
from walkwith.plans.commands import (
    add_areas,
    add_goal,
    add_lesson,
    add_obstacle,
    add_option,
    add_step,
    add_want,
    bring_over,
    write_feedback,
)


def plan_of_dee(cast: Cast) -> dict[str, UUID | str]:
    """The keys of its lines, by the names they have in addresses."""
    [area] = add_areas(actor=cast.rosa, participant_id=cast.dee.pk, kinds=["home"])
    want = add_want(actor=cast.rosa, area_id=area.pk, words="A door I can lock")
    goal = add_goal(actor=cast.rosa, participant_id=cast.dee.pk, words="Sign a lease")
    step = add_step(actor=cast.rosa, participant_id=cast.dee.pk, words="Ask for the list")
    with acting_as(cast.rosa):
        moment = SideBySide.objects.get(worker_id=cast.rosa.id)
        version = Version.objects.get(line_id=step.pk)
    return {
        "area_id": area.pk,
        "want_id": want.pk,
        "goal_id": goal.pk,
        "kind": "step",
        "own_line_id": step.pk,
        "moment_id": moment.pk,
        "version_id": version.pk,
        **_in_the_way(cast),
    }


def _in_the_way(cast: Cast) -> dict[str, UUID | str]:
    """Something in the way of Dee, an option, a try, an honest word, a point of a clinic's plan."""
    rosa, dee = cast.rosa, cast.dee.pk
    obstacle = add_obstacle(actor=rosa, participant_id=dee, words="No ride on Sundays")
    under: Any = {"kind": "obstacle", "base_id": obstacle.pk}
    option = add_option(actor=rosa, words="Ask my aunt", **under)
    lesson = add_lesson(actor=rosa, words="Took the bus", **under)
    feedback = write_feedback(actor=rosa, participant_id=dee, words="You called each time.")
    [item] = bring_over(actor=rosa, participant_id=dee, text="Obtain housing")
    return {
        "obstacle_id": obstacle.pk,
        "option_id": option.pk,
        "lesson_id": lesson.pk,
        "feedback_id": feedback.pk,
        "brought_item_id": item.pk,
        "base": "obstacle",
        "base_id": obstacle.pk,
    }
