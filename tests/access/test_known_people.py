"""A worker says whom they know; their pages stay closed, and nobody ever hears why."""

from http import HTTPStatus
from uuid import UUID

import pytest
from django.db import connection

from tests.conftest import Cast
from tests.today.build import Browse, open_dees_door, somebody
from walkwith.access.commands import (
    assign,
    say_whom_they_know,
    take_off_known,
    welcome_participant,
)
from walkwith.access.models import Block, KnownPerson
from walkwith.access.queries import workers_to_assign
from walkwith.access.rules.keeping_out import Yeses, names_said, too_short
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change
from walkwith.people.commands import edit_participant
from walkwith.people.models import Participant

PAGE = "/access/known-people/"
ASKED = "Do you know people who may come here?"
_ID, _OTHER = UUID(int=1), UUID(int=2)


def kept_out() -> list[tuple[str, str, bool]]:
    """Who is kept out of whose record, as the owner of the database sees it."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute(
            "SELECT m.name, p.preferred_name, b.is_known FROM access_block b"
            " JOIN accounts_membership m ON m.id = b.member_id"
            " JOIN people_participant p ON p.id = b.participant_id ORDER BY 1, 2"
        )
        rows = list(cursor.fetchall())
        cursor.execute("SET LOCAL ROLE walkwith_app")
    return rows


def sees(actor: Actor, person: Participant) -> bool:
    with acting_as(actor):
        return Participant.objects.filter(pk=person.pk).exists()


def test_today_asks_until_it_is_answered(cast: Cast, browse: Browse) -> None:
    for who in (cast.rosa, cast.lorraine, cast.pat):
        assert ASKED in browse(who).get("/").content.decode()
        answer = browse(who).post(PAGE, {"names": ""})
        assert (answer.status_code, answer["Location"]) == (HTTPStatus.SEE_OTHER, PAGE)
        assert ASKED not in browse(who).get("/").content.decode()
    assert ASKED not in browse(open_dees_door(cast)).get("/").content.decode()


def test_names_are_kept_as_typed_and_only_their_owner_reads_them(
    cast: Cast, browse: Browse
) -> None:
    typed = " José  Núñez \n\nAnn Lee\njose nunez\nAnn Lee"
    browse(cast.rosa).post(PAGE, {"names": typed})
    browse(cast.rosa).post(PAGE, {"names": "ANN LEE"})
    with acting_as(cast.rosa):
        assert list(KnownPerson.objects.order_by("folded").values_list("name", "folded")) == [
            ("Ann Lee", "ann lee"),
            ("José  Núñez", "jose nunez"),
        ]
    assert "José" in browse(cast.rosa).get(PAGE).content.decode()
    for other in (cast.lorraine, cast.pat, cast.marcus):
        with acting_as(other):
            assert not KnownPerson.objects.exists()
        assert "José" not in browse(other).get(PAGE).content.decode()
    with acting_as(cast.pat):
        told = [one.details for one in Change.objects.filter(event="SaidWhomTheyKnow")]
    assert told == [{}, {}]


@pytest.mark.parametrize("typed", ["Dee", "Ann Lee\nMadonna", "x" * 161 + " y"])
def test_a_first_and_a_last_name_are_needed(cast: Cast, browse: Browse, typed: str) -> None:
    answer = browse(cast.rosa).post(PAGE, {"names": typed})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    with acting_as(cast.rosa):
        assert not KnownPerson.objects.exists()


@pytest.mark.parametrize(
    ("name", "is_met"),
    [
        ("Deirdre Quill", True),
        ("QUILL  deirdré", True),
        ("Dee Quill", True),
        ("Deirdre Quilling", False),
        ("Deird Quill", False),
        ("D% Q%", False),
        ("_ee _uill", False),
        ("Ann Lee", False),
    ],
)
def test_who_is_here_stays_closed_in_silence(
    cast: Cast, browse: Browse, name: str, is_met: bool
) -> None:
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id)
    client = browse(cast.marcus)
    answer = client.post(PAGE, {"names": name})
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert sees(cast.marcus, cast.dee) is not is_met
    assert sees(cast.rosa, cast.dee)
    assert kept_out() == ([("Marcus", "Dee", True)] if is_met else [])
    page = client.get(PAGE).content.decode()
    assert "Dee, " not in page
    assert "Thank you. It is kept." in page


def test_who_comes_later_is_closed_from_the_first_moment(cast: Cast) -> None:
    say_whom_they_know(actor=cast.marcus, names=["Ann Lee"])
    ann = somebody(cast.rosa, "Annie", full_name="Ann Marie Lee")
    assert kept_out() == [("Marcus", "Annie", True)]
    with acting_as(cast.rosa):
        assert [one.name for one in workers_to_assign(ann.pk)] == ["Lorraine"]
    with pytest.raises(Refused, match="Choose somebody else to walk"):
        assign(actor=cast.rosa, participant_id=ann.pk, worker_id=cast.marcus.id)


def test_a_new_name_is_asked_about_again(cast: Cast, browse: Browse) -> None:
    say_whom_they_know(actor=cast.rosa, names=["Deirdre Stone"])
    assert sees(cast.rosa, cast.dee)
    changes = {"preferred_name": "Dee", "full_name": "Deirdre Stone", "safely": "Call first"}
    answer = browse(cast.rosa).post(f"/people/{cast.dee.pk}/edit/", {**changes, "language": "en"})
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert not sees(cast.rosa, cast.dee)
    assert sees(cast.lorraine, cast.dee)
    assert kept_out() == [("Rosa", "Dee", True)]
    edit_participant(
        actor=cast.lorraine, participant_id=cast.dee.pk, changes={"full_name": "Deirdre Quill"}
    )
    assert not sees(cast.rosa, cast.dee)


def test_somebody_known_is_welcomed_by_somebody_else(cast: Cast, browse: Browse) -> None:
    say_whom_they_know(actor=cast.rosa, names=["Ann Lee"])
    ann = {"preferred_name": "Ann", "full_name": "Ann Lee"}
    for actor in (cast.rosa, cast.lorraine):
        with pytest.raises(Refused, match=r"^Choose somebody else to walk with them\.$"):
            welcome_participant(actor=actor, worker_id=cast.rosa.id, details=ann)
    typed = {**ann, "language": "en", "worker": str(cast.rosa.id)}
    answer = browse(cast.rosa).post("/access/welcome/", typed)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = answer.content.decode()
    assert "Choose somebody else to walk with them." in page
    assert 'value="Ann Lee"' in page
    person = welcome_participant(actor=cast.lorraine, worker_id=cast.lorraine.id, details=ann)
    assert not sees(cast.rosa, person)


def test_another_house_knows_nothing_of_it(cast: Cast) -> None:
    say_whom_they_know(actor=cast.kit, names=["Deirdre Quill"])
    assert kept_out() == []


def test_a_name_taken_off_opens_nothing(cast: Cast, browse: Browse) -> None:
    say_whom_they_know(actor=cast.rosa, names=["Deirdre Quill"])
    with acting_as(cast.rosa):
        known = KnownPerson.objects.get()
    with pytest.raises(NotFound):
        take_off_known(actor=cast.marcus, known_id=known.pk)
    path = f"{PAGE}{known.pk}/take-off/"
    assert browse(cast.rosa).post(path).status_code == HTTPStatus.SEE_OTHER
    assert browse(cast.rosa).post(path).status_code == HTTPStatus.NOT_FOUND
    assert not sees(cast.rosa, cast.dee)


def test_only_those_who_work_here_are_asked(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    assert browse(dee).get(PAGE).status_code == HTTPStatus.FORBIDDEN
    with pytest.raises(NotAllowed):
        say_whom_they_know(actor=dee, names=[])


def test_no_block_is_made_twice(cast: Cast) -> None:
    for _ in range(2):
        say_whom_they_know(actor=cast.rosa, names=["Deirdre Quill", "Dee Quill"])
    with acting_as(cast.lorraine):
        assert Block.objects.count() == 1


def test_the_rules() -> None:
    assert names_said(" Ann Lee\n\n ann  LEE \nBo Ray ") == ["Ann Lee", "Bo Ray"]
    assert too_short(["Ann Lee", "Ann", " Bo "]) == ["Ann", " Bo "]
    none = Yeses(participant=False, first=None, second=None)
    assert none.still_needs(_ID, owns=True)
    assert none.still_needs(_ID, owns=False)
    once = Yeses(participant=True, first=_ID, second=None)
    assert not once.still_needs(_ID, owns=True)
    assert not once.still_needs(_ID, owns=False)
    assert once.still_needs(_OTHER, owns=False)
    assert not Yeses(participant=True, first=_ID, second=_OTHER).still_needs(_ID, owns=False)
