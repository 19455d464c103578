"""The ways a journey is walked: one each time, all of them in `make prove`."""

import pytest

from tests.journeys.visitor import LAPTOP, PHONE

WAYS = {
    "en-360-scripts": {"language": "en", "width": PHONE, "scripts": True},
    "es-360-no scripts": {"language": "es", "width": PHONE, "scripts": False},
    "en-1280-keyboard": {"language": "en", "width": LAPTOP, "keyboard": True},
    "es-1280-scripts": {"language": "es", "width": LAPTOP, "scripts": True},
}
ORDINARY = {"en-360-scripts"}
ways = pytest.mark.parametrize(
    "way",
    [
        pytest.param(way, id=name, marks=[] if name in ORDINARY else pytest.mark.prove)
        for name, way in WAYS.items()
    ],
)
