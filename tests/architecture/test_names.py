"""A module says what it is about: no drawer for everything."""

from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import Source, assert_kept, faults_of, python_files

DRAWERS = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "service",
    "services",
    "signals",
    "misc",
    "shared",
    "lib",
    "stuff",
}


def drawers(source: Source) -> Iterator[str]:
    for part in Path(source.path).with_suffix("").parts:
        if part in DRAWERS:
            yield source.fault(
                1, f"'{part}' says nothing.", "name the file after the noun it is about."
            )


def test_no_drawers() -> None:
    assert_kept(drawers, python_files("walkwith", "tests", "tools", "bench"))


def test_the_law_can_fail() -> None:
    assert len(faults_of(drawers, "", "walkwith/plans/utils.py")) == 1
    assert len(faults_of(drawers, "", "walkwith/common/dates.py")) == 1
    assert not faults_of(drawers, "", "walkwith/plans/rules.py")
