"""The same tap twice: what carries the key of its form is saved once."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Manager
from django.utils.translation import gettext as _

from walkwith.foundation.errors import Refused
from walkwith.people.models import ParticipantRecord
from walkwith.plans.rules import tidy

R = TypeVar("R", bound=ParticipantRecord)


def saved_before(of: Manager[R], key: UUID | None, participant_id: UUID, **said: str) -> R | None:
    """What was saved under the key of this form; None for the first time.

    Where it `said` something else it is no second tap: nothing is lost in silence.
    """
    saved = of.filter(pk=key, participant_id=participant_id).first() if key else None
    if saved and any(getattr(saved, name) != tidy(words) for name, words in said.items()):
        raise Refused(_("This form is saved already. Open a new one; copy your words over."))
    return saved
