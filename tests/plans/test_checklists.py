"""The checklists of the library as they stand with Dee: ticks, notes, and steps made of lines."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast, sit_beside
from tests.plans.dee import dee_signed_in
from walkwith.access.models import Version
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.plans import commands, queries
from walkwith.plans.checklist_words import lines_words
from walkwith.plans.models import Step, Tick

Browse = Callable[[Actor], Client]
CODE = "us:id:birth-certificate:2"
LIST = "birth-certificate"


@pytest.fixture
def dee(cast: Cast) -> Actor:
    return dee_signed_in(cast)


def tick(actor: Actor, cast: Cast, code: str = CODE, *, has_it: bool = True) -> Tick | None:
    return commands.tick_line(actor=actor, participant_id=cast.dee.pk, code=code, has_it=has_it)


def note(actor: Actor, cast: Cast, words: str, code: str = CODE) -> Tick | None:
    return commands.note_line(actor=actor, participant_id=cast.dee.pk, code=code, words=words)


def versions_of(dee: Actor, line: Tick) -> list[tuple[bool, str]]:
    with acting_as(dee):
        kept = Version.objects.filter(line_id=line.pk).order_by("number")
        return [(bool(one.values["done_at"]), one.values["words"]) for one in kept]


def test_ticked_unticked_and_noted(cast: Cast, dee: Actor) -> None:
    assert tick(dee, cast, has_it=False) is None
    assert note(dee, cast, "  ") is None
    line = tick(dee, cast)
    assert line
    tick(dee, cast)
    note(dee, cast, "In the blue folder")
    tick(dee, cast, has_it=False)
    assert versions_of(dee, line) == [
        (True, ""),
        (True, "In the blue folder"),
        (False, "In the blue folder"),
    ]
    with acting_as(dee):
        assert Tick.objects.count() == 1


def test_what_cannot_be_kept(cast: Cast, dee: Actor) -> None:
    with pytest.raises(Refused) as refused:
        note(dee, cast, "x" * 301)
    assert refused.value.field == "words"
    for code in ("us:id:birth-certificate:999", "us:id:nothing:1", "nothing"):
        with pytest.raises(NotFound):
            tick(dee, cast, code)


def test_ticks_are_theirs_a_worker_suggests_a_step(cast: Cast, dee: Actor) -> None:
    for actor, error in (
        (cast.rosa, NotAllowed),
        (cast.lorraine, NotAllowed),
        (cast.kit, NotFound),
    ):
        with pytest.raises(error):
            tick(actor, cast)
        with pytest.raises(error):
            note(actor, cast, "Mine")
    ideas = [
        commands.make_step(
            actor=cast.rosa, participant_id=cast.dee.pk, code=CODE, is_suggestion=True
        )
        for _again in range(2)
    ]
    assert ideas[0] == ideas[1] and ideas[0].is_suggestion
    with acting_as(dee):
        assert [one.words for one in Step.objects.all()] == [lines_words([CODE])[CODE]]
    sit_beside(cast.rosa, cast.dee.pk)
    line = tick(cast.rosa, cast)
    assert line and line.done_at


def test_the_pages(cast: Cast, dee: Actor, browse: Browse) -> None:
    lists, one = f"/plans/{cast.dee.pk}/checklists/", f"/plans/{cast.dee.pk}/checklists/{LIST}/"
    client, rosa = browse(dee), browse(cast.rosa)
    with acting_as(dee):
        many = len(queries.checklist_with(dee, cast.dee.pk, LIST).checklist.lines)
    assert "Begun" not in client.get(lists).content.decode()
    assert f"0 of {many} found" in client.get(one).content.decode()
    line = f"/plans/{cast.dee.pk}/lines/{CODE}"
    assert client.post(f"{line}/tick/")["Location"] == one
    assert f"1 of {many} found" in client.get(one).content.decode()
    begun = client.get(lists).content.decode()
    assert "Begun" in begun and f"1 of {many} found" in begun and "%" not in begun
    assert client.get(f"{line}/note/").status_code == HTTPStatus.OK
    client.post(f"{line}/note/", {"words": "Asked my aunt"})
    page = client.get(one).content.decode()
    assert "Asked my aunt" in page and "I have it" in page
    theirs = rosa.get(one).content.decode()
    assert "Asked my aunt" in theirs and f"{line}/tick/" not in theirs
    client.post(f"{line}/tick/", {"has_it": "no"})
    assert "Suggest it as a step" in rosa.get(one).content.decode()
    assert rosa.post(f"{line}/tick/").status_code == HTTPStatus.FORBIDDEN
    assert client.get(f"/plans/{cast.dee.pk}/checklists/nothing/").status_code == 404


def test_a_line_becomes_a_step_with_one_tap(cast: Cast, dee: Actor, browse: Browse) -> None:
    client = browse(dee)
    client.post(f"/plans/{cast.dee.pk}/lines/{CODE}/make-step/")
    words = lines_words([CODE])[CODE]
    assert words in client.get(f"/plans/{cast.dee.pk}/").content.decode().replace("&#x27;", "'")
    with acting_as(dee):
        step = Step.objects.get()
    assert (step.who, step.is_suggestion, step.written_by_id) == ("participant", False, dee.id)


def test_the_history_says_which_line(cast: Cast, dee: Actor, browse: Browse) -> None:
    note(dee, cast, "Asked my aunt")
    page = browse(dee).get(f"/plans/{cast.dee.pk}/history/").content.decode()
    assert "Checklist" in page and "Asked my aunt" in page and CODE not in page


def test_statements_are_constant(cast: Cast, dee: Actor, browse: Browse) -> None:
    client = browse(dee)
    with acting_as(dee):
        codes = [
            one.id for one in queries.checklist_with(dee, cast.dee.pk, LIST).checklist.lines[:4]
        ]
    for address in (
        f"/plans/{cast.dee.pk}/checklists/{LIST}/",
        f"/plans/{cast.dee.pk}/checklists/",
    ):
        client.get(address)
        counts = []
        for some in (codes[:1], codes[1:]):
            for code in some:
                tick(dee, cast, code)
                note(dee, cast, "Here", code)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            counts.append(len(asked))
        assert counts[0] == counts[1]


def test_words_of_lines_that_are_gone_or_of_the_house() -> None:
    assert lines_words(["us:id:gone:1"]) == {"us:id:gone:1": "us:id:gone:1"}
