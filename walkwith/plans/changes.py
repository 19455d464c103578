"""What became of a line, in sentences that are true whoever reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.foundation.dotted import dotted
from walkwith.plans.checklist_words import line_words
from walkwith.plans.models import Area
from walkwith.plans.queries import LineChange
from walkwith.plans.telling import CALLED

UNTOLD = {"changed_at", "place"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChange:
    """A line after a moment side by side: what it says, what became of it, what it said before."""

    line_id: UUID
    called: str
    words: str
    sentence: str
    before: str
    may_undo: bool


def told_changes(changes: Iterable[LineChange]) -> list[ToldChange]:
    return [_told(change) for change in changes]


def words_of(kind: str, values: dict[str, Any]) -> str:
    """What a version of a line says."""
    if kind == "area" and not values["words"]:
        return str(Area.Kinds(values["kind"]).label)
    if kind == "tick":
        return dotted(line_words(values["code"]), values["words"])
    return str(values.get("words") or values.get("theirs") or "")


def _told(change: LineChange) -> ToldChange:
    after, before = change.after.values, change.before.values if change.before else None
    words = words_of(change.kind, after)
    said = words_of(change.kind, before) if before else ""
    is_last = change.after.number == change.now.number
    return ToldChange(
        line_id=change.line_id,
        called=str(CALLED.get(change.kind, _("A line"))),
        words=words,
        sentence=became(before, after) if is_last else _("Changed since then."),
        before=said if said != words else "",
        may_undo=is_last and _differs(before, after),
    )


def _differs(before: dict[str, Any] | None, after: dict[str, Any]) -> bool:
    if before is None:
        return after["let_go_at"] is None
    return any(before.get(name) != value for name, value in after.items() if name not in UNTOLD)


def became(before: dict[str, Any] | None, after: dict[str, Any]) -> str:
    """What became of a line from one version to the next."""
    if before is None:
        return _("Not kept.") if after["let_go_at"] else _("New.")
    if before["is_suggestion"] and not after["is_suggestion"]:
        return _("Yes to what was suggested.")
    for name, when_set, when_gone in (
        ("let_go_at", _("Let go."), _("Taken up again.")),
        ("done_at", _("Done."), _("Open again.")),
        ("celebrated_at", _("Marked."), _("Still to come.")),
    ):
        if bool(before.get(name)) != bool(after.get(name)):
            return when_set if after.get(name) else when_gone
    if not _differs(before, after):
        return _("As it was before.")
    return _("Said in other words.") if before.get("words") != after.get("words") else _("Changed.")
