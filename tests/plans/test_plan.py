"""The small plan page and its forms, for each who may and who may not."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.contacts.build import NOON, dee_with_a_door
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id
from walkwith.plans import commands
from walkwith.plans.models import Step, Want

pytestmark = pytest.mark.usefixtures("beside")

Browse = Callable[[Actor], Client]
TODAY = dt.date(2026, 11, 18)


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.stopped_at(NOON):
        yield


def a_step(cast: Cast, **said: Any) -> Step:
    return commands.add_step(
        actor=cast.rosa, participant_id=cast.dee.pk, **{"words": "Call Harbor House", **said}
    )


def steps(cast: Cast) -> list[tuple[str, str, dt.date | None, bool]]:
    with acting_as(cast.rosa):
        return [(one.words, one.who, one.day, one.is_open) for one in Step.objects.order_by("id")]


def test_an_empty_plan_says_what_to_do(cast: Cast, browse: Browse) -> None:
    html = browse(cast.rosa).get(f"/plans/{cast.dee.pk}/").content.decode()
    assert "Ask Dee what would make life better" in html
    assert "One small thing is enough" in html


def test_dee_writes_her_own_plan(cast: Cast, browse: Browse) -> None:
    client = browse(dee_with_a_door(cast))
    want = {"words": "My own place by summer"}
    assert client.post(f"/plans/{cast.dee.pk}/want/", want).status_code == 303
    step = {"words": "Call them", "who": "participant", "day": "2026-11-20"}
    assert client.post(f"/plans/{cast.dee.pk}/add-step/", step).status_code == 303
    own = client.get(f"/plans/{cast.dee.pk}/").content.decode()
    for words in (
        "My plan",
        "My own place by summer",
        "You wrote this.",
        "On your own&nbsp;· Friday",
    ):
        assert words in own, words
    theirs = browse(cast.rosa).get(f"/plans/{cast.dee.pk}/").content.decode()
    for words in ("The plan of Dee", "Dee wrote this.", "On their own&nbsp;· Friday"):
        assert words in theirs, words


def test_saying_it_anew_keeps_what_was_said(cast: Cast, browse: Browse) -> None:
    client, path = browse(cast.rosa), f"/plans/{cast.dee.pk}/want/"
    for words in ("A job", "My own place"):
        client.post(path, {"words": words})
    assert client.get(path).context["form"]["words"].value() == "My own place"
    assert "Written down by Rosa" in client.get(f"/plans/{cast.dee.pk}/").content.decode()
    with acting_as(cast.rosa):
        assert set(Want.objects.values_list("words", flat=True)) == {"A job", "My own place"}


def test_a_step_goes_its_way(cast: Cast, browse: Browse) -> None:
    client, step = browse(cast.rosa), a_step(cast, day=TODAY)
    edit = f"/plans/steps/{step.pk}/edit/"
    assert client.get(edit).context["form"]["words"].value() == "Call Harbor House"
    client.post(edit, {"words": "Call them", "who": "worker", "day_month": "", "day": ""})
    assert steps(cast) == [("Call them", "worker", None, True)]
    for verb, is_open in (("finish", False), ("reopen", True)):
        answer = client.post(f"/plans/steps/{step.pk}/{verb}/")
        assert (answer.status_code, answer["Location"]) == (303, f"/plans/{cast.dee.pk}/")
        assert steps(cast) == [("Call them", "worker", None, is_open)]


def test_it_goes_back_where_the_button_was(cast: Cast, browse: Browse) -> None:
    step = a_step(cast)
    client = browse(cast.rosa)
    for asked, reached in (("/", "/"), ("https://evil.example/", "/")):
        answer = client.post(f"/plans/steps/{step.pk}/finish/", {"next": asked})
        assert answer["Location"] == reached


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"words": ""}, "words"),
        ({"words": "x" * 301}, "words"),
        ({"words": "x\x00"}, "words"),
        ({"who": "nobody"}, "who"),
        ({"day": "2026-02-30"}, "day"),
        ({"day": "9999-01-01"}, "day"),
    ],
)
def test_refused_with_the_words_kept(
    cast: Cast, browse: Browse, said: dict[str, str], field: str
) -> None:
    sent = {"words": "Call Harbor House", "who": "together", "day": "", **said}
    answer = browse(cast.rosa).post(f"/plans/{cast.dee.pk}/add-step/", sent)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert sent["words"].replace("\x00", "") in answer.content.decode()
    assert steps(cast) == []


def test_a_want_is_refused_when_empty_or_endless(cast: Cast, browse: Browse) -> None:
    for words in ("", "x" * 1001, "x" * 1_000_000):
        answer = browse(cast.rosa).post(f"/plans/{cast.dee.pk}/want/", {"words": words})
        assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_each_role(cast: Cast, browse: Browse) -> None:
    step = a_step(cast)
    reads = [f"/plans/{cast.dee.pk}/"]
    forms = [f"/plans/{cast.dee.pk}/want/", f"/plans/{cast.dee.pk}/add-step/"]
    forms += [f"/plans/steps/{step.pk}/edit/"]
    acts = [f"/plans/steps/{step.pk}/{verb}/" for verb in ("finish", "reopen")]
    verbs = ("accept", "decline", "let-go", "take-up", "move")
    acts += [f"/plans/lines/step/{step.pk}/{verb}/" for verb in verbs]
    for actor in cast.strangers():
        client = browse(actor)
        assert {client.get(path).status_code for path in reads + forms} == {404}
        assert {client.post(path).status_code for path in forms + acts} == {404}
    supervisor = browse(cast.lorraine)
    assert supervisor.get(reads[0]).status_code == 200
    assert "Add a step" not in supervisor.get(reads[0]).content.decode()
    assert {supervisor.get(path).status_code for path in forms} == {403}
    assert {supervisor.post(path).status_code for path in forms + acts} == {403}
    assert browse(cast.rosa).get(f"/plans/{new_id()}/").status_code == 404
    assert browse(cast.rosa).get(acts[0]).status_code == 405


def test_the_plan_asks_the_same_number_of_times(cast: Cast, browse: Browse) -> None:
    client, counts = browse(cast.rosa), []
    client.get(f"/plans/{cast.dee.pk}/")
    area = commands.add_areas(actor=cast.rosa, participant_id=cast.dee.pk, kinds=["home"])[0]
    want = commands.add_want(actor=cast.rosa, area_id=area.pk, words="My own place")
    for more in (1, 2):
        for _number in range(more):
            goal = commands.add_goal(
                actor=cast.rosa, participant_id=cast.dee.pk, words="A lease", want_id=want.pk
            )
            a_step(cast, goal_id=goal.pk)
            a_step(cast)
            a_step(cast, is_suggestion=True)
            commands.finish_step(actor=cast.rosa, step_id=a_step(cast).pk)
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/plans/{cast.dee.pk}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
