from uuid import UUID

from django.db import connection

from walkwith.accounts.models import HeldWords
from walkwith.foundation.actor import Actor


def enter(*, account_id: UUID, organization_id: UUID | None = None) -> Actor | None:
    """Begin to act in this transaction: the viewer is set; None for somebody without a place."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, organization_id, role, name, zone, language, program_id FROM enter(%s, %s)",
            [account_id, organization_id],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    membership_id, organization, role, name, zone, language, program = row
    return Actor(
        id=membership_id,
        account_id=account_id,
        organization_id=organization,
        role=role,
        name=name,
        zone=zone,
        language=language,
        program_id=program,
    )


def held_words(*, path: str) -> dict[str, list[str]]:
    """What the viewer had typed on `path` when their session ended; empty when nothing."""
    held = HeldWords.objects.filter(path=path).order_by("-at").first()
    return held.words if held else {}
