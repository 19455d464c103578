"""A place that is hidden one day is gone from all that was kept of it before."""

from typing import Any

from tests.conftest import Cast
from tests.feeds.made_services import a_service, a_site, an_agency, taken_in
from tests.feeds.test_hiding import FLED, said
from walkwith.directory.commands import verify_service
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Check, Service, ServiceSite, Site

COME = "Neighbors. Come to 279 Fisk St."


def test_what_a_person_checked_does_not_bring_it_back(acting: Cast) -> None:
    taken_in(acting.rosa, a_service(eligibility_description=COME))
    service = Service.objects.get()
    note = "The door is at 279 Fisk Street"
    verify_service(actor=acting.rosa, service_id=service.pk, finding=Finding(note=note))
    verify_service(actor=acting.rosa, service_id=service.pk, finding=Finding(way="called"))
    assert Check.objects.count() == 2 and service.eligibility_description == COME
    marked = a_service(eligibility_description=COME, description=FLED)
    for _ in range(2):
        taken_in(acting.rosa, marked)
        service.refresh_from_db()
        assert service.confirmed["eligibility_description"]["value"] == "Neighbors. Come to …."
        assert service.eligibility_description == "Neighbors. Come to …."
        assert "fisk" not in said()


def test_nor_of_a_neighbor_at_the_same_place(acting: Cast) -> None:
    """The pantry is not in what comes, and was checked: its words tell where the shelter is."""
    pantry = a_service(eligibility_description=COME, organization=an_agency("pantries"))
    taken_in(acting.rosa, pantry, *(a_service(f"other-{n}") for n in range(4)))
    verify_service(actor=acting.rosa, service_id=Service.objects.get(key="pantry").pk)
    shelter = a_service("shelter", description=FLED)
    taken_in(acting.rosa, shelter, *(a_service(f"other-{n}") for n in range(4)))
    assert Site.objects.get().is_confidential
    assert "fisk" not in said()


def test_what_was_said_of_a_known_place_goes_whole(acting: Cast) -> None:
    """Its name, and what was special for each service there, when only a service came again."""
    there: dict[str, Any] = {
        "id": "at fisk",
        "description": "The back door on Fisk Street",
        "phones": [{"number": "412-555-0188", "description": "279 Fisk St, 2nd floor"}],
        "location": a_site(phones=[{"number": "412-555-0199", "description": "At 279 Fisk"}]),
    }
    open_house = a_service("open", description="Lunch.", service_at_locations=[there])
    more = [a_service(f"other-{n}", service_at_locations=[]) for n in range(4)]
    taken_in(acting.rosa, open_house, a_service(), *more)
    taken_in(acting.rosa, a_service("open", description="It is 279 Fisk St."), a_service(), *more)
    alone = {"id": "pantry at fisk", "location_id": "fisk"}
    taken_in(acting.rosa, a_service(description=FLED, service_at_locations=[alone]), *more)
    site = Site.objects.get()
    assert (site.is_confidential, site.name) == (True, "Harbor House")
    assert ServiceSite.objects.count() == 2
    assert "fisk" not in said()
