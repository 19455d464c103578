from walkwith.access.sentences.looks import (
    PAGES,
    Reader,
    Told,
    in_short,
    sentence,
    told_by_day,
    what,
    when,
    who,
)
from walkwith.access.sentences.matrix import RELATIONSHIPS, ROLES, Opened, matrix_in_words
from walkwith.access.sentences.parts import THEIRS, YOURS

__all__ = [
    "PAGES",
    "RELATIONSHIPS",
    "ROLES",
    "THEIRS",
    "YOURS",
    "Opened",
    "Reader",
    "Told",
    "in_short",
    "matrix_in_words",
    "sentence",
    "told_by_day",
    "what",
    "when",
    "who",
]
