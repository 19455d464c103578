import datetime as dt

from django.utils.translation import gettext as _

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.foundation.history import record
from walkwith.library import events
from walkwith.library.models import ReportCard
from walkwith.library.policies import check_may_write_report_card


@command
def write_report_card(
    *, actor: Actor, words: str, words_es: str, source: str, checked_on: dt.date
) -> ReportCard:
    """A new version of what must be reported. The versions before it stay."""
    check_may_write_report_card(actor)
    if checked_on > clock.today(actor.zone):
        raise Refused(_("That day has not come yet."), field="checked_on")
    card = ReportCard.objects.create(
        organization_id=actor.organization_id,
        words=words,
        words_es=words_es,
        source=source,
        checked_on=checked_on,
        written_by=actor.name,
    )
    record(actor=actor, event=events.ReportCardWritten(digest=card.digest), about=card)
    return card
