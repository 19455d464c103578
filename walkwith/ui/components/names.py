"""A person's round sign: two letters and a colour that stays theirs."""

TINTS = ("dusk", "path", "honey", "dawn")


def initials(name: str) -> str:
    """The first letters of two names, or the first two of one: `Dee` -> De, `Ana Ruiz` -> AR."""
    words = name.split()
    if not words:
        return "·"
    letters = words[0][:2] if len(words) == 1 else words[0][0] + words[-1][0].upper()
    return letters[:1].upper() + letters[1:]


def tint(name: str) -> str:
    """The same name has the same colour everywhere; the colour says nothing."""
    return TINTS[sum(map(ord, name)) % len(TINTS)]
