"""The short list, why something is not in it, and what nobody found."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from tests.plans.dee import dee_signed_in
from walkwith.access.models import Look
from walkwith.directory.commands import add_own_service, verify_meeting
from walkwith.directory.models import Duplicate, Meeting, Service
from walkwith.directory.near_services import ServiceWish
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.directory.places import place_of_zip
from walkwith.directory.queries import services_near
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.models import Change
from walkwith.plans.models import Step
from walkwith.referrals import commands, queries
from walkwith.referrals.commands import Asked
from walkwith.referrals.models import ParticipantNeed, UnmetNeed
from walkwith.schedule.commands import add_appointment

Browse = Callable[[Actor], Client]
NEW_YORK = ZoneInfo("America/New_York")
THURSDAY_NOON = dt.datetime(2026, 11, 19, 12, tzinfo=NEW_YORK)
NEAR = SiteFacts(address_1="4100 Butler St", city="Pittsburgh", postal_code="15201")


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.stopped_at(THURSDAY_NOON):
        yield


@pytest.fixture
def meetings(cast: Cast) -> dict[str, Meeting]:
    with acting_as(cast.rosa):
        taken_in(
            cast.rosa,
            a_row("sisters", name="Sisters in Step"),
            a_row("men", name="Men of Steel", types=["M", "X"], time="19:30"),
            a_row("far", name="Far Away", latitude=40.9, time="18:30"),
        )
        family = a_row("hope", name="Hope for Families")
        taken_in(cast.rosa, family, source="Families", fellowship="AL-ANON")
        return {one.key: one for one in Meeting.objects.all()}


def a_service(cast: Cast, name: str, **facts: Any) -> Service:
    told = ServiceFacts(name=name, needs=("food",), **facts)
    agency = AgencyFacts(name=f"{name} people")
    return add_own_service(actor=cast.rosa, agency=agency, service=told, site=NEAR)


def names(cast: Cast, need: str, **asked: Any) -> list[str]:
    with acting_as(cast.rosa):
        found = queries.match_page(cast.rosa, cast.dee.pk, need, most=10, **asked).found
    return [one.listing.name for one in found]


def test_what_fits_with_three_reasons_and_the_weakest_point(
    cast: Cast, browse: Browse, meetings: dict[str, Meeting]
) -> None:
    page = browse(cast.rosa).get(f"/referrals/{cast.dee.pk}/match/mutual_help/").content.decode()
    for words in (
        "Sisters in Step",
        "For women. Ask if it fits.",
        "We’ll go together",
        " miles</span>",
    ):
        assert words in page
    assert "15201" not in page
    assert "Hope for Families" not in page
    with acting_as(cast.rosa):
        look = {one for (many,) in Look.objects.filter(page="match").values_list("sections")
                for one in many}  # fmt: skip
        assert look == {"identity", "contact_details", "referrals", "schedule"}
        found = queries.match_page(cast.rosa, cast.dee.pk, "mutual_help").found
        assert all(1 <= len(one.reasons) <= 3 and one.weakest for one in found)


def test_wishes_and_a_full_week_leave_things_out(cast: Cast, meetings: dict[str, Meeting]) -> None:
    about: dict[str, Any] = {"actor": cast.rosa, "participant_id": cast.dee.pk}
    assert names(cast, "mutual_help") == ["Sisters in Step", "Men of Steel", "Far Away"]
    commands.say_preferences(said={"company": "women"}, **about)
    assert names(cast, "mutual_help") == ["Sisters in Step", "Far Away"]
    commands.say_preferences(said={"company": "women", "ways": ["walk"], "far": 60}, **about)
    assert names(cast, "mutual_help") == ["Sisters in Step"]
    at_six = THURSDAY_NOON.replace(hour=18)
    add_appointment(starts_at=at_six, **about)
    assert names(cast, "mutual_help") == []
    commands.say_preferences(said={"company": "", "ways": [], "far": None}, **about)
    commands.avoid_place(words="Fisk St", **about)
    assert names(cast, "mutual_help") == []


def test_services_with_what_speaks_for_them(cast: Cast, browse: Browse) -> None:
    pantry = a_service(cast, "East Side Pantry", fees_description="Free for all")
    a_service(cast, "Young Plates", maximum_age=17)
    page = browse(cast.rosa).get(f"/referrals/{cast.dee.pk}/match/food/").content.decode()
    for words in ("East Side Pantry", "It costs nothing", "Put it in the plan", "Up to the age of"):
        assert words in page
    commands.say_preferences(actor=cast.rosa, participant_id=cast.dee.pk, said={"birth_year": 1990})
    assert names(cast, "food") == ["East Side Pantry"]
    rosa, at = browse(cast.rosa), f"/referrals/{cast.dee.pk}/suggest-service/{pantry.pk}/"
    assert "Call East Side Pantry" in rosa.get(at).content.decode()
    assert rosa.post(at, {"words": "Call the pantry"}).status_code == 303
    with acting_as(cast.rosa):
        step = Step.objects.get(words="Call the pantry")
        assert (step.is_suggestion, step.participant_id) == (True, cast.dee.pk)


def test_what_did_not_help_is_not_offered_again(cast: Cast, browse: Browse) -> None:
    pantry, _other = a_service(cast, "East Side Pantry"), a_service(cast, "West Side Pantry")
    asked = Asked(words="A box a week", how="went", need="food", service_id=pantry.pk)
    made = commands.refer(actor=cast.rosa, participant_id=cast.dee.pk, asked=asked)
    assert "East Side Pantry" in names(cast, "food")
    dee = dee_signed_in(cast)
    commands.say_if_it_helped(actor=dee, referral_id=made.pk, answer="no")
    assert names(cast, "food") == ["West Side Pantry"]
    why = browse(cast.rosa).get(f"/referrals/{cast.dee.pk}/food/why/{pantry.pk}/")
    assert "It was tried, and it did not help." in why.content.decode()
    commands.say_if_it_helped(actor=dee, referral_id=made.pk, answer="a_little")
    assert "East Side Pantry" in names(cast, "food")


def test_who_is_known_there_is_told_where_they_choose(cast: Cast, browse: Browse) -> None:
    pantry, other = a_service(cast, "East Side Pantry"), a_service(cast, "West Side Pantry")
    asked = Asked(words="A box", need="food", service_id=pantry.pk, interest="My aunt runs it")
    commands.refer(actor=cast.rosa, participant_id=cast.dee.pk, asked=asked)
    rosa, told = browse(cast.rosa), "My aunt runs it"
    listed = rosa.get(f"/referrals/{cast.dee.pk}/match/food/").content.decode()
    assert listed.count(told) == 1 and "Nobody here gets paid for it." in listed
    for service, times in ((pantry, 1), (other, 0)):
        page = rosa.get(f"/referrals/{cast.dee.pk}/refer/{service.pk}/").content.decode()
        assert page.count(told) == times


def test_family_finds_its_groups_and_nothing_is_written_about_them(
    cast: Cast, browse: Browse, meetings: dict[str, Meeting]
) -> None:
    about: dict[str, Any] = {"actor": cast.rosa, "participant_id": cast.dee.pk}
    commands.say_preferences(said={"no_fellowship": True}, **about)
    page = browse(cast.rosa).get(f"/referrals/{cast.dee.pk}/match/family_groups/").content.decode()
    assert "Hope for Families" in page
    assert "Nothing is written down about them" in page
    with acting_as(cast.rosa):
        assert not ParticipantNeed.objects.exists()


def test_why_something_is_not_there(
    cast: Cast, browse: Browse, meetings: dict[str, Meeting]
) -> None:
    about: dict[str, Any] = {"actor": cast.rosa, "participant_id": cast.dee.pk}
    commands.say_preferences(said={"company": "women", "far": 5, "far_in": "km"}, **about)
    rosa, at = browse(cast.rosa), f"/referrals/{cast.dee.pk}"
    by_name = rosa.get(f"{at}/why-not/mutual_help/", {"name": "steel"}).content.decode()
    assert "Men of Steel" in by_name
    why = f"{at}/mutual_help/why/{meetings['men'].pk}/"
    page = rosa.get(why).content.decode()
    assert "Nothing says that it is only for the people wished for." in page
    for key, words in (
        ("far", "It is farther than the way there may be."),
        ("sisters", "It is in the list."),
        ("hope", "It is for something else than this."),
    ):
        assert words in rosa.get(f"{at}/mutual_help/why/{meetings[key].pk}/").content.decode()
    assert rosa.get(f"{at}/mutual_help/why/{cast.dee.pk}/").status_code == 404


def test_what_fits_less_is_told_what_others_have(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        near = [a_row(f"m{n}", name=f"Near {n:02}") for n in range(10)]
        taken_in(cast.rosa, *near, a_row("far", name="Far Away", latitude=40.6))
        far = Meeting.objects.get(key="far")
    page = browse(cast.rosa).get(f"/referrals/{cast.dee.pk}/mutual_help/why/{far.pk}/")
    for words in ("It fits, and others fit better", "how far it is", "The numbers behind it"):
        assert words in page.content.decode()


def test_the_statements_are_as_many_for_one_as_for_ten(cast: Cast) -> None:
    def statements() -> int:
        with (
            acting_as(cast.rosa),
            CaptureQueriesContext(
                connection,
            ) as asked,
        ):
            queries.match_page(cast.rosa, cast.dee.pk, "mutual_help", most=10)
        return len(asked)

    with acting_as(cast.rosa):
        taken_in(cast.rosa, *(a_row(f"m{n}", name=f"Noon {n}") for n in range(6)))
    a_service(cast, "One")
    first = statements()
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *(a_row(f"m{n}", name=f"Noon {n}") for n in range(12)))
    assert statements() == first


def test_what_nobody_found_is_counted_once_a_week_and_of_nobody(cast: Cast, browse: Browse) -> None:
    rosa, at = browse(cast.rosa), f"/referrals/{cast.dee.pk}"
    for _ in range(2):
        assert "We found nothing that fits" in rosa.get(f"{at}/match/food/").content.decode()
    with acting_as(cast.rosa):
        assert not UnmetNeed.objects.exists()
    commands.add_need(actor=cast.rosa, participant_id=cast.dee.pk, need="food")
    for _ in range(2):
        rosa.get(f"{at}/match/food/")
        rosa.post(f"{at}/none-fits/food/")
    rosa.post(f"{at}/none-fits/work/")
    with acting_as(cast.rosa):
        counted = UnmetNeed.objects.order_by("need")
        told = [(one.need, one.area, one.week, one.times) for one in counted]
        monday = dt.date(2026, 11, 16)
        assert told == [("food", "152", monday, 1), ("work", "152", monday, 1)]
        assert {one.pk.version for one in counted} == {4}
        assert not Change.objects.filter(record_id__in=[one.pk for one in counted]).exists()
        names_of = {field.name for field in UnmetNeed._meta.get_fields()}
    assert names_of == {"id", "organization", "need", "area", "week", "times"}


def test_those_who_lead_see_what_is_missing_and_no_small_count(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.pat):
        home = {"organization_id": cast.pat.organization_id, "week": dt.date(2026, 11, 16)}
        UnmetNeed.objects.create(**home, need="food", area="152", times=10)
        UnmetNeed.objects.create(**home, need="work", area="152", times=17)
    assert browse(cast.rosa).get("/referrals/unmet/").status_code == 403
    page = browse(cast.lorraine).get("/referrals/unmet/").content.decode()
    for words in ("10 or fewer", "about 20", "ZIP 152…", "<td>17</td>"):
        assert words in page
    assert "<td>10</td>" not in page and page.count("ZIP 152") == 1
    table = browse(cast.pat).get("/referrals/unmet-table/").content.decode().splitlines()
    assert table == [
        "week,area,need,words,times",
        "2026-11-16,152,work,Work,17",
    ]


def test_what_somebody_checked_is_said(cast: Cast, meetings: dict[str, Meeting]) -> None:
    verify_meeting(actor=cast.rosa, meeting_id=meetings["sisters"].pk)
    with acting_as(cast.rosa):
        found = queries.match_page(cast.rosa, cast.dee.pk, "mutual_help").found
    assert "Checked today" in found[0].reasons


def test_not_this_place_again_leaves_out_all_they_offer(cast: Cast, browse: Browse) -> None:
    pantry, lunch = a_service(cast, "Harbor Pantry"), a_service(cast, "Open Door")
    with acting_as(cast.rosa):
        Service.objects.filter(pk=lunch.pk).update(agency=pantry.agency)
        other = a_service(cast, "St. Mark's Kitchen")
    rosa = browse(cast.rosa)
    page = rosa.get(f"/referrals/{cast.dee.pk}/match/food/").content.decode()
    address = f"/referrals/{cast.dee.pk}/avoid/?service={pantry.pk}"
    assert address in page
    form = rosa.get(address).content.decode()
    assert 'value="Harbor Pantry people"' in form
    assert rosa.get(f"/referrals/{cast.dee.pk}/avoid/?service=nothing").status_code == 200
    assert rosa.get(f"/referrals/{cast.dee.pk}/avoid/?service={cast.dee.pk}").status_code == 404
    told = {"words": "Them", "kind": "agency", "service": str(pantry.pk)}
    assert rosa.post(f"/referrals/{cast.dee.pk}/avoid/", told).status_code == 303
    assert names(cast, "food") == [other.name]
    with acting_as(cast.rosa):
        why = queries.why_page(cast.rosa, cast.dee.pk, "food", lunch.pk)
    assert len(why.left_out) == 1


def test_of_two_that_are_linked_one_is_shown(cast: Cast) -> None:
    one, other = sorted(
        (a_service(cast, "Harbor Pantry"), a_service(cast, "Pantry at the Harbor")),
        key=lambda service: service.pk,
    )
    with acting_as(cast.rosa):
        wish = ServiceWish(place_of_zip("15201"), need="food")
        assert len(services_near(actor=cast.rosa, wish=wish).results) == 2
        Duplicate.objects.create(
            organization_id=cast.rosa.organization_id,
            service=one,
            other_service=other,
            state=Duplicate.States.LINKED,
        )
        assert len(services_near(actor=cast.rosa, wish=wish).results) == 1
    assert len(names(cast, "food")) == 1


def test_women_only_is_of_groups_and_rooms_and_not_of_food(cast: Cast) -> None:
    about: dict[str, Any] = {"actor": cast.rosa, "participant_id": cast.dee.pk}
    commands.say_preferences(said={"company": "women"}, **about)
    a_service(cast, "Harbor Pantry")
    told = ServiceFacts(name="Mill House", needs=("shelter",))
    add_own_service(actor=cast.rosa, agency=AgencyFacts(name="Mill"), service=told, site=NEAR)
    assert names(cast, "food") == ["Harbor Pantry"]
    assert names(cast, "shelter") == []


def test_what_must_be_without_cost_says_so(cast: Cast) -> None:
    about: dict[str, Any] = {"actor": cast.rosa, "participant_id": cast.dee.pk}
    a_service(cast, "Open Door")
    a_service(cast, "Harbor Pantry", fees_description="Free for all")
    assert set(names(cast, "food")) == {"Harbor Pantry", "Open Door"}
    commands.say_preferences(said={"no_cost": "must"}, **about)
    assert names(cast, "food") == ["Harbor Pantry"]


def test_the_name_of_the_window_does_not_say_what_for(cast: Cast, browse: Browse) -> None:
    """It stays in the list of pages a shared phone has seen."""
    page = browse(cast.rosa).get(f"/referrals/{cast.dee.pk}/match/detox/").content.decode()
    (title,) = re.findall("<title>(.*?)</title>", page, re.DOTALL)
    assert "What fits" in title and "etox" not in title and "<h1>" in page
