"""Everything the interface says can be read after six years of school, in both languages.

How it is measured, and why by these units: docs/decisions/0012-reading-level.md.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from statistics import median

import pytest

from tests.architecture.plain_words import KNOWN_LONG_WORDS, LEGAL_TEXTS, NAMED_SENTENCES
from tests.architecture.source import fail_with
from tests.said import Say
from tools.interface import Text, texts
from tools.reading import (
    CURE,
    HARDEST,
    HARDEST_SENTENCE,
    LONG,
    Measure,
    labels,
    long_words,
    measure,
    running,
    sentences,
)

# Fewer words than these are no page: its sentences are judged one by one.
PAGE = 30
CALLED = {"en": "grade {}, the most is {:g}", "es": "ease {} of 100, the least is {:g}"}
NAMED = "; or name it, with the reason, in tests/architecture/plain_words.py"


@cache
def the_interface() -> tuple[Text, ...]:
    return tuple(texts())


def hard_sentences(read: Iterable[Text]) -> Iterator[str]:
    for text in read:
        if text.file in LEGAL_TEXTS:
            continue
        for sentence in running(text.words):
            found = measure(sentence, text.language)
            most = HARDEST_SENTENCE[text.language]
            if found.harder_than(most) and sentence not in NAMED_SENTENCES:
                yield _fault(text.file, _quoted(sentence), found, most)


def hard_pages(read: Iterable[Text]) -> Iterator[str]:
    """A template with all it says; of any other file its running text."""
    return _hard_together(_pages(read), "the page as a whole")


def _pages(read: Iterable[Text]) -> dict[tuple[str, str], list[str]]:
    pages: dict[tuple[str, str], list[str]] = {}
    for text in read:
        if text.file not in LEGAL_TEXTS:
            page = pages.setdefault((text.file, text.language), [])
            page += [text.words] if "/templates/" in text.file else running(text.words)
    return pages


def hard_packages(read: Iterable[Text]) -> Iterator[str]:
    packages: dict[tuple[str, str], list[str]] = {}
    for text in read:
        if text.file not in LEGAL_TEXTS:
            where = f"walkwith/{text.package}"
            packages.setdefault((where, text.language), []).append(text.words)
    return _hard_together(packages, "the package as a whole")


def long_labels(read: Iterable[Text]) -> Iterator[str]:
    """A label is too short for a score: its long words are looked at, one by one."""
    for text in read:
        for label in labels(text.words):
            for word in long_words(label, text.language):
                if word.lower() not in KNOWN_LONG_WORDS[text.language]:
                    many = f"“{word}” has {LONG[text.language]} syllables or more"
                    cure = f"a shorter word{NAMED} if people say it anyway."
                    yield f"{text.file}: {_quoted(label)}: {many}. Cure: {cure}"


def _hard_together(units: dict[tuple[str, str], list[str]], called: str) -> Iterator[str]:
    for (where, language), said in units.items():
        found = measure(dict.fromkeys(said), language)
        if found.words >= PAGE and found.harder_than(HARDEST[language]):
            yield _fault(where, f"{called} ({_hardest(said, language)})", found, HARDEST[language])


def _hardest(said: list[str], language: str) -> str:
    whole = [sentence for words in said for sentence in sentences(words)]
    hardest = max if language == "en" else min
    return f"begin with {_quoted(hardest(whole, key=lambda one: measure(one, language).score))}"


def _fault(where: str, what: str, found: Measure, most: float) -> str:
    score = CALLED[found.language].format(found.score, most)
    return f"{where}: {what}: {score}. Cure: {CURE[found.language]}{NAMED}."


def _quoted(words: str) -> str:
    return f"“{words.strip('“”')}”"


def assert_plain(law: Callable[[Iterable[Text]], Iterator[str]]) -> None:
    assert len(the_interface()) > 4000, "the law found too little to read: is the folder right?"
    fail_with(list(dict.fromkeys(law(the_interface()))))


def test_each_sentence_is_plain() -> None:
    assert_plain(hard_sentences)


def test_each_page_is_plain() -> None:
    assert_plain(hard_pages)


def test_each_package_is_plain() -> None:
    assert_plain(hard_packages)


def test_labels_have_no_long_words() -> None:
    assert_plain(long_labels)


def test_every_exception_is_still_needed() -> None:
    read = the_interface()
    hard = {
        sentence: text.file
        for text in read
        for sentence in running(text.words)
        if measure(sentence, text.language).harder_than(HARDEST_SENTENCE[text.language])
    }
    stale = [sentence for sentence in NAMED_SENTENCES if sentence not in hard]
    stale += [file for file in LEGAL_TEXTS if file not in hard.values()]
    for language, known in KNOWN_LONG_WORDS.items():
        mine = [label for text in read if text.language == language for label in labels(text.words)]
        used = {word.lower() for label in mine for word in long_words(label, language)}
        stale += sorted(known - used)
    assert not stale, f"nobody needs these any more, take them out of plain_words.py: {stale}"


@pytest.mark.parametrize("language", ["en", "es"])
def test_how_plain_it_is(language: str, say: Say) -> None:
    mine = [one for one in the_interface() if one.language == language]
    judged = {one for text in mine if text.file not in LEGAL_TEXTS for one in running(text.words)}
    pages = [measure(dict.fromkeys(said), language) for said in _pages(mine).values()]
    told = [
        _spread("sentences", [measure(one, language) for one in judged - NAMED_SENTENCES.keys()]),
        _spread("pages", [page for page in pages if page.words >= PAGE]),
    ]
    name = {"en": "English, school grade", "es": "Spanish, ease of 100"}[language]
    say(f"Reading level, {name}: {'; '.join(told)}.")
    assert len(judged) > 1000


def _spread(called: str, found: list[Measure]) -> str:
    scores = sorted((one.score for one in found), reverse=found[0].language == "es")
    ninth = scores[len(scores) * 9 // 10]
    middle = median(scores)
    return f"{len(scores)} {called}: median {middle:.1f}, p90 {ninth}, worst {scores[-1]}"


def test_the_laws_can_fail() -> None:
    page = "walkwith/plans/templates/plans/plan.html"
    hard = "Additional documentation is required for participation."
    assert list(hard_sentences([Text(page, "en", f"Hello. {hard}")])) == [
        f"{page}: “{hard}”: grade 22.2, the most is 8. Cure: {CURE['en']}{NAMED}."
    ]
    duro = "La documentación adicional es obligatoria para participar."
    assert "ease 11.1 of 100, the least is 60" in next(hard_sentences([Text(page, "es", duro)]))
    dull = ["You may ask a worker to explain this paper to you today."] * 3
    worse = [f"{words[:-1]} number {n}, after the meeting." for n, words in enumerate(dull)]
    assert not list(hard_sentences(Text(page, "en", words) for words in worse))
    told = next(hard_pages(Text(page, "en", words) for words in worse))
    assert "the page as a whole (begin with “You may ask a worker" in told
    assert "walkwith/plans: the" in next(hard_packages(Text(page, "en", words) for words in worse))
    assert "“Documentation” has 4" in next(long_labels([Text(page, "en", "Documentation here")]))
    assert not list(long_labels([Text(page, "en", "Your plan"), Text(page, "es", "Tu plan")]))
