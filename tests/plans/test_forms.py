"""The forms of a plan, as Dee fills them alone on her phone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.contacts.build import dee_with_a_door
from tests.plans.build import a_goal, a_step, a_want, an_area, standing
from walkwith.foundation.actor import Actor
from walkwith.foundation.identifiers import new_id
from walkwith.plans.models import Area

Browse = Callable[[Actor], Client]


@pytest.fixture
def dee(cast: Cast) -> Actor:
    return dee_with_a_door(cast)


def test_an_empty_plan_invites(cast: Cast, browse: Browse, dee: Actor) -> None:
    html = browse(dee).get(f"/plans/{cast.dee.pk}/").content.decode()
    for words in ("which parts of life do you want to think about", "Start with one thing"):
        assert words in html


def test_dee_writes_her_whole_plan(cast: Cast, browse: Browse, dee: Actor) -> None:
    client, own = browse(dee), f"/plans/{cast.dee.pk}/"
    client.post(own + "add-areas/", {"kinds": ["home", "health"], "words": "My kids"})
    areas = {str(part["area"]): part["area"] for part in client.get(own).context["areas"]}
    assert list(areas) == ["Health", "Home", "My kids"]
    said = {"words": "A door I can lock", "why": "To sleep at night"}
    client.post(f"/plans/areas/{areas['Home'].pk}/add-want/", said)
    want = client.get(own).context["areas"][1]["wants"][0]["want"]
    goal = {"words": "Sign a lease", "want_id": str(want.pk), "day": "2027-01-31"}
    client.post(own + "add-goal/", goal)
    told = client.get(own).context["areas"][1]["wants"][0]["goals"][0]
    step = {"words": "Call Harbor House", "who": "participant", "goal_id": str(told.goal.pk)}
    step |= {"day": "2026-11-25", "part_of_day": "morning", "helper": "My aunt"}
    client.post(own + "add-step/", step)
    html = client.get(own).content.decode()
    for words in (*said.values(), "Sign a lease", "Call Harbor House", "My aunt helps", "morning"):
        assert words in html, words


def test_what_is_done_is_celebrated(cast: Cast, browse: Browse, dee: Actor) -> None:
    client, own, goal = browse(dee), f"/plans/{cast.dee.pk}/", a_goal(dee, cast)
    done = client.post(f"/plans/goals/{goal.pk}/finish/", follow=True)
    assert "Take a moment to be glad" in done.content.decode()
    assert [one.line.pk for one in client.get(own).context["lately"]] == [goal.pk]
    client.post(f"/plans/goals/{goal.pk}/reopen/")
    assert [one.goal.pk for one in client.get(own).context["goals"]] == [goal.pk]


def test_each_line_is_said_in_better_words(cast: Cast, browse: Browse, dee: Actor) -> None:
    area = an_area(dee, cast)
    want, goal, step = a_want(dee, area), a_goal(dee, cast), a_step(dee, cast)
    client = browse(dee)
    for line, said in (
        (area, {"words": "Where I live"}),
        (want, {"words": "A door", "why": "To sleep"}),
        (goal, {"words": "A key"}),
        (step, {"words": "Ring", "who": "together"}),
    ):
        edit = f"/plans/{line._meta.model_name}s/{line.pk}/edit/"
        shown = client.get(edit).context["form"]["words"].value()
        assert shown == str(line)
        assert client.post(edit, said).status_code == 303
    assert standing(cast) == ["Where I live", "A door", "A key", "Ring"]


@pytest.mark.parametrize(
    ("form", "said", "field"),
    [
        ("add-areas", {}, "kinds"),
        ("add-areas", {"kinds": ["moon"]}, "kinds"),
        ("add-areas", {"words": "x" * 81}, "words"),
        ("add-goal", {"words": ""}, "words"),
        ("add-goal", {"words": "x" * 301}, "words"),
        ("add-goal", {"words": "x", "day": "2026-02-30"}, "day"),
        ("add-goal", {"words": "x", "day": "2099-01-01"}, "day"),
        ("add-step", {"words": "x", "who": "together", "part_of_day": "night"}, "part_of_day"),
        ("add-step", {"words": "x", "who": "together", "helper": "x" * 81}, "helper"),
        ("want", {"words": "x", "why": "x" * 1001}, "why"),
    ],
)
def test_refused_with_the_words_kept(
    cast: Cast, browse: Browse, dee: Actor, form: str, said: dict[str, Any], field: str
) -> None:
    answer = browse(dee).post(f"/plans/{cast.dee.pk}/{form}/", said)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    kept = said.get("words") or said.get("helper") or ""
    assert kept in answer.content.decode()
    assert standing(cast) == []


def test_a_part_of_life_is_chosen_once(cast: Cast, browse: Browse, dee: Actor) -> None:
    client, choose = browse(dee), f"/plans/{cast.dee.pk}/add-areas/"
    client.post(choose, {"kinds": ["home"]})
    assert 'value="home"' not in client.get(choose).content.decode()
    client.post(choose, {"words": "Music"})
    client.post(choose, {"words": "Music"})
    assert standing(cast, Area) == ["Home", "Music"]


@pytest.mark.parametrize(("form", "place"), [("add-goal", "want_id"), ("add-step", "goal_id")])
def test_what_it_is_for_is_ones_own(
    cast: Cast, browse: Browse, dee: Actor, form: str, place: str
) -> None:
    a_goal(dee, cast)
    a_want(dee, an_area(dee, cast))
    sent = {"words": "x", "who": "together", place: str(new_id())}
    answer = browse(dee).post(f"/plans/{cast.dee.pk}/{form}/", sent)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [place])
