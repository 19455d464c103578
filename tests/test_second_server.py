"""The same program on a PostgreSQL somebody else runs, whose owner role is no superuser."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import as_url, kinds, pool, run_sql, server

ROOT = Path(__file__).parent.parent
MAKE_ROLE = "CREATE ROLE walkwith_app NOLOGIN NOBYPASSRLS"
BOUNCER = any(Path(folder, "pgbouncer").exists() for folder in ("/usr/sbin", "/usr/bin"))
SETTINGS = {"DJANGO_SETTINGS_MODULE": "walkwith.settings"}
DAY = "import django; django.setup(); from tests.a_day_elsewhere import main; main()"
A_DAY = {
    "seen": {"Rosa": ["Dee"], "Marcus": [], "Pat": []},
    "looks": 1,
    "nobody": 0,
    "role": ["walkwith_app", "keeper", False],
}


OURS, *OTHERS = kinds()


@pytest.fixture(
    scope="module",
    params=[OURS, *(pytest.param(kind, marks=pytest.mark.prove) for kind in OTHERS)],
)
def elsewhere(request: pytest.FixtureRequest) -> Iterator[str]:
    with server(request.param) as url:
        yield url


def an_owner(admin: str, *, database: str, may_make_roles: bool) -> str:
    """The URL of a fresh database and of its owner, `keeper`, who is no superuser."""
    rights = "CREATEROLE" if may_make_roles else "NOCREATEROLE"
    run_sql(
        admin,
        f"DROP DATABASE IF EXISTS {database}",
        "DROP ROLE IF EXISTS walkwith_app",
        "DROP ROLE IF EXISTS keeper",
        f"CREATE ROLE keeper LOGIN NOSUPERUSER NOBYPASSRLS {rights}",
        f"CREATE DATABASE {database} OWNER keeper",
    )
    return as_url(admin, user="keeper", dbname=database)


def away_with(admin: str, database: str) -> None:
    run_sql(admin, f"DROP DATABASE {database} WITH (FORCE)")


def python(url: str, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A process of our own Python on the database of `url`."""
    with tempfile.TemporaryDirectory() as data:
        return subprocess.run(
            [sys.executable, *words],
            env=os.environ | SETTINGS | {"DATABASE_URL": url, "WALKWITH_DATA": data, **more},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=1500,
        )


def a_day_on(url: str, **more: str) -> object:
    migrated = python(url, "-m", "walkwith.cli", "migrate", **more)
    assert migrated.returncode == 0, migrated.stderr
    day = python(url, "-c", DAY, **more)
    assert day.returncode == 0, day.stderr
    return json.loads(day.stdout.splitlines()[-1])


def test_an_owner_who_may_make_roles_needs_nobody(elsewhere: str) -> None:
    url = an_owner(elsewhere, database="own", may_make_roles=True)
    assert a_day_on(url) == A_DAY
    again = python(url, "-m", "walkwith.cli", "migrate")
    assert again.returncode == 0, again.stderr
    away_with(elsewhere, "own")


def test_an_owner_who_may_not_uses_the_role_made_for_them(elsewhere: str) -> None:
    url = an_owner(elsewhere, database="given", may_make_roles=False)
    run_sql(elsewhere, MAKE_ROLE, "GRANT walkwith_app TO keeper")
    assert a_day_on(url) == A_DAY
    away_with(elsewhere, "given")


@pytest.mark.parametrize("made", [False, True])
def test_without_the_role_it_says_what_to_ask_for(elsewhere: str, made: bool) -> None:
    url = an_owner(elsewhere, database="without", may_make_roles=False)
    if made:  # it is there, but not for this owner
        run_sql(elsewhere, MAKE_ROLE)
    refused = python(url, "-m", "walkwith.cli", "migrate")
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert f'{MAKE_ROLE}; GRANT walkwith_app TO "keeper";' in refused.stderr
    away_with(elsewhere, "without")


@pytest.mark.prove
@pytest.mark.skipif(not BOUNCER, reason="pgbouncer is not installed here")
def test_a_day_behind_a_pool_of_transactions(elsewhere: str) -> None:
    url = an_owner(elsewhere, database="pooled", may_make_roles=True)
    run_sql(elsewhere, MAKE_ROLE, "GRANT walkwith_app TO keeper WITH ADMIN OPTION")
    with pool(url) as pooled:
        assert a_day_on(pooled, DATABASE_OWNER_URL=url) == A_DAY
    away_with(elsewhere, "pooled")


@pytest.mark.prove
@pytest.mark.skipif(not BOUNCER, reason="pgbouncer is not installed here")
def test_the_suite_behind_a_pool_of_transactions() -> None:
    """The tests of the packages about people, through a pool of four connections."""
    with server("embedded") as admin, pool(admin) as pooled:
        run_sql(admin, MAKE_ROLE)
        folders = ["access", "contacts", "foundation", "people", "plans", "schedule", "today"]
        tests = python(
            pooled,
            "-m",
            "pytest",
            "-m",
            "not prove and not journey",
            "--durations=5",
            "-k",
            "not mutants and not every_world and not random_worlds and not over_http",
            *(f"tests/{folder}" for folder in folders),
            DATABASE_OWNER_URL=admin,
        )
        assert tests.returncode == 0, tests.stdout[-4000:] + tests.stderr[-2000:]
