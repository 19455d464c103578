"""What waits for an answer about records: on the Today of whoever may give it."""

import datetime as dt
from dataclasses import dataclass

from walkwith.access.queries.requests import Waits, waits
from walkwith.foundation.actor import Actor
from walkwith.supervision.queries import week_to_talk_over


@dataclass(frozen=True, slots=True)
class Waiting:
    """Questions about records, and the week whose looks a supervisor may want to ask about."""

    about_records: Waits
    looks_of: dt.date | None


def waiting_for(viewer: Actor) -> Waiting:
    """One statement, and one more for a supervisor."""
    return Waiting(waits(), week_to_talk_over(viewer))
