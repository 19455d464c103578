"""Which services are for people who flee violence, by what their lists say of them.

What is read is words alone: small letters without accents, whatever stands between them. It errs
on the side of hiding: a place that is hidden for nothing can still be called. But abuse of drugs
or alcohol is what half of all lists are about; it is taken out before anything else is read.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from walkwith.directory.said import folded

SAID: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
WORD = re.compile(r"[a-z0-9]+|[.!?;|]")
LETTERS = re.compile(r"\b(?:[a-z]\.){2,}")
# "Domestic ~3 violence": up to three words may stand between, but not those of another matter.
BETWEEN = r"(?: (?!child|elder|senior|youth|gun|gang|animal)[a-z0-9]+){{0,{most}}}"
A_NAME = 120
NO = frozenset({"", "no", "n", "false", "0", "none", "ninguno"})


def _any_of(*lists: str) -> re.Pattern[str]:
    told = "|".join(pattern for name in lists for pattern in SAID[name])
    for kind, words in SAID["kinds"].items():
        told = told.replace(f"{{{kind}}}", words)
    told = re.sub(r"~(\d)", lambda found: BETWEEN.format(most=found[1]), told)
    return re.compile(rf"(?<= )(?:{told})(?= )")


OTHER = _any_of("other")
ALWAYS = _any_of("always")
UNDER_A_ROOF = _any_of("under_a_roof")
IN_A_NAME = _any_of("in_a_name", "under_a_roof")
SHELTER = _any_of("shelter")
ROOF = _any_of("shelter", "roof")
ROOF_IN_A_NAME = _any_of("shelter", "roof", "roof_in_a_name")
NO_ROOF = _any_of("no_roof")
# Programs of treatment list whom they treat in these very words: no place to flee to.
TREATED = re.compile(SAID["treated"], re.IGNORECASE)


def is_safe_house(names: Iterable[str], texts: Iterable[str]) -> bool:
    """By its name or terms; or by a text, or a vague name, of one with a roof."""
    named = _words(name for name in names if not TREATED.fullmatch(name))
    if ALWAYS.search(named):
        return True
    if IN_A_NAME.search(named) and ROOF_IN_A_NAME.search(NO_ROOF.sub("|", named)):
        return True
    told = _words(texts)
    whole = NO_ROOF.sub("|", f"{named}|{told}")
    if ALWAYS.search(told) or " dv " in f"{named}{told}" or " ipv " in f"{named}{told}":
        return bool(ROOF.search(whole))
    if not UNDER_A_ROOF.search(f"{named}{told}"):
        return False
    sentences = (one for one in told.split("|") if UNDER_A_ROOF.search(one))
    return bool(SHELTER.search(whole)) or any(map(ROOF.search, sentences))


def says_so(text: str) -> bool:
    """Does a text by itself say that it is of people who flee, whatever else is said?"""
    told = _words([text])
    return bool(ALWAYS.search(told) or (UNDER_A_ROOF.search(told) and ROOF.search(told)))


def is_told_in(row: Any) -> bool:
    """Does anything in a row as it came say so, however deep, its headings too?"""
    said = [one for one in _texts(_loaded(row)) if not TREATED.fullmatch(one)]
    names = [one for one in said if len(one) <= A_NAME]
    texts = [one for one in said if len(one) > A_NAME]
    return bool(ALWAYS.search(_words(said))) or is_safe_house(names, texts)


@lru_cache(maxsize=2_000)
def _of_one(said: str) -> str:
    told = LETTERS.sub(lambda found: f"{found[0].replace('.', '')} ", folded(said))
    told = " ".join(WORD.findall(told)).translate(MARKS)
    return OTHER.sub("|", f" {told} ")


MARKS = str.maketrans(".!?;", "||||")


def _words(texts: Iterable[str]) -> str:
    """Words with one space around each; "|" between sentences and texts, and for other matters."""
    return f" {' | '.join(map(_of_one, texts))} "


def _loaded(row: Any) -> Any:
    if isinstance(row, str) and row[:1] in ("{", "["):
        try:
            return json.loads(row)
        except ValueError:  # a text that begins so
            return row
    return row


def _texts(row: Any) -> Iterator[str]:
    if isinstance(row, Mapping):
        for name, part in row.items():
            if str(part or "").strip().lower() not in NO:
                yield str(name)
            yield from _texts(part)
    elif isinstance(row, (list, tuple)):
        for part in row:
            yield from _texts(part)
    elif row:
        yield re.sub(r"\\[nrt]", " ", str(row))
