"""Steps due and wins, each with its own bound, in one statement."""

import datetime as dt

from tests.conftest import Cast
from tests.today.build import open_dees_door
from walkwith.foundation.actor import acting_as
from walkwith.foundation.identifiers import new_id
from walkwith.plans.models import Step
from walkwith.today.queries.steps import MOST_OF_EACH, steps_of_the_day

NOON = dt.datetime(2026, 6, 3, 16, tzinfo=dt.UTC)
TODAY = dt.date(2026, 6, 3)


def a_step(cast: Cast, words: str, *, day: dt.date | None, done: dt.datetime | None = None) -> Step:
    return Step(
        id=new_id(),
        organization_id=cast.rosa.organization_id,
        participant_id=cast.dee.pk,
        words=words,
        day=day,
        done_at=done,
    )


def kept(cast: Cast, *steps: Step) -> None:
    """As she writes them herself."""
    dee = open_dees_door(cast)
    for step in steps:
        step.written_by_id = dee.id
    with acting_as(dee):
        Step.objects.bulk_create(steps)


def words_of(cast: Cast) -> tuple[list[str], list[str]]:
    with acting_as(cast.rosa):
        due, wins = steps_of_the_day(TODAY, since=NOON - dt.timedelta(7), viewer=cast.rosa)
    return [step.words for step in due], [step.words for step in wins]


def test_what_is_due_and_the_newest_win_of_each(cast: Cast) -> None:
    suggested = a_step(cast, "maybe", day=TODAY)
    suggested.is_suggestion = True
    kept(
        cast,
        a_step(cast, "late", day=TODAY - dt.timedelta(3)),
        a_step(cast, "today", day=TODAY),
        a_step(cast, "later", day=TODAY + dt.timedelta(1)),
        a_step(cast, "some day", day=None),
        suggested,
        a_step(cast, "won", day=TODAY, done=NOON - dt.timedelta(hours=2)),
        a_step(cast, "won before", day=None, done=NOON - dt.timedelta(days=2)),
        a_step(cast, "won long ago", day=None, done=NOON - dt.timedelta(days=9)),
    )
    assert words_of(cast) == (["today", "late"], ["won"])


def test_old_ones_hide_neither_todays_nor_the_wins(cast: Cast) -> None:
    old = [a_step(cast, f"old {n}", day=TODAY - dt.timedelta(n)) for n in range(1, 40)]
    kept(cast, *old, a_step(cast, "today", day=TODAY), a_step(cast, "won", day=None, done=NOON))
    due, wins = words_of(cast)
    assert (len(due), due[0], wins) == (MOST_OF_EACH, "today", ["won"])


def test_nobody_elses(cast: Cast) -> None:
    kept(cast, a_step(cast, "today", day=TODAY))
    for viewer in (cast.lorraine, cast.kit):
        with acting_as(viewer):
            assert steps_of_the_day(TODAY, since=NOON, viewer=viewer) == ([], [])
