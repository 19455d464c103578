"""Meetings for one person: found near them, suggested, chosen, gone to together."""

import datetime as dt
from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from tests.access.doors import a_door
from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from walkwith.access.models import Look
from walkwith.accounts.models import Account
from walkwith.directory.models import Meeting
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.plans.models import Step
from walkwith.referrals.rules import nearest_in_time
from walkwith.schedule.models import Appointment

Browse = Callable[[Actor], Client]
NEW_YORK = ZoneInfo("America/New_York")
THURSDAY_NOON = dt.datetime(2026, 11, 19, 12, tzinfo=NEW_YORK)
AT_SIX = dt.datetime(2026, 11, 19, 18, tzinfo=NEW_YORK)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.stopped_at(THURSDAY_NOON):
        yield


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    with acting_as(cast.rosa):
        taken_in(
            cast.rosa,
            a_row("sisters", name="Sisters in Step"),
            a_row(
                "hope",
                name="Women of Hope",
                time="19:30",
                types=["W", "ONL"],
                approximate="yes",
                conference_url="https://meet.example.org/1",
            ),
        )
    return Meeting.objects.get(key="sisters")


def steps(cast: Cast) -> list[tuple[str, bool, str, dt.date | None]]:
    with acting_as(cast.rosa):
        found = Step.objects.filter(participant=cast.dee)
        return [(one.words, one.is_suggestion, one.who, one.day) for one in found]


def appointments(cast: Cast) -> list[Appointment]:
    with acting_as(cast.rosa):
        return list(Appointment.objects.filter(participant=cast.dee))


def to(cast: Cast, page: str, meeting: Meeting | None = None) -> str:
    return f"/referrals/{cast.dee.pk}/{page}/" + (f"{meeting.pk}/" if meeting else "")


def test_meetings_for_dee(cast: Cast, browse: Browse, meeting: Meeting) -> None:
    page = browse(cast.rosa).get(to(cast, "find")).content.decode()
    for words in ("Meetings for Dee", "Near Dee", "Sisters in Step", "We’ll go together"):
        assert words in page
    assert "15201" not in page
    with acting_as(cast.rosa):
        looks = Look.objects.filter(participant=cast.dee, page="find").values_list("sections")
        assert sorted(set(looks[0][0])) == ["contact_details", "identity"]


def test_strangers_find_nothing_for_her(cast: Cast, browse: Browse, meeting: Meeting) -> None:
    for stranger in cast.strangers():
        client = browse(stranger)
        for page, there in (("find", None), ("suggest", meeting), ("go-together", meeting)):
            assert client.get(to(cast, page, there)).status_code == 404
        assert client.post(to(cast, "suggest", meeting), {"words": "Try it"}).status_code == 404
    assert steps(cast) == []


def test_her_supervisor_reads_but_does_not_suggest(
    cast: Cast, browse: Browse, meeting: Meeting
) -> None:
    lorraine = browse(cast.lorraine)
    page = lorraine.get(to(cast, "find")).content.decode()
    assert "Sisters in Step" in page
    assert "Suggest to Dee" not in page
    answer = lorraine.post(to(cast, "suggest", meeting), {"words": "Try it"})
    assert answer.status_code == 403
    assert steps(cast) == []


def test_suggest_it(cast: Cast, browse: Browse, meeting: Meeting) -> None:
    rosa = browse(cast.rosa)
    asked = rosa.get(to(cast, "suggest", meeting)).content.decode()
    assert "Try Sisters in Step, Thursday 6 p.m." in asked
    said = {"words": "Try Sisters in Step, Thursday 6 p.m.", "day": "2026-11-19"}
    for _ in range(2):
        answer = rosa.post(to(cast, "suggest", meeting), said)
        assert answer.headers["Location"] == f"/today/people/{cast.dee.pk}/"
    assert steps(cast) == [(said["words"], True, "participant", dt.date(2026, 11, 19))]


