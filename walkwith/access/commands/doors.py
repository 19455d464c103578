"""The participant's own door: talked about, opened, given a card, closed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access import events
from walkwith.access.acts import answer, ask
from walkwith.access.models import DoorCard, SafetyTalk
from walkwith.access.policies import (
    check_may_close_door,
    check_may_confirm_card,
    check_may_open_door,
    check_may_sit_with_pin,
)
from walkwith.access.queries.doors import talk_that_counts
from walkwith.accounts.cards import digest_of
from walkwith.accounts.models import Account, Membership, Roles
from walkwith.accounts.pass_phrases import new_pass_phrase
from walkwith.accounts.pins import is_right
from walkwith.accounts.rules import STAYS
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotAllowed, Refused
from walkwith.foundation.history import record
from walkwith.foundation.identifiers import new_id
from walkwith.people.looks import note_look, write_looks_now
from walkwith.people.models import Participant


@dataclass(frozen=True, slots=True)
class NewCard:
    """What stands on a card: shown once, and kept nowhere."""

    username: str
    words: str
    expires_at: dt.datetime
    needs_second: bool


@command
def talk_about_safety(
    *,
    actor: Actor,
    participant_id: UUID,
    phone: str,
    topics: Sequence[str],
    wants_door: bool,
    who_could_look: str = "",
    if_found: str = "",
    stay: str = "short",
    tab_name: str = "",
) -> SafetyTalk:
    """Write down what was talked through before somebody signs in themselves.

    A no closes the door that is open. A yes needs everything to have been talked through.
    """
    check_may_open_door(actor, participant_id=participant_id)
    if stay not in STAYS:
        raise Refused(_("Please choose one of these."), field="stay")
    if wants_door and set(topics) != set(SafetyTalk.Topics.values):
        raise Refused(_("Talk through all of it first, then tick it."), field="topics")
    talk = SafetyTalk(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        talked_by_id=actor.id,
        phone=phone,
        who_could_look=who_could_look,
        topics=list(topics),
        if_found=if_found,
        stay=stay,
        tab_name=tab_name,
        wants_door=wants_door,
    )
    talk.save(force_insert=True)
    _note(participant_id)
    record(actor=actor, event=events.TalkedAboutSafety(wants_door=wants_door), about=talk)
    participant = Participant.objects.get(pk=participant_id)
    if not wants_door and participant.membership_id is not None:
        _close(actor, participant)
    return talk


@command
def open_own_door(*, actor: Actor, participant_id: UUID, username: str) -> Membership:
    """Let the person read their own record, once a card brings them in (`make_door_card`)."""
    check_may_open_door(actor, participant_id=participant_id)
    participant = Participant.objects.get(pk=participant_id)
    talk = talk_that_counts(participant_id, page="door")
    _check_door_can_open(participant, talk, username)
    assert talk
    account = Account.objects.create_user(
        username,
        None,
        language=participant.language,
        password_is_temporary=True,
        stay=talk.stay,
        tab_name=talk.tab_name,
    )
    membership = Membership.objects.create(
        organization_id=actor.organization_id,
        account=account,
        role=Roles.PARTICIPANT,
        starts_at=clock.database_now(),
    )
    Participant.objects.filter(pk=participant.pk).update(membership=membership)
    _note(participant.pk)
    record(actor=actor, event=events.OwnDoorOpened(membership_id=membership.pk), about=participant)
    return membership


def _check_door_can_open(participant: Participant, talk: SafetyTalk | None, username: str) -> None:
    if participant.membership_id is not None:
        raise Refused(_("They can sign in already."))
    if talk is None or not talk.wants_door:
        raise Refused(_("Talk about safety first. The door opens when they want it."))
    if Account.objects.filter(username=username.lower()).exists():
        raise Refused(_("Somebody signs in with that user name already."), field="username")


@command
def make_door_card(*, actor: Actor, participant_id: UUID) -> NewCard:
    """A card to hand over in person, in place of any before. It opens once, within seven days.

    Where they had a way in before, it opens when a second person has seen them (`confirm_card`).
    """
    check_may_open_door(actor, participant_id=participant_id)
    participant, account = _door_of(participant_id)
    words, card_id = new_pass_phrase(participant.language), new_id()
    needs_second = answer("make_card", card_id, participant_id, digest_of(words))
    if needs_second is None:
        raise Refused(_("Talk about safety first. The door opens when they want it."))
    card = DoorCard.objects.get(pk=card_id)
    _note(participant_id)
    record(actor=actor, event=events.DoorCardMade(needs_second=needs_second), about=card)
    return NewCard(account.username, words, card.expires_at, needs_second)


@command
def confirm_card(*, actor: Actor, username: str) -> None:
    """A second person has the one before them whose card it is: from now on it opens.

    They need not be within reach: nothing of the record is shown.
    """
    check_may_confirm_card(actor)
    confirmed = ask("confirm_card", username.strip())
    if not confirmed:
        raise Refused(
            _("No card of that user name waits for you. Whoever made a card cannot confirm it."),
            field="username",
        )
    [(card_id, participant_id)] = confirmed
    card = DoorCard(pk=card_id, participant_id=participant_id)
    record(actor=actor, event=events.DoorCardConfirmed(), about=card)


@command
def close_own_door(*, actor: Actor, participant_id: UUID) -> None:
    """Nobody reads this record by the person's own sign-in any more; nothing is lost."""
    check_may_close_door(actor, participant_id=participant_id)
    participant, _account = _door_of(participant_id)
    _close(actor, participant)


@command
def try_pin_together(*, actor: Actor, participant_id: UUID, digits: str) -> bool:
    """Did the person type their own PIN, on this phone? Each miss is counted.

    Ask it before a command, not inside one: what a refusal undoes is not counted.
    """
    check_may_sit_with_pin(actor, participant_id=participant_id)
    participant, account = _door_of(participant_id)
    if not account.pin:
        raise Refused(_("They have no PIN."), field="digits")
    right = is_right(account, digits)
    note_look([participant.pk], "identity", page="door")
    record(actor=actor, event=events.PinTriedTogether(is_right=right), about=participant)
    return right


def _close(actor: Actor, participant: Participant) -> None:
    _note(participant.pk)
    event = events.OwnDoorClosed(membership_id=participant.membership_id)
    record(actor=actor, event=event, about=participant)
    write_looks_now()  # closing it ends what allows them
    if not answer("close_door", participant.pk):
        raise NotAllowed(_("Only who opened it, or the person themselves, closes this door."))


def _door_of(participant_id: UUID) -> tuple[Participant, Account]:
    participant = Participant.objects.select_related("membership__account").get(pk=participant_id)
    if participant.membership is None:
        raise Refused(_("They have no sign-in of their own."))
    return participant, participant.membership.account


def _note(participant_id: UUID) -> None:
    note_look([participant_id], "identity", how="wrote", page="door")
