"""An honest word stands only beside the answer of the person it is for."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.contacts.build import dee_with_a_door
from tests.plans.build import an_honest_word, state_of
from walkwith.access.models import Version
from walkwith.foundation.actor import Actor, acting_as, all_or_nothing
from walkwith.foundation.errors import NotAllowed, Refused
from walkwith.foundation.identifiers import new_id
from walkwith.plans import commands
from walkwith.plans.models import Feedback, FeedbackAsked

Browse = Callable[[Actor], Client]


@pytest.fixture
def dee(cast: Cast) -> Actor:
    return dee_with_a_door(cast)


def test_it_waits_until_dee_answers(cast: Cast, browse: Browse, dee: Actor) -> None:
    path = f"/plans/{cast.dee.pk}/write-feedback/"
    answer = browse(cast.rosa).post(path, {"words": "You called each time."})
    assert (answer.status_code, answer["Location"]) == (303, f"/plans/{cast.dee.pk}/feedback/")
    with acting_as(dee):
        line = Feedback.objects.get()
    assert state_of(line, dee) == "suggested"
    client, answering = browse(dee), f"/plans/feedback/{line.pk}/answer/"
    for page in (f"/plans/{cast.dee.pk}/", "/", f"/plans/{cast.dee.pk}/feedback/"):
        html = client.get(page).content.decode()
        assert "You called each time." in html
        assert answering in html
    assert client.post(answering, {"answer": "I try to."}).status_code == 303
    assert state_of(line, cast.rosa) == "stands"
    for viewer in (dee, cast.rosa, cast.lorraine):
        html = browse(viewer).get(f"/plans/{cast.dee.pk}/feedback/").content.decode()
        assert "You called each time." in html
        assert "I try to." in html


def test_without_an_answer_it_never_stands(cast: Cast, browse: Browse, dee: Actor) -> None:
    line = an_honest_word(cast.rosa, cast)
    with pytest.raises(Refused):
        commands.accept_line(actor=dee, kind="feedback", line_id=line.pk)
    accept = f"/plans/lines/feedback/{line.pk}/accept/"
    assert browse(dee).post(accept).status_code == 422
    for words in ("", "   ", "x" * 1001):
        answer = browse(dee).post(f"/plans/feedback/{line.pk}/answer/", {"answer": words})
        assert (answer.status_code, [*answer.context["form"].errors]) == (422, ["answer"])
    with pytest.raises(DatabaseError), acting_as(dee), all_or_nothing():
        Feedback.objects.filter(pk=line.pk).update(is_suggestion=False)
    assert state_of(line, dee) == "suggested"


def test_dee_says_not_now_without_a_reason(cast: Cast, browse: Browse, dee: Actor) -> None:
    line = an_honest_word(cast.rosa, cast)
    browse(dee).post(f"/plans/lines/feedback/{line.pk}/decline/")
    assert state_of(line, cast.rosa) == "let go"
    html = browse(cast.rosa).get(f"/plans/{cast.dee.pk}/feedback/").content.decode()
    assert line.words not in html


@pytest.mark.usefixtures("beside")
def test_side_by_side_too_it_waits_for_the_answer(cast: Cast, browse: Browse, dee: Actor) -> None:
    line = an_honest_word(cast.rosa, cast)
    assert state_of(line, dee) == "suggested"
    client = browse(cast.rosa)
    client.post(f"/plans/feedback/{line.pk}/edit/", {"words": "You called."})
    assert state_of(line, dee) == "suggested"
    client.post(f"/plans/feedback/{line.pk}/answer/", {"answer": "Yes, I do."})
    assert state_of(line, dee) == "stands"
    with acting_as(dee):
        last = Version.objects.filter(line_id=line.pk).order_by("-number")[0]
    assert (last.ground, last.values["answer"], last.values["words"]) == (
        "side_by_side",
        "Yes, I do.",
        "You called.",
    )


def test_an_answer_can_be_said_anew(cast: Cast, browse: Browse, dee: Actor) -> None:
    line = an_honest_word(cast.rosa, cast)
    for words in ("No.", "Maybe."):
        commands.answer_feedback(actor=dee, feedback_id=line.pk, answer=words)
    form = browse(dee).get(f"/plans/feedback/{line.pk}/answer/").context["form"]
    assert form["answer"].value() == "Maybe."
    with acting_as(dee):
        kept = Version.objects.filter(line_id=line.pk).order_by("number")
        assert [one.values["answer"] for one in kept] == ["", "No.", "Maybe."]


def test_each_does_their_part(cast: Cast, browse: Browse, dee: Actor) -> None:
    line = an_honest_word(cast.rosa, cast)
    own = f"/plans/{cast.dee.pk}/"
    assert browse(cast.rosa).post(f"/plans/feedback/{line.pk}/answer/").status_code == 403
    assert browse(dee).post(f"/plans/feedback/{line.pk}/edit/").status_code == 403
    assert browse(dee).get(own + "write-feedback/").status_code == 403
    assert browse(cast.rosa).get(own + "ask-feedback/").status_code == 403
    with pytest.raises(NotAllowed):
        commands.write_feedback(actor=dee, participant_id=cast.dee.pk, words="I am late")
    for stranger in cast.strangers():
        client = browse(stranger)
        for path in (own + "feedback/", own + "write-feedback/", own + "ask-feedback/"):
            assert client.get(path).status_code == 404
        for verb in ("answer", "edit"):
            assert client.get(f"/plans/feedback/{line.pk}/{verb}/").status_code == 404
    commands.answer_feedback(actor=dee, feedback_id=line.pk, answer="Yes")
    path = f"/plans/feedback/{line.pk}/edit/"
    assert browse(cast.rosa).post(path, {"words": "x"}).status_code == 403


def test_dee_asks_and_rosa_says_it(cast: Cast, browse: Browse, dee: Actor) -> None:
    own = f"/plans/{cast.dee.pk}/"
    browse(dee).post(own + "ask-feedback/", {"words": "how I talk to my kids"})
    with acting_as(dee):
        asked = FeedbackAsked.objects.get()
    write = f"{own}write-feedback/?asked={asked.pk}"
    assert write in browse(cast.rosa).get(own + "feedback/").content.decode()
    assert "how I talk to my kids" in browse(cast.rosa).get(write).content.decode()
    browse(cast.rosa).post(write, {"words": "You got down on the floor with them."})
    page = browse(dee).get(own + "feedback/")
    assert [told.feedback.asked_id for told in page.context["waiting"]] == [asked.pk]
    assert page.context["asked"] == []
    for wrong in (str(new_id()), "x"):
        assert browse(cast.rosa).get(f"{own}write-feedback/?asked={wrong}").status_code == 404


def test_what_she_asked_for_can_go(cast: Cast, browse: Browse, dee: Actor) -> None:
    asked = commands.ask_feedback(actor=dee, participant_id=cast.dee.pk, words="last week")
    browse(dee).post(f"/plans/lines/feedbackasked/{asked.pk}/let-go/")
    assert browse(dee).get(f"/plans/{cast.dee.pk}/feedback/").context["asked"] == []
    away = browse(dee).get(f"/plans/{cast.dee.pk}/put-away/").content.decode()
    assert "last week" in away


def test_the_coach_looks_along(cast: Cast, browse: Browse) -> None:
    html = browse(cast.rosa).get(f"/plans/{cast.dee.pk}/write-feedback/").content.decode()
    assert 'hx-post="/contacts/coach/"' in html
    headers = {"HX-Request": "true"}
    answer = browse(cast.rosa).post(
        "/contacts/coach/", {"words": "You were non-compliant."}, headers=headers
    )
    assert "non-compliant" in answer.content.decode()
    assert browse(cast.rosa).post("/contacts/coach/", {"words": "x"}).status_code == 404


def test_one_costs_as_much_as_three(cast: Cast, browse: Browse, dee: Actor) -> None:
    client, counted = browse(dee), []
    for more in (1, 2):
        for _ in range(more):
            an_honest_word(cast.rosa, cast)
            line = an_honest_word(cast.rosa, cast)
            commands.answer_feedback(actor=dee, feedback_id=line.pk, answer="Yes")
            commands.ask_feedback(actor=dee, participant_id=cast.dee.pk, words="last week")
        client.get(f"/plans/{cast.dee.pk}/feedback/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/plans/{cast.dee.pk}/feedback/").status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]
