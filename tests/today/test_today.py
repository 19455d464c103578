"""The first page, for each role."""

import datetime as dt

import pytest

from tests.conftest import Cast
from tests.referrals.build import a_referral, a_sent_link, says
from tests.today.build import (
    Browse,
    a_full_record,
    looks_at,
    open_dees_door,
    somebody,
    statements,
    tell_the_year,
    tomorrow_at,
    tomorrow_morning,
)
from walkwith.contacts.commands import log_indirect_work
from walkwith.foundation import clock
from walkwith.foundation.identifiers import new_id
from walkwith.plans.commands import add_step, finish_step
from walkwith.schedule.commands import add_appointment
from walkwith.today.words import KIND_WORDS, kind_words

pytestmark = pytest.mark.usefixtures("beside")

LISTED = "listed"


def a_visit_at(cast: Cast, hour: int, minute: int, purpose: str) -> None:
    add_appointment(
        actor=cast.rosa,
        participant_id=cast.dee.pk,
        starts_at=tomorrow_at(hour, minute),
        purpose=purpose,
        place="the side door",
        plan_b="Marcus can drive",
    )


def test_rosa_sees_her_path_and_what_to_log(cast: Cast, browse: Browse) -> None:
    a_visit_at(cast, 10, 30, "Dee at home")
    a_visit_at(cast, 13, 15, "First meeting together")
    with tomorrow_morning():
        page = browse(cast.rosa).get("/").content.decode()
    assert "Good morning, Rosa" in page
    assert "2 visits today, the first at 10:30 a.m." in page
    assert page.index("Dee at home") < page.index("Dee, First meeting together")
    assert page.count("Marcus can drive") == 2
    assert page.count("Log this visit") == 1


def test_a_free_day_says_so(cast: Cast, browse: Browse) -> None:
    page = browse(cast.rosa).get("/").content.decode()
    assert "Nothing is planned today. A good day to reach out." in page
    assert "You have been in touch with everybody as agreed." in page


def test_whom_it_has_been_a_while_with_stands_with_how_to_reach_them(
    cast: Cast, browse: Browse
) -> None:
    with clock.stopped_at(tomorrow_at(10) + dt.timedelta(days=9)):
        page = browse(cast.rosa).get("/").content.decode()
    assert "Not talked yet." in page
    assert "Text only, 9 to 3. Say “Rosa from the library”. No voicemail." in page
    assert 'href="sms:412-555-0143"' in page


def test_steps_and_wins_are_there(cast: Cast, browse: Browse) -> None:
    today = clock.today(cast.rosa.zone)
    add_step(actor=cast.rosa, participant_id=cast.dee.pk, words="Call Harbor House", day=today)
    won = add_step(actor=cast.rosa, participant_id=cast.dee.pk, words="Get the ID card")
    finish_step(actor=cast.rosa, step_id=won.pk)
    page = browse(cast.rosa).get("/").content.decode()
    assert "Call Harbor House" in page
    assert "Dee: Get the ID card" in page


def test_the_load_of_the_week_counts_contacts_and_own_other_work(
    cast: Cast, browse: Browse
) -> None:
    with tomorrow_morning() as now:
        a_full_record(cast.rosa, cast.dee.pk, rows=1)
        log_indirect_work(
            actor=cast.rosa,
            entry_id=new_id(),
            started_at=now - dt.timedelta(hours=2),
            minutes=60,
            work=["team"],
        )
        own = browse(cast.rosa).get("/").content.decode()
        seen = browse(cast.lorraine).get("/").content.decode()
    for page, words in ((own, "other work"), (own, "with people"), (seen, "with people")):
        assert words in page
    assert "other work" not in seen


def test_lorraine_sees_her_team_and_who_could_use_a_hand(cast: Cast, browse: Browse) -> None:
    with clock.stopped_at(tomorrow_at(10) + dt.timedelta(days=9)):
        page = browse(cast.lorraine).get("/").content.decode()
        assert "Your peer specialists" in page
        assert "Walks with 1 person" in page
        assert "Could use a hand with:" in page
        assert f"/today/people/{cast.dee.pk}/" in page


def test_dee_sees_her_own_day(cast: Cast, browse: Browse) -> None:
    tell_the_year(cast)
    dee = open_dees_door(cast)
    with tomorrow_morning():
        a_full_record(cast.rosa, cast.dee.pk, rows=1)
        page = browse(dee).get("/").content.decode()
    for words in (
        "Good morning, Dee",
        "Visit 0",
        "Call instead",
        "Step 0",
        "It waits for your yes",
        "Try 0",
        "My own place by summer.",
        "Who walks with you",
        "Today: Rosa.",
        "tel:988",
        "Leave this page",
    ):
        assert words in page


