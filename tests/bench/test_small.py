"""The bench runs: on a tiny house, with the real server. Its figures are not judged here."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.budgets import PAGES

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder() -> Iterator[str]:
    made = tempfile.mkdtemp(prefix="ww-bench-")
    yield made
    shutil.rmtree(made, ignore_errors=True)


def bench(folder: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--small", *arguments],
        env=os.environ | {"WALKWITH_BENCH_DATA": folder},
        cwd=ROOT,
        text=True,
        capture_output=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_measures_every_page_and_keeps_its_houses(folder: str) -> None:
    printed = bench(folder, "--rounds=2")
    for page in PAGES:
        assert f"\n{page.name} " in printed
    assert "2 writing together" in printed
    assert "First load of a page" in printed
    services = [f"300 services ({kind})" for kind in ("JSON", "tables", "one table")]
    for lists in ("500 meetings", *services):
        assert f"{lists}, the same again" in printed
    assert "actual time" in bench(folder, "--explain", "people")
