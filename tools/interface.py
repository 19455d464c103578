"""Every text of the interface that people read, with the file it stands in and its language.

Left out: the stories of `walkwith/demo`, which are people's own words.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from tools.words import ROOT, known, packages


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
    return [*_messages(), *_help(), *_signed()]


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


def _help() -> Iterator[Text]:
    file = ROOT / "library/help.json"
    for line in json.loads(file.read_text())["lines"]:
        yield Text("walkwith/library/help.json", "en", line["words"])
        yield Text("walkwith/library/help.json", "es", line["words_es"])


def _signed() -> Iterator[Text]:
    """The wordings people sign, and the notices that go with what leaves."""
    for folder, suffix in (("access/wordings", "md"), ("access/notices", "txt")):
        for file in sorted((ROOT / folder).glob(f"*.{suffix}")):
            language = file.name.split(".")[1]
            yield Text(str(file.relative_to(ROOT.parent)), language, file.read_text())
