"""No open referral is followed by nobody: who walks on with them sees what was left."""

import datetime as dt
from typing import Any

import pytest

from tests.conftest import Cast
from tests.referrals.build import a_referral
from walkwith.access.commands import assign, end_assignment
from walkwith.access.models import Assignment
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.referrals import commands, queries


def left_for(actor: Actor) -> list[str]:
    with acting_as(actor):
        return [one.to_name for one in queries.follow_ups(actor=actor).left]


@pytest.fixture
def handed_over(cast: Cast) -> None:
    """Rosa brought Dee to a place; now Lorraine walks with Dee in her stead."""
    a_referral(cast.rosa, cast, next_on=clock.today(cast.rosa.zone))
    assign(actor=cast.lorraine, participant_id=cast.dee.pk, worker_id=cast.lorraine.id)
    assert left_for(cast.lorraine) == []
    with acting_as(cast.lorraine):
        walk = Assignment.objects.get(participant=cast.dee, worker_id=cast.rosa.id)
    end_assignment(actor=cast.lorraine, assignment_id=walk.pk)


@pytest.mark.usefixtures("handed_over")
def test_who_walks_on_finds_it(cast: Cast, browse: Any) -> None:
    assert left_for(cast.lorraine) == ["Mill House"]
    assert left_for(cast.marcus) == left_for(cast.rosa) == []
    assert "Mill House" in browse(cast.lorraine).get("/").content.decode()
    assert "Mill House" not in browse(cast.marcus).get("/").content.decode()


@pytest.mark.usefixtures("handed_over")
def test_once_it_is_planned_it_is_theirs(cast: Cast) -> None:
    with acting_as(cast.lorraine):
        [one] = queries.follow_ups(actor=cast.lorraine).left
    commands.plan_referral(actor=cast.lorraine, referral_id=one.pk)
    assert left_for(cast.lorraine) == []
    with acting_as(cast.lorraine):
        assert len(queries.follow_ups(actor=cast.lorraine).mine) == 1


def test_what_dee_follows_herself_is_not_left(cast: Cast, dee: Actor) -> None:
    a_referral(dee, cast, next_on=clock.today(dee.zone) - dt.timedelta(days=1))
    assert left_for(cast.rosa) == left_for(cast.lorraine) == []
