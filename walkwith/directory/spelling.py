"""What somebody typed, understood: needs by any of their names in two languages, and other words.

Accents and capitals never matter. A word nobody knows is put right only when nothing was found
with it, from the words of needs and of the listings of the house (`said`).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from uuid import UUID

from django.utils import translation
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from walkwith.directory.needs import NEEDS
from walkwith.directory.said import Of, folded, said_by_listings

MOST_WORDS = 6
SHORTEST_MENDED = 4
LONG_WORD = 7
MOST_WRONG = 2
# Said around what is meant.
SMALL_WORDS = frozenset(
    re.findall(
        r"[a-z]+",
        "a an and any at de del el en for free from get help i in la las los me my near need of on"
        " or place places some someone somebody the to where with un una unos unas y o con para"
        " por que ayuda busco donde necesito quiero mi cerca gratis lugar",
    )
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What was typed: the needs it names, and the words that are no need.

    `mended` are the words put right: {as typed: as understood}.
    """

    needs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def without_words(self) -> "Understood":
        return replace(self, words=())


def anywhere(word: str) -> str:
    """The pattern that finds a word, or the beginning of one, anywhere in folded text."""
    kept = folded(word).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{kept}%"


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", folded(text))


def understood(text: str) -> Understood:
    """The longest names of needs in a text, in either language; the rest are words."""
    said = words_of(text)
    needs: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(said):
        length = _longest_name(said, at)
        if length:
            needs += _names()[tuple(said[at : at + length])]
            at += length
        else:
            rest.append(said[at])
            at += 1
    kept = [word for word in rest if word not in SMALL_WORDS] or ([] if needs else rest)
    return Understood(tuple(dict.fromkeys(needs)), tuple(kept[:MOST_WORDS]))


def in_names(text: str, read: Understood) -> Understood:
    """The same words as they were put right, to be looked for in names: no need heard in them."""
    right = dict(read.mended)
    said = [right.get(word, word) for word in words_of(text)]
    kept = [word for word in said if word not in SMALL_WORDS] or said
    return replace(read, needs=(), words=tuple(kept[:MOST_WORDS]))


def as_typed(text: str) -> Understood:
    """Only the words, nothing put right and no need heard in them."""
    return Understood(words=tuple(words_of(text)[:MOST_WORDS]))


def mended(text: str, known: Mapping[str, int]) -> Understood | None:
    """The text with unknown words put right, or None when there is nothing to mend.

    One letter may be wrong in a short word, two in one of seven letters or more; of several words
    as near, the one used most, then the first of the alphabet.
    """
    said = words_of(text)
    put_right = [(word, _nearest(word, known)) for word in said]
    changes = tuple((word, right) for word, right in put_right if word != right)
    if not changes:
        return None
    return replace(understood(" ".join(right for _, right in put_right)), mended=changes)


def known_words(organization_id: UUID, of: Of, text: str) -> Mapping[str, int]:
    """Words a typed one may stand for, of needs and of the house's listings, and how often each
    is used. One statement, and none where no word can be put right.
    """
    lengths = [len(word) for word in words_of(text) if _may_be_mended(word)]
    if not lengths:
        return {}
    about = MOST_WRONG if max(lengths) >= LONG_WORD else 1
    shortest = max(SHORTEST_MENDED, min(lengths) - about)
    said = said_by_listings(organization_id, of, shortest, max(lengths) + about)
    return said | _words_of_needs()


def _nearest(word: str, known: Mapping[str, int]) -> str:
    if word in known or not _may_be_mended(word):
        return word
    most = MOST_WRONG if len(word) >= LONG_WORD else 1
    near = extract(word, known.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
    ranked = sorted((distance, -known[found], found) for found, distance, _ in near)
    return ranked[0][2] if ranked else word


def _may_be_mended(word: str) -> bool:
    return len(word) >= SHORTEST_MENDED and word not in SMALL_WORDS and not word.isdigit()


def _longest_name(said: Sequence[str], at: int) -> int:
    """How many words from here on name a need; 0 when none do."""
    for length in range(min(len(said) - at, _most_in_a_name()), 0, -1):
        if tuple(said[at : at + length]) in _names():
            return length
    return 0


@cache
def _names() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The needs by each of their names, as folded words, with and without a final "s"."""
    found: dict[tuple[str, ...], list[str]] = {}
    for need in NEEDS.values():
        for name in _called(need.code):
            words = tuple(words_of(name))
            singular = (*words[:-1], words[-1].removesuffix("s")) if words else ()
            plural = (*words[:-1], words[-1] + "s") if words else ()
            for form in {words, singular, plural}:
                if form and need.code not in found.setdefault(form, []):
                    found[form].append(need.code)
    return {form: tuple(codes) for form, codes in found.items() if form not in _only_small()}


def _called(code: str) -> Iterable[str]:
    need = NEEDS[code]
    yield code.replace("_", " ")
    for language in ("en", "es"):
        with translation.override(language):
            yield str(need.words)
    yield from need.english
    yield from need.spanish


def _only_small() -> set[tuple[str, ...]]:
    return {(word,) for word in SMALL_WORDS}


@cache
def _most_in_a_name() -> int:
    return max(len(form) for form in _names())


@cache
def _words_of_needs() -> dict[str, int]:
    """Words of needs stand above those of names: who looks for help means them first."""
    words = Counter(word for form in _names() for word in form if len(word) >= SHORTEST_MENDED)
    return {word: 1_000_000 + times for word, times in words.items()}
