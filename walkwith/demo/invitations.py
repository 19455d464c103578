"""Meetings on the way: one that Rosa and Dee go to together, others that wait for a yes."""

import datetime as dt
from uuid import UUID

from walkwith.demo.walks import Walk
from walkwith.directory.near import Wish
from walkwith.directory.queries import Result, meetings_near
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.referrals.commands import Arranged, go_together, suggest_meeting
from walkwith.referrals.queries import offer, seeker

HOURS = range(10, 20)


def arrange_to_go(walk: Walk, participant_id: UUID, *, features: tuple[str, ...]) -> None:
    """Yesterday they agreed to go to a meeting near the person, one of the days to come."""
    with clock.stopped_at(_yesterday(walk)), acting_as(walk.worker):
        for found in _near(walk, participant_id, Wish(online=False, features=features))[:1]:
            asked = {"participant_id": participant_id, "meeting_id": found.meeting.pk}
            chosen = offer(actor=walk.worker, **asked)
            go_together(
                actor=walk.worker,
                **asked,
                words=f"{found.meeting.name}, first time",
                arranged=Arranged(
                    starts_at=found.starts_at,
                    minutes=chosen.minutes,
                    way=chosen.way,
                    place=chosen.meeting.place,
                    plan_b=chosen.plan_b,
                ),
            )


def suggest_one(walk: Walk, participant_id: UUID) -> None:
    """Yesterday the worker found a meeting that might fit. It waits for the person's yes."""
    features = ("spanish",) if walk.person.language == "es" else ("newcomers",)
    with clock.stopped_at(_yesterday(walk)), acting_as(walk.worker):
        for found in _near(walk, participant_id, Wish(features=features))[:1]:
            asked = {"participant_id": participant_id, "meeting_id": found.meeting.pk}
            chosen = offer(actor=walk.worker, **asked)
            suggest_meeting(actor=walk.worker, **asked, words=chosen.words, day=chosen.day)


def _yesterday(walk: Walk) -> dt.datetime:
    return walk.at(walk.today - dt.timedelta(days=1), 15)


def _near(walk: Walk, participant_id: UUID, wish: Wish) -> list[Result]:
    """What fits and begins two days from now or later, in waking hours; the nearest first."""
    seeking = seeker(actor=walk.worker, participant_id=participant_id)
    wish = Wish(place=seeking.place, online=wish.online, features=wish.features)
    return [
        found
        for found in meetings_near(actor=walk.worker, wish=wish).results
        if found.starts_at.date() > walk.today + dt.timedelta(days=1)
        and found.starts_at.hour in HOURS
    ]
