"""A place that helps, written down and changed by its pages; taken off the list and put back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import Cast
from walkwith.directory.commands import (
    add_own_service,
    look_for_duplicates,
    put_on_meeting,
    take_off_meeting,
    take_off_service,
    verify_service,
)
from walkwith.directory.commands.own_meetings import add_own_meeting
from walkwith.directory.corrections import Finding
from walkwith.directory.models import (
    Agency,
    Duplicate,
    Edit,
    Offer,
    Service,
    ServiceSite,
    Site,
    Slot,
    Source,
)
from walkwith.directory.own import AgencyFacts, ServiceFacts
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused

from .test_own_meetings import NIGHT, _fields

Browse = Callable[[Actor], Client]
ADD = "/feeds/services/add/"
PANTRY: dict[str, Any] = {
    "name": "Hill Pantry",
    "agency": "St. Rita",
    "needs": ["food"],
    "other_needs": ["meals"],
    "description": "Bags of food.\r\nNo questions.",
    "phone": "412-555-0110 ext. 4",
    "about": "Ask for the kitchen",
    "where": "here",
    "address_1": "4412 Plummer St",
    "city": "Pittsburgh",
    "postal_code": "15201",
    "days_0": ["1", "3"],
    "opens_0": "09:00",
    "closes_0": "17:00",
    "hours_words": "Closed on holidays",
    "cost": "Free",
    "languages": ["spanish"],
    "for_whom": ["women"],
    "doors": ["step_free"],
    "papers": "A photo ID\r\nA letter",
    "minimum_age": "18",
}


def sent(client: Client, address: str, **changed: Any) -> Any:
    typed = {name: value for name, value in {**PANTRY, **changed}.items() if value is not None}
    return client.post(address, typed)


def test_written_down_it_is_kept_as_hsds_names_it(cast: Cast, browse: Browse) -> None:
    answer = sent(browse(cast.rosa), ADD)
    service = Service.objects.select_related("agency").get()
    assert answer["Location"] == f"/directory/services/{service.pk}/"
    assert (service.agency.name, service.needs, service.minimum_age) == (
        "St. Rita",
        ["food", "meals"],
        18,
    )
    assert service.features == ["women", "step_free", "spanish"]
    assert service.details == {
        "phones": [
            {"number": "412-555-0110", "extension": "4", "description": "Ask for the kitchen"}
        ],
        "schedules": [
            {"freq": "WEEKLY", "byday": "MO,WE", "opens_at": "09:00", "closes_at": "17:00"},
            {"description": "Closed on holidays"},
        ],
        "languages": [{"code": "es", "name": "Spanish"}],
        "required_documents": [{"document": "A photo ID"}, {"document": "A letter"}],
    }
    assert set(Offer.objects.values_list("need", flat=True)) == {"food", "meals"}
    assert Offer.objects.first().hours == [1980, 2460, 4860, 5340]  # type: ignore[union-attr]
    with acting_as(cast.rosa):
        source = Source.objects.get()
    assert (source.zones, source.listed) == (["America/New_York"], 1)
    page = browse(cast.rosa).get(answer["Location"]).content.decode()
    assert 'href="tel:+14125550110,4"' in page
    assert "Monday and Wednesday, 9 a.m. to 5 p.m." in page
    assert "Closed on holidays" in page


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "Please fill this in."),
        ({"needs": None, "other_needs": None}, "Choose at least one thing it helps with."),
        ({"address_1": "", "postal_code": ""}, "Write the street, or at least the ZIP code."),
        ({"where": "home", "phone": ""}, "Write one way to reach it"),
        ({"closes_0": ""}, "Say when it opens and when it closes."),
        ({"days_0": None}, "Tick the days with these hours."),
        ({"closes_0": "09:00"}, "It closes when it opens."),
        ({"maximum_age": "6"}, "This is younger than the age before."),
        ({"url": "ftp://x.example/"}, "A link starts with https://"),
    ],
)
def test_what_is_refused_keeps_every_word(
    cast: Cast, browse: Browse, changed: dict[str, Any], words: str
) -> None:
    answer = sent(browse(cast.rosa), ADD, **changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "No questions." in page and "A photo ID" in page
    assert not Service.objects.exists()


def test_changing_it_keeps_what_was_not_asked(cast: Cast, browse: Browse) -> None:
    sent(browse(cast.rosa), ADD)
    service = Service.objects.get()
    Service.objects.update(
        features=[*service.features, "meal"],
        details={**service.details, "contacts": [{"name": "The desk"}]},
    )
    Site.objects.update(latitude=40.47, longitude=-79.95, approximate=False)
    edit = f"/feeds/services/{service.pk}/edit/"
    opened = browse(cast.lorraine).get(edit).content.decode()
    for shown in ('value="412-555-0110 ext. 4"', 'value="09:00"', "A letter", "Who runs it"):
        assert shown in opened, shown
    sent(browse(cast.lorraine), edit, phone="412-555-0199", cost="")
    service.refresh_from_db()
    assert service.details["contacts"] == [{"name": "The desk"}]
    assert service.features[-1] == "meal"
    assert (Site.objects.get().latitude, Site.objects.get().approximate) == (40.47, False)
    last = Edit.objects.order_by("made_at").last()
    assert last is not None
    assert (last.by_id, last.act, last.fields) == (
        cast.lorraine.id,
        "changed",
        ["fees_description", "phones"],
    )
    told = browse(cast.rosa).get(f"/directory/services/{service.pk}/look-back/").content.decode()
    for words in ("Wrote it down", "Changed it", "the cost, the phone", "Lorraine"):
        assert words in told, words


def test_a_hidden_house_keeps_no_address(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    sent(rosa, ADD, doors_words="Blue door on Plummer")
    service = Service.objects.get()
    sent(rosa, ADD, name="The Hill Pantry", phone="")
    assert look_for_duplicates(actor=cast.rosa) == 1
    assert "same address" in rosa.get("/directory/duplicates/").content.decode()
    edit = f"/feeds/services/{service.pk}/edit/"
    assert sent(rosa, edit, where="hidden", doors_words="Blue door").status_code == 303
    assert not Site.objects.filter(is_confidential=False).exists()  # nor what stands there too
    site = ServiceSite.objects.get(service=service).site
    kept = (site.city, site.address_1, site.postal_code, site.latitude, site.details)
    assert kept == ("Pittsburgh", "", "", None, {})
    here = f"/directory/services/{service.pk}/"
    for address in (edit, here, f"{here}look-back/", "/directory/duplicates/"):
        assert "Plummer" not in rosa.get(address).content.decode()
    assert "same address" not in rosa.get("/directory/duplicates/").content.decode()
    assert "Plummer" not in str(Duplicate.objects.get().evidence)
    assert sent(rosa, edit, where="home").status_code == 303
    cells = Offer.objects.filter(service=service).values_list("cell", flat=True).distinct()
    assert list(cells) == [Slot.ONLINE]


def test_a_new_number_shows_a_hidden_one_again(cast: Cast, browse: Browse) -> None:
    sent(browse(cast.rosa), ADD)
    service = Service.objects.get()
    dead = Finding(way="called", verdict="dead_number")
    for actor in (cast.rosa, cast.marcus):
        verify_service(actor=actor, service_id=service.pk, finding=dead)
    assert not Offer.objects.exists()
    sent(browse(cast.rosa), f"/feeds/services/{service.pk}/edit/", phone="412-555-0199")
    assert Offer.objects.exists()


def test_off_the_list_and_back(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    sent(rosa, ADD)
    service = Service.objects.get()
    here = f"/directory/services/{service.pk}/"
    rosa.post(f"{here}take-off/")
    page = rosa.get(here).content.decode()
    assert not Offer.objects.exists()
    assert "Put it on the list again" in page and "taken off the list" in page
    rosa.post(f"{here}put-on/")
    assert Offer.objects.count() == 2
    meeting = add_own_meeting(actor=cast.rosa, meeting=NIGHT)
    take_off_meeting(actor=cast.rosa, meeting_id=meeting.pk)
    assert not Slot.objects.exists()
    put_on_meeting(actor=cast.lorraine, meeting_id=meeting.pk)
    assert Slot.objects.exists()
    told = rosa.get(f"/directory/meetings/{meeting.pk}/look-back/").content.decode()
    assert "Took it off the list" in told and "Put it back on the list" in told


def test_who_offers_it(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    sent(rosa, ADD)
    agency = Agency.objects.get()
    here = f"/directory/agencies/{agency.pk}/"
    add_of = f"{ADD}?of={agency.pk}"
    page = rosa.get(here).content.decode()
    assert f"{here}edit/" in page and add_of in page
    assert 'value="St. Rita"' in rosa.get(add_of).content.decode()
    assert rosa.get(f"{ADD}?of=nobody").status_code == 200
    said = {"name": "St. Rita’s", "phone": "412-555-0100", "url": "rita.example.org"}
    assert rosa.post(f"{here}edit/", {**said, "name": ""}).status_code == 422
    assert rosa.post(f"{here}edit/", said).status_code == 303
    agency.refresh_from_db()
    assert (agency.name, agency.website) == ("St. Rita’s", "https://rita.example.org")
    assert Edit.objects.get(agency=agency).fields == ["name", "website", "phones"]


def test_something_more_is_added_only_to_ones_own(cast: Cast, browse: Browse) -> None:
    """What came in a list is not ours to add to: a second one of its name would stand apart."""
    rosa = browse(cast.rosa)
    sent(rosa, ADD)
    agency = Agency.objects.get()
    with acting_as(cast.rosa):
        Source.objects.update(format=Source.Formats.HSDS)
    page = rosa.get(f"/directory/agencies/{agency.pk}/").content.decode()
    assert "Where this comes from" in page and "Add something they do" not in page
    assert "St. Rita" not in rosa.get(f"{ADD}?of={agency.pk}").content.decode()


def test_who_may_not(cast: Cast, browse: Browse) -> None:
    new = add_own_service(
        actor=cast.rosa, agency=AgencyFacts(name="A"), service=ServiceFacts(name="B")
    )
    with pytest.raises(NotFound):
        take_off_service(actor=cast.kit, service_id=new.pk)
    dee = Actor(**{**_fields(cast.rosa), "role": "participant"})
    with pytest.raises(NotAllowed):
        take_off_service(actor=dee, service_id=new.pk)
    with acting_as(cast.pat):
        Source.objects.update(format=Source.Formats.HSDS)
    with pytest.raises(Refused):
        take_off_service(actor=cast.rosa, service_id=new.pk)
    opened = browse(cast.rosa).get(reverse("feeds:edit_service", args=[new.pk]))
    assert "This came in a list." in opened.content.decode()
