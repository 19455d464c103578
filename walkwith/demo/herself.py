"""What Dee keeps for herself: milestones, small wins, and three looks in her mirror."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from walkwith.checkins.commands import add_milestone, answer, say_win
from walkwith.demo.walks import Walk
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as

# How long ago, as a part of the walk; the answers to the ten; her own note.
LOOKS: tuple[tuple[float, str, str], ...] = (
    (0.92, "3223135245", "New here. Sleeping on Ana’s couch."),
    (0.5, "5334346-55", "The choir took me. I sing alto."),
    (0.04, "545555-466", "Interview for my own place. My hands shook, and I went."),
)
WINS = (
    (13, "I said no to an old friend and went home"),
    (5, "I called the clinic back myself"),
    (2, "Six hours of sleep"),
)


def keep_for_herself(walk: Walk, dee: Actor, participant_id: UUID) -> None:
    """All of it written by herself, on her own phone."""
    about: dict[str, Any] = {"actor": dee, "participant_id": participant_id}
    for part, numbers, words in LOOKS:
        day = walk.today - dt.timedelta(days=round(walk.days * part))
        with _alone(walk, dee, day):
            said = {str(at): int(one) for at, one in enumerate(numbers, start=1) if one != "-"}
            answer(**about, questions="barc10", answers=said, day=day, words=words)
    for ago, words in WINS:
        with _alone(walk, dee, walk.today - dt.timedelta(days=ago)):
            say_win(**about, words=words)
    with _alone(walk, dee, walk.today - dt.timedelta(days=1)):
        birthday = walk.today + dt.timedelta(days=24)
        add_milestone(
            **about,
            words="The first night my kids sleep at my place",
            celebrate="Pancakes for dinner. Music, loud.",
        )
        add_milestone(
            **about,
            words="Ana’s birthday, all of us at one table",
            day=birthday,
            celebrate="I cook. Ana does nothing.",
        )


@contextmanager
def _alone(walk: Walk, dee: Actor, day: dt.date) -> Iterator[None]:
    with clock.stopped_at(walk.at(day, 19, 40)), acting_as(dee):
        yield
