"""An administrator runs who works here; nobody else does, and no participant is ever in sight."""

import re
from collections.abc import Callable
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.access.doors import a_door
from tests.access.letting_in import let_in
from tests.access.signing import a_sister, an_agency
from tests.accounts.signing_in import sign_in, signed_in
from tests.conftest import PASSWORD, Cast, actor_of
from walkwith.accounts.commands import (
    add_member,
    edit_member,
    end_membership,
    renew_sign_in,
)
from walkwith.accounts.models import Account, Membership
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change

MEMBERS = "/accounts/members/"
ADD = "/accounts/members/add/"
ANA = {
    "name": "Ana Ruiz",
    "role": "peer_specialist",
    "username": "Ana.Ruiz",
    "language": "es",
    "program": "",
    "credential": "CPS",
    "email": "",
}

Browse = Callable[[Actor], Client]


def names(page: str) -> list[str]:
    return re.findall(r"<h3>(?:<a [^>]*>)?([^<]+)<", page)


def test_the_list_is_by_name_and_those_who_left_come_last(cast: Cast, browse: Browse) -> None:
    end_membership(actor=cast.pat, membership_id=cast.lorraine.id)
    page = browse(cast.pat).get(MEMBERS).content.decode()
    assert names(page) == ["Marcus", "Pat", "Rosa", "Lorraine"]


@pytest.mark.parametrize(
    ("find", "found"),
    [("ro", ["Rosa"]), ("ARC", ["Marcus"]), ("lorraine", ["Lorraine"]), ("kit", []), ("%", [])],
)
def test_members_are_found_by_typing(
    cast: Cast, browse: Browse, find: str, found: list[str]
) -> None:
    answer = browse(cast.pat).get(MEMBERS, {"find": find}, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "<html" not in page
    assert names(page) == found


def test_the_list_takes_the_same_statements_for_one_and_many(cast: Cast, browse: Browse) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(MEMBERS)
        return len(captured)

    client = browse(cast.pat)
    client.get(MEMBERS)
    few = statements()
    for number in range(30):
        an_ana(cast, f"ana{number}")
    assert statements() == few
    assert len(names(client.get(MEMBERS).content.decode())) == 25
    assert len(names(client.get(MEMBERS, {"page": 2}).content.decode())) == 9


def an_ana(cast: Cast, username: str = "ana", email: str | None = None) -> Actor:
    return actor_of(
        add_member(
            actor=cast.pat,
            role="peer_specialist",
            name="Ana",
            username=username,
            password=PASSWORD,
            email=email,
        )
    )


def test_a_participant_who_signs_in_is_not_in_the_list(cast: Cast, browse: Browse) -> None:
    place = a_door(cast.rosa, cast.dee.pk)
    client = browse(cast.pat)
    assert "Dee" not in names(client.get(MEMBERS).content.decode())
    for path in ("", "renew/", "renew-sign-in/"):
        assert client.get(f"{MEMBERS}{place.pk}/{path}").status_code == HTTPStatus.NOT_FOUND
        assert client.post(f"{MEMBERS}{place.pk}/{path}").status_code == HTTPStatus.NOT_FOUND


def test_a_new_member_gets_a_pass_phrase_once_and_chooses_their_own(
    cast: Cast, browse: Browse
) -> None:
    answer = browse(cast.pat).post(ADD, ANA)
    assert answer.status_code == HTTPStatus.OK
    assert answer["Cache-Control"] == "no-store"
    found = re.search(r"<strong>(\w+-\w+-\w+-\w+-\d\d)</strong>", answer.content.decode())
    assert found
    account = Account.objects.get(username="ana.ruiz")
    assert (account.language, account.email, account.password_is_temporary) == ("es", None, True)

    ana = Client()
    sign_in(ana, "ana.ruiz", found[1])
    assert ana.get("/accounts/me/")["Location"] == ("/sign-in/choose-password/?next=/accounts/me/")
    mine = {"password1": "la-mia-de-siempre-7", "password2": "la-mia-de-siempre-7"}
    chosen = ana.post("/sign-in/choose-password/", {**mine, "next": "/accounts/me/"})
    assert chosen["Location"] == "/accounts/me/"
    assert ana.get("/accounts/me/").status_code == HTTPStatus.OK
    assert Client().login(username="ana.ruiz", password=found[1]) is False
    assert sign_in(Client(), "ana.ruiz", mine["password1"]) == "/"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"username": "rosa"}, "Somebody signs in with that user name already."),
        ({"username": "ROSA"}, "Somebody signs in with that user name already."),
        ({"username": "an a"}, "Use three letters or more"),
        ({"username": "ana@home"}, "Use three letters or more"),
        ({"role": "participant"}, "Please choose one of these."),
        ({"name": ""}, "Please fill this in."),
        ({"name": "x" * 81}, "This is too long"),
        ({"program": str(uuid4())}, "Please choose one of these."),
        ({"email": "not-one"}, "Type it like name@example.org."),
    ],
)
def test_what_adding_refuses(cast: Cast, browse: Browse, wrong: dict[str, str], said: str) -> None:
    answer = browse(cast.pat).post(ADD, {**ANA, **wrong})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert said in answer.content.decode()
    assert not Account.objects.filter(username__startswith="ana").exists()


