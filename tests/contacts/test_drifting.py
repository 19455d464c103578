"""Who has not been reached for longer than agreed, and when each was reached last."""

import datetime as dt
from uuid import UUID

import pytest

from tests.conftest import Cast
from tests.contacts.build import NOON, a_note, words
from walkwith.access.commands import welcome_participant
from walkwith.contacts import commands, queries
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id

DAY = dt.timedelta(days=1)


def someone(actor: Actor, name: str, agreed: int | None, *, last: dt.datetime | None) -> UUID:
    with clock.stopped_at(NOON - 30 * DAY):
        who = welcome_participant(
            actor=actor,
            worker_id=actor.id,
            details={"preferred_name": name, "agreed_days": agreed, "safely": "Text first."},
        )
    if last:
        with clock.stopped_at(last):
            commands.save_note(
                actor=actor,
                note_id=new_id(),
                participant_id=who.pk,
                note=words(started_at=last - dt.timedelta(hours=1)),
            )
    return who.pk


@pytest.fixture
def people(cast: Cast) -> dict[str, UUID]:
    a_note(cast.rosa, cast)
    return {
        "Ana": someone(cast.rosa, "Ana", 7, last=NOON - 8 * DAY),
        "Bo": someone(cast.rosa, "Bo", 7, last=NOON - 7 * DAY),
        "Cy": someone(cast.rosa, "Cy", None, last=NOON - 20 * DAY),
        "Di": someone(cast.rosa, "Di", 14, last=None),
    }


def test_only_those_beyond_what_was_agreed(cast: Cast, people: dict[str, UUID]) -> None:
    with clock.stopped_at(NOON), acting_as(cast.rosa):
        rows = queries.drifting(NOON.date(), viewer=cast.rosa)
    assert [(row.preferred_name, row.days, row.last_day, row.safely) for row in rows] == [
        ("Di", 30, None, "Text first."),
        ("Ana", 8, NOON.date() - 8 * DAY, "Text first."),
    ]


def test_a_supervisor_sees_them_by_worker(cast: Cast, people: dict[str, UUID]) -> None:
    with clock.stopped_at(NOON), acting_as(cast.lorraine):
        _, rows = queries.drifting_with_team(NOON.date(), viewer=cast.lorraine)
        assert [(row.worker_name, row.preferred_name) for row in rows] == [
            ("Rosa", "Di"),
            ("Rosa", "Ana"),
        ]
        assert queries.drifting(NOON.date(), viewer=cast.lorraine) == []


def test_others_see_nobody(cast: Cast, people: dict[str, UUID]) -> None:
    for actor in cast.strangers():
        with clock.stopped_at(NOON), acting_as(actor):
            assert queries.drifting(NOON.date(), viewer=actor) == []
            assert queries.drifting_with_team(NOON.date(), viewer=actor) == ([], [])


def test_with_whom_the_likeliest_first(cast: Cast, people: dict[str, UUID]) -> None:
    with clock.stopped_at(NOON), acting_as(cast.rosa):
        names = [one.preferred_name for one in queries.people_to_log(cast.rosa)]
        found = [one.preferred_name for one in queries.people_to_log(cast.rosa, "QUÍ")]
        wild = queries.people_to_log(cast.rosa, "%")
    assert names == ["Dee", "Bo", "Ana", "Cy", "Di"]
    assert found == ["Dee"]
    assert wild == []
