"""What somebody can lean on, as the pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from walkwith.people.models import Strength

Words = str | Promise

HEADED: dict[str, tuple[Words, str]] = {
    Strength.Kinds.STRENGTH: (_("Strengths"), "star"),
    Strength.Kinds.PERSON: (_("People"), "people"),
    Strength.Kinds.PLACE: (_("Places"), "pin"),
    Strength.Kinds.SKILL: (_("Skills"), "pencil"),
}


@dataclass(frozen=True, slots=True)
class KindOf:
    """Those of one kind, under their heading."""

    heading: Words
    icon: str
    strengths: list[Strength]


def by_kind(strengths: Iterable[Strength]) -> list[KindOf]:
    """The kinds there are, in their order."""
    known: dict[str, list[Strength]] = {kind: [] for kind in HEADED}
    for one in strengths:
        known[one.kind].append(one)
    return [KindOf(*HEADED[kind], of_it) for kind, of_it in known.items() if of_it]
