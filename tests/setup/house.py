"""A house of its own: `walkwith run` as a process, in a data folder and on a port nobody uses."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self
from urllib.error import HTTPError, URLError

import psutil

UNTIL_UP = 120  # seconds; a busy machine with the demo to load
UNTIL_GONE = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The caller's environment without what the tests' own database put there."""
    ours = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "WALKWITH_ADDRESS", "PYTHONWARNINGS"}
    kept = {name: said for name, said in os.environ.items() if name not in ours}
    return kept | {"WALKWITH_DATA": str(folder)} | more


def walkwith(*arguments: str, folder: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run one command of the program to its end."""
    return subprocess.run(
        [sys.executable, "-m", "walkwith.cli", *arguments],
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        timeout=UNTIL_UP,
        check=False,
    )


class House:
    """`walkwith run`. Use it as a context: whatever happens, nothing of it is left running."""

    def __init__(self, folder: Path, *options: str, **more: str) -> None:
        self.folder = folder
        self.options = options
        self.port = free_port()
        self.more = {"PORT": str(self.port), **more}
        self.address = f"http://localhost:{self.port}"
        self.database = f"postgresql://postgres:@/walkwith?host={folder.resolve()}/postgres"
        self.started: list[psutil.Process] = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.note_processes()
        if self.main.poll() is None:
            self.main.send_signal(signal.SIGINT)
            try:
                self.main.wait(timeout=UNTIL_GONE)
            except subprocess.TimeoutExpired:
                self.main.kill()
                self.main.wait()
        for process in self.left_over():
            process.kill()

    def start(self) -> None:
        """Start it and wait until it answers."""
        began = time.monotonic()
        self.begin()
        self.wait_until(self.answers)
        self.seconds = time.monotonic() - began
        self.note_processes()

    def begin(self) -> None:
        """Start it, and do not wait."""
        self.started = []
        with (self.folder / "written").open("w") as written:
            self.main = subprocess.Popen(
                [sys.executable, "-m", "walkwith.cli", "run", *self.options],
                env=environment(self.folder, **self.more),
                stdout=written,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Until it has come so far."""
        deadline = time.monotonic() + UNTIL_UP
        while not is_so():
            if self.main.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"it does not come up: {self.words()}")
            time.sleep(0.02)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/sign-in/", timeout=20):
                return True
        except HTTPError:
            return True
        except (URLError, ConnectionError, TimeoutError):
            return False

    def words(self) -> str:
        """What it has written on its terminal."""
        return (self.folder / "written").read_text()

    def postmaster(self) -> psutil.Process | None:
        mark = self.folder / "postgres" / "postmaster.pid"
        try:
            return psutil.Process(int(mark.read_text().split()[0]))
        except (OSError, ValueError, IndexError, psutil.NoSuchProcess):
            return None

    def note_processes(self) -> None:
        """Remember everything that runs now because of this house."""
        roots = [self.postmaster()]
        with suppress(psutil.NoSuchProcess):
            roots.append(psutil.Process(self.main.pid))
        for root in roots:
            if root is not None and root not in self.started:
                self.started.append(root)
            if root is not None and root.is_running():
                known = set(self.started)
                self.started += [c for c in root.children(recursive=True) if c not in known]

    def left_over(
        self, *, within: float = 0, besides: psutil.Process | None = None
    ) -> list[psutil.Process]:
        """What of it still runs after `within` seconds, but for a process and its children."""
        spared = [besides, *besides.children(recursive=True)] if besides else []
        deadline = time.monotonic() + within
        while True:
            alive = [p for p in self.started if p not in spared and _lives(p)]
            if not alive or time.monotonic() >= deadline:
                return alive
            time.sleep(0.1)

    def kill(self, *processes: psutil.Process) -> None:
        """`kill -9`, by process id."""
        for process in processes:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue


def _lives(process: psutil.Process) -> bool:
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
