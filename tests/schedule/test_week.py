"""The week and the pages of a visit, for each who may and who may not."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.contacts.build import HOUR, NOON, dee_with_a_door
from walkwith.access.commands import assign
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id
from walkwith.plans.commands import add_step
from walkwith.schedule.commands import add_appointment
from walkwith.schedule.models import Appointment

Browse = Callable[[Actor], Client]
WEEK = "/schedule/week/"


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.stopped_at(NOON):
        yield


def a_visit(cast: Cast, **said: Any) -> Appointment:
    fields = {"starts_at": NOON + HOUR, "place": "Side door", "plan_b": "We call", **said}
    return add_appointment(actor=cast.rosa, participant_id=cast.dee.pk, **fields)


def only_visit(cast: Cast) -> Appointment:
    with acting_as(cast.rosa):
        return Appointment.objects.get()


def typed(**said: Any) -> dict[str, Any]:
    return {
        "day": "2026-11-20",
        "time": "10:30",
        "minutes": "45",
        "way": "in_person",
        "place": "Side door",
        "purpose": "Home visit",
        "other_way": "phone",
        "plan_b": "",
        **said,
    }


def test_the_week_is_ones_own(cast: Cast, browse: Browse) -> None:
    a_visit(cast)
    a_visit(cast, starts_at=NOON + 7 * 24 * HOUR, plan_b="Next week")
    page = browse(cast.rosa).get(WEEK)
    assert [len(day.told) for day in page.context["days"]] == [0, 0, 1, 0, 0, 0, 0]
    html = page.content.decode()
    for words in ("This week", "Dee", "1 p.m.", "Side door", "We call", "Free"):
        assert words in html, words
    after = browse(cast.rosa).get(f"{WEEK}?of=2026-11-29").content.decode()
    assert ("Next week" in after, "November 23 to November 29" in after) == (True, True)
    theirs = browse(dee_with_a_door(cast)).get(WEEK).content.decode()
    assert ("Rosa" in theirs, "We call" in theirs) == (True, True)
    for actor in (cast.lorraine, *cast.strangers()):
        assert "Side door" not in browse(actor).get(WEEK).content.decode()


@pytest.mark.parametrize("odd", ["", "x", "2026-13-01", "0001-01-01", "9999-12-31", "1e9", "\x00"])
def test_a_week_that_is_none_is_this_week(cast: Cast, browse: Browse, odd: str) -> None:
    page = browse(cast.rosa).get(WEEK, {"of": odd})
    assert (page.status_code, page.context["is_this_week"]) == (200, True)


def test_the_week_asks_the_same_number_of_times(cast: Cast, browse: Browse) -> None:
    client, counts = browse(cast.rosa), []
    client.get(WEEK)
    for more in (1, 2):
        for _number in range(more):
            a_visit(cast)
        with CaptureQueriesContext(connection) as asked:
            client.get(WEEK)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_visit_is_arranged_with_a_plan_b(cast: Cast, browse: Browse) -> None:
    client, path = browse(cast.rosa), f"/schedule/{cast.dee.pk}/add/"
    form = client.get(path).context["form"]
    assert form["day"].value() == dt.date(2026, 11, 19)
    assert form["other_way"].value() == "phone"
    answer = client.post(path, typed())
    assert answer["Location"] == f"{WEEK}?of=2026-11-20"
    visit = only_visit(cast)
    assert (visit.starts_at, visit.plan_b, visit.worker_id, visit.zone) == (
        dt.datetime(2026, 11, 20, 15, 30, tzinfo=dt.UTC),
        "We talk on the phone instead",
        cast.rosa.id,
        "America/New_York",
    )


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"day": ""}, "day"),
        ({"day": "2036-01-01"}, "day"),
        ({"time": ""}, "time"),
        ({"day": "2027-03-14", "time": "02:30"}, "time"),
        ({"minutes": "7"}, "minutes"),
        ({"way": "pigeon"}, "way"),
        ({"other_way": ""}, "other_way"),
        ({"plan_b": "x" * 301}, "plan_b"),
        ({"place": "x\x00"}, "place"),
    ],
)
def test_refused_with_the_words_kept(
    cast: Cast, browse: Browse, said: dict[str, str], field: str
) -> None:
    answer = browse(cast.rosa).post(f"/schedule/{cast.dee.pk}/add/", typed(**said))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert "Home visit" in answer.content.decode()
    with acting_as(cast.rosa):
        assert not Appointment.objects.exists()


def test_a_supervisor_says_who_goes(cast: Cast, browse: Browse) -> None:
    path = f"/schedule/{cast.dee.pk}/add/"
    assert "worker" not in browse(cast.rosa).get(path).context["form"].fields
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.lorraine.id)
    first = browse(cast.lorraine).post(path, typed(worker=str(cast.rosa.id)))
    assert first.status_code == 303, first.context["form"].errors
    assert only_visit(cast).worker_id == cast.rosa.id
    answer = browse(cast.lorraine).post(path, typed(worker=str(cast.marcus.id)))
    assert list(answer.context["form"].errors) == ["worker"]


def test_a_visit_changes_its_time(cast: Cast, browse: Browse) -> None:
    visit = a_visit(cast, minutes=50, plan_b="Marcus can drive")
    client, path = browse(cast.rosa), f"/schedule/appointments/{visit.pk}/change/"
    form = client.get(path).context["form"]
    known = {name: form[name].value() for name in ("day", "time", "minutes", "plan_b", "other_way")}
    assert known == {
        "day": dt.date(2026, 11, 18),
        "time": dt.time(13),
        "minutes": 50,
        "plan_b": "Marcus can drive",
        "other_way": "",
    }
    client.post(path, typed(minutes="50", plan_b="Marcus can drive"))
    after = only_visit(cast)
    assert (after.local_start.isoformat(), after.plan_b) == (
        "2026-11-20T10:30:00-05:00",
        "Marcus can drive",
    )


def test_a_missed_visit_has_a_blameless_reason(cast: Cast, browse: Browse) -> None:
    visit = a_visit(cast)
    client, path = browse(cast.rosa), f"/schedule/appointments/{visit.pk}/missed/"
    html = client.get(path).content.decode()
    for words in ("What got in the way?", "nobody’s fault", "No ride", "We call"):
        assert words in html, words
    assert client.post(path, {}).status_code == 422
    assert client.post(path, {"in_the_way": "lazy"}).status_code == 422
    assert client.post(path, {"in_the_way": "ride"}).status_code == 303
    assert (only_visit(cast).state, only_visit(cast).in_the_way) == ("missed", "ride")
    assert "No ride" in client.get(f"/schedule/appointments/{visit.pk}/").content.decode()


def test_a_visit_is_kept_or_called_off(cast: Cast, browse: Browse) -> None:
    visit = a_visit(cast)
    for verb, state in (("kept", "kept"), ("call-off", "called_off")):
        assert browse(cast.rosa).post(f"/schedule/appointments/{visit.pk}/{verb}/").status_code
        assert only_visit(cast).state == state


def test_each_role(cast: Cast, browse: Browse) -> None:
    visit = a_visit(cast)
    page = f"/schedule/appointments/{visit.pk}/"
    forms = [f"/schedule/{cast.dee.pk}/add/", f"{page}change/", f"{page}missed/"]
    acts = [f"{page}call-off/", f"{page}kept/"]
    for actor in cast.strangers():
        client = browse(actor)
        assert {client.get(path).status_code for path in [page, *forms]} == {404}
        assert {client.post(path).status_code for path in forms + acts} == {404}
    dee = browse(dee_with_a_door(cast))
    assert dee.get(page).status_code == 200
    assert "Change it" not in dee.get(page).content.decode()
    assert {dee.get(path).status_code for path in forms} == {403}
    assert {dee.post(path).status_code for path in forms + acts} == {403}
    supervisor = browse(cast.lorraine)
    assert {supervisor.get(path).status_code for path in [page, *forms]} == {200}
    assert browse(cast.rosa).get(f"/schedule/appointments/{new_id()}/").status_code == 404


@pytest.mark.usefixtures("beside")
def test_steps_stand_in_the_week_of_who_does_them(cast: Cast, browse: Browse) -> None:
    a_visit(cast)
    for words, who, part in (
        ("Call them", "together", "evening"),
        ("Send the form", "worker", "morning"),
        ("Rest", "participant", ""),
    ):
        about: dict[str, Any] = {"day": NOON.date(), "who": who, "part_of_day": part}
        add_step(actor=cast.rosa, participant_id=cast.dee.pk, words=words, **about)
    dee = dee_with_a_door(cast)
    for actor, expected in (
        (cast.rosa, ["Send the form", "", "Call them"]),
        (dee, ["Send the form", "", "Call them", "Rest"]),
    ):
        days = browse(actor).get(WEEK).context["days"]
        assert [one.step.words if one.step else "" for one in days[2].stops] == expected
    done = f"/plans/steps/{days[2].stops[3].step.pk}/finish/"
    assert browse(dee).post(done, {"next": WEEK})["Location"] == WEEK
    assert browse(dee).get(WEEK).context["days"][2].stops[3].state == "done"
    assert "My week" in browse(dee).get(WEEK).content.decode()
