"""Buttons of every kind of line, over the pages that show them."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.conftest import Cast, end_the_moment
from tests.contacts.build import dee_with_a_door
from tests.plans.build import a_goal, a_step, a_want, an_area, standing, state_of
from walkwith.access.models import Version
from walkwith.foundation.actor import Actor, acting_as
from walkwith.plans.models import Goal, Line, Want

Browse = Callable[[Actor], Client]
KINDS = ("area", "want", "goal", "step")
OTHER_WORDS = {
    "area": {"words": "Where I live"},
    "want": {"words": "A door I can lock", "why": "To sleep"},
    "goal": {"words": "A key of my own"},
    "step": {"words": "Ring them up", "who": "participant"},
}


@pytest.fixture
def dee(cast: Cast) -> Actor:
    return dee_with_a_door(cast)


def suggested(cast: Cast, dee: Actor, kind: str) -> Line:
    """Rosa, alone, suggests a line of this kind."""
    if kind == "area":
        return an_area(cast.rosa, cast, is_suggestion=True)
    if kind == "want":
        return a_want(cast.rosa, an_area(dee, cast, kinds=["health"]), is_suggestion=True)
    make = a_goal if kind == "goal" else a_step
    return make(cast.rosa, cast, is_suggestion=True)


def path(kind: str, line: Line, verb: str) -> str:
    return f"/plans/lines/{kind}/{line.pk}/{verb}/"


@pytest.mark.parametrize("kind", KINDS)
def test_dee_says_yes(cast: Cast, browse: Browse, dee: Actor, kind: str) -> None:
    line, client = suggested(cast, dee, kind), browse(dee)
    for page in (f"/plans/{cast.dee.pk}/", "/", f"/today/people/{cast.dee.pk}/"):
        html = client.get(page).content.decode()
        assert "Rosa suggests" in html
        assert path(kind, line, "accept") in html
    answer = client.post(path(kind, line, "accept"), {"next": "/"})
    assert (answer.status_code, answer["Location"]) == (303, "/")
    assert state_of(line, cast.rosa) == "stands"
    assert str(line) in standing(cast)


@pytest.mark.parametrize("kind", KINDS)
def test_dee_says_yes_in_her_own_words(cast: Cast, browse: Browse, dee: Actor, kind: str) -> None:
    line, client = suggested(cast, dee, kind), browse(dee)
    before, edit = str(line), f"/plans/{kind}s/{line.pk}/edit/"
    html = client.get(edit).content.decode()
    assert "Yes, in my words" in html
    assert before in html
    assert client.post(edit, OTHER_WORDS[kind]).status_code == 303
    assert state_of(line, cast.rosa) == "stands"
    assert OTHER_WORDS[kind]["words"] in standing(cast)
    with acting_as(cast.rosa):
        kept = Version.objects.filter(line_id=line.pk).order_by("number")
        assert [(one.values["is_suggestion"], one.ground) for one in kept] == [
            (True, "suggested"),
            (False, "own"),
        ]


@pytest.mark.parametrize("kind", KINDS)
def test_dee_says_not_now_and_may_take_it_up_later(
    cast: Cast, browse: Browse, dee: Actor, kind: str
) -> None:
    line, client = suggested(cast, dee, kind), browse(dee)
    client.post(path(kind, line, "decline"))
    assert state_of(line, cast.rosa) == "let go"
    assert (
        path(kind, line, "take-up")
        in client.get(f"/plans/{cast.dee.pk}/put-away/").content.decode()
    )
    client.post(path(kind, line, "take-up"))
    assert state_of(line, cast.rosa) == "suggested"


@pytest.mark.parametrize("kind", KINDS)
def test_rosa_changes_or_takes_back_what_waits(
    cast: Cast, browse: Browse, dee: Actor, kind: str
) -> None:
    line, client = suggested(cast, dee, kind), browse(cast.rosa)
    assert client.post(path(kind, line, "accept")).status_code == 403
    assert client.post(f"/plans/{kind}s/{line.pk}/edit/", OTHER_WORDS[kind]).status_code == 303
    assert state_of(line, cast.rosa) == "suggested"
    html = client.get(f"/plans/{cast.dee.pk}/").content.decode()
    assert "It waits for the yes of Dee" in html
    assert OTHER_WORDS[kind]["words"] in html
    client.post(path(kind, line, "decline"))
    assert state_of(line, cast.rosa) == "let go"


@pytest.mark.usefixtures("beside")
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_let_go_comes_back(cast: Cast, browse: Browse, dee: Actor, kind: str) -> None:
    line, client = suggested(cast, dee, kind), browse(cast.rosa)
    client.post(path(kind, line, "accept"))
    client.post(path(kind, line, "let-go"))
    assert state_of(line, cast.rosa) == "let go"
    assert str(line) in client.get(f"/plans/{cast.dee.pk}/put-away/").content.decode()
    client.post(path(kind, line, "take-up"))
    assert state_of(line, cast.rosa) == "stands"
    end_the_moment(cast)
    assert client.post(path(kind, line, "let-go")).status_code == 403


def test_up_and_down(cast: Cast, browse: Browse, dee: Actor) -> None:
    goals = [a_goal(dee, cast, words=words) for words in ("a", "b", "c")]
    client, order = browse(dee), f"/plans/{cast.dee.pk}/order/"
    for line, way, after in (
        (goals[2], "up", ["a", "c", "b"]),
        (goals[0], "up", ["a", "c", "b"]),
        (goals[0], "down", ["c", "a", "b"]),
    ):
        answer = client.post(path("goal", line, "move"), {"way": way, "next": order})
        assert answer["Location"] == order
        assert standing(cast, Goal) == after
    a_goal(dee, cast, words="d")
    assert standing(cast, Goal) == ["c", "a", "b", "d"]
    html = client.get(order).content.decode()
    assert [html.index(f'<b dir="auto">{one}</b>') for one in "cabd"] == sorted(
        html.index(f'<b dir="auto">{one}</b>') for one in "cabd"
    )
    assert browse(cast.rosa).get(order).status_code == 403


def test_a_yes_to_what_matters_makes_it_what_matters(
    cast: Cast, browse: Browse, dee: Actor
) -> None:
    browse(cast.rosa).post(f"/plans/{cast.dee.pk}/want/", {"words": "A car"})
    client = browse(dee)
    client.post(f"/plans/{cast.dee.pk}/want/", {"words": "My own place"})
    with acting_as(dee):
        waiting = Want.objects.get(is_suggestion=True)
    client.post(path("want", waiting, "accept"))
    assert client.get(f"/plans/{cast.dee.pk}/").context["want"].words == "A car"


def test_a_kind_that_is_none_is_not_found(cast: Cast, browse: Browse, dee: Actor) -> None:
    line = a_step(dee, cast)
    for kind in ("goal", "look", "participant", "nothing"):
        assert browse(dee).post(path(kind, line, "let-go")).status_code == 404
