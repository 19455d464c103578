"""The pages of finding help: by words, need, place, time; on paper, handed over, for anybody."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import Cast
from walkwith.accounts.models import Organization
from walkwith.directory.commands import add_own_service, open_directory, verify_service
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Service
from walkwith.directory.near_services import ServiceWish
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.directory.places import place_of_zip
from walkwith.directory.queries import FoundServices, services_near
from walkwith.directory.views.public import DOOR, Doorkeeper
from walkwith.foundation.actor import Actor, acting_as

Browse = Callable[[Actor], Client]
PAGE = "/directory/find-services/"
TOWN = "/directory/at/our-town/"
PHONE = {"phones": [{"number": "412-555-0131"}]}


def a_service(actor: Actor, name: str, need: str, zip_code: str = "15201", **told: Any) -> Service:
    hidden = told.pop("hidden", False)
    site = SiteFacts(
        name=f"{name} hall", address_1="9 Main St", city="Pittsburgh", postal_code=zip_code
    )
    secret = SiteFacts(city="Pittsburgh", is_confidential=True)
    return add_own_service(
        actor=actor,
        agency=AgencyFacts(name="St. Brendan"),
        service=ServiceFacts(name=name, needs=(need,), details=PHONE, **told),
        site=secret if hidden else site,
    )


@pytest.fixture
def services(cast: Cast) -> Iterator[dict[str, Service]]:
    yield {
        "closet": a_service(cast.rosa, "Clothes closet", "clothes"),
        "pantry": a_service(cast.rosa, "Casa de Recuperación", "food", features=("spanish",)),
        "shelter": a_service(cast.rosa, "Haven", "safe_house", hidden=True),
    }


def names(page: str) -> list[str]:
    return [unescape(name) for name in re.findall(r'<h3><a [^>]*dir="auto">([^<]*)<', page)]


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("asked", "expected", "said"),
    [
        ("text=ropa", ["Clothes closet"], "We looked for: Clothes."),
        ("text=cloths", ["Clothes closet"], "Did you mean “clothes”?"),
        ("text=recuperacion", ["Casa de Recuperación"], ""),
        ("text=recuperasion", ["Casa de Recuperación"], "Did you mean “recuperacion”?"),
        ("text=recuperasion&exactly=on", [], "Nothing fits."),
        ("text=ropa&exactly=on", [], "Nothing fits."),
        ("text=food+zzyzx", ["Casa de Recuperación"], "Nothing near also says “zzyzx”"),
        ("need=food", ["Casa de Recuperación"], "Food"),
        ("text=zzyzx&need=food", ["Casa de Recuperación"], "Nothing near also says “zzyzx”"),
        ("text=zzyzx&need=food&exactly=on", [], "Nothing fits."),
        ("more=clothes", ["Clothes closet"], "Clothes"),
        ("need=food&features=spanish", ["Casa de Recuperación"], "In Spanish"),
        ("need=food&features=women", [], "Nothing fits."),
        ("need=clothes&near=90210", [], "Nothing fits."),
        (
            "near=Nowheretown&need=food",
            ["Casa de Recuperación"],
            "We do not know where “Nowheretown” is.",
        ),
        ("more=safe_house", ["Haven"], ""),
        ("need=clothes&way=home", [], "Nothing fits."),
    ],
)
def test_what_is_found(
    cast: Cast,
    browse: Browse,
    services: dict[str, Service],
    asked: str,
    expected: list[str],
    said: str,
) -> None:
    page = text_of(browse(cast.rosa), f"{PAGE}?{asked}")
    assert names(page) == expected
    assert said in page


NEAR = "Is one of these close to what you need?"
OFFICE = "County housing office"


def near_needs(page: str) -> list[str]:
    """Where what is offered instead leads."""
    _, _, after = page.partition(NEAR)
    return re.findall(r'href="(\?[^"]*)"', after.split("</section>")[0])


def test_what_nobody_offers_leads_to_what_is_near_to_it(
    cast: Cast, browse: Browse, services: dict[str, Service]
) -> None:
    """Of the same kind only, and only what there is; the other wishes stay."""
    rosa = browse(cast.rosa)
    page = text_of(rosa, f"{PAGE}?text=hosing&way=there")
    assert names(page) == [] and "Did you mean “housing”?" in page
    (address,) = near_needs(page)
    assert "more=safe_house" in address and "way=there" in address and "text=&" in address
    assert names(text_of(rosa, PAGE + address)) == ["Haven"]
    a_service(cast.rosa, "The house on Fisk Street", "sober_housing")
    for asked in ("text=hosing", "text=housing", "more=housing"):
        page = text_of(rosa, f"{PAGE}?{asked}")
        said = re.findall(r"(?:need|more)=(\w+)", " ".join(near_needs(page)))
        assert (names(page), sorted(said)) == ([], ["safe_house", "sober_housing"])
    for asked in ("need=food&features=women", "text=hosing&exactly=on", "text=food"):
        assert NEAR not in text_of(rosa, f"{PAGE}?{asked}")


def test_what_nobody_offers_is_looked_for_in_names(
    cast: Cast, browse: Browse, services: dict[str, Service]
) -> None:
    a_service(cast.rosa, OFFICE, "rent_help")
    rosa = browse(cast.rosa)
    for typed in ("hosing", "housing", "help with housing"):
        page = text_of(rosa, f"{PAGE}?text={typed}")
        assert names(page) == [OFFICE] and NEAR in page
        assert "for: A home of my own. These say “housing” in their name." in page
    a_service(cast.rosa, "Riverview", "housing")
    page = text_of(rosa, f"{PAGE}?text=housing")
    assert names(page) == ["Riverview"] and "These say" not in page and NEAR not in page


def test_a_card_says_why_and_how_fresh(cast: Cast, services: dict[str, Service]) -> None:
    with acting_as(cast.rosa):
        wish = ServiceWish(place_of_zip("15201"), need="food", features=("spanish",))
        found: FoundServices = services_near(actor=cast.rosa, wish=wish)
    (result,) = found.results
    assert result.reasons == ["In the same area", "In Spanish"]
    assert result.when == "Nobody says the hours"
    assert result.freshness == "Written down here today; nobody has checked it since."
    assert result.told.lines() == [
        *("Casa de Recuperación", "Nobody says the hours", "Casa de Recuperación hall"),
        *("9 Main St, Pittsburgh 15201", "412-555-0131"),
    ]


@pytest.mark.parametrize(
    ("told", "when"),
    [
        ([{"description": "M y J 9-12\nCall first"}], "M y J 9-12"),
        ([{"description": "By appointment only, " + "and so on " * 9}], "By appointment only, and"),
        ([{"freq": "WEEKLY", "byday": "MO"}], "Nobody says the hours"),
        ([{"description": "Summer", "valid_to": "2005-01-01"}], "Nobody says the hours"),
    ],
)
def test_hours_nobody_could_read_stand_in_their_words(
    cast: Cast, services: dict[str, Service], told: list[dict[str, str]], when: str
) -> None:
    Service.objects.filter(pk=services["closet"].pk).update(details={"schedules": told})
    with acting_as(cast.rosa):
        wish = ServiceWish(place_of_zip("15201"), need="clothes")
        (result,) = services_near(actor=cast.rosa, wish=wish).results
    assert result.when.startswith(when) and len(result.when) <= 60


def test_statements_do_not_grow(
    cast: Cast, services: dict[str, Service], django_assert_num_queries: Any
) -> None:
    wish = ServiceWish(place_of_zip("15201"), kilometers=5)
    for more in (0, 4):
        for number in range(more):
            a_service(cast.rosa, f"Closet {number}", "clothes")
        with acting_as(cast.rosa), django_assert_num_queries(7):
            services_near(actor=cast.rosa, wish=wish)


def test_on_paper(cast: Cast, browse: Browse, services: dict[str, Service]) -> None:
    page = text_of(browse(cast.rosa), "/directory/print-services/?need=food")
    assert "Casa de Recuperación" in page and "412-555-0131" in page
    assert "Written down today." in page


def test_handed_over_without_its_name(
    cast: Cast, browse: Browse, services: dict[str, Service]
) -> None:
    to = reverse("directory:hand_over_service", args=[services["pantry"].pk])
    with_name = text_of(browse(cast.rosa), to)
    assert "sms:?&body=Casa%20de" in with_name and "Walkwith%20" not in with_name
    without = re.search(r"<pre[^>]*>(.*?)</pre>", text_of(browse(cast.rosa), f"{to}?name=no"), re.S)
    assert without
    assert without[1].strip().splitlines() == [
        *("9 Main St, Pittsburgh 15201", "412-555-0131"),
    ]


def test_the_front_has_two_doors(cast: Cast, browse: Browse) -> None:
    page = text_of(browse(cast.rosa), "/directory/")
    assert PAGE in page and "/directory/find/" in page


def test_closed_until_switched_on(cast: Cast, client: Client, services: dict[str, Service]) -> None:
    assert client.get(TOWN).status_code == 404
    assert client.get(f"{TOWN}services/{services['pantry'].pk}/").status_code == 404


@pytest.fixture
def opened(cast: Cast, services: dict[str, Service]) -> dict[str, Service]:
    open_directory(actor=cast.pat, public_at="our-town", public_is_indexed=False)
    DOOR.__init__(most=90)  # type: ignore[misc]
    return services


def test_anybody_finds_help_there(cast: Cast, client: Client, opened: dict[str, Service]) -> None:
    verify_service(actor=cast.rosa, service_id=opened["pantry"].pk, finding=Finding())
    answer = client.get(f"{TOWN}?text=comida")
    page = unescape(answer.content.decode())
    assert names(page) == ["Casa de Recuperación"]
    assert "Checked today." in page and cast.rosa.name not in page
    assert not answer.cookies and 'content="noindex"' in page
    listing = client.get(f"{TOWN}services/{opened['pantry'].pk}/")
    assert "9 Main St" in listing.content.decode() and not listing.cookies
    spanish = text_of(client, f"{TOWN}?language=es&text=comida")
    assert '<html lang="es"' in spanish
    assert f"/services/{opened['pantry'].pk}/?language=es" in spanish


def test_a_secret_place_has_no_address_there(client: Client, opened: dict[str, Service]) -> None:
    page = text_of(client, f"{TOWN}services/{opened['shelter'].pk}/")
    assert "The address stays secret" in page and "Main St" not in page


def test_nothing_of_another_house(cast: Cast, client: Client, opened: dict[str, Service]) -> None:
    Organization.objects.filter(pk=cast.kit.organization_id).update(public_at="next-door")
    there = "/directory/at/next-door/"
    assert names(text_of(client, f"{there}?text=comida")) == []
    assert client.get(f"{there}services/{opened['pantry'].pk}/").status_code == 404


def test_search_engines_when_chosen(cast: Cast, client: Client, opened: object) -> None:
    open_directory(actor=cast.pat, public_at="our-town", public_is_indexed=True)
    assert 'name="robots" content="index"' in text_of(client, TOWN)


def test_the_administrator_opens_and_shuts_it(cast: Cast, browse: Browse) -> None:
    client, page = browse(cast.pat), "/directory/open-directory/"
    assert client.post(page, {"public_at": "Our Town"}).status_code == 422
    assert client.post(page, {"public_at": "our-town"}).status_code == 303
    assert TOWN in text_of(client, page)
    assert client.post(page, {"public_at": ""}).status_code == 303
    assert "It is off." in text_of(client, page)
    assert browse(cast.rosa).get(page).status_code == 403


def test_too_often() -> None:
    door = Doorkeeper(most=2)
    assert [door.is_too_often("one") for _ in range(3)] == [False, False, True]
    assert not door.is_too_often("another")


def test_behind_a_proxy_everybody_has_a_count_of_their_own(
    client: Client, opened: object, monkeypatch: Any, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    monkeypatch.setattr(DOOR, "most", 1)
    asked = ("203.0.113.9", "203.0.113.9", "198.51.100.7")
    codes = [client.get(TOWN, headers={"x-forwarded-for": one}).status_code for one in asked]
    assert codes == [200, 429, 200]


def test_too_often_is_said(client: Client, opened: object, monkeypatch: Any) -> None:
    monkeypatch.setattr(DOOR, "most", 0)
    answer = client.get(TOWN)
    assert answer.status_code == 429
    assert "Wait a little" in answer.content.decode()
