"""The page of one goal: its steps, options, what is in the way, what was tried."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.contacts.build import dee_with_a_door
from tests.plans.build import a_goal, a_step, an_obstacle, an_option
from walkwith.foundation.actor import Actor
from walkwith.plans import commands

Browse = Callable[[Actor], Client]


def test_all_that_belongs_to_it(cast: Cast, browse: Browse) -> None:
    dee = dee_with_a_door(cast)
    goal = a_goal(dee, cast)
    a_step(dee, cast, goal_id=goal.pk)
    an_obstacle(dee, cast, goal_id=goal.pk)
    an_option(dee, goal, words="A room first", pros="Soon")
    commands.add_lesson(actor=dee, kind="goal", base_id=goal.pk, words="Asked two landlords")
    html = browse(dee).get(f"/plans/goals/{goal.pk}/").content.decode()
    for words in ("Sign a lease", "Call Harbor House", "No ride on Sundays", "A room first"):
        assert words in html, words
    assert "Asked two landlords" in html
    assert f"/plans/goals/{goal.pk}/" in browse(dee).get(f"/plans/{cast.dee.pk}/").content.decode()


def test_who_reads_it(cast: Cast, browse: Browse) -> None:
    goal = a_goal(dee_with_a_door(cast), cast)
    for actor in (cast.rosa, cast.lorraine):
        assert browse(actor).get(f"/plans/goals/{goal.pk}/").status_code == 200
    for stranger in cast.strangers():
        assert browse(stranger).get(f"/plans/goals/{goal.pk}/").status_code == 404


def test_it_is_finished_and_opened_from_here(cast: Cast, browse: Browse) -> None:
    dee = dee_with_a_door(cast)
    goal = a_goal(dee, cast)
    page, client = f"/plans/goals/{goal.pk}/", browse(dee)
    for verb, shown in (("finish", "Open it again"), ("reopen", "I got there")):
        answer = client.post(f"{page}{verb}/", {"next": page}, follow=True)
        assert shown in answer.content.decode()


def test_one_costs_as_much_as_three(cast: Cast, browse: Browse) -> None:
    dee = dee_with_a_door(cast)
    goal, client, counted = a_goal(dee, cast), browse(dee), []
    for more in (1, 2):
        for _ in range(more):
            a_step(dee, cast, goal_id=goal.pk)
            an_obstacle(dee, cast, goal_id=goal.pk)
            an_option(dee, goal)
            commands.add_lesson(actor=dee, kind="goal", base_id=goal.pk, words="Asked")
        client.get(f"/plans/goals/{goal.pk}/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/plans/goals/{goal.pk}/").status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]
