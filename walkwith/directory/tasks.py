"""The background work of this package: looking for what is listed twice."""

from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from walkwith.accounts.queries import enter
from walkwith.directory import commands

TASK = "walkwith.directory.tasks.look"


@app.task(name=TASK)
def look(*, account_id: str, organization_id: str) -> None:
    """Look as the member whose import brought something new, if they still have their place."""
    with transaction.atomic():
        actor = enter(account_id=UUID(account_id), organization_id=UUID(organization_id))
    if actor is not None and str(actor.organization_id) == organization_id:
        commands.look_for_duplicates(actor=actor)