def test_an_email_address_is_only_one_persons(cast: Cast, browse: Browse) -> None:
    an_ana(cast, email="ana@example.org")
    typed = {**ANA, "email": "Ana@Example.org"}
    answer = browse(cast.pat).post(ADD, typed)
    assert "Someone signs in with that e-mail address already." in answer.content.decode()


def test_a_program_of_another_organization_cannot_be_chosen(cast: Cast, browse: Browse) -> None:
    page = browse(cast.pat).get(ADD).content.decode()
    page = page.split('name="program"')[1].split("</select>")[0]
    assert re.findall(r"<option[^>]*>([^<]+)<", page) == ["No program", "Hill", "River"]


def test_editing_keeps_what_was_said_and_writes_history(cast: Cast, browse: Browse) -> None:
    path = f"{MEMBERS}{cast.rosa.id}/"
    typed = {"name": "Rosa D.", "role": "supervisor", "program": "", "email": "rosa@example.org"}
    answer = browse(cast.pat).post(path, typed)
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.SEE_OTHER, MEMBERS)
    with acting_as(cast.pat):
        rosa = Membership.objects.select_related("account").get(pk=cast.rosa.id)
        change = Change.objects.get(event="MemberEdited")
    assert (rosa.name, rosa.role, rosa.program, rosa.credential) == (
        "Rosa D.",
        "supervisor",
        None,
        "",
    )
    assert rosa.account.email == "rosa@example.org"
    assert change.details == {
        "before": {
            "name": "Rosa",
            "role": "peer_specialist",
            "program": "River",
            "credential": "CPS",
        },
        "after": {"name": "Rosa D.", "role": "supervisor", "program": "", "credential": ""},
        "email_changed": True,
    }


def test_saving_without_a_change_writes_no_history(cast: Cast) -> None:
    edit_member(actor=cast.pat, membership_id=cast.rosa.id, changes={"name": "Rosa"})
    with acting_as(cast.pat):
        assert not Change.objects.filter(event="MemberEdited").exists()


def test_administrators_cannot_shut_themselves_out(cast: Cast, browse: Browse) -> None:
    with pytest.raises(Refused, match="your own role"):
        edit_member(actor=cast.pat, membership_id=cast.pat.id, changes={"role": "supervisor"})
    client = browse(cast.pat)
    for path in ("renew/", "renew-sign-in/"):
        answer = client.post(f"{MEMBERS}{cast.pat.id}/{path}")
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_an_ended_place_is_gone_at_once(cast: Cast, browse: Browse) -> None:
    marcus = signed_in("marcus")
    client = browse(cast.pat)
    page = client.get(f"{MEMBERS}{cast.marcus.id}/").content.decode()
    assert f'href="/supervision/members/{cast.marcus.id}/leaving/"' in page
    end_membership(actor=cast.pat, membership_id=cast.marcus.id)
    assert marcus.get("/accounts/me/").status_code == HTTPStatus.FORBIDDEN
    assert client.get(f"{MEMBERS}{cast.marcus.id}/").status_code == HTTPStatus.NOT_FOUND
    with pytest.raises(NotFound):
        end_membership(actor=cast.pat, membership_id=cast.marcus.id)


