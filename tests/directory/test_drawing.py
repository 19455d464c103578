"""The map: numbers where the list has them, rings of round numbers, all of it in words too."""

import re

import pytest

from walkwith.directory.drawing import Dot, map_drawn, way_to
from walkwith.directory.places import Place
from walkwith.directory.words import distance_words

HERE = Place("Pittsburgh 15201", 40.47, -79.96, "PA")


def a_dot(number: int, north: float, east: float, kilometers: float) -> Dot:
    return Dot(number, f"House {number}", 40.47 + north, -79.96 + east, kilometers)


def test_dots_and_rings() -> None:
    drawn = map_drawn(HERE, [a_dot(1, 0.01, 0, 1.1), a_dot(2, -0.02, 0.02, 2.8)])
    assert re.findall(r'rx="14"/><text [^>]*>([^<]*)<', drawn) == ["2", "1"]
    assert re.findall(r"([0-9.]+ mi)<", drawn) == ["3 mi", "2 mi", "1 mi"]
    assert "1: House 1, 0.7 miles north. 2: House 2, 1.7 miles south-east." in drawn
    assert "The middle is Pittsburgh 15201." in drawn


def test_what_is_known_by_its_zip_code_stands_in_the_middle() -> None:
    drawn = map_drawn(HERE, [a_dot(1, 0, 0, 0.0), a_dot(2, 0.01, 0, 1.1)])
    assert "1: House 1, in the middle. 2: House 2, 0.7 miles north." in drawn


@pytest.mark.parametrize(
    ("kilometers", "miles", "km"),
    [
        (0.0, "In the same area", "In the same area"),
        (0.099, "In the same area", "In the same area"),
        (0.1, "0.1 miles", "0.1 km"),
        (1.6, "1.0 mile", "1.6 km"),
        (16.0, "9.9 miles", "16 km"),
    ],
)
def test_how_far_it_is(kilometers: float, miles: str, km: str) -> None:
    said = [distance_words(kilometers, in_miles=in_miles) for in_miles in (True, False)]
    assert said == [miles, km]


def test_neighbors_share_a_dot() -> None:
    drawn = map_drawn(HERE, [a_dot(n, 0.01, 0, 1.1) for n in range(1, 6)])
    assert ">1 2 3 +2<" in drawn


def test_every_dot_is_inside() -> None:
    drawn = map_drawn(HERE, [a_dot(1, 0.0, 0.5, 42.3), a_dot(2, 0.4, 0.0, 44.4)])
    found = re.findall(r'<g class="spot"><rect x="([0-9.-]+)" y="([0-9.-]+)" width="(\d+)"', drawn)
    assert len(found) == 2
    for x, y, width in found:
        assert 0 <= float(x) <= 600 - float(width)
        assert 0 <= float(y) <= 440 - 28


def test_nothing_without_a_place() -> None:
    assert map_drawn(None, [a_dot(1, 0, 0, 0)]) == ""
    assert map_drawn(HERE, []) == ""


def test_names_are_escaped() -> None:
    dot = Dot(1, '"><script>', 40.47, -79.96, 0.0)
    assert "<script>" not in map_drawn(HERE, [dot])


@pytest.mark.parametrize(
    ("north", "east", "words"),
    [(1, 0, "north"), (1, 1.3, "north-east"), (0, -1, "west"), (-1, 0, "south")],
)
def test_which_way(north: float, east: float, words: str) -> None:
    assert way_to(HERE, 40.47 + north / 100, -79.96 + east / 100) == words
