from walkwith.foundation.actor import Actor
from walkwith.library.models import ReportCard
from walkwith.library.policies import check_may_write_report_card


def report_card() -> ReportCard | None:
    """The newest card of the viewer's house; None while nobody has written one."""
    return ReportCard.objects.order_by("-made_at", "-id").first()


def report_card_to_write(*, actor: Actor) -> ReportCard | None:
    check_may_write_report_card(actor)
    return report_card()
