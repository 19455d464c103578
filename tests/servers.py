"""PostgreSQL servers started apart from the one of the tests, and a pool in front of one."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from walkwith.foundation.server import start_embedded

DEBIAN = Path("/usr/lib/postgresql")


def kinds() -> list[str]:
    """The servers that can be started here: our own, and each of Debian's from version 15 on."""
    found = [p.name for p in DEBIAN.glob("*") if (p / "bin/initdb").exists() and int(p.name) >= 15]
    return ["embedded", *sorted(found)]


@contextmanager
def server(kind: str) -> Iterator[str]:
    """The URL of a superuser of a fresh server, which is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="ww2-"))
    try:
        if kind == "embedded":
            url, running = start_embedded(folder)
            try:
                yield url
            finally:
                running.stop()
        else:
            with _debian(folder, DEBIAN / kind / "bin") as url:
                yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _debian(folder: Path, programs: Path) -> Iterator[str]:
    as_somebody = _not_root(folder)
    data, port = folder / "data", free_port()

    def call(*words: str) -> None:
        subprocess.run(
            words, check=True, capture_output=True, cwd=folder, user=as_somebody, timeout=60
        )

    call(str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "--no-sync")
    options = (
        f"-c port={port} -c unix_socket_directories={folder} -c listen_addresses= -c fsync=off"
    )
    control = (str(programs / "pg_ctl"), "-D", str(data), "-w")
    call(*control, "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield make_conninfo(host=str(folder), port=port, user="postgres", dbname="postgres")
    finally:
        call(*control, "-m", "immediate", "stop")


def _not_root(folder: Path) -> str | None:
    """Who runs a server that refuses to be run by root; the folder becomes theirs."""
    if os.geteuid() != 0:
        return None
    shutil.chown(folder, "postgres")
    return "postgres"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def as_url(conninfo: str, **changed: str) -> str:
    """The same place, said as the URL that `DATABASE_URL` holds."""
    told = conninfo_to_dict(conninfo) | changed
    host = str(told.get("host", "")).replace("/", "%2F")
    port = f":{told['port']}" if told.get("port") else ""
    return f"postgresql://{told['user']}@{host}{port}/{told['dbname']}"


@contextmanager
def pool(url: str) -> Iterator[str]:
    """The URL of a pgbouncer of transactions in front of the server of `url`."""
    told = conninfo_to_dict(url)
    folder, port = Path(tempfile.mkdtemp(prefix="wwpool-")), free_port()
    where = f"host={told['host']} user={told['user']}"
    where += f" port={told['port']}" if told.get("port") else ""
    (folder / "pgbouncer.ini").write_text(
        f"[databases]\n* = {where} connect_query='SET ROLE walkwith_app'\n"
        "[pgbouncer]\npool_mode = transaction\nignore_startup_parameters = options\n"
        f"listen_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = any\n"
        "default_pool_size = 4\n"
    )
    folder.chmod(0o755)
    user = Path(str(told["host"])).owner() if os.geteuid() == 0 else None
    started = subprocess.Popen(
        [shutil.which("pgbouncer") or "/usr/sbin/pgbouncer", str(folder / "pgbouncer.ini")],
        user=user,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_open(port)
        yield f"postgresql://{told['user']}@127.0.0.1:{port}/{told['dbname']}"
    finally:
        started.terminate()
        started.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_until_open(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the pool did not open")


def run_sql(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())
