"""Names, folded so that typing finds them however they are written."""

import unicodedata


def folded(words: str) -> str:
    """Small letters without accents or unseen characters, single spaces: "José  Ñ" -> "jose n"."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    kept = "".join(
        " " if character.isspace() else character
        for character in apart
        if not unicodedata.combining(character)
        and (character.isspace() or not unicodedata.category(character).startswith("C"))
    )
    return " ".join(kept.split())
