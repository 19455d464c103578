"""Made-up feeds for the tests, and the shortest way to take one in."""

import io
import json
from pathlib import Path
from typing import Any

from walkwith.feeds.commands import ask_for_import
from walkwith.feeds.models import ImportRun
from walkwith.feeds.tasks import carry_out
from walkwith.foundation.actor import Actor

REAL = Path(__file__).parents[3] / "shared/data/meeting-guide"


def a_row(slug: str = "dawn-patrol", **changes: Any) -> dict[str, Any]:
    """A meeting as a tidy feed tells it: Thursday at six, near the library of ZIP 15201."""
    row = {
        "slug": slug,
        "name": "Dawn Patrol",
        "day": 4,
        "time": "18:00",
        "end_time": "19:00",
        "timezone": "America/New_York",
        "types": ["O", "W", "X"],
        "location": "First Methodist",
        "formatted_address": "279 Fisk St, Pittsburgh, PA 15201, USA",
        "latitude": 40.4672,
        "longitude": -79.9605,
        "updated": "2026-03-01 12:00:00",
    }
    return {name: value for name, value in (row | changes).items() if value is not ...}


def rows(count: int, **changes: Any) -> list[dict[str, Any]]:
    return [a_row(f"meeting-{number}", **changes) for number in range(count)]


def feed(*found: Any) -> io.BytesIO:
    return io.BytesIO(json.dumps(list(found)).encode())


def taken_in(
    actor: Actor,
    *found: Any,
    source: str = "Harbor list",
    fellowship: str = "AA",
    zone: str = "",
    file: io.BytesIO | None = None,
) -> ImportRun:
    """The run of one import, carried out at once."""
    run = ask_for_import(
        actor=actor, source_name=source, fellowship=fellowship, zone=zone, later=False
    )
    return carry_out(
        actor=actor,
        run_id=run.pk,
        file=file or feed(*found),
        tell=lambda percent, rows: None,
    )
