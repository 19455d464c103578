"""A person's own sign-in: opened after a talk about safety, with a password they change."""

import pytest
from django.test import Client

from tests.conftest import PASSWORD, Cast
from tests.today.build import Browse, open_dees_door
from walkwith.access.commands import open_own_door
from walkwith.accounts.models import Account, Membership
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import Refused
from walkwith.foundation.models import Change

SAID = {"username": "Dee", "password": PASSWORD, "talked_about_safety": "on"}


def address(cast: Cast) -> str:
    return f"/access/{cast.dee.pk}/open-door/"


def test_rosa_or_lorraine_opens_it(cast: Cast, browse: Browse) -> None:
    answer = browse(cast.lorraine).post(address(cast), SAID, follow=True)
    assert "Dee can sign in now." in answer.content.decode()
    account = Account.objects.get(username="dee")
    assert account.password_is_temporary
    assert account.check_password(PASSWORD)
    again = browse(cast.rosa).get(address(cast)).content.decode()
    assert "Dee can sign in already." in again


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


def test_a_membership_of_a_participant_shows_to_nobody_else(cast: Cast) -> None:
    dee = open_dees_door(cast)
    for actor in (cast.rosa, cast.lorraine, *cast.strangers()):
        with acting_as(actor):
            assert not Membership.objects.filter(pk=dee.id).exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"talked_about_safety": ""}, "Talk first about who else could see their screen"),
        ({"username": "rosa"}, "Somebody signs in with that user name already."),
        ({"username": "de e"}, "A user name has no spaces."),
        ({"password": "short"}, "too short"),
        ({"password": "deirdre-quill", "username": "deirdre-quill"}, "too similar"),
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
