"""What somebody asks about their record, by when it is answered, and by whom."""

import datetime as dt
from uuid import UUID

import pytest

from tests.conftest import PASSWORD, Cast, actor_of
from tests.today.build import Browse, looks_at, open_dees_door
from walkwith.access.commands import begin_privacy_contact
from walkwith.access.commands.requests import answer_request, ask, raise_concern
from walkwith.access.models import Look, Request, Restriction
from walkwith.access.queries.requests import open_requests, waits
from walkwith.access.rules.requests import due_on
from walkwith.accounts.commands import add_member
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change
from walkwith.people.looks import note_look
from walkwith.people.models import Participant

SENT = 303


def someone(cast: Cast, name: str, role: str = "administrator") -> Actor:
    return actor_of(
        add_member(
            actor=cast.pat,
            role=role,  # type: ignore[arg-type]
            name=name,
            username=name.lower(),
            password=PASSWORD,
        )
    )


def priya(cast: Cast, name: str = "Priya", role: str = "administrator") -> Actor:
    """Somebody who is asked about privacy."""
    member = someone(cast, name, role)
    begin_privacy_contact(actor=cast.pat, member_id=member.id)
    return member


def asked_of(cast: Cast) -> list[tuple[str, str, str]]:
    with acting_as(open_or(cast)):
        rows = Request.objects.filter(participant=cast.dee).order_by("made_at")
        return [(row.kind, row.outcome, row.answer) for row in rows]


def open_or(cast: Cast) -> Actor:
    """Dee herself, who reads all she asked."""
    with acting_as(cast.rosa):
        person = Participant.objects.select_related("membership").get(pk=cast.dee.pk)
        assert person.membership
        return actor_of(person.membership)


def today() -> dt.date:
    return clock.today("America/New_York")


def a_look(cast: Cast, by: Actor) -> UUID:
    with acting_as(by):
        note_look([cast.dee.pk], "contact_details", page="participant")
    with acting_as(cast.rosa):
        found = Look.objects.filter(viewer_id=by.id, sections=["contact_details"])
        return found.latest("made_at").pk


def test_the_clocks_of_the_law_and_our_own() -> None:
    day = dt.date(2026, 11, 22)
    assert due_on("copy", day) == dt.date(2026, 12, 22)
    assert due_on("correction", day) == dt.date(2027, 1, 21)
    assert due_on("concern", day) == due_on("restriction", day) == dt.date(2026, 12, 22)


def test_dee_asks_for_a_copy_and_reads_by_when(cast: Cast, browse: Browse) -> None:
    priya(cast)
    dee = open_dees_door(cast)
    visitor = browse(dee)
    address = f"/access/{cast.dee.pk}/ask/"
    page = visitor.get(address).content.decode()
    assert "What would you like to ask?" in page
    assert "It goes to Priya, who answers questions about privacy here." in page
    answer = visitor.post(address, {"kind": "copy", "words": "On paper, please."})
    assert (answer.status_code, answer["Location"]) == (SENT, f"/access/{cast.dee.pk}/requests/")
    page = visitor.get(answer["Location"]).content.decode()
    due = due_on("copy", today())
    assert f"We answer by {due:%B} {due.day}." in page
    assert "On paper, please." in page
    with acting_as(dee):
        asked = Request.objects.get()
        assert (asked.kind, asked.due_on) == ("copy", due)
        assert Change.objects.filter(event="Asked", record_id=asked.pk).count() == 1


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("correction", "Say what is not right, and how it should be."),
        ("restriction", "Choose at least one part."),
    ],
)
def test_what_is_missing_is_said(cast: Cast, browse: Browse, kind: str, said: str) -> None:
    dee = open_dees_door(cast)
    answer = browse(dee).post(f"/access/{cast.dee.pk}/ask/", {"kind": kind})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert asked_of(cast) == []


