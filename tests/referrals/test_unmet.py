"""What the town lacks, page by page, sorted, and on paper."""

import datetime as dt
from collections.abc import Callable

from django.test import Client

from tests.conftest import Cast
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.referrals.models import UnmetNeed
from walkwith.referrals.queries.unmet import A_PAGE
from walkwith.referrals.rules.unmet import monday_of

Browse = Callable[[Actor], Client]


def test_sorted_and_page_by_page(cast: Cast, browse: Browse) -> None:
    week = monday_of(clock.today(cast.pat.zone))
    home = {"organization_id": cast.pat.organization_id, "times": 19}
    with acting_as(cast.pat):
        UnmetNeed.objects.create(**home, need="work", area="152", week=week - dt.timedelta(weeks=1))
        UnmetNeed.objects.bulk_create(
            UnmetNeed(**home, need="food", area=f"{area}", week=week)
            for area in range(200, 200 + A_PAGE)
        )
    pat = browse(cast.pat)
    first = pat.get("/referrals/unmet/").content.decode()
    assert "Page 1 of 2" in first and "ZIP 152" not in first and "data-print" in first
    assert "ZIP 152" in pat.get("/referrals/unmet/?page=2").content.decode()
    by_area = pat.get("/referrals/unmet/?by=area").content.decode()
    assert by_area.index("ZIP 152") < by_area.index("ZIP 200") and "?by=area&amp;page=2" in by_area
    by_need = pat.get("/referrals/unmet/?by=need&page=99").content.decode()
    assert "Page 2 of 2" in by_need and "ZIP 152" in by_need
    assert len(pat.get("/referrals/unmet-table/").content.splitlines()) == A_PAGE + 2


def test_small_counts_are_not_listed(cast: Cast, browse: Browse) -> None:
    week = monday_of(clock.today(cast.pat.zone))
    home = {"organization_id": cast.pat.organization_id, "need": "food", "week": week}
    with acting_as(cast.pat):
        for area in ("152", "153"):
            UnmetNeed.objects.create(**home, area=area, times=5)
    pat = browse(cast.pat)
    page = pat.get("/referrals/unmet/").content.decode()
    assert "10 or fewer" in page and "No week and area has more than 10 yet." in page
    assert "ZIP 15" not in page and "<table" not in page
    assert len(pat.get("/referrals/unmet-table/").content.splitlines()) == 1
