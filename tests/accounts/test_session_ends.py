"""A session ends when it is idle for 30 minutes, and after 12 hours in any case."""

from http import HTTPStatus

from django.test import Client

from tests.accounts.signing_in import NINE, later, sign_in, signed_in
from tests.conftest import Cast
from walkwith.foundation.clock import stopped_at

ME = "/accounts/me/"


def is_in(client: Client) -> bool:
    return client.get(ME).status_code == HTTPStatus.OK


def test_a_session_in_use_goes_on(cast: Cast) -> None:
    with stopped_at(NINE):
        client = signed_in("rosa")
    for minutes in (29, 58, 87):
        with stopped_at(later(minutes)):
            assert is_in(client)


def test_thirty_idle_minutes_end_it(cast: Cast) -> None:
    with stopped_at(NINE):
        client = signed_in("rosa")
    with stopped_at(later(30.5)):
        answer = client.get(ME)
        assert answer["Location"] == f"/sign-in/?next={ME}"
        page = client.get(answer["Location"]).content.decode()
    assert "You were away for a while, so we signed you out." in page


def test_twelve_hours_end_it_however_busy(cast: Cast) -> None:
    with stopped_at(NINE):
        client = signed_in("rosa")
    for minutes in range(20, 12 * 60, 20):
        with stopped_at(later(minutes)):
            assert is_in(client)
    with stopped_at(later(12 * 60 + 1)):
        assert not is_in(client)


def test_it_begins_anew_with_the_next_sign_in(cast: Cast) -> None:
    with stopped_at(NINE):
        client = signed_in("rosa")
    with stopped_at(later(11 * 60)):
        client.get(ME)
        assert sign_in(client, "rosa", next=ME) == ME
        assert is_in(client)
        assert "ended" not in client.session
    with stopped_at(later(11 * 60 + 29)):
        assert is_in(client)


def test_reading_pages_writes_the_session_once_a_minute(cast: Cast) -> None:
    with stopped_at(NINE):
        client = signed_in("rosa")
        client.get(ME)
    before = client.session["seen_at"]
    with stopped_at(later(0.5)):
        client.get(ME)
        assert client.session["seen_at"] == before
    with stopped_at(later(1.5)):
        client.get(ME)
        assert client.session["seen_at"] != before


def test_a_part_of_a_page_is_told_to_go_to_the_sign_in_page(cast: Cast) -> None:
    with stopped_at(NINE):
        client = signed_in("pat")
    with stopped_at(later(31)):
        answer = client.get(
            "/accounts/members/?find=ro",
            headers={
                "HX-Request": "true",
                "HX-Current-URL": "http://testserver/accounts/members/",
            },
        )
    assert answer.status_code == HTTPStatus.NO_CONTENT
    assert answer["HX-Redirect"] == "/sign-in/?next=/accounts/members/"
