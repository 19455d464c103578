"""Lines of a record in words, whichever package they are of."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.access.queries.lines import Line, Said
from walkwith.foundation.days import day_words
from walkwith.foundation.dotted import dotted

Words = str | Promise

LINES: dict[str, Words] = {
    "contactnote": gettext_lazy("a contact note"),
    "want": gettext_lazy("what you want"),
    "step": gettext_lazy("a step"),
    "strength": gettext_lazy("a strength"),
    "appointment": gettext_lazy("an appointment"),
    "contactdetails": gettext_lazy("how it is safe to reach you"),
    "participant": gettext_lazy("your name"),
    "look": gettext_lazy("a look"),
    "emergencyaccess": gettext_lazy("an emergency"),
    "disclosure": gettext_lazy("something that was passed on"),
    "block": gettext_lazy("somebody you keep out"),
}
# Where a line keeps its words, the first that has any.
WORDS_OF: dict[str, tuple[str, ...]] = {
    "contactnote": ("together", "goal", "felt"),
    "want": ("words",),
    "step": ("words",),
    "strength": ("words",),
    "appointment": ("purpose", "place"),
    "contactdetails": ("safely", "phone"),
    "participant": ("preferred_name",),
    "emergencyaccess": ("reason",),
    "disclosure": ("recipient_name",),
}
LONGEST_QUOTED = 400
DAY_OF = {"contactnote": "started_at", "appointment": "starts_at"}


@dataclass(frozen=True, slots=True)
class ToldBeside:
    """What stands beside a line: the person's own words, and what we say about them."""

    words: str
    about: str
    reply: str


def line_words(kind: str) -> str:
    return str(LINES.get(kind, ""))


def text_of(line: Line) -> str:
    """What the line says, for the page that answers it."""
    found = (getattr(line.row, name) for name in WORDS_OF.get(line.kind, ()))
    return next((str(words) for words in found if words), "")


def day_of(line: Line, today: dt.date) -> str:
    """The day the line is about, else the day it was written."""
    moment = getattr(line.row, DAY_OF.get(line.kind, "made_at"))
    return day_words(localtime(moment).date(), today)


def about_a_line(line: Line, today: dt.date) -> str:
    """ "About a step, November 3:" and what it says, to go on from."""
    about = {"line": line_words(line.kind), "day": day_of(line, today)}
    said = text_of(line)
    quoted = f"“{said[:LONGEST_QUOTED]}”\n" if said else ""
    return _("About %(line)s (%(day)s):") % about + "\n" + quoted + "\n"


def told_beside(
    said: Iterable[Said], today: dt.date, *, is_own: bool, name: str
) -> list[ToldBeside]:
    return [
        ToldBeside(one.words, _about(one, today, is_own=is_own, name=name), one.reply)
        for one in said
    ]


def _about(one: Said, today: dt.date, *, is_own: bool, name: str) -> str:
    if one.kind == "correction":
        words = _("You asked for a correction") if is_own else _("%(name)s asked for a correction")
    else:
        words = _("Your answer") if is_own else _("The answer of %(name)s")
    return dotted(words % {"name": name}, day_words(localtime(one.at).date(), today))
