from hypothesis import given
from hypothesis import strategies as st

from walkwith.people.rules import folded, part_of_names, tidy


def test_names_are_folded_as_people_type_them() -> None:
    said = {
        "José  Núñez": "jose nunez",
        "ÅSA": "asa",
        "Straße": "strasse",
        "Lê Thị": "le thi",
        "  two\tlines\n": "two lines",
        "a\u202eb\x00c\u200d": "abc",
        "": "",
    }
    assert {name: folded(name) for name in said} == said


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(words: str) -> None:
    assert folded(folded(words)) == folded(words)


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_part_of_a_name_is_found_in_it(before: str, after: str) -> None:
    whole = folded(f"{before} {after}")
    assert all(word in whole for word in folded(before).split())


@given(st.text(max_size=40))
def test_tidy_words_hold_no_hidden_signs_and_stay_tidy(words: str) -> None:
    kept = tidy(words)
    assert not set(kept) & set("\x00\r\u202e\u2066")
    assert tidy(kept) == kept


def test_a_wildcard_is_searched_as_a_sign() -> None:
    said = {"José": "%jose%", "100%": r"%100\%%", "a_b": r"%a\_b%", "c\\d\x00": r"%c\\d%"}
    assert {words: part_of_names(words) for words in said} == said
