"""What to check next: what is used most and old comes first, one at a time."""

import datetime as dt
import re
from collections.abc import Callable

from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from walkwith.directory.commands import (
    add_own_service,
    ask_for_check,
    say_capacity,
    verify_meeting,
    verify_service,
)
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Check, Meeting, Service
from walkwith.directory.own import AgencyFacts, ServiceFacts
from walkwith.directory.queries import what_to_check
from walkwith.directory.uses import REFERRED, count_use
from walkwith.directory.waiting import Standing, place_in_line, waits
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as

Browse = Callable[[Actor], Client]
NOON = dt.datetime(2026, 11, 19, 17, 0, tzinfo=dt.UTC)
DEAD = Finding(way="called", verdict="dead_number")


def listed(actor: Actor, name: str, *needs: str) -> Service:
    facts = ServiceFacts(name=name, needs=needs)
    return add_own_service(actor=actor, agency=AgencyFacts(name=name), service=facts)


def line_of(actor: Actor) -> list[str]:
    with acting_as(actor):
        queue = what_to_check(actor=actor)
    waiting = [queue.now, *queue.after] if queue.now else []
    return [one.listing.name for one in waiting if one]


@settings(max_examples=60)
@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 900))
def test_more_use_is_never_later(uses: int, more: int, days: int) -> None:
    one = Standing(uses=uses, days=days, days_trusted=180)
    other = Standing(uses=uses + more, days=days, days_trusted=180)
    assert place_in_line(other) >= place_in_line(one)
    assert place_in_line(Standing(is_hidden=True, days=0, days_trusted=180)) > place_in_line(other)
    assert waits(one) is (days > 180)


def test_the_line(cast: Cast) -> None:
    with clock.stopped_at(NOON - dt.timedelta(days=200)):
        old, fresh, dead, beds, used = (
            listed(cast.rosa, name) for name in ("Old", "Fresh", "Dead", "Beds", "Used")
        )
        for one in (old, used):
            verify_service(actor=cast.rosa, service_id=one.pk)
    with clock.stopped_at(NOON - dt.timedelta(days=20)):
        for one in (fresh, beds):
            verify_service(actor=cast.rosa, service_id=one.pk)
        say_capacity(actor=cast.rosa, service_id=beds.pk, available=2, maximum=4)
    with clock.stopped_at(NOON):
        for actor in (cast.rosa, cast.marcus):
            verify_service(actor=actor, service_id=dead.pk, finding=DEAD)
        with acting_as(cast.rosa):
            count_use(cast.rosa, used.pk, REFERRED)
            count_use(cast.rosa, used.pk, REFERRED)
            count_use(cast.rosa, old.pk)
        assert line_of(cast.lorraine) == ["Dead", "Used", "Old", "Beds"]
        assert line_of(cast.kit) == []
        verify_service(actor=cast.rosa, service_id=used.pk)
        assert line_of(cast.lorraine) == ["Dead", "Old", "Beds"]


def test_on_a_phone(cast: Cast, browse: Browse) -> None:
    first, then = (listed(cast.rosa, name) for name in ("First", "Then"))
    with acting_as(cast.rosa):
        count_use(cast.rosa, first.pk, REFERRED)
    rosa = browse(cast.rosa)
    page = rosa.get("/directory/check-next/").content.decode()
    assert f"/directory/services/{first.pk}/verify/" in page
    assert "<h2>0 checked today" not in page
    said = {"found": "called", "on": "next"}
    page = rosa.post(f"/directory/services/{first.pk}/verify/", said, follow=True).content.decode()
    assert f"/directory/services/{then.pk}/verify/" in page
    assert "1 checked today" in page
    assert "1 of them by you." in page
    assert "Take it back" in page
    assert "All is checked" in rosa.get("/directory/check-next/?skip=1").content.decode()


def test_one_stays_at_ones_place_in_the_line(cast: Cast, browse: Browse) -> None:
    """What was left for later stays behind one; what one said oneself does not come back today."""
    names = ["A stop", "B stop", "C stop"]
    with acting_as(cast.rosa):
        a, b, _ = (listed(cast.rosa, name) for name in names)
    rosa = browse(cast.rosa)
    dead = {"found": "dead", "on": "next", "skip": "1"}
    answer = rosa.post(f"/directory/services/{b.pk}/verify/", dead)
    assert answer["Location"] == "/directory/check-next/?skip=1#next"
    page = rosa.get(answer["Location"]).content.decode()
    assert "C stop" in page and "You said of B stop: “The number is dead”." in page
    assert "1 checked by you today." in page and "1 to go." in page
    assert line_of(cast.rosa) == ["A stop", "C stop"]
    assert line_of(cast.lorraine)[0] == "B stop"  # somebody else should try the number
    wrong = f"/directory/services/{a.pk}/correct/?on=next&skip=2"
    answer = rosa.post(wrong, {"way": "called", "note": "It moved."})
    assert answer["Location"] == "/directory/check-next/?skip=2#next"
    assert rosa.post(f"/directory/services/{b.pk}/verify/", dead | {"skip": "x"})[
        "Location"
    ].endswith("?skip=0#next")


def test_what_is_taken_back_stands_in_the_line_again(cast: Cast, browse: Browse) -> None:
    """Who did it is where they were; no address that is sent along leads away from here."""
    with acting_as(cast.rosa):
        _, b, _ = (listed(cast.rosa, name) for name in ("A stop", "B stop", "C stop"))
    rosa, said = browse(cast.rosa), {"found": "dead", "on": "next", "skip": "1"}
    page = rosa.post(f"/directory/services/{b.pk}/verify/", said, follow=True).content.decode()
    back = f"/directory/checks/{Check.objects.get().pk}/take-back/"
    form = page[page.index(back) :].split("</form>")[0]
    sends = dict(re.findall(r'name="(on|skip)" value="(\w+)"', form))
    assert sends == {"on": "next", "skip": "1"}
    answer = rosa.post(back, sends | {"next": "https://evil.example/"})
    assert answer["Location"] == "/directory/check-next/?skip=1#next"
    page = rosa.get(answer["Location"]).content.decode()
    assert "B stop</a></h2>" in page and "Taken back. It stands as it did." in page
    assert line_of(cast.rosa) == ["A stop", "B stop", "C stop"]


def test_what_is_taken_back_on_its_page_leaves_one_there(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        stop = listed(cast.rosa, "A stop")
    rosa, page = browse(cast.rosa), f"/directory/services/{stop.pk}/"
    rosa.post(f"{page}verify/", {"found": "dead"})
    back = f"/directory/checks/{Check.objects.get().pk}/take-back/"
    assert rosa.post(back, {"on": "//evil.example"})["Location"] == page


def test_a_check_answers_who_asked_for_it(cast: Cast) -> None:
    with acting_as(cast.rosa):
        stop = listed(cast.rosa, "A stop")
        ask_for_check(actor=cast.rosa, listing_id=stop.pk)
    verify_service(actor=cast.rosa, service_id=stop.pk, finding=Finding(way="called"))
    assert line_of(cast.lorraine) == []
    with clock.stopped_at(clock.now() + dt.timedelta(days=2)):
        ask_for_check(actor=cast.rosa, listing_id=stop.pk)
        assert line_of(cast.rosa) == ["A stop"]


def test_what_nobody_has_checked_waits_too(cast: Cast) -> None:
    """Not only what somebody looked for: a new list needs a first call."""
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_row(name="Dawn Patrol"))
    assert line_of(cast.rosa) == ["Dawn Patrol"]
    verify_meeting(actor=cast.rosa, meeting_id=Meeting.objects.get().pk)
    assert line_of(cast.lorraine) == []
