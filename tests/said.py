"""What the proofs say of themselves, told at the end of the run: by however many workers."""

import re
from collections.abc import Callable
from typing import Any

import pytest

Say = Callable[[str], None]
NOTICED = re.compile(r"(\d+) of (\d+) wrong")


@pytest.fixture
def say(record_property: Callable[[str, object], None]) -> Say:
    """Tell something about this proof when the run is over: how much was asked, what was found."""
    return lambda words: record_property("said", words)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    reports = [*terminalreporter.stats.get("passed", []), *terminalreporter.stats.get("failed", [])]
    said = [str(words) for one in reports for name, words in one.user_properties if name == "said"]
    if not said:
        return
    terminalreporter.section("what was proven")
    for words in said:
        terminalreporter.write_line(words)
    if found := [NOTICED.search(words) for words in said if NOTICED.search(words)]:
        noticed, made = (sum(int(match[part]) for match in found if match) for part in (1, 2))
        terminalreporter.write_line(
            f"All together {noticed} of {made} wrongs were noticed;"
            f" {made - noticed} change nothing, for reasons that are named."
        )
