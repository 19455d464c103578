"""The page of a service and of its agency, and what one tap there does."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.today.build import open_dees_door
from walkwith.directory.commands import add_certification, add_own_service, say_capacity
from walkwith.directory.models import (
    Capacity,
    Certification,
    Check,
    Offer,
    Service,
    ServiceSite,
    Site,
    Use,
)
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.foundation.actor import Actor

Browse = Callable[[Actor], Client]
FACTS = ServiceFacts(
    name="Eight beds",
    description="A garden.",
    fees_description="$140 a week.",
    eligibility_description="Women.",
    application_process="Call first.",
    minimum_age=18,
    needs=("sober_housing",),
    features=("step_free",),
    details={
        "phones": [{"number": "412-555-0110", "extension": "4"}],
        "schedules": [
            {"freq": "WEEKLY", "byday": "MO,TU,WE", "opens_at": "09:00", "closes_at": "17:00"}
        ],
        "required_documents": [{"document": "A photo ID"}],
        "languages": [{"name": "Spanish"}],
    },
)
PLACE = SiteFacts(address_1="4412 Plummer St", city="Pittsburgh", postal_code="15201")


@pytest.fixture
def service(cast: Cast) -> Service:
    agency = AgencyFacts(name="Harbor House", website="harbor.example.org")
    return add_own_service(actor=cast.rosa, agency=agency, service=FACTS, site=PLACE)


def page_of(client: Client, service: Service) -> str:
    return client.get(f"/directory/services/{service.pk}/").content.decode()


def test_all_that_is_known(cast: Cast, browse: Browse, service: Service) -> None:
    page = page_of(browse(cast.rosa), service)
    for words in (
        'href="tel:+14125550110,4"',
        "Monday to Wednesday, 9 a.m. to 5 p.m.",
        "$140 a week.",
        "Age 18 and over",
        "A photo ID",
        "Spanish",
        "Step-free",
        "4412 Plummer St",
        "Harbor House",
        'href="https://harbor.example.org"',
        "Nobody has asked yet if a bed is free",
        "nobody has checked it since",
        "Your house wrote it down.",
        "in the middle of its ZIP code",
    ):
        assert words in page, words
    assert Use.objects.get().times == 1


def test_the_agency(cast: Cast, browse: Browse, service: Service) -> None:
    page = browse(cast.marcus).get(f"/directory/agencies/{service.agency_id}/").content.decode()
    assert "Harbor House" in page
    assert "Eight beds" in page


def test_a_confidential_place_is_never_told(cast: Cast, browse: Browse) -> None:
    hidden = SiteFacts(address_1="9 Hidden Way", postal_code="15201", is_confidential=True)
    agency = AgencyFacts(name="Safe Harbor")
    shelter = add_own_service(actor=cast.rosa, agency=agency, service=FACTS, site=hidden)
    page = page_of(browse(cast.rosa), shelter)
    assert "they say where to meet" in page
    assert "Hidden Way" not in page
    assert "15201" not in page


def test_beds_in_two_numbers_and_one_tap(cast: Cast, browse: Browse, service: Service) -> None:
    rosa = browse(cast.rosa)
    address = f"/directory/services/{service.pk}/count-free/"
    refused = rosa.post(address, {"available": "9", "maximum": "8"})
    assert refused.status_code == 422
    rosa.post(address, {"available": "2", "maximum": "8"})
    rosa.post(f"/directory/services/{service.pk}/step-free/", {"step": "-1"})
    last = Capacity.objects.latest("as_of")
    assert (last.available, last.maximum, last.unit, last.said_by_id) == (
        1,
        8,
        "beds",
        cast.rosa.id,
    )
    page = page_of(rosa, service)
    assert "1 of 8 beds free" in page
    assert "Rosa said so just now." in page


def test_a_count_grows_old(cast: Cast, service: Service, browse: Browse) -> None:
    say_capacity(actor=cast.rosa, service_id=service.pk, available=0, maximum=8)
    assert "It was full just now." in page_of(browse(cast.rosa), service)
    Capacity.objects.update(as_of=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    page = page_of(browse(cast.rosa), service)
    assert "Who is full changes fast." in page
    assert "<h2>Is a bed free?</h2>" in page and "No bed free. Rosa said so" in page


def test_who_vouches_and_until_when(cast: Cast, service: Service, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    said = {"name": "NARR Level II", "given_by": "Keystone", "ends_on": "2199-05-31"}
    rosa.post(f"/directory/services/{service.pk}/certify/", said)
    assert "Until May 31, 2199" in page_of(rosa, service)
    one = Certification.objects.get()
    rosa.post(f"/directory/certifications/{one.pk}/end/")
    add_certification(
        actor=cast.rosa, service_id=service.pk, name="Old mark", ends_on=dt.date(2025, 5, 3)
    )
    page = page_of(rosa, service)
    assert "Ended in May 2025" in page
    assert "Until May 31" not in page


def test_one_tap_and_back(cast: Cast, service: Service, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    address = f"/directory/services/{service.pk}/verify/"
    page = rosa.post(address, {"found": "called"}, follow=True).content.decode()
    assert "Rosa called today: it is right." in page
    check = Check.objects.get()
    back = f"/directory/checks/{check.pk}/take-back/"
    assert back in page
    assert "nobody has checked it since" in rosa.post(back, follow=True).content.decode()
    rosa.post(address, {"found": "dead"})
    assert "Its number may be dead." in page_of(browse(cast.marcus), service)
    browse(cast.marcus).post(address, {"found": "dead"})
    assert "Two people found its number dead." in page_of(rosa, service)


def test_putting_it_right(cast: Cast, service: Service, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    address = f"/directory/services/{service.pk}/correct/"
    told = {
        "way": "called",
        "phone": "412-555-0110",
        "days_0": ["1", "2", "3"],
        "opens_0": "09:00",
        "closes_0": "17:00",
        "cost": "$140 a week.",
        "who": "Women.",
        "note": "",
    }
    assert "Change what is wrong" in rosa.post(address, told).content.decode()
    page = rosa.post(address, told | {"cost": "$150 a week."}, follow=True).content.decode()
    assert "$150 a week." in page
    assert "Rosa put it right today." in page
    assert Check.objects.get().fields == ["fees_description"]
    told |= {"cost": "$150 a week.", "note": "No sign."}
    page = rosa.post(address, told, follow=True).content.decode()
    assert "something wrong here: “No sign.”" in page


def test_a_participant_asks_for_a_check(cast: Cast, service: Service, browse: Browse) -> None:
    dee = browse(open_dees_door(cast))
    page = page_of(dee, service)
    assert "Please check this" in page
    assert "I called today" not in page
    dee.post(f"/directory/services/{service.pk}/ask-check/")
    assert Use.objects.get().asked == 1
    assert not Check.objects.exists()
    page = browse(cast.rosa).get("/directory/check-next/").content.decode()
    assert "Somebody who knows it asks for a check." in page


def test_hours_put_right_drive_the_search(cast: Cast, browse: Browse, service: Service) -> None:
    """Also where the list tells other hours for the one place."""
    ServiceSite.objects.update(
        details={"schedules": [{"byday": "SU", "opens_at": "08:00", "closes_at": "09:00"}]}
    )
    rosa = browse(cast.rosa)
    address = f"/directory/services/{service.pk}/correct/"
    opened = rosa.get(address).content.decode()
    assert 'value="08:00"' in opened
    told = {"way": "called", "phone": "412-555-0110", "cost": "$140 a week.", "who": "Women."}
    hours = {"days_0": ["5"], "opens_0": "20:00", "closes_0": "02:00", "hours_words": "Ring first"}
    page = rosa.post(address, told | hours, follow=True).content.decode()
    assert "Friday, 8 p.m. to 2 a.m." in page and "Ring first" in page
    assert "8 a.m." not in page
    friday = 5 * 24 * 60
    assert Offer.objects.get().hours == [friday + 20 * 60, friday + 26 * 60]
    kept = Service.objects.get().confirmed["schedules"]
    assert kept["put_right"] and kept["until"]
    rosa.post(f"/directory/services/{service.pk}/verify/", {"found": "called"})
    assert Service.objects.get().confirmed["schedules"]["put_right"]
    always = rosa.post(address, told | {"always": "on"}, follow=True).content.decode()
    assert "Open now, day and night" in always


def test_one_number_put_right_leaves_the_others(
    cast: Cast, browse: Browse, service: Service
) -> None:
    desk = {"number": "412-555-0110", "extension": "4", "type": "voice", "description": "Desk"}
    night = {"number": "412-555-0111", "description": "At night"}
    service.details = {**service.details, "phones": [desk, night]}
    service.save(update_fields=["details"])
    fax = {"number": "412-555-0112", "type": "fax"}
    Site.objects.update(details={"phones": [fax]})
    rosa, address = browse(cast.rosa), f"/directory/services/{service.pk}/correct/"
    told = {"way": "called", "cost": "$140 a week.", "who": "Women.", "days_0": ["1", "2", "3"]}
    told |= {"opens_0": "09:00", "closes_0": "17:00"}
    page = rosa.post(address, told | {"phone": "412-555-0199 ext. 5"}, follow=True)
    assert "412-555-0111" in page.content.decode()
    service.refresh_from_db()
    new = {**desk, "number": "412-555-0199", "extension": "5"}
    assert service.details["phones"] == [new, night, fax]
    rosa.post(address, told | {"phone": ""})
    service.refresh_from_db()
    assert service.details["phones"] == [night, fax]


def test_hours_that_are_over_do_not_come_back(cast: Cast, browse: Browse, service: Service) -> None:
    over = {"byday": "SA", "opens_at": "06:00", "closes_at": "07:00", "valid_to": "2020-12-31"}
    service.details = {**service.details, "schedules": [over]}
    service.save(update_fields=["details"])
    rosa, address = browse(cast.rosa), f"/directory/services/{service.pk}/correct/"
    assert "6 a.m." not in rosa.get("/directory/check-next/").content.decode()
    assert 'value="06:00"' not in rosa.get(address).content.decode()
    told = {"way": "called", "phone": "412-555-0110", "cost": "$140 a week.", "who": "Women."}
    hours = {"days_0": ["1"], "opens_0": "09:00", "closes_0": "17:00"}
    page = rosa.post(address, told | hours, follow=True).content.decode()
    assert "Monday, 9 a.m. to 5 p.m." in page and "Saturday" not in page
    service.refresh_from_db()
    assert [one for one in service.details["schedules"] if one["byday"] == "SA"] == [over]


def test_who_vouches_for_who_offers_it(cast: Cast, browse: Browse, service: Service) -> None:
    """It stands with all that they do; when it is over, it is the first thing to know."""
    rosa, here = browse(cast.rosa), f"/directory/agencies/{service.agency_id}/"
    said = {"name": "NARR", "level": "Level III", "ends_on": "2199-05-31"}
    assert rosa.post(f"{here}certify/", {**said, "name": ""}).status_code == 422
    page = rosa.post(f"{here}certify/", said, follow=True).content.decode()
    assert "NARR Level III" in page and "Until May 31, 2199" in page
    page = page_of(rosa, service)
    assert "NARR Level III" in page and "For all that Harbor House does." in page
    one = Certification.objects.get()
    ended = rosa.post(f"/directory/certifications/{one.pk}/end/")
    assert ended["Location"] == here
    assert "NARR Level III ended in" in page_of(rosa, service)
    found = rosa.get("/directory/find-services/?need=sober_housing").content.decode()
    assert "NARR Level III ended in" in found
