"""Names and words as they are kept, and folded so that typing finds them."""

import unicodedata

# Marks that turn the reading direction of what follows (UAX #9): no words, but a disguise.
TURNS_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def tidy(words: str, *, keeping: str = "") -> str:
    """The words without what nobody typed: control and direction marks, outer space.

    Lines and tabs stay, and the signs in `keeping`.
    """
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        character
        for character in lines
        if character in f"\n\t{keeping}"
        or (
            character not in TURNS_DIRECTION and unicodedata.category(character) not in ("Cc", "Cs")
        )
    ).strip()


def part_of_names(words: str) -> str:
    """For LIKE: folded names with these words in them; what LIKE takes for a wildcard is a sign."""
    plain = folded(words).replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return f"%{plain}%"


def folded(words: str) -> str:
    """Small letters without accents or unseen characters, single spaces: "José  Ñ" -> "jose n"."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    apart = unicodedata.normalize("NFKD", plain)
    kept = "".join(
        " " if character.isspace() else character
        for character in apart
        if not unicodedata.combining(character)
        and (character.isspace() or not unicodedata.category(character).startswith("C"))
    )
    return " ".join(kept.split())