def test_go_together_with_a_plan_b(cast: Cast, browse: Browse, meeting: Meeting) -> None:
    rosa = browse(cast.rosa)
    asked = rosa.get(to(cast, "go-together", meeting)).content.decode()
    assert "Women of Hope, online at 7:30 p.m." in asked
    said = {
        "when": AT_SIX.isoformat(),
        "place": "At the side door",
        "plan_b": "Women of Hope, online",
    }
    for _ in range(2):
        assert rosa.post(to(cast, "go-together", meeting), said).status_code == 303
    (one,) = appointments(cast)
    assert (one.starts_at, one.minutes, one.way) == (AT_SIX, 60, "in_person")
    assert (one.place, one.purpose, one.plan_b) == (
        "At the side door",
        "Sisters in Step",
        "Women of Hope, online",
    )
    assert (one.worker_id, one.meeting_id) == (cast.rosa.id, meeting.pk)
    assert steps(cast) == [
        ("Try Sisters in Step, Thursday 6 p.m.", True, "together", dt.date(2026, 11, 19))
    ]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"plan_b": ""}, "Please fill this in"),
        ({"when": "2026-11-19T18:07:00-05:00"}, "Please choose"),
        ({"when": "yesterday"}, "Please choose"),
        ({"plan_b": "x" * 301}, "too long"),
    ],
)
def test_a_refused_plan_keeps_its_words(
    cast: Cast, browse: Browse, meeting: Meeting, said: dict[str, str], words: str
) -> None:
    whole = {"when": AT_SIX.isoformat(), "place": "At the side door", "plan_b": "A call"} | said
    answer = browse(cast.rosa).post(to(cast, "go-together", meeting), whole)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page and "At the side door" in page
    assert appointments(cast) == []
    assert steps(cast) == []


def test_the_plan_b_of_a_hybrid_meeting_is_itself(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_row("both", conference_url="https://meet.example.org/2"))
    both = Meeting.objects.get(key="both")
    page = browse(cast.rosa).get(to(cast, "go-together", both)).content.decode()
    assert "Join the same meeting from home" in page


def test_without_another_meeting_a_call(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_row("alone"))
    alone = Meeting.objects.get(key="alone")
    page = browse(cast.rosa).get(to(cast, "go-together", alone)).content.decode()
    assert "A call instead, at the same time." in page


def test_by_appointment_one_asks_first(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_row("ask", day=..., time=...))
    ask = Meeting.objects.get(key="ask")
    rosa = browse(cast.rosa)
    assert "by appointment" in rosa.get(to(cast, "go-together", ask)).content.decode()
    assert rosa.post(to(cast, "suggest", ask), {"words": "Ask them"}).status_code == 303
    assert steps(cast) == [("Ask them", True, "participant", None)]


def test_she_finds_for_herself(cast: Cast, meeting: Meeting, client: Client) -> None:
    a_door(cast.rosa, cast.dee.pk)
    Account.objects.filter(username="dee").update(password_is_temporary=False)
    client.force_login(Account.objects.get(username="dee"))
    page = client.get(to(cast, "find")).content.decode()
    assert "Meetings for you" in page and "I’d like to try this" in page
    assert "We’ll go together" not in page
    assert (
        client.post(to(cast, "suggest", meeting), {"words": "Try Sisters in Step"}).status_code
        == 303
    )
    assert steps(cast) == [("Try Sisters in Step", False, "participant", None)]
    said = {"when": AT_SIX.isoformat(), "plan_b": "A call"}
    assert client.post(to(cast, "go-together", meeting), said).status_code == 403
    assert appointments(cast) == []


def test_nearest_in_time() -> None:
    hour = dt.timedelta(hours=1)
    others = [(AT_SIX + 3 * hour, "later"), (AT_SIX - 2 * hour, "earlier"), (AT_SIX, "same")]
    assert nearest_in_time(AT_SIX, others) == "same"
    assert nearest_in_time(AT_SIX, others[:2]) == "earlier"
    assert nearest_in_time(AT_SIX, [(AT_SIX + 7 * hour, "far")]) is None
    assert nearest_in_time(AT_SIX, []) is None
