"""When two listings seem to be one: rules on plain values, with the evidence they rest on.

Places and numbers bring candidates together, names decide. Nothing is merged: a person looks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Any
from uuid import UUID

from rapidfuzz import fuzz

# How alike names must be, of a hundred; the same door or number at the same minute says much.
ALIKE = 72
SURELY_ALIKE = 90
# A group this large is one church with many rooms, or one number of a whole county.
LARGEST_GROUP = 12
FILLER = re.compile(
    r"\b(the|a|of|group|meeting|meetings|aa|na|al-anon|grupo|reunion|el|la|de|los|las)\b"
)
NOT_LETTERS = re.compile(r"[^\w\s]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One listing under one block: what brought it there, and its name."""

    block: str
    code: str
    value: str
    id: UUID
    source: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two listings that seem the same, the lesser id first, and why."""

    one: UUID
    other: UUID
    evidence: tuple[dict[str, Any], ...]


def bare(name: str) -> str:
    """A name without what all names have."""
    plain = NOT_LETTERS.sub(" ", name.lower())
    kept = " ".join(FILLER.sub(" ", plain).split())
    return kept or " ".join(plain.split())


def names_alike(one: str, other: str) -> int:
    """How alike two names are, of a hundred; the order of words does not count."""
    return round(fuzz.token_sort_ratio(bare(one), bare(other)))


def same_ones(entries: Iterable[Entry]) -> list[Pair]:
    """The pairs of a stream that comes sorted by block."""
    found: dict[tuple[UUID, UUID], list[dict[str, Any]]] = {}
    for _block, group in groupby(entries, key=lambda entry: entry.block):
        for pair, evidence in _of_block(list(group)):
            said = found.setdefault(pair, [{"code": "names", "value": evidence.pop()}])
            said.extend(each for each in evidence if each not in said)
    return [Pair(one, other, tuple(said)) for (one, other), said in sorted(found.items())]


def _of_block(group: list[Entry]) -> Iterator[tuple[tuple[UUID, UUID], list[Any]]]:
    if len(group) > LARGEST_GROUP:
        return
    for one, other in combinations(group, 2):
        if one.id == other.id:
            continue
        alike = names_alike(one.name, other.name)
        # One source knows its own rows: it repeats itself only under the same name.
        needed = SURELY_ALIKE if one.source == other.source else ALIKE
        if alike >= needed:
            first, last = sorted((one.id, other.id))
            yield (first, last), [{"code": one.code, "value": one.value}, alike]
