"""The real server, with two workers, on a free port of this machine only."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def serving() -> Iterator[int]:
    """The pages of the `DATABASE_URL` of this process; answers the port."""
    port = free_port()
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "walkwith.wsgi:application"),
            *("--host", "127.0.0.1", "--port", str(port), "--workers", "2"),
            *("--blocking-threads", "4", "--no-log"),
        ],
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(port: int, server: "subprocess.Popen[bytes]", *, patience: float = PATIENCE) -> float:
    """Seconds until the sign-in page is there."""
    began = time.monotonic()
    while time.monotonic() - began < patience:
        if server.poll() is not None:
            break
        if _answers(port):
            return time.monotonic() - began
        time.sleep(0.05)
    raise RuntimeError("The server does not answer.")


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/sign-in/", headers={"Host": "localhost"})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def set_up_django() -> None:
    """Django on the `DATABASE_URL` of this process, its static files gathered."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "walkwith.settings")
    import django  # noqa: PLC0415  (reads the environment)
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
