"""A plugin: starts the tests' own PostgreSQL before Django reads its settings."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command

from walkwith.foundation.server import start_embedded


def _start() -> None:
    folder = Path(tempfile.mkdtemp(prefix="walkwith-tests-"))
    os.environ["WALKWITH_DATA"] = str(folder)
    url, server = start_embedded(folder)
    os.environ["DATABASE_URL"] = url
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("ALTER SYSTEM SET max_connections = 300")
        connection.execute("SELECT pg_reload_conf()")

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
