"""Whom participants turn to about their record; and what was explained to them."""

from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access import events
from walkwith.access.models import Explained, PrivacyContact
from walkwith.access.policies import check_may_explain, check_may_name_privacy_contact
from walkwith.access.queries import other_administrators, privacy_contacts_to_name
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.people.looks import note_look


@command
def begin_privacy_contact(*, actor: Actor, member_id: UUID) -> PrivacyContact:
    """From now on they see what somebody asks about their record, until it is answered."""
    check_may_name_privacy_contact(actor)
    if member_id not in {one.pk for one in privacy_contacts_to_name()}:
        raise Refused(_("Choose somebody who works here and is not asked yet."), field="member")
    if member_id == actor.id and other_administrators(actor.id):
        raise Refused(_("Another administrator names you, if you are to be asked."), field="member")
    contact = PrivacyContact.objects.create(
        organization_id=actor.organization_id,
        member_id=member_id,
        starts_at=clock.database_now(),
    )
    record(actor=actor, event=events.PrivacyContactNamed(member_id=member_id), about=contact)
    return contact


@command
def end_privacy_contact(*, actor: Actor, contact_id: UUID) -> None:
    check_may_name_privacy_contact(actor)
    contact = PrivacyContact.objects.filter(pk=contact_id, ends_at=None).first()
    if contact is None:
        raise NotFound
    contact.ends_at = clock.database_now()
    contact.save(update_fields=["ends_at"])
    record(
        actor=actor, event=events.PrivacyContactEnded(member_id=contact.member_id), about=contact
    )


@command
def explain(*, actor: Actor, participant_id: UUID, card_digest: str) -> Explained:
    """What the worker must report was explained to the person, with the card of today."""
    check_may_explain(actor, participant_id=participant_id)
    explained = Explained.objects.create(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        card_digest=card_digest,
        explained_by_id=actor.id,
    )
    note_look([participant_id], "consents", how="wrote", page="log")
    record(actor=actor, event=events.ReportingExplained(card_digest=card_digest), about=explained)
    return explained
