"""Kinds of meetings as people write them where a code would stand."""

import re
from functools import lru_cache

from walkwith.directory.said import folded

# What people write where a code would stand.
WORDS = {
    "open": "O", "abierta": "O", "closed": "C", "cerrada": "C", "women": "W", "mujeres": "W",
    "men": "M", "hombres": "M", "spanish": "S", "espanol": "S", "wheelchair": "X",
    "wheelchair accessible": "X", "accessible": "X", "accesible": "X", "silla de ruedas": "X",
    "speaker": "SP", "orador": "SP", "discussion": "D", "discusion": "D", "beginner": "BE",
    "beginners": "BE", "newcomer": "BE", "newcomers": "BE", "principiantes": "BE",
    "young people": "Y", "jovenes": "Y", "meditation": "MED", "meditacion": "MED",
    "candlelight": "CAN", "child care": "BA", "childcare": "BA", "online": "ONL", "virtual": "ONL",
    "online meeting": "ONL", "step meeting": "ST", "step study": "ST", "big book": "B",
    "literature": "LIT", "location temporarily closed": "TC", "english": "EN",
    "en linea": "ONL", "zoom": "ONL",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def plain(said: str) -> str:
    """Small letters without accents, marks as spaces: how headings and days are compared."""
    return " ".join(re.sub(r"[^a-z0-9#]+", " ", folded(said)).split())


def code_of(word: str) -> str:
    """The code of a kind that is written out; another word as it stands."""
    return WORDS.get(plain(word), word.strip())
