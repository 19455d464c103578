"""Made-up people from a seed: believable names of many origins, nobody real."""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from walkwith.people.rules import folded

TEXTS = Path(__file__).parent / "texts"
PRONOUNS = {"she": "she/her", "he": "he/him", "they": "they/them"}
ZIP_CODES = ("15201", "15201", "15201", "15224", "15206", "15219", "15222", "15209", "15223")
AGREED_DAYS = (3, 7, 7, 7, 7, 14, 14, 14, 30)

Tongue = Literal["en", "es"]


@dataclass(frozen=True, slots=True)
class MadePerson:
    """Somebody invented: who they are, how to reach them safely, and what they are good at."""

    preferred_name: str
    full_name: str
    pronouns: str
    language: Tongue
    language_words: str
    safely: str
    phone: str
    zip_code: str
    agreed_days: int
    strengths: tuple[str, ...]

    def called(self, preferred_name: str) -> "MadePerson":
        """The same person under another first name."""
        family = self.full_name.removeprefix(self.preferred_name)
        return replace(
            self, preferred_name=preferred_name, full_name=preferred_name + family, language="en"
        )

    def details(self) -> dict[str, Any]:
        """The fields of the form that welcomes somebody."""
        short = folded(self.safely)
        return {
            "preferred_name": self.preferred_name,
            "full_name": self.full_name,
            "pronouns": self.pronouns,
            "language": self.language,
            "language_words": self.language_words,
            "safely": self.safely,
            "phone": self.phone,
            "may_text": any(word in short for word in ("text", "mensaje", "escribe")),
            "may_call": any(word in short for word in ("call", "llama", "contesto", "pick up")),
            "may_leave_voicemail": any(word in short for word in ("voicemail is", "recado")),
            "zip_code": self.zip_code,
            "agreed_days": self.agreed_days,
        }


@cache
def texts(name: str) -> dict[str, Any]:
    """One of the files of words in `texts/`."""
    return tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))


def cast_facts() -> list[dict[str, Any]]:
    """The four who walk with Rosa by name: Dee, Luis, Joanne, Terrence."""
    facts: list[dict[str, Any]] = texts("cast")["people"]
    return facts


def made_people(chance: random.Random) -> Iterator[MadePerson]:
    """People without end. No two have the same full name until all names are used up."""
    used: set[str] = set()
    met: set[str] = set()
    while True:
        kind, given, family, language = _a_name(chance)
        full = f"{given} {family}"
        for _ in range(20):
            if full not in used and given not in met:
                break
            kind, given, family, language = _a_name(chance)
            full = f"{given} {family}"
        used.add(full)
        met.add(given)
        yield _a_person(chance, kind, given, full, language)


def _a_name(chance: random.Random) -> tuple[str, str, str, Tongue]:
    peoples = texts("names")["peoples"]
    origin = chance.choices(peoples, [people["weight"] for people in peoples])[0]
    kind = chance.choices(["she", "he", "they" if origin["they"] else "she"], [48, 48, 4])[0]
    language: Tongue = "es" if chance.random() * 100 < origin["spanish"] else "en"
    return kind, chance.choice(origin[kind]), chance.choice(origin["family"]), language


def _a_person(
    chance: random.Random, kind: str, given: str, full: str, language: Tongue
) -> MadePerson:
    names = texts("names")
    area = chance.choice(("412", "724", "878"))
    return MadePerson(
        preferred_name=given,
        full_name=full,
        pronouns=PRONOUNS[kind],
        language=language,
        language_words=chance.choice(names["language_words"][language]),
        safely=chance.choice(names["reaching"][language]),
        phone=f"{area}-555-01{chance.randrange(100):02}",
        zip_code=chance.choice(ZIP_CODES),
        agreed_days=chance.choice(AGREED_DAYS),
        strengths=tuple(chance.sample(names["strengths"][language], chance.randint(2, 4))),
    )
