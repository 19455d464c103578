"""The state machine of a referral, every step by everybody; and what is asked afterwards."""

import datetime as dt
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkwith.access.acts import answer
from walkwith.referrals.rules import states

TODAY = dt.date(2026, 11, 22)


def expected(state: str, to: str, who: str) -> bool:
    """The table of the guide in other words, with what we add to it."""
    if who == "clock" or state in states.OVER or state == to or to == "draft":
        return False
    if state == "draft":
        return who != "partner" and to in ("requested", "cancelled")
    if to == "received":  # only who was asked says that they have it
        return state == "requested" and who == "partner"
    if to == "requested":  # what was missing is there now
        return state == "on_hold" and who != "partner"
    has_begun = state in ("accepted", "in_progress", "on_hold")
    if to == "rejected":  # a no comes before anything is done
        return not has_begun
    if to in ("cancelled", "failed"):
        return has_begun or who != "partner"
    if to == "accepted":
        return state != "accepted" and state != "in_progress"
    return to in ("in_progress", "on_hold", "completed")


@pytest.mark.parametrize("who", states.ALL)
def test_every_step_by_everybody(who: str) -> None:
    for state, to in product(states.STATES, states.STATES):
        assert states.may_follow(state, to, who) is expected(state, to, who), (state, to)


@pytest.mark.django_db
def test_the_database_knows_the_same_of_partners() -> None:
    for state, to in product(states.STATES, states.STATES):
        assert answer("partner_may", state, to) is states.may_follow(state, to, "partner")


def test_each_state_is_reached_and_each_open_one_can_end() -> None:
    reached = {"draft"}
    while more := {to for one in reached for to in states.FOLLOWS[one]} - reached:  # type: ignore[index]
        reached |= more
    assert reached == set(states.STATES)
    for state in states.OPEN:
        assert any(to in states.OVER for to in states.FOLLOWS[state]), state


@given(st.sampled_from(states.STATES), st.sampled_from(list(states.ANSWERS)))
def test_what_a_partner_answers_may_follow(state: str, said: states.Answer) -> None:
    led = states.where_answer_leads(state, said)
    assert led is None or states.may_follow(state, led[0], "partner")
    if state in states.ANSWERABLE:
        said_before = {"need_more": ["on_hold"], "accept": ["accepted", "in_progress"]}
        assert led or state in said_before.get(said, ["in_progress"])
    else:
        assert led is None


@given(
    st.sampled_from(states.STATES),
    st.sampled_from(list(states.TOLD)),
    st.sampled_from(["participant", "worker"]),
)
def test_what_is_told_may_follow(state: str, said: states.Happened, who: states.Who) -> None:
    led = states.where_it_leads(state, said, who)
    assert led is None or states.may_follow(state, led[0], who)
    if led and led[0] in states.OVER:
        assert led[1], "what is over says how it went"


def test_did_it_help_is_asked_after_7_and_30_days() -> None:
    def due(days: int, *answered: int) -> int | None:
        return states.question_due(TODAY - dt.timedelta(days=days), answered, TODAY)

    assert [due(days) for days in (0, 6, 7, 29, 30, 90, 91)] == [None, None, 7, 7, 30, 30, None]
    assert [due(days, 7) for days in (7, 29, 30)] == [None, None, 30]
    assert due(40, 30) is None
    assert due(10, 0) == 7  # said once of their own accord is no answer to the question
    assert states.question_due(None, (), TODAY) is None


def test_what_is_open_has_a_next_day() -> None:
    assert states.next_on(None, TODAY) == TODAY + dt.timedelta(days=7)
    assert states.next_on(TODAY, TODAY) == TODAY


def test_only_their_own_step_of_today_is_taken_back() -> None:
    day = TODAY - dt.timedelta(days=1)
    assert states.may_take_back(by=1, me=1, on=TODAY, today=TODAY)
    assert not states.may_take_back(by=None, me=None, on=TODAY, today=TODAY)
    assert not states.may_take_back(by=2, me=1, on=TODAY, today=TODAY)
    assert not states.may_take_back(by=1, me=1, on=day, today=TODAY)
