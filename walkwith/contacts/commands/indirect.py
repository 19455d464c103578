import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from walkwith.contacts import events, rules
from walkwith.contacts.models import IndirectWork
from walkwith.contacts.policies import check_may_log_work
from walkwith.contacts.words import check_started
from walkwith.contacts.work import BY_CODE, INDIRECT_CODES
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.foundation.history import record
from walkwith.plans.words import check_words
from walkwith.schedule.words import check_minutes


@command
def log_indirect_work(
    *,
    actor: Actor,
    entry_id: UUID,
    started_at: dt.datetime,
    minutes: int,
    work: Collection[str],
    words: str = "",
) -> IndirectWork:
    """Log work with nobody's record in it. Sent twice with the same id, it is saved once."""
    check_may_log_work(actor)
    check_started(started_at, now=clock.now())
    check_minutes(minutes)
    if not work or not set(work) <= INDIRECT_CODES:
        raise Refused(_("Tick what you did."), field="work")
    entry = IndirectWork(
        id=entry_id,
        organization_id=actor.organization_id,
        author_id=actor.id,
        started_at=started_at,
        minutes=minutes,
        zone=actor.zone,
        work=[code for code in BY_CODE if code in work],
        words=check_words(words, longest=rules.LONGEST_INDIRECT, field="words", needed=False),
    )
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError:
        return _saved_before(entry_id)
    event = events.IndirectWorkLogged(started_at=started_at, minutes=minutes, work=entry.work)
    record(actor=actor, event=event, about=entry)
    return entry


def _saved_before(entry_id: UUID) -> IndirectWork:
    saved = IndirectWork.objects.filter(pk=entry_id).first()
    if saved is None:
        raise Refused(_("This form belongs to another entry. Open a new one."))
    return saved
