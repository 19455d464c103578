"""Who knows says that a place must stay secret: it is gone at once, and no list brings it back."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.feeds.made_services import a_service, a_site, an_agency, counted, taken_in
from tests.feeds.test_hiding import FLED, kept, said
from tests.today.build import open_dees_door
from walkwith.directory.commands import (
    add_own_service,
    look_for_duplicates,
    take_back_check,
    verify_service,
)
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Duplicate, Edit, Offer, Service, Site, Slot
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.directory.spelling import known_words
from walkwith.feeds.commands import decide_duplicate, keep_secret, mend_row, tell_place
from walkwith.feeds.models import QuarantinedRow
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, Refused

Browse = Callable[[Actor], Client]
FISK = "We are at 279 Fisk Street."
COME = f"{FISK} Or ask at 34 Hidden Lane."
HAVEN: dict[str, Any] = a_service(
    "haven", name="Haven", description=COME, organization=an_agency(description=FISK)
)
OTHERS = [a_service(f"other-{n}", service_at_locations=[]) for n in range(4)]


def haven() -> Service:
    return Service.objects.get(key="haven")


def test_it_goes_at_once_and_no_list_brings_it_back(cast: Cast, browse: Browse) -> None:
    nameless = a_service("row", name=..., organization={"id": "harbor"}, description=FISK)
    pantry = a_service("pantry", eligibility_description=FISK)
    with acting_as(cast.rosa):
        for changed in ("", " Ring twice."):
            told = HAVEN | {"description": COME + changed}
            taken_in(cast.rosa, told, pantry, nameless, *OTHERS)
        verify_service(actor=cast.rosa, service_id=haven().pk, finding=Finding(note=COME))
        assert "fisk street" in kept() and Offer.objects.exclude(latitude=None).exists()
        page = f"/directory/services/{haven().pk}/"
        client = browse(cast.rosa)
        assert "The place must stay secret" in client.get(page).content.decode()
        client.post(f"/feeds/services/{haven().pk}/keep-secret/")
        assert "fisk" not in said() and "hidden lane" not in said()
        there = Offer.objects.filter(service__key__in=("haven", "pantry"))
        assert {(one.cell, one.latitude) for one in there} == {(Slot.UNPLACED, None)}
        shown = client.get(page).content.decode()
        assert "It may be told" in shown and "Fisk" not in shown and "Hidden Lane" not in shown
        past = client.get(f"{page}look-back/").content.decode()
        assert "the place must stay secret" in past and "Fisk" not in past
        for _ in range(2):
            taken_in(cast.rosa, HAVEN, pantry, nameless, *OTHERS)
            assert "fisk" not in said() and "34 hidden" not in said()


def test_nor_under_another_key_and_at_another_place(acting: Cast) -> None:
    """A table without numbers knows a row by its address: put right there, it is another row."""
    taken_in(acting.rosa, HAVEN, *OTHERS)
    keep_secret(actor=acting.rosa, service_id=haven().pk)
    there = [{"id": "new", "location": a_site("new", name="Fisk House")}]
    moved = {**HAVEN, "id": "haven-2", "service_at_locations": there}
    for changed in ("", " Ring twice."):
        taken_in(acting.rosa, moved | {"description": COME + changed}, *OTHERS)
        assert Site.objects.get(key="new").is_confidential
        assert "fisk" not in said() and "34 hidden" not in said()


def test_a_slip_is_taken_back(acting: Cast) -> None:
    taken_in(acting.rosa, HAVEN, *OTHERS)
    before = Service.objects.filter(key="haven").values("description", "raw")[0]
    keep_secret(actor=acting.rosa, service_id=haven().pk)
    assert tell_place(actor=acting.rosa, service_id=haven().pk)
    taken_in(acting.rosa, HAVEN, *OTHERS)
    site = Site.objects.get()
    assert (site.is_confidential, site.address_1, site.name) == (
        False,
        "279 Fisk St",
        "Fisk Street",
    )
    assert Service.objects.filter(key="haven").values("description", "raw")[0] == before
    assert haven().agency.description == FISK


def test_nobody_writes_it_down_again(acting: Cast) -> None:
    taken_in(acting.rosa, HAVEN)
    keep_secret(actor=acting.rosa, service_id=haven().pk)
    right = {"eligibility_description": f"Women. {COME}"}
    finding = Finding(verdict="wrong", right=right, note="Ring at 34 Hidden Lane, after 9 pm")
    check = verify_service(actor=acting.rosa, service_id=haven().pk, finding=finding)
    assert check.note == "Ring at …, after 9 pm"
    assert haven().eligibility_description == "Women. We are at … Or ask at …"
    assert "fisk" not in said() and "34 hidden" not in said()


def test_nor_of_what_stands_beside_it(acting: Cast) -> None:
    """A pantry at the place of a shelter hides nothing by itself."""
    taken_in(acting.rosa, a_service("shelter", name="Domestic violence shelter"), a_service())
    pantry = Service.objects.get(key="pantry")
    finding = Finding(verdict="wrong", right={"eligibility_description": FISK}, note=FISK)
    check = verify_service(actor=acting.rosa, service_id=pantry.pk, finding=finding)
    assert not pantry.hides and check.note == "We are at …"
    taken_in(acting.rosa, a_service("shelter", name="Domestic violence shelter"), a_service())
    assert Service.objects.get(key="pantry").eligibility_description == "We are at …"
    assert "fisk s" not in said()


def test_the_history_does_not_say_it(acting: Cast) -> None:
    named = HAVEN | {"name": "Haven, 279 Fisk Street"}
    taken_in(acting.rosa, named)
    verify_service(actor=acting.rosa, service_id=haven().pk)
    keep_secret(actor=acting.rosa, service_id=haven().pk)
    assert haven().name == "Haven, …" and "fisk s" not in said()
    tell_place(actor=acting.rosa, service_id=haven().pk)
    assert "fisk s" not in said()


@pytest.mark.parametrize("by", ["a person", "its words"])
def test_no_typo_is_put_right_to_it(acting: Cast, by: str) -> None:
    named = HAVEN | {"name": "Haven, 279 Fiskwood Street", "service_at_locations": []}
    taken_in(acting.rosa, named, *OTHERS)
    known = known_words(acting.rosa.organization_id, "services", "fiskwoob")
    assert "fiskwood" in known and "pantry" in known
    if by == "a person":
        keep_secret(actor=acting.rosa, service_id=haven().pk)
    else:
        taken_in(acting.rosa, named | {"description": FLED}, *OTHERS)
    known = known_words(acting.rosa.organization_id, "services", "fiskwoob")
    assert "fiskwood" not in known and "pantry" in known


def test_the_next_reading_finds_nothing_changed(acting: Cast) -> None:
    beside = a_service("beside")
    taken_in(acting.rosa, HAVEN, beside, *OTHERS, source="The county")
    taken_in(acting.rosa, HAVEN, beside, *OTHERS)
    keep_secret(
        actor=acting.rosa, service_id=Service.objects.get(key="haven", source__name="The county").pk
    )
    for source in ("The county", "Harbor services"):
        assert counted(taken_in(acting.rosa, HAVEN, beside, *OTHERS, source=source)) == {"same": 6}


def test_what_words_hide_may_be_told(acting: Cast) -> None:
    safe = {**HAVEN, "name": "Safe House Museum"}
    taken_in(acting.rosa, safe, *OTHERS)
    assert Site.objects.get().is_confidential
    with pytest.raises(NotAllowed):
        tell_place(actor=acting.rosa, service_id=haven().pk)
    with acting_as(acting.lorraine):
        tell_place(actor=acting.lorraine, service_id=haven().pk)
    for _ in range(2):
        taken_in(acting.rosa, safe, *OTHERS)
        assert Site.objects.get().address_1 == "279 Fisk St"


def test_beside_another_secret_one_it_stays_secret(acting: Cast) -> None:
    beside = a_service("beside", name="Domestic violence shelter")
    taken_in(acting.rosa, HAVEN, beside, *OTHERS)
    with acting_as(acting.lorraine):
        assert not tell_place(actor=acting.lorraine, service_id=haven().pk)
    taken_in(acting.rosa, HAVEN, beside, *OTHERS)
    assert Site.objects.get().is_confidential and "279 fisk" not in said()


def test_what_is_the_same_in_another_list_is_hidden_too(acting: Cast) -> None:
    taken_in(acting.rosa, HAVEN)
    taken_in(acting.rosa, HAVEN, source="The county")
    look_for_duplicates(actor=acting.rosa)
    pair = Duplicate.objects.get()
    decide_duplicate(actor=acting.rosa, duplicate_id=pair.pk, state=Duplicate.States.LINKED)
    service = Service.objects.get(key="haven", source__name="The county")
    keep_secret(actor=acting.rosa, service_id=service.pk)
    assert set(Site.objects.values_list("is_confidential", flat=True)) == {True}
    assert "fisk" not in said() and "34 hidden" not in said()


def linked(cast: Cast) -> None:
    look_for_duplicates(actor=cast.rosa)
    pair = Duplicate.objects.get()
    decide_duplicate(actor=cast.rosa, duplicate_id=pair.pk, state=Duplicate.States.LINKED)


def elsewhere() -> dict[str, Any]:
    """The same service, of a list that knows another door of it."""
    (address,) = a_site()["addresses"]
    back = a_site("back", name="", addresses=[address | {"address_1": "34 Hidden Lane"}])
    places = [{"id": "at the back", "location": back}]
    return HAVEN | {"organization": an_agency(), "service_at_locations": places}


def test_what_is_linked_afterwards_is_hidden_too(acting: Cast) -> None:
    taken_in(acting.rosa, elsewhere(), source="The county")
    taken_in(acting.rosa, HAVEN)
    keep_secret(actor=acting.rosa, service_id=Service.objects.get(source__name="The county").pk)
    assert "fisk" in said()
    linked(acting)
    assert set(Site.objects.values_list("is_confidential", flat=True)) == {True}
    assert "fisk" not in said() and "34 hidden" not in said()


def test_what_a_list_begins_to_hide_by_its_words(acting: Cast) -> None:
    """What people linked with it goes along, and only who leads tells it again."""
    taken_in(acting.rosa, elsewhere(), source="The county")
    taken_in(acting.rosa, HAVEN)
    linked(acting)
    taken_in(acting.rosa, HAVEN | {"description": FLED})
    assert set(Site.objects.values_list("is_confidential", flat=True)) == {True}
    assert "34 hidden" not in said()
    for _ in range(2):
        assert counted(taken_in(acting.rosa, elsewhere(), source="The county")) == {"same": 1}
    service = Service.objects.get(source__name="The county")
    with pytest.raises(NotAllowed):
        tell_place(actor=acting.rosa, service_id=service.pk)
    with acting_as(acting.lorraine):
        assert tell_place(actor=acting.lorraine, service_id=service.pk)


def test_what_the_house_wrote_and_linked_is_hidden_too(acting: Cast) -> None:
    taken_in(acting.rosa, elsewhere())
    where = SiteFacts(address_1="279 Fisk St", city="Pittsburgh", postal_code="15201")
    told = ServiceFacts(
        name="Haven", description=COME, details={"phones": [{"number": "412-555-0188"}]}
    )
    agency = AgencyFacts(name="Harbor House")
    add_own_service(actor=acting.rosa, agency=agency, service=told, site=where)
    linked(acting)
    keep_secret(actor=acting.rosa, service_id=haven().pk)
    assert set(Site.objects.values_list("is_confidential", flat=True)) == {True}
    assert "fisk" not in said() and "34 hidden" not in said()


def test_what_is_linked_is_told_again_with_it(acting: Cast) -> None:
    taken_in(acting.rosa, HAVEN)
    taken_in(acting.rosa, elsewhere(), source="The county")
    linked(acting)
    service = Service.objects.get(source__name="The county")
    keep_secret(actor=acting.rosa, service_id=service.pk)
    assert tell_place(actor=acting.rosa, service_id=service.pk)
    assert set(Service.objects.values_list("is_secret", flat=True)) == {False}
    taken_in(acting.rosa, HAVEN)
    taken_in(acting.rosa, elsewhere(), source="The county")
    assert set(Site.objects.values_list("is_confidential", flat=True)) == {False}


def test_all_that_is_linked_however_many_steps_away(acting: Cast) -> None:
    """The first with the second, the second with the third, and none with the last."""
    lists = ["One", "Two", "Three", "Four"]
    for name in lists:
        taken_in(acting.rosa, elsewhere(), source=name)
    look_for_duplicates(actor=acting.rosa)
    keys = dict(Service.objects.values_list("source__name", "pk"))
    for one, other in (("One", "Two"), ("Three", "Two")):
        both = sorted((keys[one], keys[other]))
        pair = Duplicate.objects.get(service=both[0], other_service=both[1])
        decide_duplicate(actor=acting.rosa, duplicate_id=pair.pk, state=Duplicate.States.LINKED)
    keep_secret(actor=acting.rosa, service_id=keys["One"])
    secret = Service.objects.filter(is_secret=True)
    assert set(secret.values_list("source__name", flat=True)) == {"One", "Two", "Three"}
    both = sorted((keys["Three"], keys["Four"]))
    pair = Duplicate.objects.get(service=both[0], other_service=both[1])
    decide_duplicate(actor=acting.rosa, duplicate_id=pair.pk, state=Duplicate.States.LINKED)
    assert secret.count() == 4
    with pytest.raises(NotAllowed):  # the last one was hidden already, as it stands there too
        tell_place(actor=acting.rosa, service_id=keys["Four"])
    with acting_as(acting.lorraine):
        assert tell_place(actor=acting.lorraine, service_id=keys["Four"]) and not secret.exists()


def test_the_lists_are_held_in_one_order(acting: Cast) -> None:
    """Two people who tell of the two halves of a pair at once do not wait for each other."""
    taken_in(acting.rosa, HAVEN)
    taken_in(acting.rosa, elsewhere(), source="The county")
    linked(acting)
    for name in ("The county", "Harbor services"):
        service = Service.objects.get(source__name=name)
        keep_secret(actor=acting.rosa, service_id=service.pk)
        with CaptureQueriesContext(connection) as asked:
            tell_place(actor=acting.rosa, service_id=service.pk)
        holds = [
            each for each in (str(one["sql"]) for one in asked) if each.endswith(" FOR UPDATE")
        ]
        (of_lists,) = [each for each in holds if 'FROM "directory_source"' in each]
        assert 'ORDER BY "directory_source"."id"' in of_lists


def test_a_row_that_was_put_right_goes_too(cast: Cast) -> None:
    bare = a_service("row", name=..., organization={"id": "others"}, description=COME)
    with acting_as(cast.rosa):
        taken_in(cast.rosa, bare, *OTHERS)
        row = QuarantinedRow.objects.get(state="waiting")
        mend_row(actor=cast.rosa, row_id=row.pk, fixes={"name": "Harbor Beds"})
        keep_secret(actor=cast.rosa, service_id=Service.objects.get(name="Harbor Beds").pk)
        assert "fisk" not in said() and "34 hidden" not in said()


def test_a_check_is_not_taken_back_over_it(acting: Cast) -> None:
    taken_in(acting.rosa, HAVEN)
    check = verify_service(actor=acting.rosa, service_id=haven().pk)
    keep_secret(actor=acting.rosa, service_id=haven().pk)
    with pytest.raises(Refused):
        take_back_check(actor=acting.rosa, check_id=check.pk)


def test_a_slip_is_ones_own_and_of_the_moment(cast: Cast, browse: Browse) -> None:
    """Who leads is asked once more; nobody else undoes it later, or what another one said."""
    with acting_as(cast.rosa):
        taken_in(cast.rosa, HAVEN)
        keep_secret(actor=cast.rosa, service_id=haven().pk)
    address = f"/feeds/services/{haven().pk}/tell-place/"
    marcus, rosa, lorraine = browse(cast.marcus), browse(cast.rosa), browse(cast.lorraine)
    assert marcus.get(address).status_code == marcus.post(address).status_code == 403
    assert address not in marcus.get(f"/directory/services/{haven().pk}/").content.decode()
    assert address in rosa.get(f"/directory/services/{haven().pk}/").content.decode()
    assert rosa.get(address).status_code == 200
    Edit.objects.update(made_at=clock.now() - dt.timedelta(hours=2))
    assert rosa.get(address).status_code == rosa.post(address).status_code == 403
    asked = lorraine.get(address).content.decode()
    assert "Yes, it may be told" in asked and "Leave it secret" in asked
    assert haven().is_secret
    lorraine.post(address)
    assert haven().is_secret is False


def test_what_its_list_hid_before_is_no_slip(acting: Cast) -> None:
    taken_in(acting.rosa, HAVEN | {"description": FLED}, *OTHERS)
    taken_in(acting.rosa, HAVEN, *OTHERS)
    assert Site.objects.get().is_confidential
    keep_secret(actor=acting.rosa, service_id=haven().pk)
    with pytest.raises(NotAllowed):
        tell_place(actor=acting.rosa, service_id=haven().pk)


def test_who_may_say_so(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, HAVEN)
        service = haven()
    dee = browse(open_dees_door(cast))
    assert dee.post(f"/feeds/services/{service.pk}/keep-secret/").status_code == 403
    page = dee.get(f"/directory/services/{service.pk}/").content.decode()
    assert "279 Fisk St" in page and "must stay secret" not in page
    form = browse(cast.rosa).get(f"/directory/services/{service.pk}/correct/").content.decode()
    assert "The place must stay secret" in form
