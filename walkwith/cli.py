"""The command line: `walkwith run`, and what else keeps a house going."""

import argparse
import hashlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from walkwith.foundation.server import (
    STARTED_BY,
    data_folder,
    die_with_parent,
    embedded,
    keep_workers_apart,
    make_app_role,
    owner_url,
    undisturbed,
)

HERE = Path(__file__).parent
LISTEN = os.environ.get("WALKWITH_LISTEN", "127.0.0.1")
UNTIL_KILLED = 30  # seconds a worker has to finish what it is doing, on a slow machine too


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and do what it says; a refusal is one sentence and exit 1."""
    asked = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        asked.do(asked)
    except KeyboardInterrupt:
        print("\nStopped. Everything is kept.")
    except RuntimeError as refused:
        sys.exit(str(refused))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="walkwith", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="start everything and serve the pages")
    run.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    run.add_argument("--no-demo", action="store_true", help="do not load the demo the first time")
    run.set_defaults(do=_run)

    demo = commands.add_parser("demo", help="fill an empty house with made-up people")
    demo.add_argument("--seed", type=int, default=None, help="another seed, another house")
    demo.add_argument("--participants", type=int, metavar="N", help="a big one, for measuring")
    demo.add_argument("--notes", type=int, metavar="N", help="its notes (50 for each person)")
    demo.add_argument("--meetings", type=int, metavar="N", help="how many meetings to make up")
    demo.set_defaults(do=_demo)

    where = commands.add_parser("where", help="the code, templates and tests of an address")
    where.add_argument("address", help="such as /plans/.../add-step/")
    where.set_defaults(do=_where)

    bench = commands.add_parser("bench", help="measure speed and size (from the source folder)")
    bench.add_argument("rest", nargs=argparse.REMAINDER)
    bench.set_defaults(do=_bench)

    worker = commands.add_parser("worker", help="only the background worker")
    worker.set_defaults(do=_worker)

    migrate = commands.add_parser("migrate", help="bring the database up to date")
    migrate.set_defaults(do=_migrate)

    verify = commands.add_parser("verify-looks", help="find out whether the log of looks is whole")
    verify.set_defaults(do=_verify_looks)

    _add_new_organization(commands)
    _add_import_list(commands)

    manage = commands.add_parser("manage", help="any command of Django's, by its name")
    manage.add_argument("rest", nargs=argparse.REMAINDER)
    manage.set_defaults(do=_manage)
    return parser


def _add_new_organization(commands: Any) -> None:
    new = commands.add_parser(
        "new-organization",
        help="open a real organization with its first administrator",
        description="The password is asked on the terminal, or read from WALKWITH_PASSWORD.",
    )
    new.add_argument("--name", required=True, help="what it is called")
    new.add_argument("--zone", required=True, help="its time zone, such as America/New_York")
    new.add_argument("--zip", required=True, help="the ZIP code to look for meetings around")
    new.add_argument("--administrator", required=True, help="the name of the first administrator")
    new.add_argument("--username", required=True, help="what they sign in with")
    new.set_defaults(do=_new_organization)


def _add_import_list(commands: Any) -> None:
    bring = commands.add_parser(
        "import-list",
        aliases=["import-meetings"],
        help="bring in a list of recovery meetings or services",
        description="Meeting Guide, BMLT, Open Referral (HSDS: JSON, or CSV in a zip), or a table"
        " of meetings or of services.",
    )
    bring.add_argument(
        "list", metavar="FILE-OR-URL", help="the list, or a folder of the tables it is made of"
    )
    bring.add_argument("--source", required=True, metavar="NAME", help="what you call the list")
    bring.add_argument(
        "--format",
        default="",
        choices=("meeting_guide", "bmlt", "hsds", "table", "services"),
        help="found out by itself when you leave it out; table is one of meetings, services one of"
        " services",
    )
    bring.add_argument("--fellowship", default="", metavar="CODE", help="of meetings: AA or NA ...")
    bring.add_argument("--timezone", default="", metavar="ZONE", help="for rows without one")
    bring.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="FIELD=HEADING",
        help="of a table: which column is which, as name=Group",
    )
    bring.add_argument("--organization", default="", metavar="NAME", help="when there are several")
    bring.add_argument("--as", dest="username", default="", help="else the first administrator")
    bring.set_defaults(do=_import_list)


@contextmanager
def database() -> Iterator[None]:
    """A running database and Django set up on it; an embedded server stops with its last user."""
    given = os.environ.get("DATABASE_URL")
    with nullcontext(given) if given else embedded(data_folder()) as url:
        os.environ["DATABASE_URL"] = url
        make_app_role(owner_url())
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "walkwith.settings")
        import django  # noqa: PLC0415  (needs DATABASE_URL)

        django.setup()
        yield


def _call(*arguments: str, **options: Any) -> None:
    from django.core.management import call_command  # noqa: PLC0415  (needs settings)

    call_command(*arguments, **options)


def _bring_up_to_date(verbosity: int = 0) -> None:
    with undisturbed():
        _call("migrate", verbosity=verbosity)


def _migrate(asked: argparse.Namespace) -> None:
    with database():
        _bring_up_to_date(verbosity=1)


def _new_organization(asked: argparse.Namespace) -> None:
    from django.core.management.base import CommandError  # noqa: PLC0415  (after Django's set-up)

    given = ("name", "zone", "zip", "administrator", "username")
    with database():
        _bring_up_to_date()
        try:
            _call("new_organization", **{key: getattr(asked, key) for key in given})
        except CommandError as refused:
            raise RuntimeError(str(refused)) from refused


def _import_list(asked: argparse.Namespace) -> None:
    with database():
        _bring_up_to_date()
        from walkwith.feeds.terminal import import_list  # noqa: PLC0415  (needs settings)

        import_list(asked, _say)


def _verify_looks(asked: argparse.Namespace) -> None:
    with database():
        _bring_up_to_date()
        from walkwith.access.verification import verify_looks  # noqa: PLC0415  (needs settings)

        is_whole = verify_looks(_say)
    sys.exit(0 if is_whole else 1)


def _manage(asked: argparse.Namespace) -> None:
    with database():
        _call(*asked.rest)


def _demo(asked: argparse.Namespace) -> None:
    with database():
        _bring_up_to_date()
        from walkwith.demo.terminal import WHO, load  # noqa: PLC0415  (needs settings)

        load(asked, _say)
        print(WHO)


def _where(asked: argparse.Namespace) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "walkwith.settings")
    import django  # noqa: PLC0415  (needs settings)
    from django.core.management import CommandError  # noqa: PLC0415

    django.setup()
    try:
        _call("where", asked.address)
    except CommandError as unknown:
        raise RuntimeError(str(unknown)) from unknown


def _bench(asked: argparse.Namespace) -> None:
    done = subprocess.run([sys.executable, "-m", "bench", *asked.rest], cwd=HERE.parent)
    sys.exit(done.returncode)


def _say(words: str) -> None:
    print(f"  {words}", flush=True)


def _worker(asked: argparse.Namespace) -> None:
    die_with_parent()
    with database():
        from procrastinate.contrib.django import app  # noqa: PLC0415  (needs settings)
        from procrastinate.contrib.django.django_connector import DjangoConnector  # noqa: PLC0415

        assert isinstance(app.connector, DjangoConnector)
        with app.replace_connector(app.connector.get_worker_connector()) as working:
            working.run_worker(concurrency=2)


def _run(asked: argparse.Namespace) -> None:
    address = os.environ.setdefault("WALKWITH_ADDRESS", f"http://localhost:{asked.port}")
    _check_port_is_free(asked.port)
    with database():
        _bring_up_to_date()
        _gather_static_files()
        who = "" if asked.no_demo else _prepare_demo()
        with _background_worker():
            _serve(asked.port, f"\n  Walkwith is ready:  {address}\n{who}")


def _prepare_demo() -> str:
    from walkwith.demo.terminal import prepare  # noqa: PLC0415  (needs settings)

    return prepare(_say)


def _check_port_is_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LISTEN, port))
        except OSError as refused:
            raise RuntimeError(
                f"Another program is using port {port}, perhaps Walkwith itself. Stop it, or"
                f" choose another port: PORT={port + 1} make run"
            ) from refused


@contextmanager
def _background_worker() -> Iterator[None]:
    """The worker beside the pages; one that ends is started again until the house closes."""
    closing = threading.Event()

    def keep() -> None:
        while not closing.is_set():
            worker = subprocess.Popen(
                [sys.executable, "-m", "walkwith.cli", "worker"],
                env=os.environ | {"DATABASE_URL": owner_url(), STARTED_BY: str(os.getpid())},
                stdout=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for the main process, which then stops it
            )
            while worker.poll() is None and not closing.wait(0.2):
                pass
            worker.terminate()
            try:
                worker.wait(timeout=20)
            except subprocess.TimeoutExpired:
                worker.kill()
            closing.wait(1)

    keeper = threading.Thread(target=keep)
    keeper.start()
    try:
        yield
    finally:
        closing.set()
        keeper.join()


def _serve(port: int, words: str) -> None:
    from granian import Granian  # noqa: PLC0415  (only for the process that serves)
    from granian.constants import Interfaces  # noqa: PLC0415

    server = Granian(
        "walkwith.wsgi:application",
        address=LISTEN,
        port=port,
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("WALKWITH_WORKERS", "2")),
        blocking_threads=4,
        log_enabled=False,
        respawn_failed_workers=True,
        workers_kill_timeout=UNTIL_KILLED,
    )
    keep_workers_apart()
    server.on_startup(lambda: print(words, flush=True))
    try:
        server.serve()
    except SystemExit:  # a worker that was just being forked heard the same signal, and ended
        if not server.interrupt_signal:
            raise


def _gather_static_files() -> None:
    """Compress and name the files of the pages, when any of them changed."""
    from django.conf import settings  # noqa: PLC0415  (needs settings)

    digest = hashlib.sha256()
    for file in sorted(HERE.glob("*/static/**/*")):
        if file.is_file():
            digest.update(f"{file.relative_to(HERE)} {file.stat().st_mtime_ns}".encode())
    mark = Path(settings.STATIC_ROOT) / ".gathered"
    if not mark.exists() or mark.read_text() != digest.hexdigest():
        _call("collectstatic", interactive=False, clear=True, verbosity=0)
        mark.write_text(digest.hexdigest())


if __name__ == "__main__":
    main()
