"""How many looks a second one organization writes, and how fast its log is verified.

`python -m bench.looking SECONDS` is one worker: pages of one person after the other, each a
transaction of its own, as a request would do it. All of them write at the end of one chain.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

import psycopg

from bench.houses import ROOT

PROCESSES = (1, 2, 4)
BUDGET = 150  # looks a second, with two processes


@dataclass(frozen=True, slots=True)
class Looking:
    """Looks a second of so many processes together; with 0 of them, looks verified a second."""

    processes: int
    looks: int
    seconds: float

    @property
    def rate(self) -> float:
        return self.looks / self.seconds


def rates(url: str, seconds: float) -> list[Looking]:
    """Begin a chain, write at it with ever more processes, verify it, and forget it all."""
    _forget(url)
    found = [_together(url, many, seconds) for many in PROCESSES]
    found.append(_verified(url))
    _forget(url)
    return found


def _together(url: str, many: int, seconds: float) -> Looking:
    began = time.monotonic()
    workers = [_run(url, "bench.looking", str(seconds)) for _ in range(many)]
    looks = 0
    for worker in workers:
        printed, _ = worker.communicate()
        assert worker.returncode == 0, "a process that looks has failed"
        looks += int(printed.split()[-1])
    assert time.monotonic() - began >= seconds
    return Looking(many, looks, seconds)


def _verified(url: str) -> Looking:
    with psycopg.connect(url) as connection:
        counted = connection.execute("SELECT count(*) FROM access_look WHERE number > 0").fetchone()
    assert counted
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as elsewhere:
        verifying = _run(url, "walkwith.cli", "verify-looks", WALKWITH_ANCHORS=elsewhere)
        printed, _ = verifying.communicate()
    assert verifying.returncode == 0, printed
    return Looking(0, counted[0], time.monotonic() - began)


def _run(url: str, module: str, *arguments: str, **more: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        env=os.environ | {"DATABASE_URL": url} | more,
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
    )


def _forget(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("DELETE FROM access_look WHERE number IS NOT NULL")
        connection.execute("DELETE FROM access_lookhead")


def as_text(found: list[Looking]) -> str:
    lines = []
    for one in found:
        if one.processes:
            what = f"{one.processes} writing together"
            budget = f"   (at least {BUDGET})" if one.processes == 2 else ""
        else:
            what, budget = "verified", ""
        lines.append(f"{what:<22} {one.rate:>9,.0f} looks a second{budget}")
    return "\n".join(lines)


def main() -> None:
    """Look for so many seconds; prints how many looks it were."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "walkwith.settings")
    import django  # noqa: PLC0415  (reads the environment)

    django.setup()
    from django.db import transaction  # noqa: PLC0415  (needs Django)

    from walkwith.accounts.queries import demo_account, enter  # noqa: PLC0415  (needs Django)
    from walkwith.foundation.actor import acting_as  # noqa: PLC0415  (needs Django)
    from walkwith.people.looks import note_look  # noqa: PLC0415  (needs Django)
    from walkwith.people.models import Participant  # noqa: PLC0415  (needs Django)
    from walkwith.people.queries import participant_with_id  # noqa: PLC0415  (needs Django)

    account = demo_account(card="rosa")
    assert account
    with transaction.atomic():
        rosa = enter(account_id=account.pk)
    assert rosa
    with acting_as(rosa):
        people = list(Participant.objects.values_list("pk", flat=True)[:20])
    looks, ends = 0, time.monotonic() + float(sys.argv[1])
    while time.monotonic() < ends:
        with acting_as(rosa):
            person = participant_with_id(people[looks % len(people)], page="participant")
            note_look([person.pk], "plan", "contact_notes", "strengths", page="participant")
        looks += 1
    print(looks)


if __name__ == "__main__":
    main()
