"""One-tap sign-in: only where every organization is made up, never beside a real one."""

import re
from http import HTTPStatus

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.accounts.signing_in import signed_in
from tests.accounts.test_second_step import code_now
from tests.conftest import PASSWORD, Cast
from walkwith.accounts.commands import add_member, found_organization
from walkwith.accounts.models import Account, Organization
from walkwith.accounts.queries import demo_cards
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import Refused


def an_organization(*, is_demo: bool, username: str = "pat") -> Actor:
    return found_organization(
        name=f"The house of {username}",
        zone="America/New_York",
        zip_code="15201",
        administrator=username.title(),
        username=username,
        password=PASSWORD,
        is_demo=is_demo,
    )


@pytest.fixture
def demo(db: None) -> Actor:
    pat = an_organization(is_demo=True)
    for name in ("Rosa", "Ana"):
        add_member(
            actor=pat,
            role="peer_specialist",
            name=name,
            username=name.lower(),
            password=PASSWORD,
        )
    Account.objects.filter(username__in=["pat", "rosa"]).update(demo_card="")
    for username in ("pat", "rosa"):
        Account.objects.filter(username=username).update(demo_card=username)
    return pat


def test_one_tap_signs_in_as_one_of_the_cast(demo: Actor) -> None:
    client = Client()
    answer = client.post("/accounts/demo/rosa/")
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.SEE_OTHER, "/")
    assert "Rosa" in client.get("/accounts/me/").content.decode()


def test_the_next_tap_is_somebody_else(demo: Actor) -> None:
    client = Client()
    client.post("/accounts/demo/rosa/")
    client.post("/accounts/demo/pat/")
    assert "Program administrator" in client.get("/accounts/me/").content.decode()


def test_the_sign_in_page_shows_who_is_there_and_nobody_else(demo: Actor) -> None:
    page = Client().get("/sign-in/").content.decode()
    assert ("Be Rosa" in page, "Be Pat" in page, "Be Kit" in page) == (True, True, False)


@pytest.mark.parametrize("card", ["ana", "kit", ""])
def test_who_has_no_card_cannot_be_tapped(demo: Actor, card: str) -> None:
    assert Client().post(f"/accounts/demo/{card}/").status_code == HTTPStatus.NOT_FOUND


def test_a_look_at_the_address_signs_nobody_in(demo: Actor) -> None:
    client = Client()
    assert client.get("/accounts/demo/rosa/").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert "_auth_user_id" not in client.session


def test_a_card_asks_for_no_password_not_even_to_try_the_second_step(demo: Actor) -> None:
    client = Client()
    client.post("/accounts/demo/rosa/")
    assert "a tap on the card is enough" in client.get("/accounts/me/").content.decode()
    page = client.get("/sign-in/ways/app/")
    assert page.status_code == HTTPStatus.OK
    found = re.search(r"<code>(\w+)</code>", page.content.decode())
    assert found
    client.post("/sign-in/ways/app/", {"code": code_now(found[1])})
    assert Authenticator.objects.count() == 2
    again = Client()
    again.post("/accounts/demo/rosa/")
    assert again.get("/accounts/me/").status_code == HTTPStatus.OK


def test_a_card_means_nothing_in_a_real_house(cast: Cast) -> None:
    Account.objects.filter(username="rosa").update(demo_card="rosa")
    answer = signed_in("rosa").get("/sign-in/ways/app/")
    assert answer["Location"].startswith("/sign-in/confirm/")


def test_in_a_real_house_there_are_no_cards(cast: Cast) -> None:
    Account.objects.filter(username="rosa").update(demo_card="rosa")
    assert Client().post("/accounts/demo/rosa/").status_code == HTTPStatus.NOT_FOUND
    assert "Be Rosa" not in Client().get("/sign-in/").content.decode()
    assert demo_cards() == set()


def test_one_real_organization_ends_all_taps(demo: Actor) -> None:
    Organization.objects.create(name="Real", is_demo=False)
    assert Client().post("/accounts/demo/rosa/").status_code == HTTPStatus.NOT_FOUND


def test_an_empty_database_has_no_cards(db: None) -> None:
    assert demo_cards() == set()


@pytest.mark.parametrize("first", [True, False])
def test_made_up_and_real_people_are_never_together(db: None, first: bool) -> None:
    an_organization(is_demo=first)
    with pytest.raises(Refused, match="never kept in the same database"):
        an_organization(is_demo=not first, username="quin")
    assert Organization.objects.count() == 1


@pytest.mark.parametrize("is_demo", [True, False])
def test_two_of_a_kind_may_share_a_database(db: None, is_demo: bool) -> None:
    an_organization(is_demo=is_demo)
    an_organization(is_demo=is_demo, username="quin")
    assert Organization.objects.count() == 2
