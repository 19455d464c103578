"""The demo on the last Wednesday morning, which stands still, served by the real program."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg

from tests.setup.house import House

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TOWN = ZoneInfo("America/New_York")


def _last_wednesday() -> dt.datetime:
    """Five past ten, in Pittsburgh: what holds for two weeks then holds for the database too,
    whose clock nobody stops.
    """
    now = dt.datetime.now(TOWN)
    ago = (now.weekday() - 2) % 7 or 7
    morning = dt.datetime.combine(now.date() - dt.timedelta(days=ago), dt.time(10, 5), TOWN)
    return morning.astimezone(dt.UTC)


MORNING = _last_wednesday()


def stopped(clock: Path) -> dict[str, str]:
    """What a process is told, for its clock to stand still at the moment that `clock` holds."""
    return {"PYTHONPATH": f"{HERE / 'stopped'}:{ROOT}", "WALKWITH_STOPPED": str(clock)}


def fill(database: str, folder: Path) -> None:
    """The demo moves in on the stopped morning, by the real command."""
    clock = folder / "moment"
    clock.write_text(MORNING.isoformat())
    done = subprocess.run(
        [sys.executable, "-m", "walkwith.cli", "demo"],
        env=os.environ | stopped(clock) | {"DATABASE_URL": database},
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


class StoppedHouse(House):
    """On a database of its own, or on the one it is told, in which the demo may live already."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.clock = folder / "moment"
        self.clock.write_text(MORNING.isoformat())
        told = {"DATABASE_URL": database} if database else {}
        super().__init__(folder, **stopped(self.clock), **told, WALKWITH_WORKERS="1")
        self.database = database or self.database

    def time_passes(self, **by: int) -> None:
        """`time_passes(minutes=31)`: for everybody in the house, at once."""
        moment = dt.datetime.fromisoformat(self.clock.read_text()) + dt.timedelta(**by)
        later = self.clock.with_suffix(".later")
        later.write_text(moment.isoformat())
        later.replace(self.clock)

    def it_is_morning_again(self) -> None:
        """The clock goes back, and the cast speaks English again; what was written stays, but a
        cover that somebody ended on the database's clock, which goes on, is over this morning.
        """
        self.clock.write_text(MORNING.isoformat())
        with psycopg.connect(self.database) as connection:
            connection.execute("UPDATE accounts_account SET language = 'en' WHERE demo_card <> ''")
            connection.execute(
                "UPDATE access_cover SET ends_at = %(morning)s"
                " WHERE ends_at > %(morning)s AND ends_at <= statement_timestamp()",
                {"morning": MORNING},
            )
