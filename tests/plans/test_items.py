"""How a pasted plan is parted into points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkwith.plans.rules import items_of


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("", []),
        ("--- \n\n ***", []),
        ("Find work", ["Find work"]),
        ("1. Find work\n2) Call DHS\n3.1. Rest", ["Find work", "Call DHS", "Rest"]),
        ("- Find work\n* Call DHS\n• Rest", ["Find work", "Call DHS", "Rest"]),
        ("a) Find work\nB. Call DHS", ["Find work", "Call DHS"]),
        ("[ ] Find work\n☐ Call DHS\n[x] Rest", ["Find work", "Call DHS", "Rest"]),
        ("• Find work • Call DHS", ["Find work", "Call DHS"]),
        ("Goal 1: Find work\nObjective 1.2: Rest", ["Find work", "Rest"]),
        ("Meta 1: Buscar trabajo\nObjetivos:\n- Descansar", ["Buscar trabajo", "Descansar"]),
        ("Pt will attend\n  group each week", ["Pt will attend group each week"]),
        ("Find work.\nand rest", ["Find work.", "and rest"]),
        ("Find work\n\nand rest", ["Find work", "and rest"]),
        ("Find work\n- and rest", ["Find work", "and rest"]),
        ("Find work\nFind work", ["Find work"]),
        ("3.5 hours of sleep", ["3.5 hours of sleep"]),
        ("GOALS:\nFind   work", ["Find work"]),
    ],
)
def test_points(text: str, points: list[str]) -> None:
    assert items_of(text) == points


def test_what_is_too_long_is_parted_at_a_sentence() -> None:
    assert items_of("One two. Three four. Five.", longest=20) == ["One two. Three four.", "Five."]
    assert items_of("x" * 45, longest=20) == ["x" * 20, "x" * 20, "x" * 5]


words = st.text("abcdeäñ XYZ.,;•-*\n1)23[]", max_size=300)


@given(st.lists(st.text("äñüß ", min_size=1, max_size=90), max_size=6))
def test_no_letter_is_lost(lines: list[str]) -> None:
    """Whatever is parted or put together, every letter of a text without marks is there."""
    text = "\n".join(dict.fromkeys(" ".join(one.split()) for one in lines))
    assert "".join(sorted("".join(items_of(text, longest=25)))).strip() == "".join(
        sorted("".join(text.split()))
    )


@given(words, st.integers(10, 60))
def test_each_point_fits_and_says_something(text: str, longest: int) -> None:
    for point in items_of(text, longest=longest):
        assert 0 < len(point) <= longest
        assert point.strip()


@given(st.lists(st.text("abcdefg ", min_size=3, max_size=30).map(str.strip), max_size=8))
def test_bulleted_lines_come_back_as_they_were(lines: list[str]) -> None:
    known = [" ".join(one.split()) for one in lines if any(sign.isalpha() for sign in one)]
    assert items_of("\n".join(f"- {one}" for one in lines)) == list(dict.fromkeys(known))
