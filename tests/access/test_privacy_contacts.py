"""The house says who is asked about privacy; two are better than one."""

import re
from http import HTTPStatus

import pytest

from tests.conftest import Cast
from tests.today.build import Browse
from walkwith.access.commands import begin_privacy_contact, end_privacy_contact
from walkwith.access.models import PrivacyContact
from walkwith.access.queries import privacy_contacts
from walkwith.accounts.commands import end_membership
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotAllowed, Refused
from walkwith.foundation.models import Change

PAGE = "/access/privacy-contacts/"
TWO = "Two or more are best"


def test_pat_names_two_and_ends_one(cast: Cast, browse: Browse) -> None:
    client = browse(cast.pat)
    assert "Nobody is asked yet." in client.get(PAGE).content.decode()
    for member in (cast.lorraine, cast.pat):
        assert TWO in client.get(PAGE).content.decode()
        assert client.post(PAGE, {"member": str(member.id)}).status_code == HTTPStatus.SEE_OTHER
    page = client.get(PAGE).content.decode()
    assert TWO not in page
    assert re.findall(r"<h2>(Lorraine|Pat|Rosa|Marcus)</h2>", page) == ["Lorraine", "Pat"]
    assert re.findall(r"<option[^>]*>(\w+) ·", page) == ["Marcus", "Rosa"]
    with acting_as(cast.pat):
        lorraine = PrivacyContact.objects.get(member_id=cast.lorraine.id)
    path = f"{PAGE}{lorraine.pk}/end/"
    assert client.post(path)["Location"] == PAGE
    assert client.post(path).status_code == HTTPStatus.NOT_FOUND
    assert TWO in client.get(PAGE).content.decode()
    with acting_as(cast.pat):
        events = Change.objects.filter(event__startswith="PrivacyContact").order_by("at")
        assert [one.event for one in events] == [
            "PrivacyContactNamed",
            "PrivacyContactNamed",
            "PrivacyContactEnded",
        ]


def test_nobody_is_named_twice_or_from_elsewhere(cast: Cast) -> None:
    begin_privacy_contact(actor=cast.pat, member_id=cast.lorraine.id)
    for member in (cast.lorraine, cast.kit):
        with pytest.raises(Refused, match="is not asked yet"):
            begin_privacy_contact(actor=cast.pat, member_id=member.id)


def test_who_left_is_asked_no_longer(cast: Cast) -> None:
    begin_privacy_contact(actor=cast.pat, member_id=cast.lorraine.id)
    end_membership(actor=cast.pat, membership_id=cast.lorraine.id)
    with acting_as(cast.pat):
        assert privacy_contacts() == []


def test_only_an_administrator_says_it(cast: Cast, browse: Browse) -> None:
    contact = begin_privacy_contact(actor=cast.pat, member_id=cast.lorraine.id)
    for actor in (cast.rosa, cast.lorraine, cast.marcus):
        assert browse(actor).get(PAGE).status_code == HTTPStatus.FORBIDDEN
        with pytest.raises(NotAllowed):
            end_privacy_contact(actor=actor, contact_id=contact.pk)
