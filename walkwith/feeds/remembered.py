"""What people said of rows that could not be used, at hand for when the same rows come again."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from walkwith.directory.models import Source
from walkwith.feeds.models import RowAnswer

Fixes = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Remembered:
    """`fixes` are {key of the row: [{field: [what the row said, what is right]}]}."""

    left_out: frozenset[UUID] = frozenset()
    fixes: Mapping[str, list[Mapping[str, Any]]] = field(default_factory=dict)

    def leaves_out(self, mark: UUID) -> bool:
        return mark in self.left_out

    def said(self, key: str, name: str) -> str:
        """What a person said last of one field of a row; "" when nobody did."""
        said = [fixes[name][1] for fixes in self.fixes_of(key) if name in fixes]
        return str(said[-1]) if said else ""

    def and_also(self, key: str, fixes: Mapping[str, str]) -> "Remembered":
        """The same, and what a person says now."""
        told = {name: [None, value] for name, value in fixes.items()}
        return Remembered(self.left_out, {**self.fixes, key: [*self.fixes_of(key), told]})

    def fixes_of(self, key: str) -> list[Mapping[str, Any]]:
        return self.fixes.get(key[:240], [])


def remembered_of(source: Source) -> Remembered:
    said = RowAnswer.objects.filter(organization_id=source.organization_id, source=source)
    left_out, fixes = set(), defaultdict(list)
    for answer in said.order_by("made_at").iterator():
        if answer.fixes:
            fixes[answer.key].append(answer.fixes)
        else:
            left_out.add(answer.mark)
    return Remembered(frozenset(left_out), dict(fixes))
