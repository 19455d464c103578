"""A secret place comes again, under another key or name, or in another list: it stays secret."""

import io
import json
from typing import Any

import pytest

from tests.conftest import Cast
from tests.feeds.made_services import a_service, a_site, an_agency, taken_in
from tests.feeds.test_hiding import FLED, said
from tests.feeds.test_table_of_services import brought_in
from walkwith.directory.models import Offer, SecretPlace, Service, Site, Slot, Source
from walkwith.directory.secret_places import Address, Marker
from walkwith.feeds.commands import ask_for_import, keep_secret, name_columns_again, tell_place
from walkwith.feeds.queries import columns_of
from walkwith.feeds.tasks import carry_out
from walkwith.foundation.actor import acting_as
from walkwith.foundation.identifiers import new_id

HAVEN: dict[str, Any] = a_service("haven", name="Haven")
OTHERS = [a_service(f"other-{n}", service_at_locations=[]) for n in range(4)]
COLUMNS = {"name": "Name", "phones": "Phone", "address": "Address", "city": "City"}


def sheet(name: str, street: str = "279 Fisk St") -> str:
    rows = [f"{name},412-555-0188,{street},Pittsburgh"]
    rows += [f"P{n},412-555-010{n},{n}00 Elm St,Pittsburgh" for n in range(1, 5)]
    return "\n".join(["Name,Phone,Address,City", *rows]) + "\n"


def at(street: str, key: str = "new", **changes: Any) -> dict[str, Any]:
    """A service at a site of this street, under ids and names of its own."""
    (address,) = a_site()["addresses"]
    there = a_site(f"site {key}", name="The house", addresses=[address | {"address_1": street}])
    whose = an_agency(f"agency {key}", name="Good Folk", description="")
    places = [{"id": f"{key} there", "location": there}]
    told = {"name": "Food", "organization": whose, "service_at_locations": places, "url": ""}
    return a_service(key, **(told | changes))


def secret() -> Service:
    return Service.objects.get(key="haven")


def hidden() -> dict[str, bool]:
    return dict(Site.objects.order_by("key").values_list("key", "is_confidential"))


def test_a_table_that_renames_it(acting: Cast) -> None:
    brought_in(acting.rosa, sheet("Haven"), COLUMNS)
    keep_secret(actor=acting.rosa, service_id=Service.objects.get(name="Haven").pk)
    for street in ("279 Fisk St", "279 N. Fisk Street, Apt 2"):
        brought_in(acting.rosa, sheet("Haven House", street), COLUMNS)
        assert Service.objects.filter(name="Haven House").exists()
        assert "fisk" not in said()
    assert Site.objects.filter(is_confidential=False).count() == 4


def test_cells_nobody_named_are_not_kept(acting: Cast) -> None:
    """Nobody knows what they tell: not at once, and not after the next import."""
    head, first, *rest = sheet("Haven").splitlines()
    told = [f"{head},Landmark", f"{first},Behind the mill", *(f"{row},A barn" for row in rest)]
    brought_in(acting.rosa, "\n".join(told), COLUMNS)
    assert "behind the mill" in said()
    keep_secret(actor=acting.rosa, service_id=Service.objects.get(name="Haven").pk)
    for _ in range(2):
        assert "behind the mill" not in said() and "a barn" in said()
        brought_in(acting.rosa, "\n".join(told), COLUMNS)


@pytest.mark.parametrize("street", ["279 Fisk St", "279 North Fisk Street, Suite 4", "279 FISK"])
def test_another_list_with_other_words(acting: Cast, street: str) -> None:
    taken_in(acting.rosa, HAVEN, *OTHERS)
    keep_secret(actor=acting.rosa, service_id=secret().pk)
    for _ in range(2):
        taken_in(acting.rosa, at(street), *OTHERS, source="The county")
        assert hidden() == {"fisk": True, "site new": True}
        assert not any(each in said() for each in ("fisk s", "279 n", "279 f", "suite 4"))
        assert {one.cell for one in Offer.objects.filter(service__key="new")} == {Slot.UNPLACED}


