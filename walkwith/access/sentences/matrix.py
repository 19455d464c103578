"""The matrix in words: what each role can see, as a participant or a program director reads it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from walkwith.access.matrix import MATRIX
from walkwith.access.sentences.parts import THEIRS, YOURS
from walkwith.foundation.days import listed
from walkwith.people.sections import SECTIONS, Section

Words = str | Promise

ROLES: dict[str, Words] = {
    "participant": gettext_lazy("You, about whom the record is"),
    "peer_specialist": gettext_lazy("A peer specialist"),
    "supervisor": gettext_lazy("A supervisor"),
    "administrator": gettext_lazy("A program administrator"),
    "partner": gettext_lazy("A partner"),
    "supporter": gettext_lazy("One of your own people"),
}
RELATIONSHIPS: dict[str, Words] = {
    "own_record": gettext_lazy("in your own record"),
    "assigned": gettext_lazy("one who walks with you"),
    "covering": gettext_lazy("who stands in for some days, as far as you agreed to it before"),
    "supervises": gettext_lazy("who leads a peer specialist of yours"),
    "consented": gettext_lazy("for whom you signed, and only what you signed for"),
    "reviews": gettext_lazy("who looks into an emergency after it"),
    "privacy_contact": gettext_lazy("whom you asked about your record, until it is answered"),
    "emergency": gettext_lazy("in an emergency, with a reason, for four hours at most"),
}


# The same in a word or two, for the head of a table; * is narrowed by the person themselves.
IN_SHORT: dict[str, Words] = {
    "own_record": gettext_lazy("The person"),
    "assigned": gettext_lazy("Walks with them"),
    "covering": gettext_lazy("Stands in *"),
    "supervises": gettext_lazy("Leads who walks with them"),
    "consented": gettext_lazy("Partner or supporter *"),
    "reviews": gettext_lazy("Looks into an emergency"),
    "privacy_contact": gettext_lazy("Is asked about privacy"),
    "emergency": gettext_lazy("In an emergency"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether a relationship reads a section, and writes in it."""

    reads: bool
    writes: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The matrix whole: its relationships, and a row for each section."""

    head: list[Words]
    rows: list[tuple[Words, list[Cell]]]


@dataclass(frozen=True, slots=True)
class Opened:
    """What some roles in one relationship may read and write, in words."""

    who: list[Words]
    relationship: Words
    read: str
    write: str


def matrix_in_words(sections: Collection[Section] = SECTIONS) -> list[Opened]:
    """The matrix, line by line, as a participant reads it: of `sections` alone."""
    return [
        Opened(
            who=[ROLES[role] for role in line.roles],
            relationship=RELATIONSHIPS[line.relationship],
            read=listed([str(YOURS[one]) for one in line.read if one in sections]),
            write=listed([str(YOURS[one]) for one in line.write if one in sections]),
        )
        for line in MATRIX
    ]


def matrix_as_table(sections: Collection[Section] = SECTIONS) -> Table:
    """The matrix, section by section, as a program director reads it."""
    return Table(
        head=[IN_SHORT[line.relationship] for line in MATRIX],
        rows=[
            (
                THEIRS[section],
                [Cell(section in line.read, section in line.write) for line in MATRIX],
            )
            for section in SECTIONS
            if section in sections
        ],
    )
