"""Counting how much a listing is used, so that what people need is checked first.

One number a day for each listing: who looked is written down nowhere.
"""

from uuid import UUID

from django.db import connection

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor

LOOKED, SUGGESTED, REFERRED = 1, 3, 5

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
