import pytest

from tests.conftest import Cast
from tests.plans.dee import dee_signed_in
from walkwith.foundation.actor import Actor


@pytest.fixture
def dee(cast: Cast) -> Actor:
    return dee_signed_in(cast)
