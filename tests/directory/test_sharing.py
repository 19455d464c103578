"""The few lines that go on a card or into a text."""

import pytest

from walkwith.directory.sharing import Told


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Grace Church", ["Food boxes", "Grace Church", "77 Butler St, Pittsburgh"]),
        ("77 Butler St", ["Food boxes", "77 Butler St, Pittsburgh"]),
        ("", ["Food boxes", "77 Butler St, Pittsburgh"]),
    ],
)
def test_a_place_called_by_its_street_is_told_once(place: str, told: list[str]) -> None:
    card = Told(
        name="Food boxes", when="", place=place, address="77 Butler St, Pittsburgh", phone=""
    )
    assert card.lines() == told
