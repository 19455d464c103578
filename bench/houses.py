"""The organizations to measure: built once, kept while the code that builds them is the same."""

import datetime as dt
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg

from bench.budgets import Size
from walkwith.foundation.server import make_database

ROOT = Path(__file__).parent.parent
DIGITS = 8


def bench_folder() -> Path:
    """`WALKWITH_BENCH_DATA`, or a folder in the user's cache."""
    named = os.environ.get("WALKWITH_BENCH_DATA")
    folder = Path(named) if named else Path.home() / ".cache/walkwith-bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def house(size: Size, server: str, *, afresh: bool = False) -> str:
    """The URL of the organization of this size, on the server that `server` leads to."""
    prefix = f"bench_{size.participants}_{size.notes}_{size.meetings}_"
    name = prefix + _digest()
    if afresh or not _is_finished(server, name):
        _drop_others(server, prefix)
        make_database(server, name, afresh=True)
        _walkwith(
            _url(server, name),
            "demo",
            f"--participants={size.participants}",
            f"--notes={size.notes}",
            f"--meetings={size.meetings}",
        )
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"COMMENT ON DATABASE {name} IS 'finished'")
    _walkwith(_url(server, name), "manage", "migrate", "--verbosity=0")
    return _url(server, name)


def _digest() -> str:
    """Of what decides the rows: migrations, the makers of rows, and the week they stand in."""
    digest = hashlib.sha256(dt.datetime.now(dt.UTC).strftime("%G-%V").encode())
    for file in sorted(_sources()):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:DIGITS]


def _sources() -> Iterator[Path]:
    yield from ROOT.glob("walkwith/*/migrations/0*.py")
    yield from (ROOT / "walkwith/demo/bulk").glob("*.py")
    yield ROOT / "walkwith/demo/meetings.py"


def _url(server: str, name: str) -> str:
    return psycopg.conninfo.make_conninfo(server, dbname=name)


def _is_finished(server: str, name: str) -> bool:
    with psycopg.connect(server, autocommit=True) as connection:
        found = connection.execute(
            "SELECT 1 FROM pg_database d JOIN pg_shdescription s ON s.objoid = d.oid"
            " WHERE d.datname = %s AND s.description = 'finished'",
            [name],
        )
        return found.fetchone() is not None


def _drop_others(server: str, prefix: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        old = connection.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix]
        )
        for (name,) in old.fetchall():
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _walkwith(url: str, *arguments: str) -> None:
    environment = os.environ | {"DATABASE_URL": url, "WALKWITH_FEED_LIMIT": "200"}
    subprocess.run(
        [sys.executable, "-m", "walkwith.cli", *arguments],
        check=True,
        env=environment,
        stdout=sys.stderr,
    )
