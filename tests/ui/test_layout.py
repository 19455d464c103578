from collections.abc import Callable

from django.test import Client, override_settings

from tests.conftest import Cast
from walkwith.foundation.actor import Actor

Browse = Callable[[Actor], Client]


def test_help_is_one_tap_away(cast: Cast, browse: Browse) -> None:
    assert '<a class="chip help" href="/library/help/">' in (
        browse(cast.rosa).get("/ui/gallery/").content.decode()
    )


def test_only_pages_of_participants_and_help_have_a_quick_exit(cast: Cast, browse: Browse) -> None:
    assert 'id="leave"' not in browse(cast.rosa).get("/ui/gallery/").content.decode()
    assert 'id="leave"' in browse(cast.rosa).get("/library/help/").content.decode()


@override_settings(QUICK_EXIT_ADDRESS="https://example.org/rain")
def test_the_quick_exit_leads_where_the_house_says(client: Client, db: None) -> None:
    html = client.get("/library/help/").content.decode()
    assert 'href="https://example.org/rain" rel="noopener noreferrer nofollow"' in html


def test_the_page_says_its_language(client: Client, db: None) -> None:
    for language in ("en", "es"):
        html = client.get("/library/help/", headers={"accept-language": language}).content.decode()
        assert f'<html lang="{language}"' in html


def test_every_answer_carries_the_strict_policy(client: Client, db: None) -> None:
    policy = client.get("/library/help/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
