import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.embedded import copied, made_once, thrown_away
from tests.journeys.stopped_house import StoppedHouse, fill
from tests.journeys.visitor import Visitor
from tools.browser import launch

Come = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="walkwith-"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="session")
def demo(migrated: str, folder: Path) -> Iterator[StoppedHouse]:
    """A house with the demo, which the first of all workers fills for the others to copy."""
    filled = made_once("wednesday", lambda: fill(copied(migrated, "wednesday"), folder))
    name = "journeys_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    with StoppedHouse(folder, copied(filled, name)) as house:
        yield house
    thrown_away(name)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Closed again after the journeys: Django's tests refuse to run beside its event loop."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True)
def morning(demo: StoppedHouse) -> None:
    demo.it_is_morning_again()


@pytest.fixture
def come(demo: StoppedHouse, browser: Browser) -> Iterator[Come]:
    """`come(language="es", width=360)` is somebody new at the door; all leave at the end."""
    visitors: list[Visitor] = []

    def new(**how: Any) -> Visitor:
        visitor = Visitor(browser, demo.address, **how)
        visitors.append(visitor)
        return visitor

    yield new
    for visitor in visitors:
        visitor.leave()
