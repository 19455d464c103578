from http import HTTPStatus

import pytest
from django.test import Client

from tests.accounts.signing_in import signed_in
from tests.conftest import Cast
from walkwith.accounts.models import Account

LANGUAGE = "/accounts/language/"
ENGLISH, SPANISH = 'lang="en"', 'lang="es"'


def spoken(client: Client, path: str) -> str:
    return client.get(path).content.decode().split("<html ", 1)[1].split(">", 1)[0].split(" ")[0]


def test_the_browser_is_asked_first(db: None) -> None:
    assert spoken(Client(headers={"accept-language": "es-MX,es;q=0.9"}), "/sign-in/") == SPANISH
    assert spoken(Client(headers={"accept-language": "fr"}), "/sign-in/") == ENGLISH


def test_a_choice_is_kept_in_the_browser(db: None) -> None:
    client = Client()
    answer = client.post(LANGUAGE, {"language": "es", "next": "/sign-in/forgotten/"})
    assert (answer.status_code, answer["Location"]) == (
        HTTPStatus.SEE_OTHER,
        "/sign-in/forgotten/",
    )
    assert spoken(client, "/sign-in/") == SPANISH
    client.post(LANGUAGE, {"language": "en"})
    assert spoken(client, "/sign-in/") == ENGLISH


def test_an_account_speaks_its_language_everywhere(cast: Cast) -> None:
    signed_in("rosa").post(LANGUAGE, {"language": "es"})
    assert Account.objects.get(username="rosa").language == "es"
    other = signed_in("rosa")
    assert spoken(other, "/accounts/me/") == SPANISH
    assert other.get("/accounts/me/")["Content-Language"] == "es"


def test_it_is_nobody_elses_language(cast: Cast) -> None:
    signed_in("rosa").post(LANGUAGE, {"language": "es"})
    assert Account.objects.get(username="marcus").language == "en"


@pytest.mark.parametrize("language", ["fr", "", "es'--"])
def test_a_language_we_do_not_speak_is_refused(cast: Cast, language: str) -> None:
    client = signed_in("rosa")
    answer = client.post(LANGUAGE, {"language": language})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert spoken(client, "/accounts/me/") == ENGLISH


@pytest.mark.parametrize(
    "there", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""]
)
def test_it_never_leads_to_another_house(db: None, there: str) -> None:
    answer = Client().post(LANGUAGE, {"language": "es", "next": there})
    assert answer["Location"] == "/"
