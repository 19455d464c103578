from collections.abc import Iterator

import pytest

from tests.conftest import Cast
from walkwith.foundation.actor import acting_as


@pytest.fixture
def acting(cast: Cast) -> Iterator[Cast]:
    """Whatever is done is done by Rosa."""
    with acting_as(cast.rosa):
        yield cast
