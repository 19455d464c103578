"""Where a ZIP code or a town is, from what is packed with the program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkwith.directory.places import Place, find_place, place_of_zip, zone_at

PITTSBURGH = Place("Pittsburgh", 40.44, -79.99)


def test_a_zip_code() -> None:
    place = place_of_zip("15201")
    assert place is not None
    assert (place.words, place.state, place.zone) == ("Pittsburgh 15201", "PA", "America/New_York")
    assert place == place_of_zip("15201-4410")


@pytest.mark.parametrize("said", ["", "00000", "1520", "abcde", "15201; DROP", "９９９９９"])
def test_no_zip_code(said: str) -> None:
    assert place_of_zip(said) is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("15201", "Pittsburgh 15201"),
        ("pittsburgh", "Pittsburgh, PA"),
        ("Erie, pa", "Erie, PA"),
        ("erie PA", "Erie, PA"),
        ("  Santa   Ana ", "Santa Ana, CA"),
        ("Nowhere-at-All", None),
        ("", None),
    ],
)
def test_a_town(said: str, words: str | None) -> None:
    place = find_place(said, PITTSBURGH)
    assert (place.words if place else None) == words


def test_of_several_towns_the_nearest() -> None:
    near = find_place("Springfield", PITTSBURGH)
    far = find_place("Springfield", Place("Portland", 45.5, -122.6))
    assert near is not None and far is not None
    assert (near.state, far.state) != (far.state, near.state)
    assert far.state == "OR"


@given(st.text(max_size=40))
def test_nothing_typed_breaks_it(said: str) -> None:
    place = find_place(said, PITTSBURGH)
    assert place is None or place.words


def test_zones() -> None:
    assert zone_at(53.5, -113.5) == "America/Edmonton"
    assert zone_at(0.1, 0.1) == ""
