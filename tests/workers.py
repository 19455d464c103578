"""A plugin: how the tests are shared out among several workers.

What needs one house or one browser stays together on one worker. The groups begin before all
else, the largest first; then what takes longest, so that no worker ends alone.

The marks of pytest-xdist itself group nothing with pytest 9.2 (pytest-xdist issue 1386).
"""

import os
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

TOGETHER = {
    "tests/journeys/test_day.py": "journeys",
    "tests/journeys/": "other journeys",
    "tests/setup/test_run.py": "setup",
    "tests/demo/test_loading.py": "demo",
    "tests/demo/test_bulk.py": "big demo",
    "tests/accounts/test_ways_in_a_browser.py": "ways in",
    "tests/test_second_server.py": "second server",
    "tests/proofs/test_kill.py": "kill",
}
LONGEST = (
    "tests/access/test_reach_mutants.py",
    "tests/access/test_state_machine.py",
    "tests/access/test_reach_sql.py",
    "tests/access/test_reach_over_http.py",
)


class Shared(LoadScopeScheduling):  # type: ignore[misc]  # it has no types
    """A group goes to one worker as a whole, any other test to whoever is free."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def group_of(nodeid: str) -> str:
    return next((group for place, group in TOGETHER.items() if nodeid.startswith(place)), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Shared:
    return Shared(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    """Its place among the longest; everything else comes behind them, as it was found."""
    return next((n for n, file in enumerate(LONGEST) if item.nodeid.startswith(file)), len(LONGEST))
