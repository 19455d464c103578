"""The texts that are signed: versioned files, whose digests stand here and never change.

A published text is never edited, because somebody signed it. To say something otherwise, add the
next version beside it, in every language, with its digests below; from then on it is the one read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
# Name of a text: the SHA-256 of its file in each language.
PUBLISHED: dict[str, dict[str, str]] = {
    "specific-1": {
        "en": "d061d5e6d244a9322af8642246550287be540bafdd896f702bdc27f05e0d800e",
        "es": "20673bc1d3051fa28d87f50369704b36f26eada7f03aed789ddb52447308078f",
    },
    "care-1": {
        "en": "2ef5e9f61c0ef134c5c7df0845f6cf1d4f9469aff78550af3ed063df688b544b",
        "es": "75e235b76a291339dcc59981950ab4f640aa308df81b3e009a1a8361747f8eae",
    },
    "counseling-1": {
        "en": "2c2213a1af3d873162f3fb24d6b6e52845cfed477b89512a759a9315c3b87d57",
        "es": "6f8a851e3b1ffe4c9bbe77ebceae14476901010faefe2c8e03698636779b309d",
    },
    "legal-1": {
        "en": "90882061709e480f5fa58b8374af98e06d6a4cbe516e46bb490f04f4c5006296",
        "es": "f45066cb2272ba7e58a66b2b806583b7dc4562ef4e114bc2db40daeb7bbfcce7",
    },
}

Values = Mapping[str, str | Sequence[str]]
Run = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in one language, as it was published."""

    name: str
    language: str
    text: str

    @property
    def digest(self) -> str:
        return sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a list. Each line of it is text, in parts bold or not."""

    kind: str
    lines: tuple[tuple[Run, ...], ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        return self.lines[0]


@cache
def wording_named(name: str, language: str) -> Wording | None:
    """A published text, in English where it is not published in `language`; None for no such."""
    published = PUBLISHED.get(name)
    if published is None:
        return None
    spoken = language if language in published else "en"
    path = FOLDER / f"{name}.{spoken}.md"
    return Wording(name, spoken, path.read_bytes().decode())


def wording_of(kind: str, language: str) -> Wording:
    """The text of a kind that is read and signed now: the last one published."""
    versions = [name for name in PUBLISHED if name.rsplit("-", 1)[0] == kind]
    newest = max(versions, key=lambda name: int(name.rsplit("-", 1)[1]))
    found = wording_named(newest, language)
    assert found is not None
    return found


def filled(wording: Wording, values: Values) -> Iterator[Block]:
    """The text with its {places} filled. A value of several lines becomes a list of its own."""
    for part in re.split(r"\n\s*\n", wording.text.strip()):
        whole = re.fullmatch(r"\{(\w+)\}", part)
        several = values[whole[1]] if whole else None
        if several is not None and not isinstance(several, str):
            yield Block("list", tuple(((line, False),) for line in several))
        elif part.startswith("- "):
            lines = re.split(r"\n- ", part.removeprefix("- "))
            yield Block("list", tuple(_runs(line, values) for line in lines))
        elif heading := re.match(r"(#+) ", part):
            kind = "title" if len(heading[1]) == 1 else "heading"
            yield Block(kind, (_runs(part[heading.end() :], values),))
        else:
            yield Block("paragraph", (_runs(part, values),))


def _runs(line: str, values: Values) -> tuple[Run, ...]:
    """Every second part between two pairs of stars is bold. What is filled in stays as it is."""
    parts = [(part, bool(place % 2)) for place, part in enumerate(line.split("**"))]
    return tuple((_with(part, values), bold) for part, bold in parts if part)


def _with(text: str, values: Values) -> str:
    return re.sub(r"\{(\w+)\}", lambda place: str(values[place[1]]), text)
