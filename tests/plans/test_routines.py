"""Routines of the week: written, suggested, in the order of the day, never counted."""

import datetime as dt
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from tests.conftest import Cast, sit_beside
from tests.plans.build import state_of
from tests.plans.dee import dee_signed_in
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.plans import commands, queries
from walkwith.plans.models import Routine
from walkwith.plans.routine_words import days_words, packed_words

Browse = Callable[[Actor], Client]
EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]


@pytest.fixture
def dee(cast: Cast) -> Actor:
    return dee_signed_in(cast)


def a_routine(actor: Actor, cast: Cast, **said: Any) -> Routine:
    asked = {"words": "Tea", "days": EVERY_DAY, **said}
    return commands.add_routine(actor=actor, participant_id=cast.dee.pk, **asked)


def test_they_stand_in_the_order_of_the_day(cast: Cast, dee: Actor) -> None:
    a_routine(dee, cast, words="Whenever")
    a_routine(dee, cast, words="Choir", at=dt.time(19, 30), days=[1], kind="spiritual")
    a_routine(dee, cast, words="Walk", part_of_day="midday")
    a_routine(dee, cast, words="Tea", at=dt.time(6, 45), part_of_day="evening")
    with acting_as(dee):
        found = queries.routines_of(cast.dee.pk).routines
    told = [(one.words, one.part_of_day, one.at) for one in found]
    assert told == [
        ("Tea", "", dt.time(6, 45)),
        ("Walk", "midday", None),
        ("Choir", "", dt.time(19, 30)),
        ("Whenever", "", None),
    ]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"words": " "}, "words"),
        ({"words": "x" * 201}, "words"),
        ({"days": []}, "days"),
        ({"days": [7]}, "days"),
        ({"part_of_day": "noon"}, "part_of_day"),
        ({"kind": "holy"}, "kind"),
    ],
)
def test_what_cannot_be_kept(cast: Cast, dee: Actor, said: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        a_routine(dee, cast, **said)
    assert refused.value.field == field


def test_who_writes_and_who_suggests(cast: Cast, dee: Actor) -> None:
    for actor, error in (
        (cast.rosa, NotAllowed),
        (cast.lorraine, NotAllowed),
        (cast.kit, NotFound),
    ):
        with pytest.raises(error):
            a_routine(actor, cast)
    idea = a_routine(cast.rosa, cast, is_suggestion=True)
    assert state_of(idea, dee) == "suggested"
    commands.accept_line(actor=dee, kind="routine", line_id=idea.pk)
    assert state_of(idea, dee) == "stands"
    sit_beside(cast.rosa, cast.dee.pk)
    assert state_of(a_routine(cast.rosa, cast, words="Walk"), dee) == "stands"


def test_changed_let_go_and_taken_up(cast: Cast, dee: Actor) -> None:
    routine = a_routine(dee, cast)
    commands.edit_routine(actor=dee, routine_id=routine.pk, words="Mint tea", days=[6, 0, 6])
    with acting_as(dee):
        routine.refresh_from_db()
    assert (routine.words, routine.days) == ("Mint tea", [0, 6])
    commands.let_go_line(actor=dee, kind="routine", line_id=routine.pk)
    assert state_of(routine, dee) == "let go"
    commands.take_up_line(actor=dee, kind="routine", line_id=routine.pk)
    assert state_of(routine, dee) == "stands"


def test_the_page_as_dee_and_as_rosa(cast: Cast, dee: Actor, browse: Browse) -> None:
    address = f"/plans/{cast.dee.pk}/routines/"
    client, rosa = browse(dee), browse(cast.rosa)
    assert "what does a good day have in it?" in client.get(address).content.decode()
    sent = client.post(
        f"/plans/{cast.dee.pk}/add-routine/",
        {"words": "Tea", "days": ["0", "6"], "part_of_day": "morning", "kind": "everyday"},
    )
    assert sent.status_code == HTTPStatus.SEE_OTHER
    page = client.get(address).content.decode()
    assert "In the morning" in page and "Monday and Sunday" in page
    assert "Tea" in rosa.get(address).content.decode()
    rosa.post(
        f"/plans/{cast.dee.pk}/add-routine/",
        {"words": "Choir", "days": ["1"], "at": "19:30", "kind": "spiritual"},
    )
    with acting_as(dee):
        idea = Routine.objects.get(words="Choir")
    waiting = client.get(address).content.decode()
    assert "Suggested by Rosa" in waiting and "Tuesday&nbsp;· 7:30 p.m." in waiting
    assert "Tuesday, 7:30 p.m." in client.get(f"/plans/{cast.dee.pk}/").content.decode()
    known = client.get(f"/plans/routines/{idea.pk}/edit/").content.decode()
    assert 'value="19:30"' in known and "Yes, like this" in known
    client.post(
        f"/plans/routines/{idea.pk}/edit/", {"words": "Sing", "days": ["2"], "kind": "spiritual"}
    )
    with acting_as(dee):
        idea.refresh_from_db()
    assert (idea.words, idea.days, idea.at, idea.is_suggestion) == ("Sing", [2], None, False)
    client.post(f"/plans/lines/routine/{idea.pk}/let-go/", {"next": address})
    assert "Take up again" in client.get(address).content.decode()


def test_they_are_in_her_week_on_their_days_and_in_nobody_elses(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    a_routine(dee, cast, words="Choir practice", days=[1, 6], at=dt.time(19, 30))
    a_routine(dee, cast, words="Morning tea")
    a_routine(cast.rosa, cast, words="Not yet hers", is_suggestion=True)
    week = browse(dee).get("/schedule/week/").content.decode()
    assert (week.count("Choir practice"), week.count("Morning tea")) == (2, 1)
    assert week.index("Every day") < week.index("Morning tea") < week.index("Monday")
    assert "Not yet hers" not in week
    assert "Choir practice" not in browse(cast.rosa).get("/schedule/week/").content.decode()


def test_statements_are_constant(cast: Cast, dee: Actor, browse: Browse) -> None:
    client = browse(dee)
    for address in (f"/plans/{cast.dee.pk}/routines/", "/schedule/week/"):
        client.get(address)
        counts = []
        for number in (1, 3):
            for again in range(number):
                a_routine(dee, cast, words=f"Tea {number} {again}")
                a_routine(cast.rosa, cast, words=f"Walk {number} {again}", is_suggestion=True)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            counts.append(len(asked))
        assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("days", "english", "spanish"),
    [
        (EVERY_DAY, "every day", "todos los días"),
        ([0, 1, 2, 3, 4], "Monday to Friday", "de lunes a viernes"),
        ([5, 6], "on the weekend", "el fin de semana"),
        ([0, 2, 6], "Monday, Wednesday and Sunday", "lunes, miércoles y domingo"),
    ],
)
def test_days_in_words(days: list[int], english: str, spanish: str) -> None:
    assert days_words(days) == english
    with override("es"):
        assert days_words(days) == spanish


def test_what_the_database_packs() -> None:
    assert packed_words("0,6 ") == "Monday and Sunday"
    assert packed_words("1 19:30:00") == "Tuesday, 7:30 p.m."
