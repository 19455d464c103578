"""Before the first note: what must be reported was explained, and with which card."""

import re
from http import HTTPStatus

import pytest

from tests.conftest import Cast
from tests.contacts.build import a_note, dee_with_a_door
from tests.library.test_report_card import a_card
from tests.today.build import Browse, somebody
from walkwith.access.commands import assign
from walkwith.access.models import Explained
from walkwith.contacts.models import ContactNote
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import Refused
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.models import Change

TICK = "I explained what I must report"
SENT = {
    "day": "2026-11-18",
    "time": "10:00",
    "minutes": "30",
    "way": "phone",
    "work": "relationship",
}


def explained(cast: Cast) -> list[tuple[str, str]]:
    with acting_as(cast.rosa):
        rows = Explained.objects.filter(participant=cast.dee).order_by("made_at")
        return [(one.card_digest, str(one.explained_by_id)) for one in rows]


def test_the_first_note_asks_for_it_once(cast: Cast, browse: Browse) -> None:
    card = a_card(cast)
    client, path = browse(cast.rosa), f"/contacts/{cast.dee.pk}/log/"
    page = client.get(path).content.decode()
    assert TICK in page
    assert card.words in page
    key = re.search(r'name="note_id" value="([^"]+)"', page)
    assert key
    sent = {**SENT, "note_id": key[1]}
    answer = client.post(path, sent)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Explain first what you must report" in answer.content.decode()
    assert client.post(path, {**sent, "explained": "on"}).status_code == HTTPStatus.SEE_OTHER
    assert explained(cast) == [(card.digest, str(cast.rosa.id))]
    assert TICK not in client.get(path).content.decode()
    again = client.post(path, {**sent, "explained": "on"})
    assert again.status_code == HTTPStatus.SEE_OTHER
    assert len(explained(cast)) == 1
    with acting_as(dee_with_a_door(cast)):
        assert ContactNote.objects.count() == 1
        told = Change.objects.get(event="ReportingExplained")
    assert told.details == {"card_digest": card.digest}


def test_without_a_card_nothing_is_asked(cast: Cast, browse: Browse) -> None:
    assert TICK not in browse(cast.rosa).get(f"/contacts/{cast.dee.pk}/log/").content.decode()
    a_note(cast.rosa, cast)
    assert explained(cast) == []


def test_who_has_notes_already_is_not_asked(cast: Cast) -> None:
    a_note(cast.rosa, cast)
    a_card(cast)
    a_note(cast.rosa, cast)
    assert explained(cast) == []


def test_an_earlier_version_is_enough(cast: Cast) -> None:
    card = a_card(cast)
    a_note(cast.rosa, cast, more={"explained": True})
    a_card(cast, words="Another law.")
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id)
    a_note(cast.marcus, cast)
    assert explained(cast) == [(card.digest, str(cast.rosa.id))]


def test_it_is_refused_and_nothing_is_kept(cast: Cast) -> None:
    a_card(cast)
    with pytest.raises(Refused, match="Explain first"):
        a_note(cast.rosa, cast)
    with acting_as(cast.rosa):
        assert not ContactNote.objects.exists()


def test_each_person_hears_it(cast: Cast, browse: Browse) -> None:
    a_card(cast)
    a_note(cast.rosa, cast, more={"explained": True})
    ben = somebody(cast.rosa, "Ben")
    assert TICK in browse(cast.rosa).get(f"/contacts/{ben.pk}/log/").content.decode()


def test_a_tick_survives_in_a_draft(cast: Cast, browse: Browse) -> None:
    a_card(cast)
    client = browse(cast.rosa)
    sent = {**SENT, "note_id": str(new_id()), "explained": "on"}
    client.post(f"/contacts/{cast.dee.pk}/draft/", sent)
    page = client.get(f"/contacts/{cast.dee.pk}/log/").content.decode()
    assert re.search(r'name="explained"[^>]*checked', page)


def test_the_talk_about_safety_shows_it(cast: Cast, browse: Browse) -> None:
    path = f"/access/{cast.dee.pk}/safety-talk/"
    assert "must report" not in browse(cast.rosa).get(path).content.decode()
    a_card(cast)
    assert "A child in danger." in browse(cast.rosa).get(path).content.decode()
