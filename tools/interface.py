"""Every text of the interface that people read, with the file it stands in and its language.

Left out: the stories of `walkwith/demo`, which are people's own words.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.words import ROOT, known, packages

DEMO = "demo"


@dataclass(frozen=True)
class Text:
    """One message of a catalogue, or one file of help, wording or notice."""

    file: str
    language: str
    words: str

    @property
    def package(self) -> str:
        return self.file.split("/")[1]


def texts() -> list[Text]:
    """All of them; a message that stands in two files is told for each."""
    return [*_messages(), *_packs(), *_papers()]


def _messages() -> Iterator[Text]:
    for package in packages():
        for message in known(package):
            for file in sorted({place for place, _line in message.locations}):
                for language, said in (("en", message.id), ("es", message.string)):
                    yield from (Text(file, language, one) for one in _forms(said))


def _forms(said: object) -> list[str]:
    """A message, or the singular and the plural of one."""
    forms = said if isinstance(said, list | tuple) else [said]
    return [str(one) for one in forms if one]


def _packs() -> Iterator[Text]:
    """The help card and the packs of data: whatever a JSON file says in both languages."""
    for file in _files("*.json"):
        for language, said in said_twice(json.loads(file.read_text())):
            yield Text(_path(file), language, said)


def said_twice(data: object) -> Iterator[tuple[str, str]]:
    """Language and words of each `{"en": ..., "es": ...}` and each `x` beside an `x_es`."""
    if isinstance(data, list):
        for one in data:
            yield from said_twice(one)
    elif isinstance(data, dict):
        pairs = [("en", "es"), *((key, f"{key}_es") for key in data)]
        for english, spanish in pairs:
            if english in data and spanish in data:
                yield from (("en", one) for one in _forms(data[english]))
                yield from (("es", one) for one in _forms(data[spanish]))
        yield from said_twice(list(data.values()))


def _papers() -> Iterator[Text]:
    """Texts that are files of their own: `care-1.en.md`, `part2-1.es.txt`."""
    for language in ("en", "es"):
        for file in [*_files(f"*.{language}.md"), *_files(f"*.{language}.txt")]:
            yield Text(_path(file), language, file.read_text())


def _files(pattern: str) -> list[Path]:
    found = sorted(ROOT.rglob(pattern))
    return [file for file in found if file.relative_to(ROOT).parts[0] != DEMO]


def _path(file: Path) -> str:
    return str(file.relative_to(ROOT.parent))
