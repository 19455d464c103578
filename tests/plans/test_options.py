"""Options side by side, for a goal and around an obstacle: written, chosen, chosen anew."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.contacts.build import dee_with_a_door
from tests.plans.build import a_goal, an_obstacle, an_option, state_of
from walkwith.access.models import Version
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id
from walkwith.plans import commands
from walkwith.plans.models import Lesson, Option

Browse = Callable[[Actor], Client]


@pytest.fixture
def dee(cast: Cast) -> Actor:
    return dee_with_a_door(cast)


def chosen(viewer: Actor) -> list[str]:
    with acting_as(viewer):
        found = Option.objects.filter(chosen_at__isnull=False)
        return list(found.values_list("words", flat=True))


@pytest.mark.parametrize("kind", ["goal", "obstacle"])
def test_dee_writes_what_speaks_for_and_against(
    cast: Cast, browse: Browse, dee: Actor, kind: str
) -> None:
    base = a_goal(dee, cast) if kind == "goal" else an_obstacle(dee, cast)
    client, page = browse(dee), f"/plans/{kind}s/{base.pk}/"
    said = {"words": "Take the bus", "pros": "It is cheap", "cons": "It is slow"}
    answer = client.post(f"/plans/options/{kind}/{base.pk}/add/", said)
    assert (answer.status_code, answer["Location"]) == (303, page)
    html = client.get(page).content.decode()
    for words in (*said.values(), "For it", "Against it", "I choose this"):
        assert words in html, words
    with acting_as(dee):
        option = Option.objects.get()
    client.post(f"/plans/options/{option.pk}/edit/", {**said, "cons": ""})
    with acting_as(dee):
        assert Option.objects.get().cons == ""


def test_a_choice_can_be_changed_without_a_word(cast: Cast, browse: Browse, dee: Actor) -> None:
    base, client = an_obstacle(dee, cast), browse(dee)
    first, second = an_option(dee, base), an_option(dee, base, words="Take the bus")
    elsewhere = an_option(dee, a_goal(dee, cast), words="Wait")
    commands.choose_option(actor=dee, option_id=elsewhere.pk)
    for option in (first, second):
        answer = client.post(f"/plans/options/{option.pk}/choose/")
        assert answer["Location"] == f"/plans/obstacles/{base.pk}/"
        assert set(chosen(dee)) == {option.words, "Wait"}
    assert "Make it a step" in client.get(f"/plans/obstacles/{base.pk}/").content.decode()
    client.post(f"/plans/options/{second.pk}/put-back/")
    assert chosen(dee) == ["Wait"]
    with acting_as(dee):
        assert Version.objects.filter(line_id=first.pk).count() == 3


def test_what_rosa_suggests_waits_beside_them(cast: Cast, browse: Browse, dee: Actor) -> None:
    base = an_obstacle(dee, cast)
    browse(cast.rosa).post(f"/plans/options/obstacle/{base.pk}/add/", {"words": "Ride with me"})
    with acting_as(dee):
        option = Option.objects.get()
    assert option.is_suggestion
    for page in (f"/plans/obstacles/{base.pk}/", f"/plans/{cast.dee.pk}/", "/"):
        assert "Rosa suggests an option" in browse(dee).get(page).content.decode()
    for verb in ("choose", "put-back"):
        assert browse(cast.rosa).post(f"/plans/options/{option.pk}/{verb}/").status_code == 403
    browse(dee).post(f"/plans/options/{option.pk}/choose/")
    assert state_of(option, cast.rosa) == "stands"
    assert chosen(dee) == ["Ride with me"]


@pytest.mark.usefixtures("beside")
def test_side_by_side_they_choose_together(cast: Cast, browse: Browse) -> None:
    option = an_option(cast.rosa, an_obstacle(cast.rosa, cast))
    assert browse(cast.rosa).post(f"/plans/options/{option.pk}/choose/").status_code == 303
    assert chosen(cast.rosa) == ["Ask my aunt"]


def test_what_was_tried_for_a_goal(cast: Cast, browse: Browse, dee: Actor) -> None:
    goal, client = a_goal(dee, cast), browse(dee)
    said = {"words": "Called three places", "learned": "Mornings are best", "day": "2026-11-18"}
    answer = client.post(f"/plans/lessons/goal/{goal.pk}/add/", said)
    assert answer["Location"] == f"/plans/goals/{goal.pk}/"
    html = client.get(f"/plans/goals/{goal.pk}/").content.decode()
    assert "Called three places" in html
    assert "Mornings are best" in html
    with acting_as(dee):
        lesson = Lesson.objects.get()
    client.post(f"/plans/lessons/{lesson.pk}/edit/", {"words": "Called", "learned": "Try early"})
    with acting_as(dee):
        lesson.refresh_from_db()
    assert (lesson.words, lesson.learned, lesson.day) == ("Called", "Try early", None)


@pytest.mark.parametrize("noun", ["options", "lessons"])
def test_for_a_goal_or_an_obstacle_and_nothing_else(
    cast: Cast, browse: Browse, dee: Actor, noun: str
) -> None:
    goal = a_goal(dee, cast)
    for kind, pk in (("goal", new_id()), ("want", goal.pk), ("obstacle", goal.pk)):
        path = f"/plans/{noun}/{kind}/{pk}/add/"
        assert browse(dee).get(path).status_code == 404
        assert browse(dee).post(path, {"words": "x"}).status_code == 404
    for stranger in cast.strangers():
        path = f"/plans/{noun}/goal/{goal.pk}/add/"
        assert browse(stranger).post(path, {"words": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("said", "field"),
    [({"words": ""}, "words"), ({"pros": "x" * 1001}, "pros"), ({"cons": "x" * 1001}, "cons")],
)
def test_refused_with_the_words_kept(
    cast: Cast, browse: Browse, dee: Actor, said: dict[str, str], field: str
) -> None:
    goal = a_goal(dee, cast)
    sent = {"words": "Take the bus", **said}
    answer = browse(dee).post(f"/plans/options/goal/{goal.pk}/add/", sent)
    assert (answer.status_code, [*answer.context["form"].errors]) == (422, [field])
    assert all(words in answer.content.decode() for words in sent.values())
