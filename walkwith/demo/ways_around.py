"""Something in Dee's way, two ways around it, and an honest word of Rosa's with her answer."""

import datetime as dt
from typing import Any
from uuid import UUID

from walkwith.demo.walks import Walk
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.plans.commands import (
    add_goal,
    add_obstacle,
    add_option,
    answer_feedback,
    write_feedback,
)

GOAL = "A room of my own with a key"
OBSTACLE = "The list for rooms is long, and they only call once"
OPTIONS: tuple[dict[str, Any], ...] = (
    {
        "words": "Give them my sister’s number too",
        "pros": "She always picks up.\nI do not have to carry my phone at work.",
        "cons": "Then she knows about the list.",
    },
    {
        "words": "Call them each Monday at nine",
        "pros": "They get to know my voice.",
        "cons": "Mondays are busy at the bakery.",
    },
)
HONEST = (
    "You say you are bad with offices. I saw you call three of them in one morning, and you stayed "
    "calm when they said no."
)
ANSWER = "I was not calm inside. But I did call. Maybe both are true."


def look_for_ways_around(walk: Walk, dee: Actor, participant_id: UUID) -> None:
    """Dee writes at her own door; Rosa says what she saw, and Dee answers."""
    day = walk.today - dt.timedelta(days=2)
    with clock.stopped_at(walk.at(day, 19, 10)), acting_as(dee):
        goal = add_goal(actor=dee, participant_id=participant_id, words=GOAL)
        obstacle = add_obstacle(
            actor=dee,
            participant_id=participant_id,
            words=OBSTACLE,
            goal_id=goal.pk,
            try_by=walk.today + dt.timedelta(days=4),
        )
        for option in OPTIONS:
            add_option(actor=dee, kind="obstacle", base_id=obstacle.pk, **option)
    with clock.stopped_at(walk.at(day, 20)), acting_as(walk.worker):
        said = write_feedback(actor=walk.worker, participant_id=participant_id, words=HONEST)
    with clock.stopped_at(walk.at(walk.today - dt.timedelta(days=1), 8, 15)), acting_as(dee):
        answer_feedback(actor=dee, feedback_id=said.pk, answer=ANSWER)
