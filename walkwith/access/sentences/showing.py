"""To whom a part is shown, and until when, in words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from walkwith.access.queries.showing import ShownPart
from walkwith.access.rules.showing import last_day_of
from walkwith.access.sentences.parts import shown_part_words
from walkwith.foundation.days import day_inside

Words = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldShare:
    """ "Rosa can see this until Sunday." """

    id: UUID
    name: str
    part: Words
    words: str


def told_share(one: ShownPart, today: dt.date, zone: str) -> ToldShare:
    name = one.share.member.name
    until = day_inside(last_day_of(one.share.ends_at, zone), today)
    said = {"name": name, "day": until}
    if one.opens:
        words = _("%(name)s can see this until %(day)s.") % said
    else:
        words = _("Shown to %(name)s until %(day)s, but the way is closed now.") % said
    return ToldShare(id=one.share.pk, name=name, part=shown_part_words(one.share.part), words=words)


def told_shares(
    shown: Iterable[ShownPart], today: dt.date, zone: str
) -> dict[str, list[ToldShare]]:
    """By part, the next end first."""
    told: dict[str, list[ToldShare]] = {}
    for one in shown:
        told.setdefault(one.share.part, []).append(told_share(one, today, zone))
    return told
