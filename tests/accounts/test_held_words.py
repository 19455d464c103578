"""Words typed in a session that ended come back to their owner, and to nobody else."""

import re
from http import HTTPStatus

from django.test import Client

from tests.accounts.signing_in import NINE, later, sign_in, signed_in, token_of
from tests.conftest import PASSWORD, Cast
from walkwith.accounts.commands import add_member, hold_words
from walkwith.accounts.models import HeldWords
from walkwith.accounts.queries import held_words
from walkwith.foundation.actor import acting_as
from walkwith.foundation.clock import stopped_at

ADD = "/accounts/members/add/"
PROGRAMS = "/accounts/programs/"
WORDS = "The “Early Bird” team, who meet at seven"


def left_open(username: str = "pat", path: str = "/accounts/programs/add/") -> tuple[Client, str]:
    """Somebody with a form open, and its token."""
    with stopped_at(NINE):
        client = signed_in(username, csrf=True)
        return client, token_of(client, path)


def send(client: Client, path: str, token: str, **typed: str) -> str:
    answer = client.post(path, {"csrfmiddlewaretoken": token, **typed}, headers={"referer": ""})
    return str(answer["Location"])


def test_words_come_back_on_the_page_they_were_typed_on(cast: Cast) -> None:
    path = "/accounts/programs/add/"
    client, token = left_open()
    with stopped_at(later(45)):
        there = send(client, path, token, name=WORDS)
        assert there == f"/sign-in/?next={path}"
        assert "What you had typed is safe." in client.get(there).content.decode()
        assert sign_in(client, "pat", next=path) == path
        page = client.get(path).content.decode()
    assert f'value="{WORDS}"' in page
    assert "Here is what you had typed. Have a look, then save it." in page


def test_a_contact_note_comes_back_with_its_ticks_and_its_day(cast: Cast) -> None:
    path = f"/contacts/{cast.dee.pk}/log/"
    note = {
        "day_month": "11",
        "day_day": "18",
        "day_year": "2026",
        "time": "09:15",
        "minutes": "50",
        "way": "video",
        "work": ["advocacy", "relationship"],
        "together": "We called the clinic & waited together.",
        "step_1": "Bring the letter",
    }
    with stopped_at(later(-1)):
        client = signed_in("rosa", csrf=True)
        token = token_of(client, path)
    with stopped_at(later(45)):
        there = client.post(path, {"csrfmiddlewaretoken": token, **note})["Location"]
        assert sign_in(client, "rosa", next=path) == path, there
        page = client.get(path).content.decode()
    inputs = re.findall(r"<input[^>]*>", page)
    kept = dict(re.findall(r'name="(\w+)"[^>]* value="([^"]*)"', " ".join(inputs)))
    assert {name: kept.get(name) for name in ("minutes", "day_day", "time", "step_1")} == {
        "minutes": "50",
        "day_day": "18",
        "time": "09:15",
        "step_1": "Bring the letter",
    }
    ticked = " ".join(tag for tag in inputs if " checked" in tag)
    for value in ("video", "advocacy", "relationship"):
        assert f'value="{value}"' in ticked
    assert "We called the clinic &amp; waited together." in page


def test_saving_them_lets_them_go(cast: Cast) -> None:
    path = "/accounts/programs/add/"
    client, token = left_open()
    with stopped_at(later(45)):
        send(client, path, token, name=WORDS)
        sign_in(client, "pat")
        client.post(path, {"csrfmiddlewaretoken": token_of(client, path), "name": WORDS})
        assert WORDS in client.get(PROGRAMS).content.decode()
        assert WORDS not in client.get(path).content.decode()
        with acting_as(cast.pat):
            assert not HeldWords.objects.exists()
    assert not client.session["held"]


def test_a_refused_save_keeps_them(cast: Cast) -> None:
    path = "/accounts/programs/add/"
    client, token = left_open()
    with stopped_at(later(45)):
        send(client, path, token, name="River")
        sign_in(client, "pat")
        typed = {"csrfmiddlewaretoken": token_of(client, path), "name": "River"}
        assert client.post(path, typed).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        with acting_as(cast.pat):
            assert held_words(path=path) == {"name": ["River"]}


def test_ticks_and_several_answers_come_back(cast: Cast) -> None:
    client, token = left_open(path=ADD)
    with stopped_at(later(45)):
        send(client, ADD, token, name="Ana", role="supervisor", username="ana", language="es")
        sign_in(client, "pat")
        page = client.get(ADD).content.decode()
    assert 'value="Ana"' in page
    ticked = [tag for tag in re.findall(r"<input[^>]*>", page) if " checked" in tag]
    assert [re.findall(r'value="(\w+)"', tag) for tag in ticked] == [["supervisor"], ["es"]]


