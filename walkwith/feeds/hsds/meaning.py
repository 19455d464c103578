"""Which of our needs and features a service meets, from the words its feed uses for it.

Conservative and always the same: whole words only, the terms of its taxonomies and its own name
before its description. Words that also mean other things count only when they stand alone.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from walkwith.directory.needs import NEEDS
from walkwith.directory.said import folded
from walkwith.feeds.hsds import fleeing

OURS = "walkwith needs"
SAFE_HOUSE = "safe_house"
WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# What the words of feeds mean beside needs.json. `alone_only`: as a whole name or term these say
# what is meant, inside a longer one they often do not: a legal clinic has no doctor, Casa Esperanza
# is no home for rent. `in_a_name_only`: nobody is sent to a place because its description says in
# passing that it has one.
SAID = json.loads((Path(__file__).parent / "meaning.json").read_text(encoding="utf-8"))
ALONE_ONLY = frozenset(SAID["alone_only"])
IN_A_NAME_ONLY = frozenset(SAID["in_a_name_only"])
NOT = frozenset({"no", "not", "never", "without", "sin", "except"})
LONG_ENOUGH = 7
MOST_FROM_DESCRIPTION = 3

LANGUAGES = {said: code for code, every in SAID["languages"].items() for said in every}
SENIOR, TEEN, YOUNG = 55, 18, 26


def _one(word: str) -> str:
    """A word in the singular, as far as its end tells."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _words(said: str) -> list[str]:
    told = folded(said).replace("counselling", "counseling")
    return [_one(word) for word in WORD.findall(told)]


def _index() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases by their first word, the longest first, with the need each stands for."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    taken: set[tuple[str, ...]] = set()
    for need in NEEDS.values():
        also = SAID["also"].get(need.code, ())
        for said in (need.code.replace("_", " "), *need.english, *need.spanish, *also):
            phrase = tuple(_words(said))
            if phrase and phrase not in taken:
                taken.add(phrase)
                found.setdefault(phrase[0], []).append((phrase, need.code))
    return {
        first: sorted(phrases, key=lambda each: (-len(each[0]), each[0]))
        for first, phrases in found.items()
    }


INDEX = _index()
SAME_AS = {
    (folded(vocabulary), folded(key)): need.code
    for need in NEEDS.values()
    for vocabulary, key in need.same_as.items()
}


def _met(words: list[str]) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """(need, phrase, where) of the phrases in a text: from the left, the longest, none twice."""
    at = 0
    while at < len(words):
        for phrase, code in INDEX.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                yield code, phrase, at
                at += len(phrase)
                break
        else:
            at += 1


@lru_cache(maxsize=20_000)
def needs_in_name(said: str) -> tuple[str, ...]:
    """The needs that a name or a term of a taxonomy says."""
    words = _words(said)
    return tuple(
        code
        for code, phrase, _ in _met(words)
        if len(phrase) > 1 or phrase[0] not in ALONE_ONLY or len(words) == 1
    )


def needs_in_text(said: str) -> Iterator[str]:
    """The needs that a description says in so many words, and does not deny."""
    words = _words(said)
    for code, phrase, at in _met(words):
        if code in IN_A_NAME_ONLY or NOT.intersection(words[max(0, at - 3) : at]):
            continue
        telling = phrase[0] not in ALONE_ONLY and len(phrase[0]) >= LONG_ENOUGH
        if len(phrase) > 1 or telling:
            yield code


@lru_cache(maxsize=20_000)
def need_of_term(vocabulary: str, key: str, code: str) -> str:
    """The need that is this very term, in our own vocabulary or one we know it by; else ""."""
    if folded(vocabulary) == OURS:
        return code if code in NEEDS else ""
    named = folded(vocabulary)
    return SAME_AS.get((named, folded(code)), "") or SAME_AS.get((named, folded(key)), "")


def needs_of(
    terms: Iterable[tuple[str, str, str, str]],
    names: Iterable[str],
    texts: Iterable[str],
    agency: str = "",
) -> list[str]:
    """The codes of the needs a service meets, surest first.

    `terms` are (vocabulary, key, code, name); `texts` count only where names and terms are silent.
    What its agency is called tells whether it is for people who flee, and nothing else.
    """
    terms, names, texts = list(terms), list(names), list(texts)
    found = [need_of_term(vocabulary, key, code) for vocabulary, key, code, _ in terms]
    if not any(found):
        for said in (*(name for *_, name in terms), *names):
            found += [code for code in needs_in_name(said) if code != SAFE_HOUSE]
        if not any(found):
            found = _said_in(texts)[:MOST_FROM_DESCRIPTION]
    if fleeing.is_safe_house([*names, *(name for *_, name in terms)], [*texts, agency]):
        found = [SAFE_HOUSE, *found]
    return [code for code in dict.fromkeys(found) if code]


def _said_in(texts: Iterable[str]) -> list[str]:
    found = dict.fromkeys(
        code
        for said in texts
        for code in needs_in_text(said)
        if code != SAFE_HOUSE or fleeing.says_so(said)
    )
    return list(found)


def features_of(
    languages: Iterable[str],
    texts: Iterable[str],
    minimum_age: float | None,
    maximum_age: float | None,
) -> list[str]:
    """Codes of `directory.words.FEATURES`: languages it names, whom it says it is for."""
    found = {LANGUAGES[said] for said in map(folded, languages) if said in LANGUAGES}
    told = f" {' '.join(WORD_OR_MARK.findall(folded(' | '.join(texts))))} "
    for feature, words in SAID["features"].items():
        if any(f" {word} " in told for word in words):
            found.add(feature)
    if minimum_age is not None and minimum_age >= SENIOR:
        found.add("seniors")
    if maximum_age is not None and maximum_age <= TEEN:
        found.add("teens")
    elif maximum_age is not None and maximum_age <= YOUNG:
        found.add("young")
    return sorted(found)


WORD_OR_MARK = re.compile(r"[a-z0-9'-]+|\|")
