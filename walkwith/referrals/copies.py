"""The person's own copy: where they were brought to, and what became of it."""

from collections.abc import Collection
from uuid import UUID

from walkwith.people.copying import Part
from walkwith.people.sections import Section
from walkwith.referrals.needs_copy import needs_parts
from walkwith.referrals.referral_copy import referrals_part


def copy_of(participant_id: UUID, sections: Collection[Section]) -> list[Part]:
    if "referrals" not in sections:
        return []
    brought = referrals_part(participant_id, with_plan="plan" in sections)
    return [*needs_parts(participant_id), brought]
