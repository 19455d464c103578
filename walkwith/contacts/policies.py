"""Who may write about a contact: who walks with the person, in their own name."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.contacts.models import ContactNote
from walkwith.contacts.rules import may_still_correct
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed
from walkwith.people.reach import check_may_write

WORKERS = ("peer_specialist", "supervisor")


def check_may_write_note(actor: Actor, *, participant_id: UUID) -> None:
    """Raises `NotFound` out of reach, `NotAllowed` for who only reads: they, or a supervisor."""
    check_may_write(participant_id, "contact_notes")


def check_may_correct(actor: Actor, *, note: ContactNote, now: dt.datetime) -> None:
    if note.author_id != actor.id:
        raise NotAllowed(_("Only the person who wrote a note can correct it."))
    if not may_still_correct(note.made_at, now=now):
        raise NotAllowed(
            _("A note can be corrected for one day. Now it stands; write a new one to add to it.")
        )


def check_may_log_work(actor: Actor) -> None:
    if actor.role not in WORKERS:
        raise NotAllowed(_("Peer specialists and supervisors log their work here."))
