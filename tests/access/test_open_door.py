"""A person's own sign-in: opened after a talk about safety, with a password they change."""

import re

import pytest
from django.http import HttpResponseBase
from django.test import Client

from tests.conftest import PASSWORD, Cast
from tests.today.build import Browse, open_dees_door
from walkwith.access.commands import open_own_door
from walkwith.accounts.models import Account, Membership
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import Refused
from walkwith.foundation.models import Change

SAID = {"username": "Dee", "talked_about_safety": "on"}
PHRASE = re.compile(r"<strong>([a-z]+(?:-[a-z]+){3}-\d\d)</strong>")


def address(cast: Cast) -> str:
    return f"/access/{cast.dee.pk}/open-door/"


def phrase_on(answer: HttpResponseBase) -> str:
    found = PHRASE.search(getattr(answer, "content", b"").decode())
    assert found
    return found[1]


def test_rosa_or_lorraine_opens_it(cast: Cast, browse: Browse) -> None:
    answer = browse(cast.lorraine).post(address(cast), SAID)
    account = Account.objects.get(username="dee")
    assert account.password_is_temporary
    assert account.check_password(phrase_on(answer))
    again = browse(cast.rosa).get(address(cast)).content.decode()
    assert "Dee can sign in already." in again


def test_a_forgotten_password_begins_again(cast: Cast, browse: Browse) -> None:
    open_dees_door(cast)
    Account.objects.filter(username="dee").update(password_is_temporary=False)
    answer = browse(cast.rosa).post(address(cast), {"act": "renew"})
    account = Account.objects.get(username="dee")
    assert account.password_is_temporary
    assert account.check_password(phrase_on(answer))
    with acting_as(cast.rosa):
        assert Change.objects.filter(event="OwnDoorRenewed", subject_id=cast.dee.pk).exists()


def test_a_closed_door_opens_nothing_and_can_be_opened_again(cast: Cast, browse: Browse) -> None:
    dee = browse(open_dees_door(cast))
    browse(cast.lorraine).post(address(cast), {"act": "close"})
    assert dee.get(f"/today/people/{cast.dee.pk}/").status_code == 403
    assert browse(cast.rosa).post(address(cast), {"act": "renew"}).status_code == 422
    answer = browse(cast.rosa).post(address(cast), {**SAID, "username": "dee-again"})
    assert phrase_on(answer)


def test_dee_reads_her_own_record_through_it(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    page = browse(dee).get(f"/today/people/{cast.dee.pk}/").content.decode()
    assert "Reaching you safely" in page


def test_what_is_remembered_is_the_talk_and_never_the_password(cast: Cast) -> None:
    dee = open_dees_door(cast)
    with acting_as(cast.rosa):
        told = Change.objects.get(event="OwnDoorOpened")
    assert (told.subject_id, told.actor_id) == (cast.dee.pk, cast.rosa.id)
    assert told.details == {"membership_id": str(dee.id), "talked_about_safety": True}


def test_a_membership_of_a_participant_shows_only_within_reach(cast: Cast) -> None:
    dee = open_dees_door(cast)
    for actor in (cast.rosa, cast.lorraine):
        with acting_as(actor):
            assert Membership.objects.filter(pk=dee.id).exists()
    for actor in cast.strangers():
        with acting_as(actor):
            assert not Membership.objects.filter(pk=dee.id).exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"talked_about_safety": ""}, "Talk first about who else could see their screen"),
        ({"username": "rosa"}, "Somebody signs in with that user name already."),
        ({"username": "de e"}, "A user name has no spaces."),
    ],
)
def test_it_stays_closed(cast: Cast, browse: Browse, said: dict[str, str], sentence: str) -> None:
    answer = browse(cast.rosa).post(address(cast), {**SAID, **said})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Account.objects.filter(username="dee").exists()


def test_the_command_itself_asks_for_the_talk_and_opens_once(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        open_own_door(
            actor=cast.rosa,
            participant_id=cast.dee.pk,
            username="dee",
            password=PASSWORD,
            talked_about_safety=False,
        )
    assert refused.value.field == "talked_about_safety"
    open_dees_door(cast)
    with pytest.raises(Refused, match="They can sign in already"):
        open_dees_door(cast)


def test_strangers_and_dee_herself_open_no_door(cast: Cast, browse: Browse) -> None:
    for stranger in cast.strangers():
        visitor = browse(stranger)
        assert visitor.get(address(cast)).status_code == 404
        assert visitor.post(address(cast), SAID).status_code == 404
    dee = browse(open_dees_door(cast))
    assert dee.get(address(cast)).status_code == 403


def test_the_door_needs_a_sign_in(cast: Cast, client: Client) -> None:
    assert client.get(address(cast)).status_code == 302
