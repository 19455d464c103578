"""Values made safe to show: known tones, and text without marks that turn its direction."""

from collections.abc import Container

# They could make a line read other than it was written; `dir="auto"` does all they are for.
DIRECTION_MARKS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def without_marks(text: object) -> str:
    """The text without the marks of direction (U+202A to U+202E, U+2066 to U+2069)."""
    return str(text).translate(DIRECTION_MARKS)


def known(value: str, allowed: Container[str]) -> str:
    """`value` itself; an error for one no component has."""
    if value not in allowed:
        raise ValueError(f"'{value}' is none of {allowed}")
    return value
