import re
from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.house_rules import check_page
from walkwith.foundation.actor import Actor
from walkwith.library.commands import make_help_ours
from walkwith.library.queries import default_lines

Browse = Callable[[Actor], Client]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "You are not alone with this"), ("es", "No tienes que pasar por esto a solas")],
)
def test_anybody_sees_the_numbers(client: Client, db: None, language: str, said: str) -> None:
    answer = client.get("/library/help/", headers={"accept-language": language})
    html = answer.content.decode()
    assert answer.status_code == HTTPStatus.OK
    assert said in html
    for line in default_lines():
        assert line["name"].replace("&", "&amp;") in html
        assert f'href="tel:{line["phone"]}"' in html
    assert "2026" in html
    assert check_page(html) == []


def test_it_tells_nothing_of_itself_in_the_title(client: Client, db: None) -> None:
    html = client.get("/library/help/").content.decode()
    assert "<title>Walkwith</title>" in html
    assert 'id="leave"' in html


def test_signed_in_people_see_the_card_of_their_organization(cast: Cast, browse: Browse) -> None:
    make_help_ours(actor=cast.pat)
    pat = browse(cast.pat)
    pat.post(
        "/library/add-help-line/",
        {"name": "Hill crisis team", "phone": "412-555-0100", "words": "They come to you."},
    )
    assert "Hill crisis team" in browse(cast.rosa).get("/library/help/").content.decode()
    assert "Hill crisis team" not in browse(cast.kit).get("/library/help/").content.decode()
    assert "Hill crisis team" not in Client().get("/library/help/").content.decode()


def test_without_a_signal_nobody_is_named(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    rosa.post("/accounts/language/", {"language": "es"})
    answer = rosa.get("/library/offline-help/")
    html = answer.content.decode()
    assert '<html lang="es"' in html
    assert answer["Content-Language"] == "es"
    assert "Rosa" not in html
    assert "csrfmiddlewaretoken" not in html
    assert check_page(html) == []


def test_the_worker_keeps_the_card_and_no_record(client: Client, db: None) -> None:
    answer = client.get("/library/worker/")
    assert answer["Content-Type"] == "text/javascript"
    assert answer["Service-Worker-Allowed"] == "/"
    words = answer.content.decode()
    addresses = re.findall('"(.*?)", ', words.split("KEPT = [")[1].split("]")[0])
    assert addresses
    assert all(address.startswith("/static/ui/") for address in addresses)
    assert "keep([...HELPS, ...KEPT])" in words


def test_no_worker_takes_the_place_of_another(client: Client, db: None) -> None:
    """While pages are opened: docs/decisions/0020."""
    addresses, workers = set(), set()
    for language in ("en", "es"):
        spoken = {"accept-language": language}
        html = client.get("/library/help/", headers=spoken).content.decode()
        addresses.add(html.split('name="offline-help" content="')[1].split('"')[0])
        workers.add(client.get("/library/worker/", headers=spoken).content.decode())
    assert addresses == {"/library/worker/"}
    assert len(workers) == 1
    assert "skipWaiting()" not in workers.pop()
