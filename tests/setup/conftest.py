import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty data folder; its name is short enough for the socket of a database."""
    made = Path(tempfile.mkdtemp(prefix="walkwith-"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="module")
def kept() -> Iterator[Path]:
    """One data folder for the tests of a module, which start and end in it one after another."""
    made = Path(tempfile.mkdtemp(prefix="walkwith-"))
    yield made
    shutil.rmtree(made, ignore_errors=True)
