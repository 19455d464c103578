from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.history import record
from walkwith.people import events
from walkwith.people.keeping_out import keep_out_known
from walkwith.people.looks import note_look
from walkwith.people.models import ContactDetails, Participant
from walkwith.people.policies import check_may_edit_participant
from walkwith.people.rules import tidy

IDENTITY = ("preferred_name", "full_name", "pronouns", "language", "language_words")
REACHING = (
    "safely",
    "phone",
    "may_text",
    "may_call",
    "may_leave_voicemail",
    "zip_code",
    "agreed_days",
)


@command
def add_participant(*, actor: Actor, participant: Participant, details: Mapping[str, Any]) -> None:
    """Save a new participant and how to reach them; whoever walks with them is set already."""
    check_may_edit_participant(actor)
    details = _tidied(details)
    for name in IDENTITY:
        if name in details:
            setattr(participant, name, details[name])
    participant.save(force_insert=True)
    ContactDetails(
        organization_id=actor.organization_id,
        participant=participant,
        **{name: details[name] for name in REACHING if name in details},
    ).save(force_insert=True)
    record(
        actor=actor,
        event=events.ParticipantAdded(preferred_name=participant.preferred_name),
        about=participant,
    )
    note_look([participant.pk], "identity", "contact_details", how="wrote", page="welcome")
    keep_out_known(person=participant.pk)


@command
def edit_participant(*, actor: Actor, participant_id: UUID, changes: Mapping[str, Any]) -> None:
    """Change who somebody is or how to reach them. Only what differs is saved and recorded."""
    check_may_edit_participant(actor)
    changes = _tidied(changes)
    participant = Participant.objects.filter(pk=participant_id).first()
    details = ContactDetails.objects.filter(participant_id=participant_id).first()
    if participant is None or details is None:
        raise NotFound
    before, after = _apply(participant, IDENTITY, changes)
    is_renamed = "preferred_name" in after or "full_name" in after
    if after:
        record(
            actor=actor,
            event=events.ParticipantEdited(before=before, after=after),
            about=participant,
        )
        note_look([participant_id], "identity", how="wrote", page="edit")
    before, after = _apply(details, REACHING, changes)
    if after:
        record(
            actor=actor,
            event=events.ContactDetailsEdited(before=before, after=after),
            about=details,
        )
        note_look([participant_id], "contact_details", how="wrote", page="edit")
    if is_renamed:
        keep_out_known(person=participant_id)


def _tidied(details: Mapping[str, Any]) -> dict[str, Any]:
    tidied = {name: tidy(said) if isinstance(said, str) else said for name, said in details.items()}
    if "preferred_name" in tidied and not tidied["preferred_name"]:
        raise Refused(_("A name to call them by is needed."), field="preferred_name")
    return tidied


def _apply(
    row: models.Model, names: Iterable[str], changes: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Save what differs; answer the fields as they were and as they are."""
    changed = [name for name in names if name in changes and changes[name] != getattr(row, name)]
    before = {name: getattr(row, name) for name in changed}
    for name in changed:
        setattr(row, name, changes[name])
    values = {name: changes[name] for name in changed}
    if changed and isinstance(row, Participant):
        values["names"] = row.names = row.all_names_folded()
    if changed and not type(row)._default_manager.filter(pk=row.pk).update(**values):
        raise NotAllowed(_("You can read this, but not change it."))
    return before, {name: changes[name] for name in changed}
