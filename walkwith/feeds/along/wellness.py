"""The wellness plan and its card on paper."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from walkwith.feeds.along.paper import Block, Item, Paper, Part
from walkwith.foundation.dotted import dotted
from walkwith.library.queries import HelpCard
from walkwith.people.copying import plain
from walkwith.plans.models import WellnessLine
from walkwith.plans.wellness_page import PROMPTS


def wellness_paper(lines: Sequence[WellnessLine]) -> Paper:
    """Every heading in its order: one that is empty asks its question, with room to write."""
    standing = [one for one in lines if one.is_open and not one.is_suggestion]
    return Paper(title=_("My wellness plan"), parts=[_part(one, standing) for one in PROMPTS])


def card_paper(lines: Sequence[WellnessLine], help: HelpCard) -> Paper:  # noqa: A002 (its name)
    """Their own words first, then who answers day and night."""
    own = [_item(one) for one in lines]
    answers = [Item(dotted(one.phone, _text(one.text)), plain(one.name)) for one in help.lines]
    days = sorted({one.checked_on for one in help.lines})
    checked = _("Checked on %(day)s") % {"day": date_format(days[0], "DATE_FORMAT")} if days else ""
    return Paper(
        title=_("When it gets hard"),
        parts=[
            Part(_("When it gets hard"), [Block(items=own)] if own else []),
            Part(_("Day and night"), [Block(about=checked, items=answers)]),
        ],
    )


def _text(number: str) -> str:
    return _("text %(number)s") % {"number": number} if number else ""


def _part(heading: str, lines: Sequence[WellnessLine]) -> Part:
    items = [_item(one) for one in lines if one.heading == heading]
    title = str(WellnessLine.Headings(heading).label)
    return Part(title, [Block(items=items)] if items else [], asks=str(PROMPTS[heading]))


def _item(line: WellnessLine) -> Item:
    return Item(plain(line.words), plain(line.phone))
