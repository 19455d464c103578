import re

import pytest
from django.contrib.auth.password_validation import validate_password

from walkwith.accounts.pass_phrases import WORDS, new_pass_phrase


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_pass_phrase_is_easy_to_read_aloud_and_accepted(language: str) -> None:
    phrase = new_pass_phrase(language)
    *words, number = phrase.split("-")
    assert len(words) == 4
    assert set(words) <= set(WORDS[language])
    assert re.fullmatch(r"[1-9]\d", number)
    validate_password(phrase)


@pytest.mark.parametrize("language", ["en", "es"])
def test_its_words_are_many_and_plain(language: str) -> None:
    assert len(set(WORDS[language])) == len(WORDS[language]) >= 128
    assert all(re.fullmatch("[a-z]{2,9}", word) for word in WORDS[language])


def test_no_two_are_alike() -> None:
    assert len({new_pass_phrase() for _ in range(1000)}) == 1000