def test_nothing_chosen_is_asked_again(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    for sent in ({}, {"kind": "lift_block"}, {"kind": "anything"}):
        answer = browse(dee).post(f"/access/{cast.dee.pk}/ask/", {"x": "y", **sent})
        assert answer.status_code == 422
    assert asked_of(cast) == []


def test_rosa_writes_it_down_for_dee_and_does_not_read_it(cast: Cast, browse: Browse) -> None:
    member = priya(cast)
    visitor = browse(cast.rosa)
    said = {"kind": "copy", "words": "As a file."}
    answer = visitor.post(f"/access/{cast.dee.pk}/ask/", said)
    assert answer["Location"] == f"/today/people/{cast.dee.pk}/"
    assert visitor.get(f"/access/{cast.dee.pk}/requests/").status_code == 404
    page = browse(member).get("/access/desk/").content.decode()
    assert "Dee: A copy of the record" in page
    assert "written down by Rosa" in page
    dee = open_dees_door(cast)
    page = browse(dee).get(f"/access/{cast.dee.pk}/requests/").content.decode()
    assert "As a file." in page


def test_others_do_not_ask_for_her(cast: Cast) -> None:
    for stranger in (cast.lorraine, *cast.strangers()):
        with pytest.raises(NotFound):
            ask(actor=stranger, participant_id=cast.dee.pk, kind="copy")


def test_the_same_twice_is_refused(cast: Cast) -> None:
    dee = open_dees_door(cast)
    ask(actor=dee, participant_id=cast.dee.pk, kind="copy")
    with pytest.raises(Refused, match="You asked this already"):
        ask(actor=dee, participant_id=cast.dee.pk, kind="copy")


def test_dee_takes_it_back(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    asked = ask(actor=dee, participant_id=cast.dee.pk, kind="copy")
    for actor in (cast.rosa, cast.lorraine, *cast.strangers()):
        assert browse(actor).post(f"/access/requests/{asked.pk}/withdraw/").status_code == 404
    answer = browse(dee).post(f"/access/requests/{asked.pk}/withdraw/")
    assert answer.status_code == SENT
    assert asked_of(cast) == [("copy", "withdrawn", "")]


def test_the_desk_is_for_who_is_asked_about_privacy(cast: Cast, browse: Browse) -> None:
    member = priya(cast)
    dee = open_dees_door(cast)
    for actor in (cast.rosa, cast.lorraine, dee, cast.pat, cast.kit):
        assert browse(actor).get("/access/desk/").status_code == 403
    page = browse(member).get("/access/desk/").content.decode()
    assert "Nobody waits for an answer." in page


def test_priya_answers_and_then_sees_no_more(cast: Cast, browse: Browse) -> None:
    member = priya(cast)
    dee = open_dees_door(cast)
    asked = ask(actor=dee, participant_id=cast.dee.pk, kind="correction", words="I am from Butler.")
    visitor = browse(member)
    address = f"/access/requests/{asked.pk}/answer/"
    assert "I am from Butler." in visitor.get(address).content.decode()
    assert visitor.post(address, {"outcome": "done"}).status_code == 422
    said = {"outcome": "declined", "words": "The note says what you told us then."}
    assert visitor.post(address, said).status_code == SENT
    assert visitor.get(address).status_code == 404
    assert visitor.get(f"/access/{cast.dee.pk}/looks/").status_code == 404
    page = browse(dee).get(f"/access/{cast.dee.pk}/requests/").content.decode()
    assert "Declined, with the reason" in page
    assert "The note says what you told us then." in page
    assert ("wrote", "answer", "requests") in looks_at(cast.dee, member, seen_by=dee)
    assert not looks_at(cast.dee, member, seen_by=cast.rosa), "what was asked is told to nobody"


def test_nobody_answers_for_themselves(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    asked = ask(actor=dee, participant_id=cast.dee.pk, kind="copy")
    with pytest.raises(NotAllowed):
        answer_request(actor=dee, request_id=asked.pk, is_declined=False)
    for stranger in (cast.rosa, cast.lorraine, *cast.strangers()):
        with pytest.raises(NotFound):
            answer_request(actor=stranger, request_id=asked.pk, is_declined=False)


def test_a_restriction_that_is_granted_holds_until_dee_lets_go(cast: Cast, browse: Browse) -> None:
    member = priya(cast)
    dee = open_dees_door(cast)
    sent = {"kind": "restriction", "sections": ["plan", "contact_notes"], "words": "My mother."}
    assert browse(dee).post(f"/access/{cast.dee.pk}/ask/", sent).status_code == SENT
    with acting_as(dee):
        asked = Request.objects.get()
    said = {"outcome": "done", "sections": ["plan"], "words": "Your plan stays here."}
    answer = browse(member).post(f"/access/requests/{asked.pk}/answer/", said)
    assert answer.status_code == SENT
    with acting_as(dee):
        restriction = Restriction.objects.get()
    assert (restriction.sections, restriction.recipient_id, restriction.ends_at) == (
        ["plan"],
        None,
        None,
    )
    page = browse(dee).get(f"/access/{cast.dee.pk}/requests/").content.decode()
    assert "Not passed on" in page
    end = f"/access/restrictions/{restriction.pk}/end/"
    assert browse(cast.rosa).post(end).status_code == 403
    assert browse(dee).post(end).status_code == SENT
    with acting_as(dee):
        assert Restriction.objects.get().ends_at is not None


def test_a_concern_never_reaches_the_one_it_names(cast: Cast, browse: Browse) -> None:
    """Lorraine is asked about privacy, and it is her look that seems wrong."""
    begin_privacy_contact(actor=cast.pat, member_id=cast.lorraine.id)
    other = priya(cast)
    dee = open_dees_door(cast)
    look_id = a_look(cast, cast.lorraine)
    address = f"/access/looks/{look_id}/looks-wrong/"
    page = browse(dee).get(address).content.decode()
    assert "Not Lorraine. No one answers a question about what they did." in page
    assert "It goes to Priya, who answers questions about privacy here." in page
    assert browse(dee).post(address, {"words": "Why?"}).status_code == SENT
    with acting_as(cast.lorraine):
        assert open_requests() == []
        assert Request.objects.count() == 0
    with acting_as(other):
        [asked] = open_requests()
        assert (asked.kind, asked.about_id, asked.about_member_id) == (
            "concern",
            look_id,
            cast.lorraine.id,
        )
    answer = browse(other).get(f"/access/requests/{asked.pk}/answer/").content.decode()
    assert "Lorraine, a supervisor who leads a peer specialist of Dee, saw" in answer


def test_where_only_the_one_named_is_asked_it_says_so(cast: Cast, browse: Browse) -> None:
    begin_privacy_contact(actor=cast.pat, member_id=cast.lorraine.id)
    dee = open_dees_door(cast)
    look_id = a_look(cast, cast.lorraine)
    page = browse(dee).get(f"/access/looks/{look_id}/looks-wrong/").content.decode()
    assert "Nobody is here yet who may answer it. It is kept" in page
    with acting_as(cast.pat):
        assert waits().unheard == 0
    raise_concern(actor=dee, look_id=look_id)
    with acting_as(cast.pat):
        assert waits().unheard == 1
    with acting_as(cast.lorraine):
        assert open_requests() == []
    other = priya(cast)
    with acting_as(cast.pat):
        assert waits().unheard == 0
    with acting_as(other):
        assert len(open_requests()) == 1


def test_a_concern_about_a_look_nobody_sees_is_no_concern(cast: Cast, browse: Browse) -> None:
    look_id = a_look(cast, cast.lorraine)
    for stranger in cast.strangers():
        assert browse(stranger).get(f"/access/looks/{look_id}/looks-wrong/").status_code == 404
        assert browse(stranger).post(f"/access/looks/{look_id}/looks-wrong/").status_code == 404
    assert browse(cast.lorraine).get(f"/access/looks/{look_id}/looks-wrong/").status_code == 404


def test_late_is_said_without_blame(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    ask(actor=dee, participant_id=cast.dee.pk, kind="copy")
    with clock.stopped_at(clock.now() + dt.timedelta(days=40)):
        page = browse(dee).get(f"/access/{cast.dee.pk}/requests/").content.decode()
    assert "It is late, and that is on us." in page


def test_what_it_is_about_is_read_in_the_list_and_at_the_desk(cast: Cast, browse: Browse) -> None:
    dee, contact = open_dees_door(cast), priya(cast)
    ask(actor=dee, participant_id=cast.dee.pk, kind="restriction", sections=["plan"], words="")
    with acting_as(cast.rosa):
        note_look([cast.dee.pk], "identity", page="people")
    with acting_as(dee):
        look = Look.objects.filter(participant=cast.dee, viewer_id=cast.rosa.id, page="people")[0]
    raise_concern(actor=dee, look_id=look.pk)
    own = browse(dee).get(f"/access/{cast.dee.pk}/requests/").content.decode()
    assert "<b>your plan</b>" in own
    assert "Rosa, a peer specialist who walks with you, saw your name" in own
    assert "I no longer ask" in own
    desk = browse(contact).get("/access/desk/").content.decode()
    assert "<b>the plan</b>" in desk
    assert "Rosa, a peer specialist who walks with Dee, saw the name" in desk


def test_what_is_written_down_for_dee_speaks_about_her(cast: Cast, browse: Browse) -> None:
    address = f"/access/{cast.dee.pk}/ask/"
    visitor = browse(cast.rosa)
    assert "Something about Dee is wrong." in visitor.get(address).content.decode()
    sent = {"kind": "correction", "words": "The day."}
    page = visitor.post(address, sent, follow=True).content.decode()
    assert "Written down for Dee: a correction. We answer by" in page
