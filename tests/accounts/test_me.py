from http import HTTPStatus

from tests.access.doors import a_door_with_password
from tests.accounts.signing_in import signed_in
from tests.conftest import PASSWORD, Cast

ME = "/accounts/me/"


def test_my_page_says_who_i_am_here(cast: Cast) -> None:
    page = signed_in("rosa").get(ME).content.decode()
    for said in ("Rosa", "Peer specialist", "River", "Harbor Peers", "rosa", "Not switched on."):
        assert said in page
    assert "People who work here" not in page.split("<main", 1)[1]


def test_an_administrator_finds_the_people_who_work_here(cast: Cast) -> None:
    page = signed_in("pat").get(ME).content.decode().split("<main", 1)[1]
    assert 'href="/accounts/members/"' in page
    assert 'href="/accounts/programs/"' in page


def test_a_participant_has_a_page_of_their_own(cast: Cast) -> None:
    a_door_with_password(cast.rosa, cast.dee.pk, PASSWORD)
    client = signed_in("dee")
    answer = client.get(ME)
    assert answer.status_code == HTTPStatus.OK
    page = answer.content.decode()
    assert "Dee" in page
    assert "<title>Walkwith</title>" in page
    assert answer["Cache-Control"] == "no-store"
