import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.library.models import HelpLine
from walkwith.library.policies import check_may_edit_help
from walkwith.library.rules import MOST_LINES

OURS = Path(__file__).parent.parent / "help.json"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the card, in the language of the page. `checked_by` is empty for our own."""

    name: str
    phone: str
    text: str
    chat: str
    words: str
    checked_on: dt.date
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class HelpCard:
    lines: list[Line]
    is_own: bool


def help_card(*, actor: Actor | None) -> HelpCard:
    """The organization's card for somebody signed in; the one of the program for everybody."""
    rows = list(help_lines()) if actor is not None else []
    if rows:
        return HelpCard([_line_of(row) for row in rows], is_own=True)
    return HelpCard([_line_of(HelpLine(**line)) for line in default_lines()], is_own=False)


def help_lines() -> list[HelpLine]:
    """The organization's own lines, in their order; none while it uses ours."""
    return list(HelpLine.objects.order_by("place", "id")[:MOST_LINES])


def lines_to_edit(*, actor: Actor) -> list[HelpLine]:
    check_may_edit_help(actor)
    return help_lines()


def help_line(*, actor: Actor, line_id: UUID) -> HelpLine:
    check_may_edit_help(actor)
    line = HelpLine.objects.filter(pk=line_id).first()
    if line is None:
        raise NotFound
    return line


@cache
def default_lines() -> tuple[dict[str, Any], ...]:
    """The lines that come with the program, as fields of a `HelpLine`."""
    card = json.loads(OURS.read_text())
    read_on = dt.date.fromisoformat(card["read_on"])
    return tuple(
        {**line, "place": place, "checked_on": read_on}
        for place, line in enumerate(card["lines"], start=1)
    )


def _line_of(row: HelpLine) -> Line:
    spanish = row.words_es if get_language() == "es" else ""
    return Line(
        name=row.name,
        phone=row.phone,
        text=row.text,
        chat=row.chat,
        words=spanish or row.words,
        checked_on=row.checked_on,
        checked_by=row.checked_by,
    )
