"""The meetings of the demo's town: made up, written as feeds, and imported as any other."""

import datetime as dt
import random
import tempfile
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from walkwith.demo.meetings import Spot, made_meetings, odd_meetings, write_feed
from walkwith.directory.commands import verify_meeting
from walkwith.directory.models import Meeting
from walkwith.feeds.commands import ask_for_import
from walkwith.feeds.tasks import carry_out
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import Refused

# The name of each list, its fellowship, and how many of a hundred meetings it holds.
LISTS = (
    ("Three Hills Intergroup", "AA", 55),
    ("Riverside Area of NA", "NA", 25),
    ("Family Groups by the Bridges", "AL-ANON", 12),
    ("Steel Valley Sangha", "RD", 8),
)
ODD = "Family Groups by the Bridges"
CHECKED = 24


def import_town(
    actor: Actor,
    spots: Sequence[Spot],
    count: int,
    *,
    seed: int,
    say: Callable[[str], None],
    is_odd: bool = False,
) -> None:
    """Bring `count` meetings in, list by list, as the person whose job it is; and, when it
    `is_odd`, some rows that wait for a person.
    """
    chance = random.Random(seed)
    for name, fellowship, share in LISTS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "feed.json"
            updated = (clock.now() - dt.timedelta(days=20)).strftime("%Y-%m-%d %H:%M:%S")
            rows = made_meetings(chance, spots, count * share // 100, updated=updated)
            odd = odd_meetings(spots[0], updated=updated) if is_odd and name == ODD else []
            write_feed(path, chain(rows, odd))
            import_feed(actor, path, name=name, fellowship=fellowship)
        say(f"{count * share // 100:,} meetings of {name}")


def import_feed(actor: Actor, path: Path, *, name: str, fellowship: str) -> None:
    """Take one list in, at once."""
    run = ask_for_import(actor=actor, source_name=name, fellowship=fellowship, later=False)
    with path.open("rb") as file:
        done = carry_out(actor=actor, run_id=run.pk, file=file, tell=lambda percent, rows: None)
    if done.state != done.States.DONE:
        raise Refused(f"The list {name} was not taken in: {done.problem}")


def check_some(worker: Actor, chance: random.Random, *, days_ago: int) -> None:
    """Somebody rang a few doors and says that the facts are right."""
    known = Meeting.objects.filter(organization_id=worker.organization_id)
    keys = list(known.order_by("source_id", "key").values_list("pk", flat=True))
    with clock.stopped_at(clock.now() - dt.timedelta(days=days_ago)):
        for key in chance.sample(keys, min(CHECKED, len(keys))):
            verify_meeting(actor=worker, meeting_id=key)
