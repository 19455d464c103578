"""How the reading level is measured: syllables, words, sentences, and the two formulas."""

import pytest

from tests.known_syllables import ENGLISH, SPANISH, counted
from tools.interface import said_twice, texts
from tools.reading import ease, grade, labels, long_words, measure, running, sentences, words
from tools.syllables import syllables


@pytest.mark.parametrize(("language", "known"), [("en", ENGLISH), ("es", SPANISH)])
def test_syllables_are_counted_as_they_are_spoken(language: str, known: dict[int, str]) -> None:
    spoken = counted(known)
    assert len(spoken) > 150
    assert {word: syllables(word, language) for word in spoken} == spoken


def test_what_is_no_word_is_one_short_one() -> None:
    for word in ("42", "PDF", "CFR", "name@example.org", "10:30"):
        assert syllables(word, "en") == syllables(word, "es") == 1
    assert syllables("side-by-side", "en") == 3


def test_words_and_sentences() -> None:
    assert words("Don’t wait: a two-day plan, she/her (45 CFR).") == [
        *("Don’t", "wait", "a", "two-day", "plan", "she", "her", "45", "CFR")
    ]
    text = "# A <b>plan</b>\n\n- **Rosa** reads it. Why? See https://example.org/a.b now\n- No! No"
    assert sentences(text) == [*("A plan", "Rosa reads it.", "Why?", "See now", "No!", "No")]
    assert running("Hello. This is long enough now. Bye.") == ["This is long enough now."]
    assert labels("Hello. This is long enough now. Bye.") == ["Hello.", "Bye."]


def test_what_is_put_in_reads_like_a_short_word() -> None:
    asked = measure("%(name)s walks with {person}.", "en")
    assert (asked.words, asked.syllables, asked.sentences) == (4, 6, 1)


def test_long_words() -> None:
    assert long_words("Information for your supervisor", "en") == ["Information", "supervisor"]
    assert long_words("Información de tu especialista", "es") == ["especialista"]


def test_the_formulas() -> None:
    """Worked by hand from the papers; a longer sentence is never easier."""
    assert grade(1.5, 10) == pytest.approx(6.01)
    assert ease(2.0, 10) == pytest.approx(76.64)
    assert grade(1.5, 20) > grade(1.5, 10)
    assert ease(2.0, 20) < ease(2.0, 10)


def test_a_text_is_measured_as_a_whole() -> None:
    english = measure("You own your plan. Nobody else may change it.", "en")
    assert (english.words, english.syllables, english.sentences) == (9, 11, 2)
    assert english.score == pytest.approx(0.39 * 9 / 2 + 11.8 * 11 / 9 - 15.59, abs=0.05)
    spanish = measure(["Tu plan es tuyo.", "Nadie más lo cambia."], "es")
    assert (spanish.words, spanish.syllables, spanish.sentences) == (8, 11, 2)
    assert spanish.score == pytest.approx(206.84 - 60 * 11 / 8 - 1.02 * 8 / 2, abs=0.05)
    assert (measure("", "en").score, measure("…", "es").score) == (0.0, 100.0)


def test_data_that_speaks_two_languages_is_found() -> None:
    data = {
        "lines": [{"name": "988", "words": "Call.", "words_es": "Llama."}],
        "packs": {"say": {"en": ["One", "Two"], "es": ["Uno", "Dos"]}, "code": "id"},
    }
    assert list(said_twice(data)) == [
        *(("en", "Call."), ("es", "Llama.")),
        *(("en", "One"), ("en", "Two"), ("es", "Uno"), ("es", "Dos")),
    ]


def test_every_kind_of_text_is_read() -> None:
    read = texts()
    for file in (
        "walkwith/plans/templates/plans/plan.html",
        "walkwith/access/policies.py",
        "walkwith/library/help.json",
        "walkwith/access/wordings/care-1",
        "walkwith/access/notices/own-1",
    ):
        found = {text.language for text in read if text.file.startswith(file)}
        assert found == {"en", "es"}, file
    assert not [text.file for text in read if text.package == "demo"]
