"""A plugin: starts the tests' own PostgreSQL before Django reads its settings.

Whatever needs a database gets a copy of one that is migrated once, by whoever needs it first.
"""

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from psycopg import sql
from psycopg.conninfo import make_conninfo

from walkwith.foundation.server import data_folder, owner_url, start_embedded

# Nothing of it outlives the run: no disk need keep up.
QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "300",
}


def _start() -> None:
    folder = Path(tempfile.mkdtemp(prefix="walkwith-tests-"))
    os.environ["WALKWITH_DATA"] = str(folder)
    url, server = start_embedded(folder)
    with psycopg.connect(url, autocommit=True) as connection:
        for name, value in QUICK.items():
            connection.execute(f"ALTER SYSTEM SET {name} = {value}")
    server.stop()  # some of it is read at the start only
    os.environ["DATABASE_URL"], server = start_embedded(folder)

    def stop() -> None:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)


if "PYTEST_XDIST_WORKER" not in os.environ and "DATABASE_URL" not in os.environ:
    _start()


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Name and compress the files of the pages, once, as `walkwith run` does."""
    if not hasattr(config, "workerinput"):
        call_command("collectstatic", interactive=False, verbosity=0)


def at(name: str) -> str:
    """The URL of a database of the tests' own server."""
    return make_conninfo(owner_url(), dbname=name)


def made_once(name: str, make: Callable[[], object]) -> str:
    """The database `name`, which the first of all workers that asks for it makes and fills."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    with (data_folder() / f"made-{name}").open("a+") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        mark.seek(0)
        if mark.read() != run:
            make()
            mark.truncate(0)
            mark.write(run)
    return name


def copied(original: str, name: str) -> str:
    """The URL of the database `name`: a fresh copy of `original`, to which nobody is connected."""
    thrown_away(name)
    with psycopg.connect(owner_url(), autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(original)
            )
        )
    return at(name)


def thrown_away(name: str) -> None:
    with psycopg.connect(owner_url(), autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )
