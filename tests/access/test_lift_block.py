"""Letting somebody back in takes the person and two others, each for themselves."""

from http import HTTPStatus

import pytest

from tests.access.test_known_people import sees
from tests.conftest import PASSWORD, Cast, actor_of
from tests.today.build import Browse, open_dees_door
from walkwith.access.commands import (
    agree_to_lift,
    begin_privacy_contact,
    begin_supervision,
    keep_out,
    say_whom_they_know,
)
from walkwith.access.models import Block, Request
from walkwith.accounts.commands import add_member
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotFound
from walkwith.foundation.models import Change
from walkwith.people.keeping_out import keep_out_known


def a_block(cast: Cast) -> Block:
    with acting_as(cast.lorraine):
        return Block.objects.get()


@pytest.fixture
def ines(cast: Cast) -> Actor:
    """A second supervisor who leads Rosa, too."""
    member = add_member(
        actor=cast.pat, role="supervisor", name="Inés", username="ines", password=PASSWORD
    )
    begin_supervision(actor=cast.pat, supervisor_id=member.pk, worker_id=cast.rosa.id)
    return actor_of(member)


def test_two_others_and_dee_let_rosa_back_in(cast: Cast, browse: Browse, ines: Actor) -> None:
    dee = open_dees_door(cast)
    keep_out(actor=dee, participant_id=cast.dee.pk, member_id=cast.rosa.id)
    block = a_block(cast)
    path = f"/access/blocks/{block.pk}/lift/"
    page = browse(dee).get(path).content.decode()
    assert "Your yes is missing." in page
    assert browse(dee).post(path)["Location"] == path
    assert "Your yes is there." in browse(dee).get(path).content.decode()
    with acting_as(dee):
        asked = Request.objects.get()
    assert (asked.kind, asked.about_id, asked.answered_at) == ("lift_block", block.pk, None)
    assert browse(dee).post(path).status_code == HTTPStatus.SEE_OTHER
    with acting_as(dee):
        assert Request.objects.count() == 1
    for _ in range(2):  # the same yes twice is one
        assert browse(cast.lorraine).post(path)["Location"] == path
    assert not sees(cast.rosa, cast.dee)
    page = browse(ines).get(path).content.decode()
    assert "<h3>Lorraine</h3><small>said yes</small>" in page
    assert browse(ines).post(path)["Location"] == "/"
    assert sees(cast.rosa, cast.dee)
    assert browse(ines).get(path).status_code == HTTPStatus.NOT_FOUND
    with acting_as(cast.lorraine):
        said = [one.details for one in Change.objects.filter(event="AgreedToLift").order_by("at")]
    assert [(one["said"], one["is_lifted"]) for one in said] == [
        ("participant", False),
        ("participant", False),
        ("first", False),
        ("first", False),
        ("second", True),
    ]


def test_without_dee_two_others_open_nothing(cast: Cast, ines: Actor) -> None:
    keep_out(actor=cast.lorraine, participant_id=cast.dee.pk, member_id=cast.rosa.id)
    block = a_block(cast)
    assert not agree_to_lift(actor=cast.lorraine, block_id=block.pk)
    assert not agree_to_lift(actor=ines, block_id=block.pk)
    assert not sees(cast.rosa, cast.dee)
    assert agree_to_lift(actor=open_dees_door_by(cast), block_id=block.pk)
    assert sees(cast.rosa, cast.dee)


def open_dees_door_by(cast: Cast) -> Actor:
    """Rosa is kept out: Lorraine opens Dee's door."""
    from_rosa = Cast(
        pat=cast.pat,
        rosa=cast.lorraine,
        lorraine=cast.lorraine,
        marcus=cast.marcus,
        kit=cast.kit,
        dee=cast.dee,
    )
    return open_dees_door(from_rosa)


def test_the_wish_opens_it_to_the_privacy_contact(cast: Cast, browse: Browse) -> None:
    begin_privacy_contact(actor=cast.pat, member_id=cast.pat.id)
    dee = open_dees_door(cast)
    keep_out(actor=dee, participant_id=cast.dee.pk, member_id=cast.rosa.id)
    path = f"/access/blocks/{a_block(cast).pk}/lift/"
    assert browse(cast.pat).get(path).status_code == HTTPStatus.NOT_FOUND
    browse(dee).post(path)
    assert browse(cast.pat).get(path).status_code == HTTPStatus.OK
    browse(cast.lorraine).post(path)
    browse(cast.pat).post(path)
    assert sees(cast.rosa, cast.dee)


def test_what_a_worker_knew_is_lifted_the_same_way_and_stays_lifted(
    cast: Cast, ines: Actor
) -> None:
    dee = open_dees_door(cast)
    say_whom_they_know(actor=cast.rosa, names=["Deirdre Quill"])
    block = a_block(cast)
    assert block.is_known
    for actor in (dee, cast.lorraine, ines):
        agree_to_lift(actor=actor, block_id=block.pk)
    assert sees(cast.rosa, cast.dee)
    with acting_as(cast.rosa):
        keep_out_known()
    assert sees(cast.rosa, cast.dee)


def test_nobody_else_has_a_say(cast: Cast, browse: Browse) -> None:
    keep_out(actor=open_dees_door(cast), participant_id=cast.dee.pk, member_id=cast.marcus.id)
    block = a_block(cast)
    for actor in (cast.rosa, cast.marcus, cast.pat, cast.kit):
        with pytest.raises(NotFound):
            agree_to_lift(actor=actor, block_id=block.pk)
        answer = browse(actor).get(f"/access/blocks/{block.pk}/lift/")
        assert answer.status_code == HTTPStatus.NOT_FOUND
