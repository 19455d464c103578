"""Whom a worker knows, and whom somebody keeps out: both in silence."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from walkwith.access import events
from walkwith.access.acts import answer
from walkwith.access.models import Block, KnownPerson, Request, SaidWhomTheyKnow
from walkwith.access.policies import (
    check_may_keep_out,
    check_may_lift_block,
    check_may_say_whom_they_know,
)
from walkwith.access.queries import members_to_keep_out
from walkwith.access.queries.keeping_out import is_over
from walkwith.access.rules.keeping_out import LONGEST_NAME, MOST_KNOWN, too_short
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.people.keeping_out import keep_out_known
from walkwith.people.looks import note_look
from walkwith.people.rules import folded

ANSWERED_WITHIN = dt.timedelta(days=30)


@command
def say_whom_they_know(*, actor: Actor, names: Sequence[str]) -> None:
    """Add to the list of those the actor knows in private life. Nobody is an answer, too."""
    check_may_say_whom_they_know(actor)
    _check_names(actor, names)
    known = set(KnownPerson.objects.filter(worker_id=actor.id).values_list("folded", flat=True))
    for name in names:
        if folded(name) not in known:
            KnownPerson.objects.create(
                organization_id=actor.organization_id,
                worker_id=actor.id,
                name=name,
                folded=folded(name),
            )
    said = SaidWhomTheyKnow.objects.filter(worker_id=actor.id).first()
    if said is None:
        said = SaidWhomTheyKnow.objects.create(
            organization_id=actor.organization_id, worker_id=actor.id
        )
    keep_out_known(worker=actor.id)
    record(actor=actor, event=events.SaidWhomTheyKnow(), about=said)


@command
def take_off_known(*, actor: Actor, known_id: UUID) -> None:
    """The name is no longer on the list. Whoever is kept out stays so: others decide that."""
    check_may_say_whom_they_know(actor)
    known = KnownPerson.objects.filter(pk=known_id, worker_id=actor.id).first()
    if known is None:
        raise NotFound
    record(actor=actor, event=events.TookOffKnown(), about=known)
    known.delete()


@command
def keep_out(*, actor: Actor, participant_id: UUID, member_id: UUID) -> None:
    """Somebody of the house sees nothing of this record from now on, and is not told.

    Whoever files it for the person may not know that it stands already: then nothing is said.
    """
    check_may_keep_out(actor, participant_id=participant_id)
    if member_id == actor.id:
        raise Refused(
            _("You cannot keep yourself out here. Put them on the list of people you know."),
            field="member",
        )
    if member_id not in {one.pk for one in members_to_keep_out(actor, participant_id)}:
        raise Refused(_("Choose somebody of the house."), field="member")
    if answer("own_person") != participant_id and is_over(actor, member_id):
        raise Refused(
            _("Who leads you or is asked about privacy is kept out by the person alone."),
            field="member",
        )
    block = Block(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        member_id=member_id,
        declared_by_id=actor.id,
        starts_at=clock.database_now(),
    )
    note_look([participant_id], "blocks", how="wrote", page="blocks")
    try:
        with transaction.atomic():
            block.save(force_insert=True)
    except IntegrityError:
        return
    record(actor=actor, event=events.KeptOut(member_id=member_id), about=block)


@command
def agree_to_lift(*, actor: Actor, block_id: UUID) -> bool:
    """One yes to letting somebody back in. True when it was the last one needed."""
    block = Block.objects.filter(pk=block_id, ends_at=None).first()
    if block is None:
        raise NotFound
    check_may_lift_block(actor, block=block)
    said = answer("agree_to_lift", block_id)
    if said is None:
        raise NotFound
    is_lifted = not Block.objects.filter(pk=block_id, ends_at=None).exists()
    if said == "participant" and not is_lifted:
        _ask_to_lift(actor, block)
    note_look([block.participant_id], "blocks", how="wrote", page="blocks")
    record(actor=actor, event=events.AgreedToLift(said=said, is_lifted=is_lifted), about=block)
    return is_lifted


def _check_names(actor: Actor, names: Sequence[str]) -> None:
    if short := too_short(names):
        raise Refused(
            _("Write a first and a last name: %(name)s") % {"name": short[0]}, field="names"
        )
    if any(len(name) > LONGEST_NAME for name in names):
        raise Refused(_("One of these is too long for a name."), field="names")
    if KnownPerson.objects.filter(worker_id=actor.id).count() + len(names) > MOST_KNOWN:
        raise Refused(_("The list is full. Talk with your supervisor about it."), field="names")


def _ask_to_lift(actor: Actor, block: Block) -> None:
    """The wish of the person goes to the privacy contact, once."""
    waiting = Request.objects.filter(
        participant_id=block.participant_id, about_id=block.pk, answered_at=None
    )
    if waiting.exists():
        return
    asked = Request.objects.create(
        organization_id=actor.organization_id,
        participant_id=block.participant_id,
        kind=Request.Kinds.LIFT_BLOCK,
        about="block",
        about_id=block.pk,
        asked_by_id=actor.id,
        due_on=clock.today(actor.zone) + ANSWERED_WITHIN,
    )
    record(actor=actor, event=events.AskedToLift(), about=asked)