def test_another_list_that_had_it_before(acting: Cast) -> None:
    """It goes there at once; what stands elsewhere stays."""
    taken_in(acting.rosa, at("279 Fisk St"), at("280 Fisk St", "next door"), source="The county")
    taken_in(acting.rosa, HAVEN)
    keep_secret(actor=acting.rosa, service_id=secret().pk)
    assert hidden() == {"fisk": True, "site new": True, "site next door": False}
    assert "279 fisk" not in said()
    assert {one.cell for one in Offer.objects.filter(service__key="new")} == {Slot.UNPLACED}


def test_what_a_list_hides_by_its_words_other_lists_hide_too(acting: Cast) -> None:
    taken_in(acting.rosa, at("279 Fisk St"), source="The county")
    assert hidden() == {"site new": False}
    taken_in(acting.rosa, a_service("haven", description=FLED))
    assert hidden() == {"fisk": True, "site new": True}
    taken_in(acting.rosa, at("279 Fisk St", "newest"), source="A third")
    assert hidden() == {"fisk": True, "site new": True, "site newest": True}
    assert "fisk s" not in said()


def test_one_that_may_be_told_is_told_in_every_list(acting: Cast) -> None:
    taken_in(acting.rosa, HAVEN)
    keep_secret(actor=acting.rosa, service_id=secret().pk)
    taken_in(acting.rosa, at("279 Fisk St"), source="The county")
    assert hidden() == {"fisk": True, "site new": True} and SecretPlace.objects.exists()
    assert tell_place(actor=acting.rosa, service_id=secret().pk)
    assert not SecretPlace.objects.exists()
    taken_in(acting.rosa, at("279 Fisk St"), source="The county")
    taken_in(acting.rosa, HAVEN)
    assert hidden() == {"fisk": False, "site new": False}
    assert set(Site.objects.values_list("address_1", flat=True)) == {"279 Fisk St"}


def test_what_another_list_hides_stays_secret(acting: Cast) -> None:
    taken_in(acting.rosa, HAVEN)
    keep_secret(actor=acting.rosa, service_id=secret().pk)
    taken_in(acting.rosa, at("279 Fisk St"), source="The county")
    new = Service.objects.get(key="new")
    with acting_as(acting.lorraine):
        assert not tell_place(actor=acting.lorraine, service_id=new.pk)
    taken_in(acting.rosa, at("279 Fisk St"), source="The county")
    assert hidden() == {"fisk": True, "site new": True}
    assert tell_place(actor=acting.rosa, service_id=secret().pk)
    taken_in(acting.rosa, at("279 Fisk St"), source="The county")
    assert hidden()["site new"] is False


def test_a_mark_tells_nothing_and_is_of_one_house(acting: Cast) -> None:
    taken_in(acting.rosa, HAVEN)
    keep_secret(actor=acting.rosa, service_id=secret().pk)
    assert {len(bytes(one.mark)) for one in SecretPlace.objects.all()} == {32}
    where = Address("", "279 Fisk St", "", "Pittsburgh", "15201")
    kept = {bytes(one.mark) for one in SecretPlace.objects.all()}
    assert Marker(acting.rosa.organization_id).to_ask(where) & kept
    assert not Marker(new_id()).to_ask(where) & kept


def test_a_key_from_before_still_knows_it(acting: Cast, settings: Any) -> None:
    taken_in(acting.rosa, HAVEN)
    keep_secret(actor=acting.rosa, service_id=secret().pk)
    settings.SEAL_KEYS_BEFORE, settings.SEAL_KEY = [settings.SEAL_KEY], "another key"
    taken_in(acting.rosa, at("279 Fisk St"), source="The county")
    assert hidden() == {"fisk": True, "site new": True}


