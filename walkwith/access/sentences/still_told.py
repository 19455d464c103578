"""What a recipient is still told after something was taken back, in a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from walkwith.access.queries.still_told import Still
from walkwith.access.sentences.parts import THEIRS, YOURS
from walkwith.foundation.days import listed
from walkwith.people.sections import SECTIONS


@dataclass(frozen=True, slots=True)
class ToldStill:
    """The sentence, and for whom everything could be taken back."""

    recipient_id: UUID
    name: str
    words: str


def told_still(still: Iterable[Still], *, owns: bool, zone: str) -> list[ToldStill]:
    return [
        ToldStill(one.recipient.pk, one.recipient.name, _sentence(one, owns=owns, zone=zone))
        for one in still
    ]


def _sentence(still: Still, *, owns: bool, zone: str) -> str:
    """ "Ana can still see your name and your plan, because of another yes from November 9." """
    words = YOURS if owns else THEIRS
    days = {moment.astimezone(ZoneInfo(zone)).date() for moment in still.signed_at}
    pattern = (
        _("%(name)s can still see %(parts)s, because of another yes from %(days)s.")
        if still.recipient.membership_id
        else _("%(name)s may still be told %(parts)s, because of another yes from %(days)s.")
    )
    return pattern % {
        "name": still.recipient.name,
        "parts": listed([str(words[part]) for part in SECTIONS if part in still.sections]),
        "days": listed([date_format(day, "MONTH_DAY_FORMAT") for day in sorted(days)]),
    }
