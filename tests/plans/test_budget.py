"""The budget: whose it is, what is needed first, what is left, and what to do when it is not."""

import datetime as dt
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast, sit_beside
from tests.plans.build import state_of
from tests.plans.dee import dee_signed_in
from walkwith.access.commands import show_part, take_back_part
from walkwith.access.models import Look, Share
from walkwith.access.queries.side_by_side import this_moment
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.plans import commands, queries
from walkwith.plans.budget_words import dollars
from walkwith.plans.models import Amount

Browse = Callable[[Actor], Client]
NOW = dt.datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("America/New_York"))
DAY = dt.timedelta(days=1)


@pytest.fixture
def dee(cast: Cast) -> Actor:
    return dee_signed_in(cast)


@pytest.fixture
def that_day(dee: Actor) -> Iterator[None]:
    with clock.stopped_at(NOW):
        yield


def an_amount(actor: Actor, cast: Cast, **said: Any) -> Amount:
    known: dict[str, Any] = {"way": "out", "words": "Rent", "cents": 45_000, "rhythm": "monthly"}
    asked = known | {"day": NOW.date() + 9 * DAY} | said
    return commands.add_amount(actor=actor, participant_id=cast.dee.pk, **asked)


def show_rosa(dee: Actor, cast: Cast) -> None:
    with acting_as(dee):
        ends_at = this_moment() + 2 * DAY
    show_part(
        actor=dee,
        participant_id=cast.dee.pk,
        part="budget",
        member_id=cast.rosa.id,
        ends_at=ends_at,
    )


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"words": ""}, "words"),
        ({"cents": 0}, "cents"),
        ({"cents": 100_000_001}, "cents"),
        ({"rhythm": "daily"}, "rhythm"),
        ({"day": None}, "day"),
        ({"day": NOW.date() + 2000 * DAY}, "day"),
        ({"rhythm": "twice_monthly"}, "second_day"),
        ({"rhythm": "twice_monthly", "second_day": 32}, "second_day"),
    ],
)
@pytest.mark.usefixtures("that_day")
def test_what_cannot_be_kept(cast: Cast, dee: Actor, said: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        an_amount(dee, cast, **said)
    assert refused.value.field == field


@pytest.mark.usefixtures("that_day")
def test_only_what_fits_the_rhythm_is_kept(cast: Cast, dee: Actor) -> None:
    guess = an_amount(dee, cast, rhythm="now_and_then", second_day=15)
    assert (guess.day, guess.second_day) == (None, None)
    weekly = an_amount(dee, cast, rhythm="weekly", second_day=15, way="in", is_needed=True)
    assert (weekly.second_day, weekly.is_needed) == (None, False)
    twice = an_amount(dee, cast, rhythm="twice_monthly", second_day=15)
    commands.edit_amount(
        actor=dee, amount_id=twice.pk, words="Loan", cents=1, rhythm="once", day=twice.day
    )
    with acting_as(dee):
        twice.refresh_from_db()
    assert (twice.words, twice.cents, twice.second_day) == ("Loan", 1, None)
    with pytest.raises(NotFound):
        an_amount(dee, cast, way="sideways")


@pytest.mark.usefixtures("that_day")
def test_a_worker_alone_neither_reads_nor_writes_it(cast: Cast, dee: Actor, browse: Browse) -> None:
    an_amount(dee, cast)
    address = f"/plans/{cast.dee.pk}/budget/"
    for actor, error in (
        (cast.rosa, NotAllowed),
        (cast.lorraine, NotAllowed),
        (cast.kit, NotFound),
    ):
        with pytest.raises(error):
            an_amount(actor, cast)
    alone = browse(cast.rosa).get(address).content.decode()
    assert "This is Dee’s own" in alone and "$450" not in alone
    with acting_as(cast.rosa):
        assert list(Amount.objects.all()) == []
        with pytest.raises(NotAllowed):
            queries.budget_to_write(cast.rosa, cast.dee.pk)
    sit_beside(cast.rosa, cast.dee.pk)
    assert "$450" in browse(cast.rosa).get(address).content.decode()


@pytest.mark.usefixtures("that_day")
def test_shown_by_name_she_suggests_and_it_is_taken_back(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    an_amount(dee, cast)
    show_rosa(dee, cast)
    address, rosa = f"/plans/{cast.dee.pk}/budget/", browse(cast.rosa)
    assert "Dee shows you this part." in rosa.get(address).content.decode()
    sent = rosa.post(
        f"/plans/{cast.dee.pk}/add-amount/?way=in",
        {"words": "SNAP", "cents": "$1,091.50", "rhythm": "monthly", "day": "2026-11-05"},
    )
    assert sent.status_code == HTTPStatus.SEE_OTHER
    with acting_as(dee):
        idea = Amount.objects.get(words="SNAP")
    assert (idea.way, idea.cents, idea.is_suggestion) == ("in", 109_150, True)
    hers = browse(dee).get(address).content.decode()
    assert "Suggested by Rosa" in hers and "$1,091.50" in hers and "Rosa can see this" in hers
    browse(dee).post(f"/plans/lines/amount/{idea.pk}/accept/", {"next": address})
    assert state_of(idea, dee) == "stands"
    with acting_as(dee):
        share = Share.objects.get(part="budget")
        looks = [one for one in Look.objects.filter(page="budget") if one.viewer_id == cast.rosa.id]
    assert any("budget" in look.sections for look in looks)
    take_back_part(actor=dee, share_id=share.pk)
    assert "SNAP" not in rosa.get(address).content.decode()


@pytest.mark.usefixtures("that_day")
def test_a_month_that_has_enough(cast: Cast, dee: Actor, browse: Browse) -> None:
    an_amount(dee, cast, is_needed=True)
    an_amount(dee, cast, words="Phone", cents=2_550, day=dt.date(2026, 11, 28))
    an_amount(dee, cast, way="in", words="SSI", cents=94_300, day=dt.date(2026, 12, 1))
    an_amount(dee, cast, words="Gifts", cents=2_000, rhythm="now_and_then")
    an_amount(dee, cast, words="Coat", cents=4_000, rhythm="once", day=dt.date(2026, 10, 3))
    page = browse(dee).get(f"/plans/{cast.dee.pk}/budget/").content.decode()
    for said in (
        "November",
        "$943",
        "$475.50",
        "$467.50",
        "Still to find",
        "Every month\u00a0· next: ",
    ):
        assert said in page, said
    assert "about $0 in and $20 out in a month" in page
    assert page.index("Needed first") < page.index("Rent") < page.index("Phone")
    assert page.index("Behind me") < page.index("Coat")
    assert "more than comes in" not in page
    first = page[page.index("What to do first") :]
    assert "Rent" in first and "Phone" not in first


@pytest.mark.usefixtures("that_day")
def test_a_month_that_asks_for_more_says_three_things_to_do(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    an_amount(dee, cast, cents=57_000)
    an_amount(dee, cast, way="in", words="Wages", cents=45_000)
    page = browse(dee).get(f"/plans/{cast.dee.pk}/budget/").content.decode()
    assert "This month asks for $120 more than comes in" in page
    for way_on in ("/library/checklists/rent-help/", "/library/scripts/more-time/"):
        assert f'href="{way_on}"' in page
        assert browse(dee).get(way_on).status_code == HTTPStatus.OK


@pytest.mark.usefixtures("that_day")
def test_what_is_typed_is_kept_when_it_cannot_be_read(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    client = browse(dee)
    answer = client.post(
        f"/plans/{cast.dee.pk}/add-amount/", {"words": "Bus", "cents": "forty", "rhythm": "weekly"}
    )
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = answer.content.decode()
    assert 'value="forty"' in page and "Write it like 40 or 1,234.50." in page
    amount = an_amount(dee, cast, cents=123_450, rhythm="twice_monthly", second_day=15)
    known = client.get(f"/plans/amounts/{amount.pk}/edit/").content.decode()
    assert 'value="1,234.50"' in known and 'value="15"' in known


@pytest.mark.usefixtures("that_day")
def test_moved_within_what_is_needed_and_let_go(cast: Cast, dee: Actor, browse: Browse) -> None:
    first = an_amount(dee, cast, words="Rent", is_needed=True)
    other = an_amount(dee, cast, words="Bus")
    last = an_amount(dee, cast, words="Food", is_needed=True)
    commands.move_line(actor=dee, kind="amount", line_id=last.pk, up=True)
    with acting_as(dee):
        found = [one.pk for one in queries.amounts_of(cast.dee.pk)]
    assert found == [last.pk, first.pk, other.pk]
    address = f"/plans/{cast.dee.pk}/budget/"
    browse(dee).post(f"/plans/lines/amount/{other.pk}/let-go/", {"next": address})
    assert state_of(other, dee) == "let go"
    assert "Take up again" in browse(dee).get(address).content.decode()


def test_statements_are_constant(cast: Cast, dee: Actor, browse: Browse) -> None:
    client, counts = browse(dee), []
    show_rosa(dee, cast)
    address = f"/plans/{cast.dee.pk}/budget/"
    client.get(address)
    for number in (1, 3):
        for again in range(number):
            for way in ("in", "out"):
                an_amount(dee, cast, words=f"{number} {again}", way=way, is_needed=True)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("cents", "said"), [(0, "$0"), (4_000, "$40"), (123_450, "$1,234.50"), (7, "$0.07")]
)
def test_dollars(cents: int, said: str) -> None:
    assert dollars(cents) == said
