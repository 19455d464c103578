"""Counting how much a listing is used, so that what people need is checked first.

One number a day for each listing: who looked is written down nowhere.
"""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.db import connection
from django.db.models import F

from walkwith.directory.models import Use
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor

LOOKED, SUGGESTED, REFERRED = 1, 3, 5
# How long a day's count says what people need now; after that it goes.
USED_DAYS = 90

COUNT = """
INSERT INTO directory_use (organization_id, listing_id, day, times, asked)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (organization_id, listing_id, day)
DO UPDATE SET times = directory_use.times + excluded.times,
              asked = directory_use.asked + excluded.asked
"""


def count_use(actor: Actor, listing_id: UUID, times: int = LOOKED, *, asked: int = 0) -> None:
    """A meeting or service was used once more today: looked at, suggested, referred to."""
    day = clock.today(actor.zone)
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [actor.organization_id, listing_id, day, times, asked])


def settle_asks(actor: Actor, listing_id: UUID) -> dict[str, int]:
    """Somebody has checked it: nobody waits for that any more. Answers who did, by day."""
    asked = Use.objects.filter(organization_id=actor.organization_id, listing_id=listing_id)
    waiting = list(asked.filter(asked__gt=0).select_for_update())
    asked.filter(pk__in=[one.pk for one in waiting]).update(asked=0)
    return {one.day.isoformat(): one.asked for one in waiting}


def ask_again(actor: Actor, listing_id: UUID, asks: Mapping[str, int]) -> None:
    """The check that settled them is taken back: they wait as they did."""
    for day, asked in asks.items():
        with connection.cursor() as cursor:
            cursor.execute(COUNT, [actor.organization_id, listing_id, day, 0, asked])


def ask_no_more(actor: Actor, listing_id: UUID, day: dt.date) -> None:
    """One who asked that day has taken it back; the others still wait."""
    asked = Use.objects.filter(organization_id=actor.organization_id, listing_id=listing_id)
    asked.filter(day=day, asked__gt=0).update(asked=F("asked") - 1)


def how_many_asked(actor: Actor) -> int:
    """How many listings wait because somebody asked, found them wrong, or their number dead."""
    since = clock.today(actor.zone) - dt.timedelta(days=USED_DAYS)
    asked = Use.objects.filter(organization_id=actor.organization_id, day__gte=since, asked__gt=0)
    return asked.values("listing_id").distinct().count()


def forget_old_uses(today: dt.date) -> int:
    """Counts that are too old to say anything go, of every house."""
    gone, _each = Use.objects.filter(day__lt=today - dt.timedelta(days=USED_DAYS)).delete()
    return gone
