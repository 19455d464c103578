"""Words on the way are kept: by htmx while typing, by a button without it; the coach looks on."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.contacts.build import NOON
from walkwith.contacts.models import Draft
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id

Browse = Callable[[Actor], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.stopped_at(NOON):
        yield


def address(cast: Cast, what: str = "draft") -> str:
    return f"/contacts/{cast.dee.pk}/{what}/"


def kept(actor: Actor) -> list[dict[str, Any]]:
    with acting_as(actor):
        return [draft.words for draft in Draft.objects.all()]


def test_typing_keeps_a_draft_and_the_form_gives_it_back(cast: Cast, browse: Browse) -> None:
    client, key = browse(cast.rosa), str(new_id())
    said = {
        "note_id": key,
        "together": "Half a sent",
        "work": ["skills", "group"],
        "day_month": "11",
        "day_day": "",
        "day_year": "20",
        "minutes": "abc",
        "step_2": "And then",
        "csrfmiddlewaretoken": "secret",
        "else": "not ours",
    }
    answer = client.post(address(cast), said, headers=HTMX)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Kept as a draft a moment ago" in html
    assert "<html" not in html
    assert "HX-Retarget" not in answer
    assert set(kept(cast.rosa)[0]) == set(said) - {"csrfmiddlewaretoken", "else"}
    page = client.get(address(cast, "log"))
    form = page.context["form"]
    known = {name: form[name].value() for name in ("together", "work", "minutes", "day", "step_2")}
    assert known == {
        "together": "Half a sent",
        "work": ["skills", "group"],
        "minutes": "abc",
        "day": {"month": "11", "day": "", "year": "20"},
        "step_2": "And then",
    }
    assert str(form["note_id"].value()) == key
    assert not form.errors
    assert "Only you can read it" in page.content.decode()


def test_without_javascript_a_button_keeps_it(cast: Cast, browse: Browse) -> None:
    client = browse(cast.rosa)
    said = {"note_id": str(new_id()), "together": "She was non-compliant.", "keep": "1"}
    answer = client.post(address(cast, "log"), said)
    assert (answer.status_code, answer["Location"]) == (303, address(cast, "log"))
    html = client.get(answer["Location"]).content.decode()
    assert "Kept as a draft. Only you can read it." in html
    assert "“non-compliant”" in html


def test_the_coach_speaks_beside_the_words(cast: Cast, browse: Browse) -> None:
    html = (
        browse(cast.rosa)
        .post(
            address(cast),
            {"note_id": str(new_id()), "together": "The client relapsed", "felt": "I am an addict"},
            headers=HTMX,
        )
        .content.decode()
    )
    assert 'id="coach-together" hx-swap-oob="true"' in html
    assert "“client”" in html
    assert "“relapsed”" in html
    assert "addict" not in html


def test_a_broken_key_keeps_the_words_all_the_same(cast: Cast, browse: Browse) -> None:
    browse(cast.rosa).post(address(cast), {"note_id": "x", "goal": "A job\x00"}, headers=HTMX)
    assert kept(cast.rosa) == [{"note_id": ["x"], "goal": ["A job"]}]
    page = browse(cast.rosa).get(address(cast, "log"))
    assert page.context["form"]["goal"].value() == "A job"
    assert page.context["form"]["note_id"].value() != "x"


def test_a_megabyte_is_kept(cast: Cast, browse: Browse) -> None:
    browse(cast.rosa).post(
        address(cast), {"note_id": str(new_id()), "together": "x" * 1_000_000}, headers=HTMX
    )
    assert len(kept(cast.rosa)[0]["together"][0]) == 1_000_000


def test_throwing_it_away(cast: Cast, browse: Browse) -> None:
    client = browse(cast.rosa)
    client.post(address(cast), {"note_id": str(new_id()), "goal": "x"}, headers=HTMX)
    answer = client.post(address(cast, "discard-draft"))
    assert answer["Location"] == address(cast, "log")
    assert kept(cast.rosa) == []


def test_saving_ends_it(cast: Cast, browse: Browse) -> None:
    client, key = browse(cast.rosa), str(new_id())
    said = {"note_id": key, "together": "x", "way": "phone", "day": "2026-11-18"}
    said |= {"time": "11:00", "minutes": "5"}
    client.post(address(cast), said, headers=HTMX)
    client.post(address(cast, "log"), said)
    assert kept(cast.rosa) == []
    late = client.post(address(cast), said, headers=HTMX)
    assert "This note is saved already" in late.content.decode()
    assert kept(cast.rosa) == []


def test_each_role(cast: Cast, browse: Browse) -> None:
    for actor in cast.strangers():
        assert browse(actor).post(address(cast), {"goal": "x"}).status_code == 404
        assert browse(actor).post(address(cast, "discard-draft")).status_code == 404
    assert browse(cast.lorraine).post(address(cast), {"goal": "x"}).status_code == 403
    assert browse(cast.rosa).get(address(cast)).status_code == 405
