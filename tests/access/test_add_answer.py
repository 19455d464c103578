"""The person answers a line about themselves, and asks that one is put right."""

from typing import Any
from uuid import UUID

import pytest

from tests.access.test_ask import priya
from tests.conftest import Cast
from tests.today.build import Browse, a_full_record, open_dees_door
from walkwith.access.commands.requests import add_answer, answer_request, ask
from walkwith.access.models import Answer, Request
from walkwith.access.queries.lines import KINDS, _models, line_of, said_beside
from walkwith.access.sentences.lines import LINES, WORDS_OF
from walkwith.contacts.models import ContactNote
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.people.models import Strength
from walkwith.plans.models import Step

SENT = 303


def a_line(cast: Cast, model: Any) -> UUID:
    with acting_as(cast.rosa):
        found: UUID = model.objects.filter(participant=cast.dee).order_by("id")[0].pk
        return found


def answers_seen_by(actor: Actor, line_id: UUID) -> list[tuple[str, str]]:
    with acting_as(actor):
        return [
            (one.kind, one.words) for one in said_beside([line_id], page="note").get(line_id, [])
        ]


def test_every_kind_of_line_is_there_and_has_words() -> None:
    assert set(_models()) == set(KINDS)
    assert set(KINDS) <= set(LINES)
    assert set(WORDS_OF) | {"look"} == set(KINDS)
    for kind, names in WORDS_OF.items():
        known = {field.name for field in _models()[kind]._meta.get_fields()}
        assert set(names) <= known, kind


def test_dee_answers_a_note_and_whoever_reads_it_reads_that(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    note_id = a_line(cast, ContactNote)
    visitor = browse(dee)
    address = f"/access/lines/contactnote/{note_id}/add-answer/"
    assert "Filled in form 0." in visitor.get(address).content.decode()
    assert visitor.post(address, {"words": " "}).status_code == 422
    sent = visitor.post(address, {"words": "I did most of it."})
    assert (sent.status_code, sent.headers["Location"]) == (SENT, f"/contacts/notes/{note_id}/")
    for actor in (dee, cast.rosa, cast.lorraine):
        assert answers_seen_by(actor, note_id) == [("answer", "I did most of it.")]
        page = browse(actor).get(f"/contacts/notes/{note_id}/").content.decode()
        assert "I did most of it." in page
    assert "Your answer" in visitor.get(f"/contacts/notes/{note_id}/").content.decode()
    for stranger in cast.strangers():
        assert answers_seen_by(stranger, note_id) == []


def test_only_the_person_answers(cast: Cast, browse: Browse) -> None:
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    step_id = a_line(cast, Step)
    for actor, status in ((cast.rosa, 403), (cast.lorraine, 403), (cast.marcus, 404)):
        address = f"/access/lines/step/{step_id}/add-answer/"
        assert browse(actor).get(address).status_code == status
        assert browse(actor).post(address, {"words": "No"}).status_code == status
    with pytest.raises(NotAllowed):
        add_answer(actor=cast.rosa, about="step", about_id=step_id, words="No")
    with acting_as(cast.rosa):
        assert not Answer.objects.exists()


def test_a_line_that_is_none_is_not_found(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    strength = a_line(cast, Strength)
    visitor = browse(dee)
    for kind, key in (("answer", strength), ("step", strength), ("membership", cast.rosa.id)):
        assert visitor.get(f"/access/lines/{kind}/{key}/add-answer/").status_code == 404
    with pytest.raises(NotFound), acting_as(dee):
        line_of("want", strength, page="answer")
    with pytest.raises(Refused, match="Write what you want to say"):
        add_answer(actor=dee, about="strength", about_id=strength, words="  ")


def test_a_correction_stands_beside_the_line_once_it_is_made(cast: Cast, browse: Browse) -> None:
    member = priya(cast)
    dee = open_dees_door(cast)
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    note_id = a_line(cast, ContactNote)
    query = f"?kind=correction&about=contactnote&line={note_id}"
    page = browse(dee).get(f"/access/{cast.dee.pk}/ask/{query}").content.decode()
    assert "About a contact note (" in page
    assert "“Filled in form 0.”" in page
    sent = {
        "kind": "correction",
        "about": "contactnote",
        "line": str(note_id),
        "words": "It was form 1.",
    }
    assert browse(dee).post(f"/access/{cast.dee.pk}/ask/", sent).status_code == SENT
    assert answers_seen_by(cast.rosa, note_id) == []
    with acting_as(dee):
        asked = Request.objects.get()
    assert (asked.sections, asked.about, asked.about_id) == (
        ["contact_notes"],
        "contactnote",
        note_id,
    )
    answer_request(
        actor=member, request_id=asked.pk, is_declined=False, words="You are right, form 1."
    )
    page = browse(cast.rosa).get(f"/contacts/notes/{note_id}/").content.decode()
    assert "Filled in form 0." in page
    assert "Dee asked for a correction" in page
    assert "It was form 1." in page
    assert "You are right, form 1." in page
    for stranger in cast.strangers():
        assert answers_seen_by(stranger, note_id) == []


def test_a_correction_that_was_declined_stands_nowhere(cast: Cast) -> None:
    member = priya(cast)
    dee = open_dees_door(cast)
    strength = a_line(cast, Strength)
    with acting_as(dee):
        line = line_of("strength", strength, page="ask")
    asked = ask(
        actor=dee, participant_id=cast.dee.pk, kind="correction", words="Not so.", line=line
    )
    answer_request(actor=member, request_id=asked.pk, is_declined=True, words="We see it so.")
    assert answers_seen_by(cast.rosa, strength) == []


def test_a_line_of_somebody_else_is_not_hers(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    sent = {"kind": "correction", "about": "step", "line": str(cast.rosa.id), "words": "No"}
    for query in (sent, {**sent, "line": "x"}, {**sent, "about": "nothing"}):
        assert browse(dee).post(f"/access/{cast.dee.pk}/ask/", query).status_code == 404


def test_from_a_step_that_somebody_else_wrote_one_can_answer(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    step_id = a_line(cast, Step)
    link = f"/access/lines/step/{step_id}/add-answer/"
    assert link in browse(dee).get(f"/plans/steps/{step_id}/edit/").content.decode()
    assert link not in browse(cast.rosa).get(f"/plans/steps/{step_id}/edit/").content.decode()
    said = {"words": "I would rather go on my own."}
    assert browse(dee).post(link, said).status_code == SENT
    for actor in (dee, cast.rosa):
        assert said["words"] in browse(actor).get(f"/plans/{cast.dee.pk}/").content.decode()