def test_another_account_on_the_same_phone_never_gets_them(cast: Cast) -> None:
    path = "/accounts/programs/add/"
    add_member(
        actor=cast.pat, role="administrator", name="Quin", username="quin", password=PASSWORD
    )
    client, token = left_open()
    with stopped_at(later(45)):
        send(client, path, token, name=WORDS)
        sign_in(client, "quin")
        assert WORDS not in client.get(path).content.decode()
        with acting_as(cast.rosa):
            assert held_words(path=path) == {}
        with acting_as(cast.pat):
            assert held_words(path=path) == {"name": [WORDS]}


def test_a_page_left_open_beside_a_new_sign_in_still_hands_over_its_words(cast: Cast) -> None:
    path = "/accounts/programs/add/"
    client, token = left_open()
    with stopped_at(later(45)):
        client.get("/accounts/me/")
        sign_in(client, "pat")
        assert send(client, path, token, name=WORDS) == path
        assert WORDS in client.get(path).content.decode()


def test_a_session_ended_by_another_page_still_hands_over_the_words(cast: Cast) -> None:
    path = "/accounts/programs/add/"
    client, token = left_open()
    with stopped_at(later(45)):
        client.get("/accounts/me/")
        send(client, path, token, name=WORDS)
        sign_in(client, "pat")
        assert WORDS in client.get(path).content.decode()


def test_a_page_of_the_person_before_hands_over_nothing(cast: Cast) -> None:
    path = "/accounts/programs/add/"
    add_member(
        actor=cast.pat, role="administrator", name="Quin", username="quin", password=PASSWORD
    )
    client, token = left_open()
    with stopped_at(later(45)):
        client.get("/accounts/me/")
        sign_in(client, "quin")
        answer = client.post(path, {"csrfmiddlewaretoken": token, "name": WORDS})
        assert answer.status_code == HTTPStatus.FORBIDDEN
        assert WORDS not in client.get(path).content.decode()


def test_a_forged_form_holds_nothing(cast: Cast) -> None:
    client, _token = left_open()
    with stopped_at(later(45)):
        answer = client.post("/accounts/programs/add/", {"name": WORDS})
        assert answer.status_code == HTTPStatus.FORBIDDEN
        with acting_as(cast.pat):
            assert not HeldWords.objects.exists()


def test_passwords_are_never_held(cast: Cast) -> None:
    client, token = left_open(path="/sign-in/change-password/")
    with stopped_at(later(45)):
        send(
            client,
            "/sign-in/change-password/",
            token,
            oldpassword=PASSWORD,
            password1="new-words-2027",
            password2="new-words-2027",
        )
        with acting_as(cast.pat):
            assert not HeldWords.objects.exists()


def test_a_sign_the_database_cannot_keep_loses_nothing_else(cast: Cast) -> None:
    client, token = left_open()
    with stopped_at(later(45)):
        send(client, "/accounts/programs/add/", token, name="Early\x00 Bird")
        with acting_as(cast.pat):
            assert held_words(path="/accounts/programs/add/") == {"name": ["Early Bird"]}


def test_what_a_button_sent_leads_back_to_the_page_of_the_button(cast: Cast) -> None:
    client, token = left_open(path="/accounts/me/")
    with stopped_at(later(45)):
        client.post(
            "/accounts/let-go/",
            {"csrfmiddlewaretoken": token, "why": "Long words"},
            headers={"referer": "http://testserver/accounts/me/"},
        )
        there = sign_in(client, "pat", next="/accounts/let-go/")
        answer = client.get(there)
        assert (answer.status_code, answer["Location"]) == (HTTPStatus.FOUND, "/accounts/me/")
        page = client.get("/accounts/me/").content.decode()
    assert "Here is what you had typed when we signed you out:" in page
    assert "Long words" in page


def test_words_sent_by_a_part_of_a_page_come_back_on_the_page(cast: Cast) -> None:
    client, token = left_open()
    with stopped_at(later(45)):
        answer = client.post(
            "/accounts/let-go/",
            {"name": WORDS},
            headers={
                "HX-Request": "true",
                "HX-Current-URL": "http://testserver/accounts/programs/add/",
                "X-CSRFToken": token,
            },
        )
        assert answer["HX-Redirect"] == "/sign-in/?next=/accounts/programs/add/"
        sign_in(client, "pat")
        assert WORDS in client.get("/accounts/programs/add/").content.decode()


def test_they_can_be_thrown_away(cast: Cast) -> None:
    path = "/accounts/programs/add/"
    client, token = left_open()
    with stopped_at(later(45)):
        send(client, path, token, name=WORDS)
        sign_in(client, "pat")
        token = token_of(client, path)
        answer = client.post("/accounts/let-go/", {"csrfmiddlewaretoken": token, "next": path})
        assert answer["Location"] == path
        assert WORDS not in client.get(path).content.decode()


def test_after_a_day_they_are_gone(cast: Cast) -> None:
    with stopped_at(NINE):
        kept = {"path": "/a/", "page": "/a/", "words": {"name": [WORDS]}}
        assert hold_words(account_id=cast.pat.account_id, **kept)  # type: ignore[arg-type]
    with stopped_at(later(24 * 60 + 1)), acting_as(cast.pat):
        assert held_words(path="/a/") == {}
