"""How long `walkwith run` takes to its first page: on a new machine, and every day after."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.houses import ROOT
from bench.server import free_port, wait_for


def starts() -> dict[str, float]:
    """Seconds until the sign-in page answers: with the demo to load, and a second time."""
    with tempfile.TemporaryDirectory(prefix="ww") as folder:
        return {
            "first start, the demo moves in": _start(Path(folder)),
            "second start": _start(Path(folder)),
        }


def _start(folder: Path) -> float:
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "walkwith.cli", "run", "--port", str(port)],
        env=environment | {"WALKWITH_DATA": str(folder)},
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    try:
        return wait_for(port, server, patience=180)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=60)


def as_text(found: dict[str, float]) -> str:
    return "\n".join(f"{what:<32} {seconds:5.1f} s" for what, seconds in found.items())