def test_a_new_pass_phrase_ends_the_old_password_and_all_sessions(
    cast: Cast, browse: Browse
) -> None:
    marcus = signed_in("marcus")
    answer = browse(cast.pat).post(f"{MEMBERS}{cast.marcus.id}/renew-sign-in/")
    found = re.search(r"<strong>(\S+-\d\d)</strong>", answer.content.decode())
    assert found
    assert marcus.get("/accounts/me/").status_code == HTTPStatus.FOUND
    assert not Client().login(username="marcus", password=PASSWORD)
    again = Client()
    sign_in(again, "marcus", found[1])
    assert "/sign-in/choose-password/" in again.get("/")["Location"]


REFUSED_TO = ("", "add/", "{rosa}/", "{rosa}/renew/", "{rosa}/renew-sign-in/")


@pytest.mark.parametrize("path", [*[f"members/{path}" for path in REFUSED_TO], "programs/"])
@pytest.mark.parametrize("who", ["rosa", "lorraine", "marcus"])
def test_nobody_else_runs_who_works_here(cast: Cast, browse: Browse, who: str, path: str) -> None:
    client = browse(getattr(cast, who))
    address = f"/accounts/{path.format(rosa=cast.rosa.id)}"
    for answer in (client.get(address), client.post(address, ANA)):
        assert answer.status_code == HTTPStatus.FORBIDDEN
        assert "Only those who run the program" in answer.content.decode()


def test_nobody_of_another_organization_is_in_reach(cast: Cast) -> None:
    with pytest.raises(NotFound):
        end_membership(actor=cast.pat, membership_id=cast.kit.id)
    with pytest.raises(NotFound):
        edit_member(actor=cast.pat, membership_id=cast.kit.id, changes={"name": "X"})
    with pytest.raises(NotAllowed):
        add_member(
            actor=cast.kit, role="administrator", name="X", username="xxx", password=PASSWORD
        )


def test_agencies_and_a_persons_own_people_are_no_members(cast: Cast, browse: Browse) -> None:
    """An administrator cannot turn them into workers, nor open a second road to their sign-in."""
    doors = [let_in(cast, an_agency(cast), "ana"), let_in(cast, a_sister(cast), "sam")]
    client = browse(cast.pat)
    assert names(client.get(MEMBERS).content.decode()) == ["Lorraine", "Marcus", "Pat", "Rosa"]
    for door in doors:
        for path in ("", "renew/", "renew-sign-in/"):
            page = f"{MEMBERS}{door.pk}/{path}"
            assert client.get(page).status_code == HTTPStatus.NOT_FOUND
            assert client.post(page, ANA).status_code == HTTPStatus.NOT_FOUND
        leaving = client.get(f"/supervision/members/{door.pk}/leaving/")
        assert leaving.status_code == HTTPStatus.NOT_FOUND
        for refused in (
            lambda one=door: edit_member(
                actor=cast.pat, membership_id=one.pk, changes={"role": "supervisor"}
            ),
            lambda one=door: renew_sign_in(actor=cast.pat, membership_id=one.pk, password=PASSWORD),
            lambda one=door: end_membership(actor=cast.pat, membership_id=one.pk),
        ):
            with pytest.raises(NotFound):
                refused()


def test_of_two_with_one_name_it_is_asked_whether_they_are_one(cast: Cast, browse: Browse) -> None:
    client, again = browse(cast.pat), {**ANA, "name": "marcus", "email": ""}
    answer = client.post(ADD, again)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Say whether it is the same one." in answer.content.decode()
    with acting_as(cast.pat):
        before = Membership.objects.get(pk=cast.marcus.id)
    for said, is_one, username in (
        ("somebody_else", False, "marcus.2"),
        (str(cast.marcus.id), True, "marcus.3"),
    ):
        answer = client.post(ADD, {**again, "was_here": said, "username": username})
        assert answer.status_code == HTTPStatus.OK
        with acting_as(cast.pat):
            added = Membership.objects.get(account__username=username)
        assert (added.person_key == before.person_key) is is_one
