"""What somebody can lean on, each by itself. What they hide leaves no words in the history."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.history import Event, record
from walkwith.people import events
from walkwith.people.looks import note_look
from walkwith.people.models import Participant, Strength
from walkwith.people.policies import (
    check_may_edit_participant,
    check_may_hide_strengths,
    check_may_write_strength,
)
from walkwith.people.rules import tidy

PAGE = "strengths"


@command
def add_strengths(
    *,
    actor: Actor,
    participant_id: UUID,
    words: Iterable[str],
    kind: str = Strength.Kinds.STRENGTH,
) -> list[Strength]:
    """Several at once, of one kind. What stands there already is not said twice."""
    check_may_edit_participant(actor)
    if not Participant.objects.filter(pk=participant_id).exists():
        raise NotFound
    known = Strength.objects.filter(participant_id=participant_id, kind=kind)
    there = set(known.values_list("words", flat=True))
    added = [
        Strength.objects.create(
            organization_id=actor.organization_id,
            participant_id=participant_id,
            kind=kind,
            words=said,
        )
        for said in dict.fromkeys(map(tidy, words))
        if said and said not in there
    ]
    if added:
        event = events.StrengthsAdded(words=[one.words for one in added])
        _written(actor, added[-1], event)
    return added


@command
def edit_strength(*, actor: Actor, strength_id: UUID, words: str, kind: str) -> Strength:
    """Better words for it, or another kind."""
    strength = _with_id(strength_id)
    check_may_write_strength(actor, participant_id=strength.participant_id)
    said: dict[str, object] = {"kind": kind, "words": tidy(words)}
    if not said["words"]:
        raise Refused(_("Write a few words first."), field="words")
    after = {name: value for name, value in said.items() if getattr(strength, name) != value}
    if after:
        before = {name: getattr(strength, name) for name in after}
        _set(strength, **after)
        event = events.StrengthEdited(before=before, after=after)
        hidden = events.StrengthEdited(before={}, after={})
        _written(actor, strength, hidden if strength.is_hidden else event)
    return strength


@command
def remove_strength(*, actor: Actor, strength_id: UUID) -> Strength:
    """It is no longer said here."""
    strength = _with_id(strength_id)
    check_may_write_strength(actor, participant_id=strength.participant_id)
    words = "" if strength.is_hidden else strength.words
    _written(actor, strength, events.StrengthRemoved(words=words))
    if not Strength.objects.filter(pk=strength_id).delete()[0]:
        raise NotAllowed(_("You can read this, but not change it."))
    return strength


@command
def hide_strength(*, actor: Actor, strength_id: UUID) -> Strength:
    """From now on only they themselves see it."""
    strength = _with_id(strength_id)
    check_may_hide_strengths(actor, participant=strength.participant)
    if not strength.is_hidden:
        _set(strength, is_hidden=True)
        _written(actor, strength, events.StrengthHidden())
    return strength


@command
def show_strength(*, actor: Actor, strength_id: UUID) -> Strength:
    """Whoever sees their strengths may see it, too."""
    strength = _with_id(strength_id)
    check_may_hide_strengths(actor, participant=strength.participant)
    if strength.is_hidden:
        _set(strength, is_hidden=False)
        _written(actor, strength, events.StrengthShown(words=strength.words))
    return strength


def _with_id(strength_id: UUID) -> Strength:
    found = Strength.objects.select_related("participant").filter(pk=strength_id).first()
    if found is None:
        raise NotFound
    return found


def _set(strength: Strength, **values: object) -> None:
    if not Strength.objects.filter(pk=strength.pk).update(**values):
        raise NotAllowed(_("You can read this, but not change it."))
    for name, value in values.items():
        setattr(strength, name, value)


def _written(actor: Actor, strength: Strength, event: Event) -> None:
    record(actor=actor, event=event, about=strength)
    note_look([strength.participant_id], "strengths", how="wrote", page=PAGE)
