import datetime as dt
from typing import Any

import pytest

from tests.conftest import Cast, sit_beside
from tests.referrals.build import a_referral, now, path_of
from walkwith.directory.models import Meeting, Source
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change
from walkwith.plans.commands import decline_line
from walkwith.referrals import commands, queries
from walkwith.referrals.copies import copy_of
from walkwith.referrals.models import Referral

WEEK = dt.timedelta(days=7)


def test_it_is_written_with_its_next_day_and_who_follows_it(cast: Cast) -> None:
    made = a_referral(cast.rosa, cast, how="went", interest="My cousin works there")
    today = clock.today(cast.rosa.zone)
    assert (made.state, made.to_name, made.need) == ("requested", "Mill House", "sober_housing")
    assert (made.owner_id, made.next_action, made.next_on) == (
        cast.rosa.id,
        "Ask how it went",
        today + WEEK,
    )
    assert made.helps_since == today  # they went: from here on it may have helped
    assert path_of(cast.rosa, made) == [("requested", "worker")]
    with acting_as(cast.rosa):
        [change] = Change.objects.filter(event="Referred")
    assert change.details == {"how": "went", "need": "sober_housing", "to_name": "Mill House"}


def test_only_who_walks_with_them_refers(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        a_referral(cast.lorraine, cast)
    for stranger in cast.strangers():
        with pytest.raises(NotFound):
            a_referral(stranger, cast)


def test_what_happened_leads_on(cast: Cast, dee: Actor) -> None:
    made = a_referral(cast.rosa, cast)
    commands.tell_referral(actor=cast.rosa, referral_id=made.pk, happened="said_yes")
    commands.tell_referral(actor=dee, referral_id=made.pk, happened="began")
    assert now(dee, made).helps_since == clock.today(dee.zone)
    over = commands.tell_referral(actor=dee, referral_id=made.pk, happened="got_help")
    assert (over.state, over.outcome) == ("completed", "got_help")
    assert path_of(cast.rosa, made) == [
        ("requested", "worker"),
        ("accepted", "worker"),
        ("in_progress", "participant"),
        ("completed", "participant"),
    ]
    with pytest.raises(Refused):
        commands.tell_referral(actor=cast.rosa, referral_id=made.pk, happened="began")
    with pytest.raises(Refused):
        commands.cancel_referral(actor=dee, referral_id=made.pk)


def test_a_slip_is_taken_back_on_its_day_by_who_made_it(cast: Cast, dee: Actor) -> None:
    made = a_referral(cast.rosa, cast)
    commands.cancel_referral(actor=dee, referral_id=made.pk, words="Not now")
    with pytest.raises(Refused):
        commands.take_back_referral(actor=cast.rosa, referral_id=made.pk)
    back = commands.take_back_referral(actor=dee, referral_id=made.pk)
    assert (back.state, back.outcome) == ("requested", "")
    with pytest.raises(Refused):
        commands.take_back_referral(actor=dee, referral_id=made.pk)
    assert [state for state, _who in path_of(dee, made)] == ["requested", "cancelled", "requested"]


def test_something_else_needs_words(cast: Cast) -> None:
    made = a_referral(cast.rosa, cast)
    with pytest.raises(Refused) as refused:
        commands.tell_referral(actor=cast.rosa, referral_id=made.pk, happened="other")
    assert refused.value.field == "words"


def test_whoever_plans_it_follows_it(cast: Cast, dee: Actor) -> None:
    made = a_referral(dee, cast)
    day = clock.today(cast.rosa.zone)
    commands.plan_referral(actor=cast.rosa, referral_id=made.pk, next_action="Call", next_on=day)
    with acting_as(cast.rosa):
        [mine] = queries.follow_ups(actor=cast.rosa).mine
    assert (mine.pk, mine.next_action, mine.next_on) == (made.pk, "Call", day)
    with acting_as(cast.lorraine):
        assert not queries.follow_ups(actor=cast.lorraine).mine


def test_it_becomes_a_step_of_the_plan_when_they_say_yes(cast: Cast, dee: Actor) -> None:
    made = a_referral(cast.rosa, cast, how="called")
    asked: dict[str, Any] = {"referral_id": made.pk, "words": "We call Mill House"}
    step = commands.put_in_plan(actor=cast.rosa, **asked)
    assert step.is_suggestion and step.who == "together"
    assert commands.put_in_plan(actor=cast.rosa, **asked).pk == step.pk
    with acting_as(cast.rosa):
        found = queries.referral_page(actor=cast.rosa, referral_id=made.pk)
    assert found.referral.step == step and not found.may_plan
    decline_line(actor=dee, kind="step", line_id=step.pk)
    hers = commands.put_in_plan(actor=dee, referral_id=made.pk, words="I call them")
    assert not hers.is_suggestion and now(dee, made).step_id == hers.pk
    with pytest.raises(NotFound):
        commands.put_in_plan(actor=cast.kit, **asked)
    with pytest.raises(NotAllowed):
        commands.put_in_plan(actor=cast.lorraine, **asked)


def test_did_it_help_is_theirs_to_say(cast: Cast, dee: Actor) -> None:
    made = a_referral(cast.rosa, cast, how="went")
    with pytest.raises(NotAllowed):
        commands.say_if_it_helped(actor=cast.rosa, referral_id=made.pk, answer="yes")
    sit_beside(cast.rosa, cast.dee.pk)
    commands.say_if_it_helped(actor=cast.rosa, referral_id=made.pk, answer="a_little")
    later = clock.now() + dt.timedelta(days=8)
    with acting_as(dee), clock.stopped_at(later):
        assert queries.referral_page(actor=dee, referral_id=made.pk).due == 7
    with clock.stopped_at(later):
        commands.say_if_it_helped(actor=dee, referral_id=made.pk, answer="no", words="Full")
    with acting_as(dee), clock.stopped_at(later):
        found = queries.referral_page(actor=dee, referral_id=made.pk)
        assert found.due is None
        assert [(one.answer, one.asked_after) for one in found.helped] == [
            ("a_little", 0),
            ("no", 7),
        ]


def test_the_pages(cast: Cast, dee: Actor, browse: Any) -> None:
    rosa = browse(cast.rosa)
    with acting_as(cast.rosa):
        source = Source.objects.create(organization_id=cast.rosa.organization_id, name="Own")
        meeting = Meeting.objects.create(
            organization_id=cast.rosa.organization_id,
            source=source,
            key="1",
            name="Noon group",
            seen_at=clock.now(),
            raw={},
        )
    asked = {"words": "A first visit", "how": "went"}
    page = f"/referrals/{cast.dee.pk}/refer-meeting/{meeting.pk}/"
    assert "Noon group" in rosa.get(page).content.decode()
    assert rosa.post(page, {}).status_code == 422
    sent = rosa.post(page, asked)
    assert sent.status_code == 303
    assert "Noon group" in rosa.get(sent["Location"]).content.decode()
    listed = browse(dee).get(f"/referrals/{cast.dee.pk}/").content.decode()
    assert "My referrals" in listed and "Noon group" in listed
    assert "Noon group" in rosa.get("/referrals/follow-ups/").content.decode()
    own = browse(dee)
    answered = own.post(f"{sent['Location']}helped/", {"answer": "no", "words": "Too loud"})
    assert answered["Location"].startswith(f"/referrals/{cast.dee.pk}/")
    assert "Too loud" in rosa.get(sent["Location"]).content.decode()
    ended = own.post(f"{sent['Location']}cancel/", {})
    assert "Did not want it any more" in own.get(ended["Location"]).content.decode()


def test_lists_take_the_same_statements_for_one_and_three(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for count in (1, 3):
        while Referral.objects.count() < 0 or count > 0:
            a_referral(cast.rosa, cast)
            count -= 1
        with acting_as(cast.rosa), django_assert_max_num_queries(6):
            queries.referrals_of(actor=cast.rosa, participant_id=cast.dee.pk)


def test_all_of_it_is_in_the_copy(cast: Cast, dee: Actor) -> None:
    made = a_referral(cast.rosa, cast, how="went")
    commands.say_if_it_helped(actor=dee, referral_id=made.pk, answer="yes", words="A bed")
    commands.put_in_plan(actor=dee, referral_id=made.pk, words="Ring the bell")
    with acting_as(dee):
        [_needs, whole] = copy_of(cast.dee.pk, ["referrals", "plan"])[-2:]
        assert "Ring the bell" in {one.words for one in whole.entries[0].said}
        parts = {part.key: part for part in copy_of(cast.dee.pk, ["referrals"])}
        assert not copy_of(cast.dee.pk, ["plan"])
    [told] = parts["referrals"].entries
    assert told.title == "Mill House"
    said = {one.key: one.words for one in told.said}
    assert "A bed" in said["helped"] and not said["step"]
    assert "Asked for" in said["steps"]
