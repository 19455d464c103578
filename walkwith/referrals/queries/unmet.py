"""What was looked for and not found, by need, area and week, for those who lead."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from walkwith.directory.needs import need_words
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.referrals.models import UnmetNeed
from walkwith.referrals.policies import check_may_see_unmet
from walkwith.referrals.rules.unmet import about, monday_of
from walkwith.referrals.rules.weights import FEW

WEEKS = 13
MOST = 2_000
A_PAGE = 40
WEEK, NEED, AREA = "week", "need", "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """One line that is not too small to be told."""

    need: str
    words: str
    area: str
    week: dt.date
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmetPage:
    """What the town left unmet: each need in all, to the nearest ten, None for a few; then by area
    and week, the newest first, what is not too small.
    """

    since: dt.date
    in_all: Sequence[tuple[str, int | None]]
    lines: Sequence[Unmet]
    most: int
    by: str = WEEK

    def page(self, number: str | None) -> Page[Unmet]:
        """The lines of one page, counted from 1; the last one for a number too high."""
        return Paginator(self.lines, A_PAGE).get_page(number)


def unmet_page(actor: Actor, by: str = WEEK) -> UnmetPage:
    """Two statements. Raises `NotAllowed` for who does not lead. Sorted `by` week, the newest
    first, by what was looked for as it is called, or by area.
    """
    check_may_see_unmet(actor)
    since = monday_of(clock.today(actor.zone)) - dt.timedelta(weeks=WEEKS - 1)
    counted = UnmetNeed.objects.filter(organization_id=actor.organization_id, week__gte=since)
    told = Q(times__gte=FEW)
    sums = counted.values_list("need").annotate(big=_sum(told), small=_sum(~told))
    in_all = [(need_words(need), about(big, small)) for need, big, small in sums]
    in_all.sort(key=lambda one: (-(one[1] or 0), one[0].casefold()))
    listed = counted.filter(told).order_by("-week", "need", "area")[:MOST]
    lines = [_line(one) for one in listed]
    if by in (NEED, AREA):
        lines.sort(key=lambda one: one.words.casefold() if by == NEED else one.area)
    most = max((times for _, times in in_all if times), default=0)
    return UnmetPage(since=since, in_all=in_all, lines=lines, most=most, by=by)


def _line(one: UnmetNeed) -> Unmet:
    return Unmet(
        need=one.need,
        words=need_words(one.need),
        area=one.area,
        week=one.week,
        times=one.times,
    )


def _sum(which: Q) -> Coalesce:
    return Coalesce(Sum("times", filter=which), 0)
