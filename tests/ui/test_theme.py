from http import HTTPStatus

import pytest
from django.test import Client

HELP = "/library/help/"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_theme_is_kept(client: Client, db: None, theme: str) -> None:
    answer = client.post("/ui/theme/", {"theme": theme, "next": HELP})
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.SEE_OTHER, HELP)
    assert f'data-theme="{theme}"' in client.get(HELP).content.decode()


def test_the_device_decides_again(client: Client, db: None) -> None:
    client.post("/ui/theme/", {"theme": "dark", "next": HELP})
    client.post("/ui/theme/", {"theme": "", "next": HELP})
    assert "data-theme" not in client.get(HELP).content.decode()


def test_an_invented_theme_is_none(client: Client, db: None) -> None:
    client.cookies["theme"] = 'x" onload="alert(1)'
    assert "onload" not in client.get(HELP).content.decode()
    client.post("/ui/theme/", {"theme": "red"})
    assert "data-theme" not in client.get(HELP).content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""]
)
def test_it_never_leads_elsewhere(client: Client, db: None, elsewhere: str) -> None:
    answer = client.post("/ui/theme/", {"theme": "dark", "next": elsewhere})
    assert answer["Location"] == "/"


def test_a_link_cannot_change_it(client: Client, db: None) -> None:
    assert client.get("/ui/theme/").status_code == HTTPStatus.METHOD_NOT_ALLOWED
