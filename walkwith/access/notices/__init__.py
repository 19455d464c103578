"""The notices that go with what leaves: versioned files, never changed once they were used.

`part2` is the statement of 42 CFR 2.32 (a)(1), the strict one and the default. A new wording is a
new file with the next number; tests/access/test_notices.py holds the hash of each.
"""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from walkwith.access.rules.bases import Basis

FOLDER = Path(__file__).parent
OWN = "own-1"
STRICT = "part2-1"
# The short form that 42 CFR 2.32 (a)(2) allows, for the foot of a page.
SHORT = "short-1"
# The kind of regime a program stands under: the notice that goes with its records.
BY_REGIME = {
    "part_2": STRICT,
    "lawful_holder": STRICT,
    "service": STRICT,
    "hipaa": "hipaa-1",
    "none": "private-1",
}
LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice, word for word; `digest` is the SHA-256 of its file."""

    name: str
    language: str
    words: str
    digest: str


def notice_for(basis: Basis, regime: str, language: str) -> Notice:
    """The notice that goes with a disclosure; the strict one for a regime nobody knows."""
    name = OWN if basis == "own_request" else BY_REGIME.get(regime, STRICT)
    return notice_named(name, language if language in LANGUAGES else "en")


@cache
def notice_named(name: str, language: str) -> Notice:
    content = (FOLDER / f"{name}.{language}.txt").read_bytes()
    return Notice(name, language, content.decode().strip(), sha256(content).hexdigest())
