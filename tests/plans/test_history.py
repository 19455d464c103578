"""The plan as it was: every state is told, compared, and can come back."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast, sit_beside
from tests.plans.dee import dee_signed_in
from tests.today.build import Browse
from walkwith.access.models import Version
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotAllowed, NotFound
from walkwith.plans.commands import add_goal, bring_back_version, edit_goal, let_go_line
from walkwith.plans.models import Goal


def a_goal(cast: Cast, words: str = "A room of my own") -> Goal:
    dee = dee_signed_in(cast)
    goal = add_goal(actor=dee, participant_id=cast.dee.pk, words=words)
    edit_goal(actor=dee, goal_id=goal.pk, words="A room with a door", want_id=None, day=None)
    let_go_line(actor=dee, kind="goal", line_id=goal.pk)
    return goal


def test_each_state_is_told(cast: Cast, browse: Browse) -> None:
    goal = a_goal(cast)
    text = browse(cast.rosa).get(f"/plans/{cast.dee.pk}/history/").content.decode()
    assert "A room of my own</del> <ins>A room with a door" in text
    assert text.count(f"/plans/lines/{goal.pk}/versions/") == 3
    assert "Let go." in text


def test_a_version_comes_back_and_none_is_lost(cast: Cast) -> None:
    goal = a_goal(cast)
    with acting_as(cast.rosa):
        first = Version.objects.get(line_id=goal.pk, number=1)
    with pytest.raises(NotAllowed):
        bring_back_version(actor=cast.rosa, version_id=first.pk)
    sit_beside(cast.rosa, cast.dee.pk)
    bring_back_version(actor=cast.rosa, version_id=first.pk)
    with acting_as(cast.rosa):
        goal.refresh_from_db()
        kept = list(Version.objects.filter(line_id=goal.pk).order_by("number"))
    assert (goal.words, goal.let_go_at) == ("A room of my own", None)
    assert [one.values["words"] for one in kept] == [
        "A room of my own",
        "A room with a door",
        "A room with a door",
        "A room of my own",
    ]
    with pytest.raises(NotFound):
        bring_back_version(actor=cast.marcus, version_id=first.pk)


def test_the_page_of_a_line_compares_and_offers_what_may_be_done(
    cast: Cast, browse: Browse
) -> None:
    goal = a_goal(cast)
    address = f"/plans/lines/{goal.pk}/versions/"
    alone = browse(cast.rosa).get(address).content.decode()
    assert "<del>A room of my own</del> <ins>A room with a door</ins>" in alone
    assert "Bring this back" not in alone
    sit_beside(cast.rosa, cast.dee.pk)
    beside = browse(cast.rosa).get(address).content.decode()
    assert beside.count("Bring this back") == 2
    assert browse(cast.marcus).get(address).status_code == 404


def test_the_plan_on_one_day(cast: Cast, browse: Browse) -> None:
    dee = dee_signed_in(cast)
    goal = add_goal(actor=dee, participant_id=cast.dee.pk, words="Learn to swim")
    address = f"/plans/{cast.dee.pk}/as-it-was/"
    today = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    asked = {"day_year": today.year, "day_month": today.month}
    asked["day_day"] = today.day
    assert "Learn to swim" in browse(cast.rosa).get(address, asked).content.decode()
    let_go_line(actor=dee, kind="goal", line_id=goal.pk)
    assert "Learn to swim" not in browse(cast.rosa).get(address, asked).content.decode()
    wrong = browse(cast.rosa).get(address, {"day_year": "2026", "day_month": "2", "day_day": "31"})
    assert "There is no such day." in wrong.content.decode()


def test_statements_do_not_grow(cast: Cast, browse: Browse) -> None:
    dee = dee_signed_in(cast)
    client, counted = browse(cast.rosa), []
    client.get(f"/plans/{cast.dee.pk}/history/")
    for more in (1, 2):
        for number in range(more):
            add_goal(actor=dee, participant_id=cast.dee.pk, words=f"Goal {more} {number}")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/plans/{cast.dee.pk}/history/")
        counted.append(len(asked))
    assert counted[0] == counted[1]
