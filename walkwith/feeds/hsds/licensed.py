"""Terms that somebody else owns: kept for the house that was given them, never handed on."""

import re

NAMED = re.compile(r"\b(?:airs|2-?1-?1|inform\s?usa|taxonomy of human services)\b", re.IGNORECASE)
# How the 211 taxonomy writes its terms: "BH-1800.8500-100".
CODE = re.compile(r"[A-Z]{1,2}-\d{4}(?:\.\d{4}(?:-\d{3}(?:\.\d{2,3})?)?)?")
ANYWHERE = re.compile(r"\b[a-z]{1,2}-\d{4}(?:\.\d{4}(?:-\d{3}(?:\.\d{2,3})?)?)\b", re.IGNORECASE)


def code_in(said: str) -> str:
    """The code of theirs that stands in a text; "" when none does."""
    found = ANYWHERE.search(said)
    return found[0].upper() if found else ""


def is_licensed(vocabulary: str, *codes: str) -> bool:
    return bool(NAMED.search(vocabulary)) or any(CODE.fullmatch(code) for code in codes)
