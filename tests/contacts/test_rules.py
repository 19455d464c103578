import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from walkwith.contacts import rules

BEGIN = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
MOMENTS = st.timedeltas(dt.timedelta(0), dt.timedelta(days=7300)).map(lambda past: BEGIN + past)
APART = st.timedeltas(dt.timedelta(days=-4000), dt.timedelta(days=4000))


@given(MOMENTS, APART)
def test_a_contact_lies_behind_us_but_not_years(now: dt.datetime, apart: dt.timedelta) -> None:
    problem = rules.problem_with_start(now + apart, now=now)
    assert (problem == "not_yet") == (apart > rules.GRACE)
    assert (problem == "too_early") == (apart < -rules.EARLIEST)


@given(MOMENTS)
def test_the_likely_start_is_half_an_hour_ago(now: dt.datetime) -> None:
    started, minutes = rules.likely_start(now)
    assert (started.minute % 5, started.second, minutes) == (0, 0, 30)
    assert dt.timedelta(minutes=30) <= now - started < dt.timedelta(minutes=35)
    assert rules.problem_with_start(started, now=now) is None


@given(MOMENTS, st.integers(-600, 600), st.integers(1, 180))
def test_a_visit_told_of_before_its_time_can_be_saved(
    now: dt.datetime, ahead: int, minutes: int
) -> None:
    planned = now + dt.timedelta(minutes=ahead)
    started = rules.planned_start(planned, minutes, now=now)
    assert rules.problem_with_start(started, now=now) is None
    assert started == planned if ahead <= 0 else started <= now - dt.timedelta(minutes=minutes)


@given(MOMENTS, st.integers(0, 60))
def test_a_day_to_correct(written: dt.datetime, hours: int) -> None:
    now = written + dt.timedelta(hours=hours)
    assert rules.may_still_correct(written, now=now) == (hours <= 24)


@given(st.booleans(), st.booleans(), st.integers(0, 3))
def test_one_tick_word_or_step_is_something(tick: bool, word: bool, steps: int) -> None:
    note = rules.NoteWords(
        started_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        minutes=5,
        work=("skills",) if tick else (),
        felt="Good" if word else "",
    )
    assert rules.says_nothing(note, steps=steps) == (not tick and not word and steps == 0)
