"""What a pack may say, and how it is read. Whatever is wrong is told in one sentence.

A pack is a JSON file of one state, or of what holds in every state (`us`). It names checklists
and their lines; each line has words in two languages, a source and the day it was checked.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

AREAS = ("benefits", "id", "housing", "work")
EVERYWHERE = "us"
MOST_LETTERS = 400
CODE = re.compile(r"[a-z][a-z-]*[a-z]")
PARTS = ("want", "say", "if_no", "write_down", "bring")


class PackError(ValueError):
    """Names the file and the line, and says what to write there."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same in English and in Spanish."""

    en: str
    es: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    """One line as it was shipped. `checked_on` is None when nobody has checked it."""

    id: str
    words: Words
    source: str
    address: str
    checked_on: dt.date | None

    @property
    def digest(self) -> str:
        """Of all that can be wrong: an organization's own words stand on these."""
        said = "\n\0".join((self.words.en, self.words.es, self.source, self.address))
        return sha256(said.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackList:
    """A checklist, or the lines that a state adds to one: then without a title."""

    code: str
    area: str
    title: Words | None
    about: Words | None
    lines: tuple[PackLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    code: str
    name: Words
    lists: tuple[PackList, ...]

    def lines(self) -> Iterator[PackLine]:
        for checklist in self.lists:
            yield from checklist.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class PackScript:
    """What to say in a call or at an appointment; each part has a sentence a line."""

    code: str
    title: Words
    parts: dict[str, Words]
    know: PackLine | None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The text of one file, to say where in it something stands."""

    file: str
    text: str

    def read(self) -> dict[str, Any]:
        try:
            found = json.loads(self.text)
        except json.JSONDecodeError as error:
            raise PackError(f"{self.file}, line {error.lineno}: this is no JSON.") from error
        if not isinstance(found, dict):
            raise PackError(f"{self.file}, line 1: begin with {{.")
        return found

    def fault(self, at: object, words: str) -> PackError:
        place = self.text.find(f'"{at}"')
        number = self.text.count("\n", 0, place) + 1 if place >= 0 else 1
        return PackError(f"{self.file}, line {number} ({at}): {words}")

    def keys(self, given: object, at: object, needed: set[str], more: set[str]) -> dict[str, Any]:
        """`given` when it is an object with these keys and no others."""
        if not isinstance(given, dict):
            raise self.fault(at, "write an object in { }.")
        if missing := sorted(needed - set(given)):
            raise self.fault(at, f"write {missing[0]!r}.")
        if odd := sorted(set(given) - needed - more):
            raise self.fault(at, f"nobody knows {odd[0]!r}; take it out.")
        return given

    def sentence(self, given: object, at: object, what: str) -> str:
        if not isinstance(given, str) or not given.strip():
            raise self.fault(at, f"write {what}.")
        if len(given) > MOST_LETTERS:
            raise self.fault(at, f"{what} has {len(given)} letters, the most is {MOST_LETTERS}.")
        return given

    def words(self, given: object, at: object, what: str) -> Words:
        both = self.keys(given, at, {"en", "es"}, set())
        return Words(
            self.sentence(both["en"], at, f"{what} in English"),
            self.sentence(both["es"], at, f"{what} in Spanish"),
        )

    def day(self, given: object, at: object) -> dt.date | None:
        if given is None:
            return None
        try:
            return dt.date.fromisoformat(str(given))
        except ValueError as error:
            raise self.fault(at, 'write the day like "2026-11-22", or null.') from error


def read_pack(file: str, text: str) -> Pack:
    """A state's pack. Raises `PackError`."""
    sheet = _Sheet(file, text)
    given = sheet.keys(sheet.read(), "pack", {"pack", "name", "checklists"}, set())
    code = str(given["pack"])
    if f"{code}.json" != file:
        raise sheet.fault(code, f"the pack of {file} is called {file.removesuffix('.json')!r}.")
    lists = tuple(_list_of(sheet, code, one) for one in given["checklists"])
    pack = Pack(code=code, name=sheet.words(given["name"], "name", "the name"), lists=lists)
    _check_once(sheet, [line.id for line in pack.lines()])
    _check_once(sheet, [checklist.code for checklist in lists])
    return pack


def read_scripts(file: str, text: str) -> tuple[PackScript, ...]:
    """The scripts that come with the program. Raises `PackError`."""
    sheet = _Sheet(file, text)
    given = sheet.keys(sheet.read(), "scripts", {"scripts"}, set())
    scripts = tuple(_script_of(sheet, one) for one in given["scripts"])
    _check_once(sheet, [script.code for script in scripts])
    return scripts


def check_together(packs: list[Pack]) -> None:
    """A checklist to which a state adds must have its title somewhere. Raises `PackError`."""
    titled = {one.code: one.area for pack in packs for one in pack.lists if one.title}
    for pack in packs:
        for one in pack.lists:
            if titled.get(one.code) != one.area:
                said = f"no pack gives the checklist a title in {one.area!r}."
                raise PackError(f"{pack.code}.json ({one.code}): {said}")


def _list_of(sheet: _Sheet, pack: str, given: object) -> PackList:
    at = given.get("code") if isinstance(given, dict) else "checklists"
    known = sheet.keys(given, at, {"code", "area", "lines"}, {"title", "about"})
    code, area = str(known["code"]), str(known["area"])
    if not CODE.fullmatch(code):
        raise sheet.fault(code, "a code has small letters and hyphens.")
    if area not in AREAS:
        raise sheet.fault(code, f"the area is one of {', '.join(AREAS)}.")
    if ("title" in known) != ("about" in known):
        raise sheet.fault(code, "a title and 'about' come together.")
    return PackList(
        code=code,
        area=area,
        title=sheet.words(known["title"], code, "the title") if "title" in known else None,
        about=sheet.words(known["about"], code, "'about'") if "about" in known else None,
        lines=tuple(_line_of(sheet, f"{pack}:{area}:{code}", line) for line in known["lines"]),
    )


def _line_of(sheet: _Sheet, begins: str, given: object) -> PackLine:
    at = given.get("id") if isinstance(given, dict) else begins
    known = sheet.keys(given, at, {"id", "en", "es", "source", "address", "checked"}, set())
    if not re.fullmatch(rf"{re.escape(begins)}:[1-9][0-9]*", str(known["id"])):
        raise sheet.fault(at, f"the id is {begins}: and a number.")
    address = sheet.sentence(known["address"], at, "the address of the source")
    if not re.fullmatch(r"https://[\w.-]+\.[a-z]{2,}(/\S*)?", address):
        raise sheet.fault(at, "the address of the source begins with https://.")
    return PackLine(
        id=str(known["id"]),
        words=sheet.words({"en": known["en"], "es": known["es"]}, at, "the words"),
        source=sheet.sentence(known["source"], at, "the name of the source"),
        address=address,
        checked_on=sheet.day(known["checked"], at),
    )


def _script_of(sheet: _Sheet, given: object) -> PackScript:
    at = given.get("code") if isinstance(given, dict) else "scripts"
    known = sheet.keys(given, at, {"code", "title", *PARTS}, {"know"})
    code = str(known["code"])
    if not CODE.fullmatch(code):
        raise sheet.fault(code, "a code has small letters and hyphens.")
    return PackScript(
        code=code,
        title=sheet.words(known["title"], code, "the title"),
        parts={part: _sentences(sheet, code, part, known[part]) for part in PARTS},
        know=_line_of(sheet, f"script:{code}", known["know"]) if "know" in known else None,
    )


def _sentences(sheet: _Sheet, code: str, part: str, given: object) -> Words:
    """Two lists of the same length, as text with a sentence a line."""
    both = sheet.keys(given, code, {"en", "es"}, set())
    for language, lines in both.items():
        if not isinstance(lines, list) or not lines:
            raise sheet.fault(code, f"write a list of sentences for {part!r} ({language}).")
        for line in lines:
            sheet.sentence(line, code, f"each sentence of {part!r} ({language})")
    if len(both["en"]) != len(both["es"]):
        raise sheet.fault(code, f"{part!r} has more sentences in one language than in the other.")
    return Words("\n".join(both["en"]), "\n".join(both["es"]))


def _check_once(sheet: _Sheet, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise sheet.fault(name, "this stands twice; give one another name.")
