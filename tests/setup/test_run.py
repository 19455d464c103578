"""`walkwith run`: comes up, keeps the data, stops what it started, and survives being killed."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest

from tests.setup.house import House, free_port, walkwith
from walkwith.cli import UNTIL_KILLED


def remember(house: House) -> str:
    """Write something no start would write by itself, and answer it."""
    mark = f"kept since {house.port}"
    with psycopg.connect(house.database) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS remembered (words text)")
        connection.execute("INSERT INTO remembered VALUES (%s)", [mark])
    return mark


def remembered(house: House) -> set[str]:
    with psycopg.connect(house.database) as connection:
        return {row[0] for row in connection.execute("SELECT words FROM remembered")}


def test_the_first_start_brings_the_demo_and_the_second_keeps_it(kept: Path) -> None:
    with House(kept) as house:
        assert house.address in house.words()
        assert "rosa" in house.words().lower(), "it says who to sign in as"
        with psycopg.connect(house.database) as connection:
            first = connection.execute("SELECT id FROM people_participant ORDER BY id").fetchall()
        print(f"first start with the demo: {house.seconds:.1f} s")
    assert len(first) >= 100
    with House(kept) as house:
        print(f"second start: {house.seconds:.1f} s")
        with psycopg.connect(house.database) as connection:
            second = connection.execute("SELECT id FROM people_participant ORDER BY id").fetchall()
    assert second == first


@pytest.mark.parametrize("signal_name", ["SIGINT", "SIGTERM"])
def test_stopping_it_stops_everything_it_started(kept: Path, signal_name: str) -> None:
    with House(kept, "--no-demo") as house:
        beside = psutil.Process(house.main.pid).children()
        assert len(beside) >= 3, "two that serve pages and one for the background"
        assert house.postmaster() in house.started
        house.main.send_signal(signal.Signals[signal_name])
        house.main.wait(timeout=60)
        assert house.left_over(within=5) == []
        assert "Traceback" not in house.words()
        assert house.main.returncode == 0


def test_ctrl_c_at_a_terminal_reaches_the_whole_group(kept: Path) -> None:
    with House(kept, "--no-demo") as house:
        os.killpg(house.main.pid, signal.SIGINT)
        assert ends_well(house)


@contextmanager
def beginning(folder: Path) -> Iterator[House]:
    """A house that is on its way up."""
    house = House(folder, "--no-demo")
    house.begin()
    try:
        yield house
    finally:
        house.__exit__()


def ends_well(house: House, *, within: float = UNTIL_KILLED - 1) -> bool:
    """All of it is gone, sooner than a worker that hangs would be killed, and without a trace."""
    house.main.wait(timeout=within)
    assert house.left_over(within=5) == []
    assert "Traceback" not in house.words()
    return house.main.returncode == 0


@pytest.mark.parametrize("seconds", [0, 0.1])
@pytest.mark.parametrize("signal_name", ["SIGINT", "SIGTERM"])
def test_stopping_it_while_its_workers_start(kept: Path, signal_name: str, seconds: float) -> None:
    with beginning(kept) as house:
        house.wait_until(lambda: house.address in house.words())
        time.sleep(seconds)
        house.note_processes()
        os.killpg(house.main.pid, signal.Signals[signal_name])
        assert ends_well(house)


def test_ctrl_c_at_the_first_start_leaves_nothing_half_made(folder: Path) -> None:
    with beginning(folder) as house:
        house.wait_until(lambda: migrated(house) > 0)
        house.note_processes()
        os.killpg(house.main.pid, signal.SIGINT)
        assert ends_well(house, within=60)
    with House(folder, "--no-demo") as again:
        assert again.answers()


def migrated(house: House) -> int:
    """How many migrations are done by now."""
    try:
        with psycopg.connect(house.database) as connection:
            row = connection.execute("SELECT count(*) FROM django_migrations").fetchone()
    except (psycopg.OperationalError, psycopg.errors.UndefinedTable):
        return 0
    return row[0] if row else 0


def test_killing_the_main_process_blocks_no_next_start(kept: Path) -> None:
    with House(kept, "--no-demo") as house:
        mark = remember(house)
        house.main.kill()
        house.main.wait()
        database = house.postmaster()
        assert database is not None, "the database outlives a killed program and is used again"
        assert house.left_over(within=15, besides=database) == []
    with House(kept, "--no-demo") as again:
        assert mark in remembered(again)


def test_a_killed_database_comes_up_again(kept: Path) -> None:
    with House(kept, "--no-demo") as house:
        mark = remember(house)
        house.kill(*reversed(house.started))
        house.main.wait()
    with House(kept, "--no-demo") as again:
        assert mark in remembered(again)


def test_a_mark_left_by_a_killed_database_may_name_another_program(kept: Path) -> None:
    with House(kept, "--no-demo") as house:
        mark = remember(house)
        house.kill(*house.started)
        house.main.wait()
    left = kept / "postgres" / "postmaster.pid"
    lines = left.read_text().splitlines()
    left.write_text("\n".join([str(os.getpid()), *lines[1:]]))
    with House(kept, "--no-demo") as again:
        assert mark in remembered(again)


def test_a_command_beside_it_leaves_it_running(kept: Path) -> None:
    with House(kept, "--no-demo") as house:
        assert walkwith("migrate", folder=kept).returncode == 0
        database = house.postmaster()
        assert database is not None
        assert database.is_running()
        assert house.answers()


def test_a_command_by_itself_stops_the_database_it_started(kept: Path) -> None:
    assert walkwith("migrate", folder=kept).returncode == 0
    assert House(kept).postmaster() is None


def test_a_busy_port_gets_a_sentence(folder: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        refused = walkwith("run", folder=folder, PORT=str(port))
    assert refused.returncode == 1
    assert refused.stderr == (
        f"Another program is using port {port}, perhaps Walkwith itself. Stop it, or choose"
        f" another port: PORT={port + 1} make run\n"
    )
    assert not (folder / "postgres").exists(), "nothing was started"


@pytest.mark.parametrize("place", ["/sys/walkwith", "{folder}/a-file/below"])
def test_a_folder_nobody_can_write_in_gets_a_sentence(folder: Path, place: str) -> None:
    (folder / "a-file").touch()
    there = Path(place.format(folder=folder))
    refused = walkwith("run", folder=there, PORT=str(free_port()))
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Walkwith cannot keep its data in {there} (")
    assert refused.stderr.endswith("WALKWITH_DATA=/that/folder make run\n")
    assert "Traceback" not in refused.stderr


def test_a_name_too_long_for_the_database_gets_a_sentence(folder: Path) -> None:
    refused = walkwith("run", folder=folder / ("long" * 25), PORT=str(free_port()))
    assert refused.returncode == 1
    assert refused.stderr.startswith("The name of the data folder is too long for PostgreSQL: ")
    assert "Traceback" not in refused.stderr


def test_the_folders_above_the_data_stay_closed(folder: Path) -> None:
    folder.chmod(0o700)
    assert walkwith("manage", "check", folder=folder / "inside").returncode == 0
    assert folder.stat().st_mode & 0o066 == 0, "a way through at most, nothing to read"
    assert (folder / "inside" / "secret-key").stat().st_mode & 0o077 == 0
