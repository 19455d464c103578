import datetime as dt
from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.house_rules import check_page
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.clock import stopped_at
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change
from walkwith.library.commands import (
    add_help_line,
    check_help_line,
    edit_help_line,
    make_help_ours,
    remove_help_line,
)
from walkwith.library.models import HelpLine
from walkwith.library.queries import default_lines
from walkwith.library.rules import MOST_LINES

Browse = Callable[[Actor], Client]
NEAR = {"name": "Warm line", "phone": "412-555-0199", "words": "A peer answers, 5 to 10."}
LATER = dt.datetime(2027, 2, 3, 18, 0, tzinfo=dt.UTC)


def lines_of(actor: Actor) -> list[HelpLine]:
    with acting_as(actor):
        return list(HelpLine.objects.order_by("place"))


@pytest.fixture
def ours(cast: Cast) -> list[HelpLine]:
    make_help_ours(actor=cast.pat)
    return lines_of(cast.pat)


def test_making_it_ours_keeps_every_line_and_its_day(cast: Cast, ours: list[HelpLine]) -> None:
    assert [line.name for line in ours] == [line["name"] for line in default_lines()]
    assert {line.checked_on for line in ours} == {default_lines()[0]["checked_on"]}
    with pytest.raises(Refused, match="yours already"):
        make_help_ours(actor=cast.pat)


def test_only_an_administrator_changes_it(cast: Cast, browse: Browse, ours: list[HelpLine]) -> None:
    for actor in (cast.rosa, cast.lorraine, cast.marcus):
        with pytest.raises(NotAllowed):
            add_help_line(actor=actor, details=NEAR)
        with pytest.raises(NotAllowed):
            remove_help_line(actor=actor, line_id=ours[-1].pk)
        assert browse(actor).get("/library/edit-help/").status_code == HTTPStatus.FORBIDDEN
    assert [line.pk for line in lines_of(cast.pat)] == [line.pk for line in ours]


def test_another_organization_cannot_touch_it(cast: Cast, ours: list[HelpLine]) -> None:
    ops = Actor(
        id=cast.kit.id,
        account_id=cast.kit.account_id,
        organization_id=cast.kit.organization_id,
        role="administrator",
        name="Ops",
    )
    with pytest.raises(NotFound):
        edit_help_line(actor=ops, line_id=ours[0].pk, details=NEAR)


def test_a_line_is_added_by_somebody_on_a_day(cast: Cast, ours: list[HelpLine]) -> None:
    with stopped_at(LATER):
        add_help_line(actor=cast.pat, details=NEAR)
    added = lines_of(cast.pat)[-1]
    assert (added.name, added.phone, added.words) == tuple(NEAR.values())
    assert (added.checked_by, added.checked_on) == ("Pat", dt.date(2027, 2, 3))
    with acting_as(cast.pat):
        change = Change.objects.get(event="HelpLineAdded")
    assert (change.record_id, change.details) == (added.pk, {"name": "Warm line"})


def test_checking_a_line_renews_its_day(cast: Cast, ours: list[HelpLine]) -> None:
    with stopped_at(LATER):
        check_help_line(actor=cast.pat, line_id=ours[0].pk)
    checked = lines_of(cast.pat)[0]
    assert (checked.checked_by, checked.checked_on) == ("Pat", dt.date(2027, 2, 3))
    assert checked.words == ours[0].words


def test_988_never_leaves_the_card(cast: Cast, ours: list[HelpLine]) -> None:
    both = [line for line in ours if line.phone == "988"]
    remove_help_line(actor=cast.pat, line_id=both[1].pk)
    with pytest.raises(Refused, match="988 stays"):
        remove_help_line(actor=cast.pat, line_id=both[0].pk)
    with pytest.raises(Refused, match="988 stays"):
        edit_help_line(actor=cast.pat, line_id=both[0].pk, details=NEAR)


def test_a_line_nobody_can_reach_is_refused(cast: Cast, ours: list[HelpLine]) -> None:
    with pytest.raises(Refused) as refused:
        add_help_line(actor=cast.pat, details={"name": "Nobody", "words": "Nothing."})
    assert refused.value.field == "phone"


def test_the_card_stays_short(cast: Cast, ours: list[HelpLine]) -> None:
    for number in range(MOST_LINES - len(ours)):
        add_help_line(actor=cast.pat, details={**NEAR, "name": f"Line {number}"})
    with pytest.raises(Refused, match="full"):
        add_help_line(actor=cast.pat, details=NEAR)


def test_the_pages_of_an_administrator(cast: Cast, browse: Browse) -> None:
    pat = browse(cast.pat)
    assert check_page(pat.get("/library/edit-help/").content.decode()) == []
    assert pat.post("/library/make-help-ours/").status_code == HTTPStatus.SEE_OTHER
    html = pat.get("/library/edit-help/").content.decode()
    assert "The card is yours now." in html
    assert check_page(html) == []
    line = lines_of(cast.pat)[-1]
    refused = pat.post(f"/library/help-lines/{line.pk}/edit/", {"name": "Only a name"})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'value="Only a name"' in refused.content.decode()
    assert check_page(refused.content.decode()) == []
    answer = pat.post(f"/library/help-lines/{line.pk}/edit/", NEAR, follow=True)
    assert "Warm line" in answer.content.decode()
    pat.post(f"/library/help-lines/{line.pk}/check/")
    pat.post(f"/library/help-lines/{line.pk}/remove/")
    assert line.pk not in [line.pk for line in lines_of(cast.pat)]
