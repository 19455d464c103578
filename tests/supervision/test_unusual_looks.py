"""Looks without a visit or a note near them: told to who leads, a week later, in kind words."""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import Cast
from tests.today.build import Browse, somebody, tell_the_year
from walkwith.contacts.commands import save_note
from walkwith.contacts.rules import NoteWords
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed
from walkwith.foundation.identifiers import new_id
from walkwith.people.looks import note_look
from walkwith.schedule.commands import add_appointment
from walkwith.supervision.commands import talk_over_unusual_looks
from walkwith.supervision.queries import unusual_looks, week_to_talk_over
from walkwith.supervision.rules import newest_week, week_of

ZONE = ZoneInfo("America/New_York")
PAGE = "/supervision/unusual-looks/"


def wednesday() -> dt.datetime:
    """The Wednesday of the newest week that is told, at ten."""
    monday = newest_week(clock.today("America/New_York"))
    return dt.datetime.combine(monday + dt.timedelta(days=2), dt.time(10), ZONE)


def opened(cast: Cast, at: dt.datetime, by: Actor | None = None, **more: str) -> None:
    with clock.stopped_at(at), acting_as(by or cast.rosa):
        note_look([cast.dee.pk], "plan", page="plan", **more)  # type: ignore[arg-type]


def told(cast: Cast, by: Actor | None = None) -> list[tuple[str, str, int]]:
    with acting_as(by or cast.lorraine):
        return [
            (one.worker, one.participant, one.times) for one in unusual_looks(by or cast.lorraine)
        ]


def a_note(cast: Cast, at: dt.datetime) -> None:
    with clock.stopped_at(at + dt.timedelta(hours=1)):
        save_note(
            actor=cast.rosa,
            note_id=new_id(),
            participant_id=cast.dee.pk,
            note=NoteWords(started_at=at, minutes=30, work=("relationship",), together="A walk."),
            next_steps=[],
        )


def a_visit(cast: Cast, at: dt.datetime) -> None:
    with clock.stopped_at(at - dt.timedelta(days=2)):
        add_appointment(
            actor=cast.rosa, participant_id=cast.dee.pk, starts_at=at, purpose="", plan_b=""
        )


def test_the_newest_week_ended_seven_days_ago_at_least() -> None:
    for day in range(1, 29):
        today = dt.date(2026, 11, day)
        since, until = week_of(newest_week(today), ZONE)
        assert since.weekday() == 0
        assert (today - until.date()).days in range(7, 14)


@pytest.fixture
def told_house(cast: Cast) -> Cast:
    tell_the_year(cast)
    return cast


def test_two_looks_without_anything_near_are_one_line(told_house: Cast) -> None:
    opened(told_house, wednesday())
    opened(told_house, wednesday() + dt.timedelta(days=1))
    assert told(told_house) == [("Rosa", "Dee", 2)]


@pytest.mark.parametrize("apart", [-7, -1, 0, 7])
@pytest.mark.parametrize("near", [a_note, a_visit])
def test_a_note_or_a_visit_within_seven_days_explains_it(
    told_house: Cast, near: Callable[[Cast, dt.datetime], None], apart: int
) -> None:
    near(told_house, wednesday() + dt.timedelta(days=apart))
    opened(told_house, wednesday())
    assert told(told_house) == []


@pytest.mark.parametrize("apart", [-8, 8])
@pytest.mark.parametrize("near", [a_note, a_visit])
def test_one_farther_away_does_not(
    told_house: Cast, near: Callable[[Cast, dt.datetime], None], apart: int
) -> None:
    near(told_house, wednesday() + dt.timedelta(days=apart))
    opened(told_house, wednesday())
    assert ("Rosa", "Dee", 1) in told(told_house)


def test_lists_and_writing_are_not_asked_about(told_house: Cast) -> None:
    opened(told_house, wednesday(), how="listed")
    opened(told_house, wednesday(), how="wrote")
    assert told(told_house) == []


def test_the_last_days_wait_and_old_weeks_are_over(told_house: Cast) -> None:
    opened(told_house, wednesday() + dt.timedelta(weeks=1))
    opened(told_house, wednesday() - dt.timedelta(weeks=4))
    assert told(told_house) == []
    opened(told_house, wednesday() - dt.timedelta(weeks=3))
    assert told(told_house) == [("Rosa", "Dee", 1)]


def test_only_who_leads_reads_it_and_only_of_those_they_lead(
    told_house: Cast, browse: Browse
) -> None:
    opened(told_house, wednesday(), by=told_house.lorraine)
    assert told(told_house) == []
    opened(told_house, wednesday())
    somebody(told_house.marcus, "Luis")
    for actor in (told_house.rosa, told_house.pat, told_house.kit):
        assert browse(actor).get(PAGE).status_code == 403
        with pytest.raises(NotAllowed):
            talk_over_unusual_looks(actor=actor)
    page = browse(told_house.lorraine).get(PAGE).content.decode()
    assert "It may be fine: ask." in page
    assert "Rosa" in page
    assert "Luis" not in page


def test_the_card_goes_when_it_was_talked_over(told_house: Cast, browse: Browse) -> None:
    visitor = browse(told_house.lorraine)
    opened(told_house, wednesday())
    assert "Looks to ask about" in visitor.get("/").content.decode()
    assert visitor.post(f"{PAGE}talk-over/").status_code == 303
    assert "Looks to ask about" not in visitor.get("/").content.decode()
    assert told(told_house) == [("Rosa", "Dee", 1)]
    later = clock.now() + dt.timedelta(weeks=1)
    opened(told_house, wednesday() + dt.timedelta(weeks=1))
    with clock.stopped_at(later), acting_as(told_house.lorraine):
        assert week_to_talk_over(told_house.lorraine) == newest_week(later.date())


def test_without_any_there_is_no_card(told_house: Cast, browse: Browse) -> None:
    assert "Looks to ask about" not in browse(told_house.lorraine).get("/").content.decode()
    page = browse(told_house.lorraine).get(PAGE).content.decode()
    assert "Every look had a visit or a note near it." in page
