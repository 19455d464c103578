"""Houses filled by the real command, in databases of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from walkwith.foundation.server import make_database

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
def filled_house(name: str, *arguments: str) -> Iterator[str]:
    """The URL of a new database in which `walkwith demo` has run; dropped at the end."""
    server = os.environ["DATABASE_URL"]
    name = f"{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    make_database(server, name, afresh=True)
    url = psycopg.conninfo.make_conninfo(server, dbname=name)
    done = walkwith(url, "demo", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    yield url
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def demo() -> Iterator[str]:
    with filled_house("demo") as url:
        yield url


@pytest.fixture(scope="session")
def big() -> Iterator[str]:
    """The big house, as small as it can be."""
    with filled_house("big", "--participants=60", "--notes=900", "--meetings=100") as url:
        yield url
