"""How long meetings and services take to come in, and how much memory: the command as it is."""

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg

from bench import feeds
from bench.budgets import TINY, Size
from bench.houses import ROOT, house
from walkwith.demo.meetings import made_meetings, spots_of_the_country, write_feed

LIMIT_IN_MEGABYTES = "200"
LOOK_EVERY = 0.2
WORKERS = """
SELECT pid FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""


@dataclass(frozen=True, slots=True)
class Feed:
    """A made-up list: what it holds, how many of it, and who writes it into a file. `columns` say
    which column of a table is which.
    """

    noun: str
    count: int
    ending: str
    write: Callable[[Path, int, int], None]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """`busy` and `database` are seconds of a processor: ours and of the connection we hold."""

    feed: Feed
    what: str
    seconds: float
    busy: float
    database: float
    megabytes: float


def feeds_of(meetings: tuple[int, ...], services: tuple[int, ...]) -> list[Feed]:
    return [
        *(Feed("meetings", count, "json", _write_meetings) for count in meetings),
        *(Feed("services (JSON)", count, "json", feeds.write_documents) for count in services),
        *(Feed("services (tables)", count, "zip", feeds.write_package) for count in services),
        *(
            Feed("services (one table)", count, "csv", feeds.write_table, feeds.COLUMNS)
            for count in services[-1:]
        ),
    ]


def imports(server: str, wanted: list[Feed]) -> list[Imported]:
    """Each feed brought in new, then once more unchanged; peak memory of the whole process."""
    found = []
    for number, feed in enumerate(wanted):
        url = house(Size(TINY.participants, TINY.notes, 20 + number), server, afresh=True)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"feed.{feed.ending}"
            feed.write(path, feed.count, feed.count)
            found += [_bring(url, path, feed, "new"), _bring(url, path, feed, "the same again")]
    return found


def _write_meetings(path: Path, seed: int, count: int) -> None:
    chance, spots = random.Random(seed), spots_of_the_country()
    write_feed(path, made_meetings(chance, spots, count, updated="2026-01-01 00:00:00"))


def _bring(url: str, path: Path, feed: Feed, what: str) -> Imported:
    environment = os.environ | {"DATABASE_URL": url, "WALKWITH_FEED_LIMIT": LIMIT_IN_MEGABYTES}
    said = ["--fellowship=AA"] if feed.noun == "meetings" else []
    said += [f"--column={column}" for column in feed.columns]
    command = ("import-list", str(path), "--source=Bench", *said, "--as=pat")
    began = time.monotonic()
    with _work_of_the_database(url) as work:
        process = subprocess.Popen(
            [sys.executable, "-m", "walkwith.cli", *command],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, f"the import of {feed.count:,} {feed.noun} failed"
    seconds, busy = time.monotonic() - began, usage.ru_utime + usage.ru_stime
    return Imported(feed, what, seconds, busy, sum(work.values()), usage.ru_maxrss / 1024)


@contextmanager
def _work_of_the_database(url: str) -> Iterator[dict[int, float]]:
    """{process: seconds of a processor} of the connections others hold while this is open."""
    work: dict[int, float] = {}
    ended = threading.Event()

    def look() -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            while not ended.wait(LOOK_EVERY):
                for (process,) in connection.execute(WORKERS):
                    with suppress(psutil.Error):
                        times = psutil.Process(process).cpu_times()
                        work[process] = times.user + times.system

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield work
    finally:
        ended.set()
        looking.join()


def as_text(found: list[Imported]) -> str:
    return "\n".join(
        f"{one.feed.count:>9,} {one.feed.noun}, {one.what:<15}"
        f" {one.seconds:6.1f} s {one.megabytes:6.0f} MB"
        f"   (busy: {one.busy:.1f} s, database {one.database:.1f} s)"
        for one in found
    )
