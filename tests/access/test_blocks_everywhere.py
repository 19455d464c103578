"""A block holds for the person, not for one sign-in: for agencies, supporters and workers."""

import pytest

from tests.access.leaving import FACTS, a_consent, a_recipient, account, let_leave
from tests.access.letting_in import let_in
from tests.access.signing import a_sister, an_agency, by_hand, chosen, signed_for
from tests.conftest import PASSWORD, Cast, actor_of
from tests.today.build import Browse, open_dees_door
from walkwith.access.commands import (
    agree_to_lift,
    assign,
    end_invitation,
    keep_out,
    sign_consent,
)
from walkwith.access.models import Block
from walkwith.access.queries import live_sections, openings_of, workers_to_assign
from walkwith.accounts.commands import add_member
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import Refused
from walkwith.supervision.commands import see_off


def opened(actor: Actor, cast: Cast) -> bool:
    with acting_as(actor):
        return bool(openings_of(cast.dee.pk).may_read)


@pytest.mark.parametrize("basis", [basis for basis in FACTS if basis != "own_request"])
def test_nothing_goes_to_an_agency_that_is_kept_out(cast: Cast, basis: str) -> None:
    dee, clinic = open_dees_door(cast), a_recipient(cast)
    door = let_in(cast, clinic, "clinic")
    a_consent(cast, clinic)
    let_leave(cast, basis, clinic.pk)
    keep_out(actor=dee, participant_id=cast.dee.pk, member_id=door.pk)
    with pytest.raises(Refused, match="Dee keeps Alma Clinic out: nothing goes to them"):
        let_leave(cast, basis, clinic.pk)
    with acting_as(cast.rosa):
        assert live_sections(cast.dee.pk, clinic.pk) == {}
    assert len(account(cast)) == 1


def test_a_new_sign_in_of_the_agency_is_kept_out_too(cast: Cast) -> None:
    dee, clinic = open_dees_door(cast), an_agency(cast)
    door = let_in(cast, clinic, "clinic")
    signed_for(cast, clinic)
    assert opened(actor_of(door), cast)
    keep_out(actor=dee, participant_id=cast.dee.pk, member_id=door.pk)
    end_invitation(actor=cast.rosa, recipient_id=clinic.pk)
    with acting_as(cast.rosa):
        assert live_sections(cast.dee.pk, clinic.pk) == {}, "also while they have none"
    again = let_in(cast, clinic, "clinic.2")
    assert not opened(actor_of(again), cast)
    with pytest.raises(Refused, match="They are kept out of the record"):
        sign_consent(
            actor=dee, participant_id=cast.dee.pk, choices=chosen(clinic), signature=by_hand()
        )


def test_a_supporter_is_kept_out_and_let_in_again(cast: Cast, browse: Browse) -> None:
    dee, ana = open_dees_door(cast), a_sister(cast)
    door = actor_of(let_in(cast, ana, "ana"))
    signed_for(cast, ana)
    assert opened(door, cast)
    client, page = browse(dee), f"/access/{cast.dee.pk}/blocks/"
    assert "Ana · Family member or friend</option>" in client.get(page).content.decode()
    client.post(page, {"member": str(door.id), "sure": "yes"})
    assert not opened(door, cast)
    assert "Ana · Family member or friend</option>" not in client.get(page).content.decode()
    end_invitation(actor=dee, recipient_id=ana.pk)
    assert "<h3>Ana</h3>" in client.get(page).content.decode(), "their sign-in is over, not this"
    again = actor_of(let_in(cast, ana, "ana.2"))
    assert not opened(again, cast)
    with acting_as(dee):
        block = Block.objects.get().pk
    for actor in (dee, cast.lorraine):
        assert not agree_to_lift(actor=actor, block_id=block)


def add_marcus_again(cast: Cast) -> Actor:
    see_off(actor=cast.pat, membership_id=cast.marcus.id)
    asked = {"role": "peer_specialist", "username": "marcus.2", "password": PASSWORD}
    return actor_of(
        add_member(actor=cast.pat, name="Marcus", was_here=cast.marcus.id, **asked)  # type: ignore[arg-type]
    )


def test_a_worker_who_comes_back_is_kept_out_still(cast: Cast) -> None:
    dee = open_dees_door(cast)
    keep_out(actor=dee, participant_id=cast.dee.pk, member_id=cast.marcus.id)
    again = add_marcus_again(cast)
    with acting_as(cast.rosa):
        assert again.id not in {one.pk for one in workers_to_assign(cast.dee.pk)}
    with pytest.raises(Refused):
        assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=again.id)
    assert not opened(again, cast)
