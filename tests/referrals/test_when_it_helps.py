"""From which day "did it help?" counts: of what came to be, and of nothing else."""

import datetime as dt
from typing import Any

import pytest

from tests.conftest import Cast
from tests.referrals.build import a_partner, a_referral, now, says
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.referrals import commands, queries
from walkwith.referrals.models import Referral, ReferralStep
from walkwith.referrals.rules.states import Stop, helps_from

DAY = dt.timedelta(days=1)
MADE = dt.date(2026, 11, 2)
LATER, VISIT = MADE + 9 * DAY, MADE + 5 * DAY


def stops(*said: str) -> list[Stop]:
    """ "accepted", "cancelled:did_not_go", "-requested" for what was taken back: on a later day."""
    return [
        Stop(state.strip("-"), outcome, LATER, takes_back=state.startswith("-"))
        for state, _colon, outcome in (one.partition(":") for one in said)
    ]


@pytest.mark.parametrize(
    ("how", "path", "day"),
    [
        ("told", (), MADE),
        ("called", ("on_hold",), MADE),
        ("went", (), VISIT),
        ("sent", ("requested", "received", "on_hold"), None),
        ("sent", ("requested", "accepted"), LATER),
        ("sent", ("requested", "accepted", "-requested"), None),
        ("sent", ("requested", "completed:got_help"), LATER),
        ("told", ("cancelled:did_not_go",), None),
        ("told", ("cancelled:not_wanted",), None),
        ("told", ("cancelled:not_wanted", "-requested"), MADE),
        ("told", ("rejected:no_capacity",), None),
        ("went", ("failed:could_not_reach",), None),
        ("called", ("in_progress", "cancelled:not_wanted"), MADE),
        ("called", ("in_progress", "cancelled:did_not_go"), None),
        ("sent", ("accepted", "in_progress", "-accepted", "failed:no_capacity"), None),
    ],
)
def test_the_day_follows_from_the_path(how: str, path: tuple[str, ...], day: Any) -> None:
    assert helps_from(how, MADE, VISIT, stops(*path)) == day


def test_a_visit_that_was_earlier_than_planned() -> None:
    assert helps_from("went", MADE, LATER + DAY, stops("in_progress")) == LATER


def test_told_and_called_are_asked_about(cast: Cast, dee: Actor) -> None:
    for how in ("told", "called"):
        a_referral(cast.rosa, cast, how=how)
    with acting_as(dee), clock.stopped_at(clock.now() + 8 * DAY):
        found = queries.referrals_of(actor=dee, participant_id=cast.dee.pk)
    assert len(found.asked) == 2


def test_what_was_not_wanted_is_not_asked_about(cast: Cast, dee: Actor) -> None:
    made = a_referral(cast.rosa, cast, how="went")
    commands.cancel_referral(actor=dee, referral_id=made.pk)
    assert now(dee, made).helps_since is None
    commands.take_back_referral(actor=dee, referral_id=made.pk)
    assert now(dee, made).helps_since is not None


def test_a_visit_to_come_counts_from_its_day(cast: Cast, dee: Actor) -> None:
    today = clock.today(cast.rosa.zone)
    made = a_referral(cast.rosa, cast, how="went", next_on=today + 5 * DAY)
    assert made.helps_since == today + 5 * DAY
    asked: dict[str, Any] = {"actor": dee, "referral_id": made.pk}
    commands.plan_referral(**asked, next_on=today + 9 * DAY)
    assert now(dee, made).helps_since == today + 9 * DAY
    commands.tell_referral(**asked, happened="began")
    assert now(dee, made).helps_since == today
    commands.take_back_referral(**asked)
    assert now(dee, made).helps_since == today + 9 * DAY


PARTNERS = {
    "yes": ["accept"],
    "begun, then no room": ["began", "no_capacity"],
    "no": ["not_eligible"],
    "yes, then no": ["accept", "no_capacity"],
    "done": ["done"],
}


@pytest.mark.parametrize("how", ["sent", "called", "went"])
@pytest.mark.parametrize("said", PARTNERS)
def test_the_database_does_the_same_for_a_partner(cast: Cast, said: str, how: str) -> None:
    agency, _consent = a_partner(cast)
    today = clock.today(cast.rosa.zone)
    made = a_referral(cast.rosa, cast, how=how, next_on=today + 5 * DAY)
    sent = commands.send_referral(actor=cast.rosa, referral_id=made.pk, recipient_id=agency.pk)
    for answer in PARTNERS[said]:
        assert says(sent, answer)  # type: ignore[arg-type]
    with acting_as(cast.rosa):
        path = [
            Stop(one.state, one.outcome, today)
            for one in ReferralStep.objects.filter(referral=made).order_by("made_at", "id")
        ]
        stands = Referral.objects.get(pk=made.pk)
    assert stands.helps_since == helps_from(how, today, today + 5 * DAY, path)


def test_to_tell_keeps_what_was_planned(cast: Cast, browse: Any) -> None:
    day = clock.today(cast.rosa.zone) + 3 * DAY
    made = a_referral(cast.rosa, cast, next_action="Bring the papers", next_on=day)
    page = f"/referrals/one/{made.pk}/tell/"
    assert "Bring the papers" in browse(cast.rosa).get(page).content.decode()
    commands.tell_referral(actor=cast.rosa, referral_id=made.pk, happened="said_yes")
    stands = now(cast.rosa, made)
    assert (stands.next_action, stands.next_on) == ("Bring the papers", day)
    with clock.stopped_at(clock.now() + 5 * DAY):
        commands.tell_referral(actor=cast.rosa, referral_id=made.pk, happened="began")
    assert now(cast.rosa, made).next_on == day + 9 * DAY  # a week from then: that day is gone
