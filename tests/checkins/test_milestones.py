"""Milestones and wins: theirs to choose, theirs to celebrate; nothing counts, nothing resets."""

import datetime as dt
import re
from http import HTTPStatus

import pytest

from tests.checkins.build import a_milestone, a_win
from tests.conftest import Cast, sit_beside
from tests.plans.build import state_of
from tests.today.build import Browse, looks_at, statements
from walkwith.access.models import Version
from walkwith.checkins import commands, queries
from walkwith.checkins.models import Milestone
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused


def page_of(cast: Cast) -> str:
    return f"/checkins/{cast.dee.pk}/milestones/"


def test_a_day_is_not_needed_and_changes_without_a_word(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    client = browse(dee)
    client.post(f"/checkins/{cast.dee.pk}/add-milestone/", {"words": " My own  key "})
    with acting_as(dee):
        one = Milestone.objects.get()
    assert (one.words, one.day, one.is_suggestion) == ("My own  key", None, False)
    for year in ("2027", ""):
        typed = {"words": "My own key", "day_month": "5", "day_day": "4", "day_year": year}
        if not year:
            typed = {"words": "My own key"}
        answer = client.post(f"/checkins/milestones/{one.pk}/edit/", typed)
        assert answer["Location"] == page_of(cast)
    with acting_as(dee):
        kept = Version.objects.filter(line_id=one.pk).order_by("number")
        assert [version.values["day"] for version in kept] == [None, "2027-05-04", None]
    html = client.get(page_of(cast)).content.decode()
    assert "My own key" in html


def test_what_is_tapped_and_what_is_said_go_together(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    typed = {"words": "The choir", "ideas": ["0", "2"], "celebrate": "With Ana"}
    browse(dee).post(f"/checkins/{cast.dee.pk}/add-milestone/", typed)
    with acting_as(dee):
        assert Milestone.objects.get().celebrate == (
            "A meal I like. A walk to a good place. With Ana"
        )


def test_it_is_celebrated_and_can_still_be_to_come(cast: Cast, dee: Actor, browse: Browse) -> None:
    one, client = a_milestone(dee, cast), browse(dee)
    client.post(f"/checkins/milestones/{one.pk}/celebrate/")
    again = client.get(page_of(cast)).content.decode()
    assert "You are there. Be glad, your way." in again and "Marked</h2>" in again
    client.post(f"/checkins/milestones/{one.pk}/reopen/")
    with acting_as(dee):
        one.refresh_from_db()
        assert one.celebrated_at is None
        kept = Version.objects.filter(line_id=one.pk).order_by("number")
        assert [bool(version.values["celebrated_at"]) for version in kept] == [False, True, False]


def test_a_worker_alone_suggests(cast: Cast, dee: Actor, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    rosa.post(f"/checkins/{cast.dee.pk}/add-milestone/", {"words": "The choir"})
    rosa.post(f"/checkins/{cast.dee.pk}/say-win/", {"words": "You called back"})
    with acting_as(dee):
        one, win = Milestone.objects.order_by("made_at", "id")
    assert (state_of(one, dee), state_of(win, dee)) == ("suggested", "suggested")
    assert "Rosa suggests" in browse(dee).get(page_of(cast)).content.decode()
    for change in (commands.celebrate_milestone, commands.reopen_milestone):
        with pytest.raises(NotAllowed):
            change(actor=cast.rosa, milestone_id=one.pk)
    browse(dee).post(f"/checkins/milestones/{one.pk}/edit/", {"words": "My choir"})
    browse(dee).post(f"/plans/lines/milestone/{win.pk}/accept/", {"next": page_of(cast)})
    with acting_as(dee):
        standing = {str(one): one.is_suggestion for one in Milestone.objects.all()}
    assert standing == {"My choir": False, "You called back": False}


def test_side_by_side_it_stands_at_once(cast: Cast, dee: Actor) -> None:
    sit_beside(cast.rosa, cast.dee.pk)
    assert state_of(a_milestone(cast.rosa, cast), dee) == "stands"
    with pytest.raises(NotAllowed):
        a_milestone(cast.lorraine, cast)
    with pytest.raises(NotFound):
        a_milestone(cast.kit, cast)


def test_a_small_win_is_said_in_a_moment(cast: Cast, dee: Actor, browse: Browse) -> None:
    client = browse(dee)
    answer = client.post(f"/checkins/{cast.dee.pk}/say-win/", {"words": "I got up", "next": "/"})
    assert answer["Location"] == "/"
    with acting_as(dee):
        win = Milestone.objects.get()
    assert (win.words, win.is_win, win.day) == ("I got up", True, clock.today(dee.zone))
    html = client.get(page_of(cast)).content.decode()
    assert "I got up" in html and 'class="cairn"' in html


def test_nothing_counts_or_resets(cast: Cast, dee: Actor, browse: Browse) -> None:
    today = clock.today(dee.zone)
    a_milestone(dee, cast, words="Past", day=today - dt.timedelta(days=40))
    for words in ("One", "Two", "Three"):
        a_win(dee, cast, words)
    html = browse(dee).get(page_of(cast)).content.decode()
    said = re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1])
    assert not re.search(r"\bstreak|days since|in a row|\bago\b|overdue|late\b|3 wins", said)


def test_on_the_day_my_page_is_glad_with_them(cast: Cast, dee: Actor, browse: Browse) -> None:
    today = clock.today(dee.zone)
    a_milestone(dee, cast, words="My own key", day=today, celebrate="Cake with Ana")
    a_milestone(dee, cast, words="Later", day=today + dt.timedelta(days=1))
    for address in ("/", f"/today/people/{cast.dee.pk}/"):
        html = browse(dee).get(address).content.decode()
        assert "Today is the day: My own key" in html and "Cake with Ana" in html
        assert "Later" not in html and "A small win today?" in html
    html = browse(cast.rosa).get(f"/today/people/{cast.dee.pk}/").content.decode()
    assert "Today is the day: My own key" in html and "A small win today?" not in html


def test_my_page_says_that_something_waits(cast: Cast, dee: Actor, browse: Browse) -> None:
    a_milestone(cast.rosa, cast, is_suggestion=True)
    assert page_of(cast) in browse(dee).get("/").content.decode()
    with acting_as(dee):
        assert queries.marked_today(cast.dee.pk, clock.today(dee.zone), page="today").waiting == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"words": ""}, "words"),
        ({"words": "x" * 201}, "words"),
        ({"celebrate": "x" * 301}, "celebrate"),
        ({"day": dt.date(2042, 1, 1)}, "day"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    cast: Cast, dee: Actor, said: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        a_milestone(dee, cast, **said)
    assert refused.value.field == field


def test_a_refused_form_keeps_what_was_typed(cast: Cast, dee: Actor, browse: Browse) -> None:
    typed = {"words": "x" * 210, "celebrate": "Cake"}
    answer = browse(dee).post(f"/checkins/{cast.dee.pk}/add-milestone/", typed)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "x" * 210 in answer.content.decode() and "Cake" in answer.content.decode()


def test_looks_are_written_down(cast: Cast, dee: Actor, browse: Browse) -> None:
    a_milestone(dee, cast)
    browse(cast.rosa).get(page_of(cast))
    a_milestone(cast.rosa, cast, is_suggestion=True)
    assert looks_at(cast.dee, cast.rosa, seen_by=dee)[-2:] == [
        ("opened", "milestones", "identity plan"),
        ("wrote", "milestones", "plan"),
    ]


def test_what_was_let_go_comes_back(cast: Cast, dee: Actor, browse: Browse) -> None:
    one, client = a_milestone(dee, cast), browse(dee)
    client.post(f"/plans/lines/milestone/{one.pk}/let-go/", {"next": page_of(cast)})
    assert "Take it up again" in client.get(page_of(cast)).content.decode()
    client.post(f"/plans/lines/milestone/{one.pk}/take-up/", {"next": page_of(cast)})
    assert state_of(one, dee) == "stands"


def test_statements_are_constant(cast: Cast, dee: Actor, browse: Browse) -> None:
    counts = []
    for more in (1, 2):
        for number in range(more):
            a_milestone(dee, cast, words=f"M {more} {number}")
            a_win(dee, cast, f"W {more} {number}")
        counts.append(statements(browse(dee), page_of(cast)))
    assert counts[0] == counts[1]
