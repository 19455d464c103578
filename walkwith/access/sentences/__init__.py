from walkwith.access.sentences.consents import MINE, MISSING, cards_of, reading, text_of
from walkwith.access.sentences.disclosures import (
    FACT_MISSING,
    ToldDay,
    not_agreed,
    restricted,
    scope_of,
    told_account,
)
from walkwith.access.sentences.looks import (
    PAGES,
    Reader,
    Told,
    called,
    first_name,
    in_short,
    sentence,
    told_alone,
    told_by_day,
    what,
    when,
    who,
)
from walkwith.access.sentences.matrix import RELATIONSHIPS, ROLES, Opened, matrix_in_words
from walkwith.access.sentences.parts import THEIRS, YOURS
from walkwith.access.sentences.regimes import ToldStanding, kinds_of_law, told_standings
from walkwith.access.sentences.still_told import ToldStill, told_still

__all__ = [
    "FACT_MISSING",
    "MINE",
    "MISSING",
    "PAGES",
    "RELATIONSHIPS",
    "ROLES",
    "THEIRS",
    "YOURS",
    "Opened",
    "Reader",
    "Told",
    "ToldDay",
    "ToldStanding",
    "ToldStill",
    "called",
    "cards_of",
    "first_name",
    "in_short",
    "kinds_of_law",
    "matrix_in_words",
    "not_agreed",
    "reading",
    "restricted",
    "scope_of",
    "sentence",
    "text_of",
    "told_account",
    "told_alone",
    "told_by_day",
    "told_standings",
    "told_still",
    "what",
    "when",
    "who",
]
