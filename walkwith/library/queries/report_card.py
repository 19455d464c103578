from django.db.models import QuerySet

from walkwith.foundation.actor import Actor
from walkwith.foundation.prepared import first, prepared
from walkwith.library.models import ReportCard
from walkwith.library.policies import check_may_write_report_card


def report_card() -> ReportCard | None:
    """The newest card of the viewer's house; None while nobody has written one."""
    return first(_newest_card())


@prepared
def _newest_card() -> QuerySet[ReportCard]:
    return ReportCard.objects.order_by("-made_at", "-id")[:1]


def report_card_to_write(*, actor: Actor) -> ReportCard | None:
    check_may_write_report_card(actor)
    return report_card()
