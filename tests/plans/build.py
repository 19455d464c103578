"""Builders of the tests of plans: they call the real commands."""

import datetime as dt
from typing import Any

from tests.conftest import Cast
from walkwith.foundation.actor import Actor, acting_as
from walkwith.plans import commands
from walkwith.plans.models import Area, Feedback, Goal, Line, Obstacle, Option, Step, Want

TODAY = dt.date(2026, 11, 18)


def an_area(actor: Actor, cast: Cast, **said: Any) -> Area:
    asked = {"kinds": ["home"], **said}
    return commands.add_areas(actor=actor, participant_id=cast.dee.pk, **asked)[0]


def a_want(actor: Actor, area: Area, **said: Any) -> Want:
    return commands.add_want(actor=actor, area_id=area.pk, **{"words": "My own place", **said})


def a_goal(actor: Actor, cast: Cast, **said: Any) -> Goal:
    asked = {"words": "Sign a lease", **said}
    return commands.add_goal(actor=actor, participant_id=cast.dee.pk, **asked)


def a_step(actor: Actor, cast: Cast, **said: Any) -> Step:
    asked = {"words": "Call Harbor House", **said}
    return commands.add_step(actor=actor, participant_id=cast.dee.pk, **asked)


def an_obstacle(actor: Actor, cast: Cast, **said: Any) -> Obstacle:
    asked = {"words": "No ride on Sundays", **said}
    return commands.add_obstacle(actor=actor, participant_id=cast.dee.pk, **asked)


def an_option(actor: Actor, base: Goal | Obstacle, **said: Any) -> Option:
    asked = {"words": "Ask my aunt", **said}
    kind = str(base._meta.model_name)
    return commands.add_option(actor=actor, kind=kind, base_id=base.pk, **asked)


def an_honest_word(actor: Actor, cast: Cast, **said: Any) -> Feedback:
    asked = {"words": "You came late twice, and you called each time.", **said}
    return commands.write_feedback(actor=actor, participant_id=cast.dee.pk, **asked)


def standing(cast: Cast, *kinds: type[Line]) -> list[str]:
    """What stands of these kinds, of all kinds unless told, as Lorraine reads it."""
    with acting_as(cast.lorraine):
        return [
            str(line)
            for kind in kinds or (Area, Want, Goal, Step)
            for line in kind._default_manager.filter(is_suggestion=False, let_go_at=None).order_by(
                "place", "made_at", "id"
            )
        ]


def state_of(line: Line, viewer: Actor) -> str:
    with acting_as(viewer):
        line.refresh_from_db()
    if line.let_go_at:
        return "let go"
    return "suggested" if line.is_suggestion else "stands"
