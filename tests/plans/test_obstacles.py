"""What is in the way: said, tried by a day, looked back on, behind her one day."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.contacts.build import dee_with_a_door
from tests.plans.build import a_goal, an_obstacle, an_option, state_of
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.plans import commands
from walkwith.plans.models import Lesson, Obstacle, Step

Browse = Callable[[Actor], Client]
NOON = dt.datetime(2026, 11, 18, 17, tzinfo=dt.UTC)


@pytest.fixture
def dee(cast: Cast) -> Actor:
    return dee_with_a_door(cast)


def as_it_is(obstacle: Obstacle, viewer: Actor) -> Obstacle:
    with acting_as(viewer):
        return Obstacle.objects.get(pk=obstacle.pk)


def test_an_empty_page_invites(cast: Cast, browse: Browse, dee: Actor) -> None:
    html = browse(dee).get(f"/plans/{cast.dee.pk}/obstacles/").content.decode()
    assert "Say what is in the way" in html
    assert f"/plans/{cast.dee.pk}/add-obstacle/" in html


def test_dee_says_what_is_in_the_way(cast: Cast, browse: Browse, dee: Actor) -> None:
    client, goal = browse(dee), a_goal(dee, cast)
    said = {"words": "No ride", "where": "around", "goal_id": str(goal.pk), "try_by": "2026-11-29"}
    answer = client.post(f"/plans/{cast.dee.pk}/add-obstacle/", said)
    with acting_as(dee):
        made = Obstacle.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/plans/obstacles/{made.pk}/")
    assert (made.words, made.where, made.goal_id, made.try_by) == (
        "No ride",
        "around",
        goal.pk,
        dt.date(2026, 11, 29),
    )
    html = client.get(f"/plans/{cast.dee.pk}/obstacles/").content.decode()
    for words in ("No ride", "around me", "Try by", "Sign a lease"):
        assert words in html, words
    assert "No ride" in client.get(f"/plans/goals/{goal.pk}/").content.decode()


def test_what_rosa_names_alone_waits(cast: Cast, browse: Browse, dee: Actor) -> None:
    browse(cast.rosa).post(
        f"/plans/{cast.dee.pk}/add-obstacle/", {"words": "The fee", "where": "around"}
    )
    with acting_as(dee):
        line = Obstacle.objects.get()
    for page in (f"/plans/{cast.dee.pk}/", f"/plans/{cast.dee.pk}/obstacles/", "/"):
        assert "Rosa names what could be in the way" in browse(dee).get(page).content.decode()
    assert "Yes, in my words" in browse(dee).get(f"/plans/obstacles/{line.pk}/").content.decode()
    browse(dee).post(f"/plans/obstacles/{line.pk}/edit/", {"words": "$40", "where": "mine"})
    assert state_of(line, cast.rosa) == "stands"
    assert as_it_is(line, dee).words == "$40"


def test_looking_back_keeps_what_was_learned(cast: Cast, browse: Browse, dee: Actor) -> None:
    obstacle = an_obstacle(dee, cast)
    option = an_option(dee, obstacle)
    commands.choose_option(actor=dee, option_id=option.pk)
    client, path = browse(dee), f"/plans/obstacles/{obstacle.pk}/look-back/"
    assert client.get(path).context["form"]["tried"].value() == "Ask my aunt"
    said = {"looked_back": "Easier than I thought", "learned": "She likes to be asked"}
    with clock.stopped_at(NOON):
        answer = client.post(path, {**said, "tried": "", "is_over": "on"})
    assert answer.status_code == 303
    now = as_it_is(obstacle, dee)
    assert (now.looked_back, bool(now.over_at)) == ("Easier than I thought", True)
    with acting_as(dee):
        lesson = Lesson.objects.get()
    assert (lesson.words, lesson.learned, lesson.obstacle_id, lesson.day) == (
        "Ask my aunt",
        "She likes to be asked",
        obstacle.pk,
        dt.date(2026, 11, 18),
    )
    html = client.get(f"/plans/obstacles/{obstacle.pk}/").content.decode()
    for words in ("It is behind me.", "Easier than I thought", "She likes to be asked"):
        assert words in html, words
    assert "Behind me" in client.get(f"/plans/{cast.dee.pk}/obstacles/").content.decode()


def test_a_look_back_needs_a_word(cast: Cast, browse: Browse, dee: Actor) -> None:
    obstacle = an_obstacle(dee, cast)
    answer = browse(dee).post(f"/plans/obstacles/{obstacle.pk}/look-back/", {})
    assert (answer.status_code, [*answer.context["form"].errors]) == (422, ["looked_back"])


def test_behind_and_there_again(cast: Cast, browse: Browse, dee: Actor) -> None:
    obstacle, client = an_obstacle(dee, cast), browse(dee)
    client.post(f"/plans/obstacles/{obstacle.pk}/finish/")
    assert as_it_is(obstacle, dee).over_at
    client.post(f"/plans/obstacles/{obstacle.pk}/reopen/")
    assert as_it_is(obstacle, dee).over_at is None


@pytest.mark.parametrize("verb", ["finish", "reopen", "look-back"])
def test_only_she_says_that_it_is_behind_her(
    cast: Cast, browse: Browse, dee: Actor, verb: str
) -> None:
    obstacle = an_obstacle(dee, cast)
    path, said = f"/plans/obstacles/{obstacle.pk}/{verb}/", {"looked_back": "Fine"}
    assert browse(cast.rosa).post(path, said).status_code == 403
    for stranger in cast.strangers():
        assert browse(stranger).post(path, said).status_code == 404
        assert browse(stranger).get(f"/plans/obstacles/{obstacle.pk}/").status_code == 404


def test_what_is_chosen_becomes_a_step(cast: Cast, browse: Browse, dee: Actor) -> None:
    goal = a_goal(dee, cast)
    obstacle = an_obstacle(dee, cast, goal_id=goal.pk)
    commands.choose_option(actor=dee, option_id=an_option(dee, obstacle).pk)
    client, path = browse(dee), f"/plans/obstacles/{obstacle.pk}/take-step/"
    form = client.get(path).context["form"]
    assert form["words"].value() == "Ask my aunt"
    client.post(path, {"words": "Ask my aunt", "who": "participant"})
    with acting_as(dee):
        step = Step.objects.get()
    assert (step.obstacle_id, step.goal_id, step.is_suggestion) == (obstacle.pk, goal.pk, False)
    shown = client.get(f"/plans/obstacles/{obstacle.pk}/").context["steps"]
    assert [told.step.pk for told in shown] == [step.pk]
    client.post(f"/plans/steps/{step.pk}/edit/", {"words": "Call my aunt", "who": "participant"})
    with acting_as(dee):
        assert Step.objects.get().obstacle_id == obstacle.pk


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"words": ""}, "words"),
        ({"words": "x" * 301}, "words"),
        ({"where": "nowhere"}, "where"),
        ({"try_by": "2099-01-01"}, "try_by"),
    ],
)
def test_refused_with_the_words_kept(
    cast: Cast, browse: Browse, dee: Actor, said: dict[str, str], field: str
) -> None:
    sent = {"words": "No ride", "where": "mine", **said}
    answer = browse(dee).post(f"/plans/{cast.dee.pk}/add-obstacle/", sent)
    assert (answer.status_code, [*answer.context["form"].errors]) == (422, [field])
    assert sent["words"] in answer.content.decode()


def test_one_costs_as_much_as_three(cast: Cast, browse: Browse, dee: Actor) -> None:
    client, counted = browse(dee), []
    first = an_obstacle(dee, cast)
    for more in (1, 2):
        for _ in range(more):
            for base in (first, an_obstacle(dee, cast)):
                option = an_option(dee, base)
                commands.choose_option(actor=dee, option_id=option.pk)
                commands.add_lesson(actor=dee, kind="obstacle", base_id=base.pk, words="Asked")
        for page in (f"{cast.dee.pk}/obstacles/", f"obstacles/{first.pk}/"):
            client.get(f"/plans/{page}")
            with CaptureQueriesContext(connection) as asked:
                assert client.get(f"/plans/{page}").status_code == 200
            counted.append(len(asked))
    assert counted[:2] == counted[2:]
