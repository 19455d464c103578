"""Houses filled by the real command, in databases of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.embedded import copied, thrown_away

ROOT = Path(__file__).parents[2]


def walkwith(url: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "walkwith.cli", *arguments],
        env=os.environ | {"DATABASE_URL": url},
        cwd=ROOT,
        text=True,
        capture_output=True,
    )


@contextmanager
def filled_house(migrated: str, name: str, *arguments: str) -> Iterator[str]:
    """The URL of a new database in which `walkwith demo` has run; dropped at the end."""
    name = f"{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    url = copied(migrated, name)
    done = walkwith(url, "demo", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    yield url
    thrown_away(name)


@pytest.fixture(scope="session")
def demo(migrated: str) -> Iterator[str]:
    with filled_house(migrated, "demo") as url:
        yield url


@pytest.fixture(scope="session")
def big(migrated: str) -> Iterator[str]:
    """The big house, as small as it can be."""
    with filled_house(migrated, "big", "--participants=60", "--notes=900", "--meetings=100") as url:
        yield url