def test_the_kind_word_is_another_each_day(cast: Cast, browse: Browse) -> None:
    days = [dt.date(2026, 11, 1) + dt.timedelta(days=number) for number in range(len(KIND_WORDS))]
    assert {kind_words(day) for day in days} == {str(words) for words in KIND_WORDS}


def test_pat_sees_the_house_and_nobody(cast: Cast, browse: Browse) -> None:
    page = browse(cast.pat).get("/").content.decode()
    for words in ("2 peer specialists", "1 supervisor", "1 administrator", "River", "Hill"):
        assert words in page
    assert "Dee" not in page


def test_strangers_see_nothing_of_dee(cast: Cast, browse: Browse) -> None:
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    for stranger in (cast.marcus, cast.kit):
        assert "Dee" not in browse(stranger).get("/").content.decode()


def test_what_today_shows_is_written_down_once(cast: Cast, browse: Browse) -> None:
    a_visit_at(cast, 10, 30, "")
    before = looks_at(cast.dee, cast.rosa, seen_by=cast.lorraine)
    with tomorrow_morning():
        visitor = browse(cast.rosa)
        visitor.get("/")
        visitor.get("/")
    after = looks_at(cast.dee, cast.rosa, seen_by=cast.lorraine)
    assert after[len(before) :] == [(LISTED, "today", "identity schedule")]


def test_ones_own_day_is_no_look(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    browse(dee).get("/")
    assert looks_at(cast.dee, dee, seen_by=cast.rosa) == []


def test_what_somebody_follows_stands_on_their_day(cast: Cast, browse: Browse) -> None:
    """On its day, with what comes next; of others nothing."""
    today = clock.today(cast.rosa.zone)
    a_referral(cast.rosa, cast, next_action="Call about the bed", next_on=today)
    a_referral(cast.rosa, cast, to_name="Later House", next_on=today + dt.timedelta(days=3))
    page = browse(cast.rosa).get("/").content.decode()
    for words in ("Places to look after", "Mill House", "Call about the bed", "Dee"):
        assert words in page
    assert "Later House" not in page
    assert "Mill House" not in browse(cast.lorraine).get("/").content.decode()
    assert (LISTED, "today", "identity referrals") in looks_at(
        cast.dee, cast.rosa, seen_by=cast.lorraine
    )


def test_a_no_of_the_partner_is_told_to_who_follows_it(cast: Cast, browse: Browse) -> None:
    sent = a_sent_link(cast)
    assert "Mill House" not in browse(cast.rosa).get("/").content.decode()
    assert says(sent, "no_capacity", "Full until June")
    page = browse(cast.rosa).get("/").content.decode()
    assert "Mill House" in page and "They had no room" in page
    found = browse(cast.rosa).get(f"/referrals/one/{sent.link.referral_id}/").content.decode()
    assert "What else is there?" in found and "/match/sober_housing/" in found


def test_did_it_help_stands_on_their_own_pages(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    a_referral(cast.rosa, cast, how="went")
    with clock.stopped_at(clock.now() + dt.timedelta(days=7)):
        for address in ("/", f"/today/people/{cast.dee.pk}/"):
            assert "Did it help?" in browse(dee).get(address).content.decode()
        assert "Did it help?" not in browse(cast.rosa).get("/").content.decode()


def test_statements_do_not_grow_with_the_day(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    another = somebody(cast.rosa, "Luis", agreed_days=3)
    with tomorrow_morning():
        a_full_record(cast.rosa, cast.dee.pk, rows=1)
        assert statements(browse(cast.rosa), "/") == 11
        assert statements(browse(cast.lorraine), "/") == 10
        assert statements(browse(dee), "/") == 14
        a_full_record(cast.rosa, cast.dee.pk, rows=2)
        a_full_record(cast.rosa, another.pk, rows=3)
        assert statements(browse(cast.rosa), "/") == 11
        for _ in range(3):
            a_referral(cast.rosa, cast, next_on=clock.today(cast.rosa.zone))
        assert statements(browse(cast.rosa), "/") == 12
        assert statements(browse(cast.lorraine), "/") == 10
        assert statements(browse(dee), "/") == 14
