import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.stopped_house import StoppedHouse
from tests.journeys.visitor import Visitor
from tools.browser import launch

Come = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One house and one browser for all journeys: they stay together on one worker."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("journeys"))
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def demo() -> Iterator[StoppedHouse]:
    folder = Path(tempfile.mkdtemp(prefix="walkwith-"))
    with StoppedHouse(folder) as house:
        yield house
    shutil.rmtree(folder, ignore_errors=True)


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
