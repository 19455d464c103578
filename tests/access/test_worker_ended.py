"""A worker leaves the house: nothing breaks for who led them, and who they walked with is found."""

import datetime as dt

import pytest

from tests.conftest import Cast
from tests.today.build import Browse, open_dees_door, tomorrow_at
from walkwith.access.commands import assign, begin_supervision, end_assignment
from walkwith.access.models import Assignment
from walkwith.accounts.commands import end_membership
from walkwith.contacts.queries import drifting_with_team
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotAllowed, Refused
from walkwith.schedule.queries import who_may_go
from walkwith.today.queries.load import weeks_of

A_MONTH = dt.timedelta(days=30)


@pytest.fixture
def ended(cast: Cast) -> Assignment:
    """Of the two whom Lorraine leads Rosa has left, and nobody walks with Dee yet in her place."""
    begin_supervision(actor=cast.pat, supervisor_id=cast.lorraine.id, worker_id=cast.marcus.id)
    end_membership(actor=cast.pat, membership_id=cast.rosa.id)
    with acting_as(cast.lorraine):
        return Assignment.objects.get(participant=cast.dee, worker_id=cast.rosa.id)


def test_every_page_of_the_supervisor_opens(cast: Cast, browse: Browse, ended: Assignment) -> None:
    dee = cast.dee.pk
    addresses = (
        "/",
        "/today/people/",
        f"/today/people/{dee}/",
        "/access/welcome/",
        f"/access/{dee}/assign/",
        f"/access/{dee}/looks/",
        f"/access/{dee}/open-door/",
        f"/access/assignments/{ended.pk}/end/",
        f"/people/{dee}/edit/",
        f"/people/{dee}/strengths/",
        f"/plans/{dee}/",
        "/schedule/week/",
        f"/schedule/{dee}/add/",
        "/contacts/log/",
        f"/contacts/{dee}/",
        f"/referrals/{dee}/find/",
    )
    with clock.stopped_at(tomorrow_at(10) + A_MONTH):
        visitor = browse(cast.lorraine)
        assert {where: visitor.get(where).status_code for where in addresses} == dict.fromkeys(
            addresses, 200
        )


def test_the_silence_is_of_those_who_are_here(cast: Cast, ended: Assignment) -> None:
    with acting_as(cast.lorraine):
        day = (tomorrow_at(10) + A_MONTH).date()
        assert drifting_with_team(day, viewer=cast.lorraine) == ([], [])
        assert [week.name for week in weeks_of(cast.lorraine).team] == ["Marcus"]


def test_no_visit_is_arranged_with_who_left(cast: Cast, ended: Assignment) -> None:
    assign(actor=cast.lorraine, participant_id=cast.dee.pk, worker_id=cast.marcus.id)
    with acting_as(cast.lorraine):
        assert [worker.name for worker in who_may_go(cast.lorraine, cast.dee.pk)] == ["Marcus"]


def test_the_page_says_it_and_the_supervisor_ends_it(
    cast: Cast, browse: Browse, ended: Assignment
) -> None:
    visitor, address = browse(cast.lorraine), f"/access/assignments/{ended.pk}/end/"
    page = visitor.get(f"/today/people/{cast.dee.pk}/").content.decode()
    assert "<h3>Rosa</h3><small>no longer here</small>" in page
    assert f'href="{address}"' in page
    assert "walked with since" in page
    refused = visitor.post(address)
    assert refused.status_code == 422
    assert "choose who comes next first" in refused.content.decode()
    assign(actor=cast.lorraine, participant_id=cast.dee.pk, worker_id=cast.lorraine.id)
    assert visitor.post(address).status_code == 303
    page = visitor.get(f"/today/people/{cast.dee.pk}/").content.decode()
    assert "no longer here" not in page


def test_who_left_does_not_count_as_somebody_who_stays(cast: Cast) -> None:
    marcus = assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id)
    end_membership(actor=cast.pat, membership_id=cast.rosa.id)
    with pytest.raises(Refused, match="Somebody has to walk with them"):
        end_assignment(actor=cast.lorraine, assignment_id=marcus.pk)


def test_dee_reads_it_and_ends_nothing(cast: Cast, browse: Browse) -> None:
    marcus = assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id)
    dee = open_dees_door(cast)
    end_membership(actor=cast.pat, membership_id=cast.rosa.id)
    assert "<h3>Rosa</h3><small>no longer here</small>" in browse(dee).get("/").content.decode()
    with pytest.raises(NotAllowed):
        end_assignment(actor=dee, assignment_id=marcus.pk)
