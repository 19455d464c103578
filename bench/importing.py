"""How long 200,000 meetings take to come in, and how much memory: the command as it is."""

import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.budgets import TINY, Size
from bench.houses import ROOT, house
from walkwith.demo.meetings import made_meetings, spots_of_the_country, write_feed

LIMIT_IN_MEGABYTES = "200"


@dataclass(frozen=True, slots=True)
class Imported:
    what: str
    meetings: int
    seconds: float
    megabytes: float


def imports(server: str, counts: tuple[int, ...]) -> list[Imported]:
    """Each feed brought in new, then once more unchanged; peak memory of the whole process."""
    found = []
    for count in counts:
        url = house(Size(TINY.participants, TINY.notes, count % 97), server, afresh=True)
        with tempfile.TemporaryDirectory() as folder:
            feed = Path(folder) / "feed.json"
            rows = made_meetings(
                random.Random(count), spots_of_the_country(), count, updated="2026-01-01 00:00:00"
            )
            write_feed(feed, rows)
            found += [_bring(url, feed, count, "new"), _bring(url, feed, count, "the same again")]
    return found


def _bring(url: str, feed: Path, count: int, what: str) -> Imported:
    environment = os.environ | {"DATABASE_URL": url, "WALKWITH_FEED_LIMIT": LIMIT_IN_MEGABYTES}
    command = ("import-meetings", str(feed), "--source=Bench", "--fellowship=AA", "--as=pat")
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "walkwith.cli", *command],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, f"the import of {count:,} meetings failed"
    return Imported(what, count, time.monotonic() - began, usage.ru_maxrss / 1024)


def as_text(found: list[Imported]) -> str:
    return "\n".join(
        f"{one.meetings:>9,} meetings, {one.what:<15} {one.seconds:6.1f} s {one.megabytes:6.0f} MB"
        for one in found
    )
