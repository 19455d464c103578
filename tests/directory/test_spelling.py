"""What somebody typed, understood in two languages, with typos put right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkwith.directory.needs import NEEDS
from walkwith.directory.said import folded
from walkwith.directory.spelling import Understood, as_typed, mended, understood

KNOWN = {"clothes": 9, "recovery": 5, "recuperacion": 4, "harbor": 2, "harper": 1, "food": 7}


@pytest.mark.parametrize(
    ("typed", "needs", "words"),
    [
        ("ropa", ["clothes"], ""),
        ("Clothes", ["clothes"], ""),
        ("food bank Hazelwood", ["food"], "hazelwood"),
        ("necesito un abogado", ["legal_aid"], ""),
        ("VIVIENDA sobria", ["sober_housing"], ""),
        ("a warm meal", ["meals"], ""),
        ("pañales", ["parenting"], ""),
        ("Open Door", [], "open door"),
        ("'; -- 100%", [], "100"),
        ("", [], ""),
    ],
)
def test_needs_are_heard_in_words(typed: str, needs: list[str], words: str) -> None:
    assert understood(typed) == Understood(tuple(needs), tuple(words.split()))


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("cloths", {"cloths": "clothes"}),
        ("recvery", {"recvery": "recovery"}),
        ("recuperción", {"recupercion": "recuperacion"}),
        ("harbr food", {"harbr": "harbor"}),
        ("foood", {"foood": "food"}),
    ],
)
def test_typos_are_put_right(typed: str, right: dict[str, str]) -> None:
    found = mended(typed, KNOWN)
    assert found and dict(found.mended) == right


@pytest.mark.parametrize("typed", ["clothes", "fod", "zzzzzz", "15201", "for the", ""])
def test_nothing_to_mend(typed: str) -> None:
    assert mended(typed, KNOWN) is None


def test_a_mended_word_is_heard_as_a_need() -> None:
    found = mended("cloths", KNOWN)
    assert found and found.needs == ("clothes",)


def test_as_typed_hears_no_need() -> None:
    assert as_typed("Ropa usada") == Understood(words=("ropa", "usada"))


@pytest.mark.parametrize("code", NEEDS)
def test_every_name_of_a_need_finds_it(code: str) -> None:
    need = NEEDS[code]
    for name in (*need.english, *need.spanish):
        assert code in understood(name).needs, name


@settings(max_examples=50)
@given(st.text(max_size=80))
def test_any_text_is_understood(typed: str) -> None:
    found = understood(typed)
    assert set(found.needs) <= set(NEEDS)
    assert all(word == folded(word) for word in found.words)