def asked_about(cast: Cast, text: str, source_name: str) -> list[str]:
    """The first cells of the rows that the page of columns shows."""
    run = ask_for_import(
        actor=cast.rosa, source_name=source_name, fellowship="", address="", zone="", later=False
    )
    file = io.BytesIO(text.encode())
    carry_out(actor=cast.rosa, run_id=run.pk, file=file, tell=lambda percent, rows: None)
    return [row[0] for row in columns_of(actor=cast.rosa, run_id=run.pk).rows]


def test_the_page_of_columns_does_not_show_it(acting: Cast) -> None:
    """Of the list that has it no row is shown; of another one not the row at its place."""
    brought_in(acting.rosa, sheet("Haven"), COLUMNS)
    keep_secret(actor=acting.rosa, service_id=Service.objects.get(name="Haven").pk)
    name_columns_again(actor=acting.rosa, source_id=Source.objects.get().pk)
    assert asked_about(acting, sheet("Haven"), "Our sheet") == []
    others = asked_about(acting, sheet("Haven House", "279 Fisk Street"), "Their sheet")
    assert others and "Haven House" not in others


SAME = [
    (("279 Fisk St", "Pittsburgh", ""), ("279 n fisk street apt 2", "PITTSBURGH", "15201")),
    (("279 Fisk St", "", "15201-1234"), ("279 Fisk", "", "15201")),
    (("279 Fisk St", "", "15201"), ("279 Fisk", "Pittsburgh", "")),
    (("279 Fisk St", "", ""), ("279 Fisk", "Erie", "")),
    (("279 Fisk St", "Erie", ""), ("279 Fisk", "", "")),
    (("Calle Hidalgo 55", "Erie", ""), ("55 Hidalgo", "Erie", "")),
    (("Suite 3, 12 St. Paul Ave", "Erie", ""), ("12 Saint Paul", "Erie", "")),
    (("555 Avenue C", "Erie", ""), ("555 avenue c #4", "Erie", "")),
]
NOT_THE_SAME = [
    (("279 Fisk St", "Pittsburgh", ""), ("279 Fisk St", "Erie", "")),
    (("279 Fisk St", "Erie", ""), ("27 Fisk St", "Erie", "")),
    (("100 Oak Ridge Rd", "Erie", ""), ("100 Oak Hill Rd", "Erie", "")),
    (("PO Box 12", "Erie", ""), ("P.O. Box 12", "Erie", "")),
    (("Fisk House", "Erie", ""), ("Fisk House", "Erie", "")),
]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [*((*pair, True) for pair in SAME), *((*pair, False) for pair in NOT_THE_SAME)],
)
def test_how_it_is_written(one: Any, other: Any, is_same: bool) -> None:
    marker = Marker(new_id())
    there, here = (Address("", said[0], "", *said[1:]) for said in (one, other))
    assert bool(marker.to_keep(there) & marker.to_ask(here)) is is_same


def test_every_address_of_it_but_those_for_letters() -> None:
    marker = Marker(new_id())
    more = [{"address_1": "9 Oak", "city": "Erie"}]
    more += [{"address_1": "8 Elm", "city": "Erie", "address_type": "postal"}]
    kept = marker.to_keep(Address("7 Ash Street", "", "12 Fir", "Erie", "", json.dumps(more)))
    asked = [Address("", f"{door} Lane", "", "Erie", "") for door in ("9 Oak", "8 Elm", "12 Fir")]
    assert [bool(kept & marker.to_ask(one)) for one in asked] == [True, False, True]
    assert kept & marker.to_ask(Address("", "7 Ash", "", "Erie", ""))
    assert not marker.to_keep(Address("", "9 Oak", "", "Erie", "", location_type="postal"))


def test_the_list_itself_is_asked(acting: Cast) -> None:
    """Two sites of one list at one address: both, from the first time on."""
    taken_in(acting.rosa, at("279 Fisk St"), a_service("haven", description=FLED))
    assert hidden() == {"fisk": True, "site new": True}
    assert Source.objects.count() == 1
