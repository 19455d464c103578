"""The count of what was looked for and not found."""

from uuid import UUID

from django.db import connection

from walkwith.directory.needs import NEEDS
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound
from walkwith.people.models import ContactDetails
from walkwith.referrals.models import ParticipantNeed
from walkwith.referrals.policies import check_may_look_for
from walkwith.referrals.rules.unmet import area_of, monday_of

ONE_MORE = """
INSERT INTO referrals_unmetneed (id, organization_id, need, area, week, times)
VALUES (gen_random_uuid(), %s, %s, %s, %s, 1)
ON CONFLICT (organization_id, week, need, area)
DO UPDATE SET times = referrals_unmetneed.times + 1
"""


@command
def count_unmet(
    *, actor: Actor, participant_id: UUID, need: str, of_line_alone: bool = False
) -> bool:
    """Count a need that nothing fits, once a week for each line; False when it was counted.

    With `of_line_alone` only what stands among their needs is counted. The count holds nobody:
    what the person's own line keeps is the week alone, and where there is no line nothing is
    kept. The history has no entry: its time would say who it was.
    """
    check_may_look_for(actor, participant_id=participant_id)
    if need not in NEEDS:
        raise NotFound
    week = monday_of(clock.today(actor.zone))
    line = ParticipantNeed.objects.filter(
        participant_id=participant_id, need=need, met_at=None
    ).first()
    if line is None and of_line_alone:
        return False
    if line is not None:
        if line.in_vain_in == week:
            return False
        line.in_vain_in = week
        line.save(update_fields=["in_vain_in"])
    zips = ContactDetails.objects.filter(participant_id=participant_id)
    area = area_of(zips.values_list("zip_code", flat=True).first() or "")
    with connection.cursor() as cursor:
        cursor.execute(ONE_MORE, [actor.organization_id, need, area, week])
    return True
