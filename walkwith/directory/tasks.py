"""The background work of this package: counts of use that are too old go every night, and all
listings are looked through for what stands there twice when somebody asks for it.
"""

from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from walkwith.accounts.queries import enter
from walkwith.directory.commands import look_for_duplicates
from walkwith.directory.twice import TASK
from walkwith.directory.uses import forget_old_uses
from walkwith.foundation import clock

EVERY_NIGHT = "40 3 * * *"


@app.periodic(cron=EVERY_NIGHT)
@app.task(name="walkwith.directory.tasks.forget_uses", queueing_lock="forget_uses")
def forget_uses(timestamp: int) -> None:
    forget_old_uses(clock.today("UTC"))


@app.task(name=TASK)
def look_twice(*, account_id: str, organization_id: str) -> None:
    """As the member who asked for it, if they still have their place."""
    with transaction.atomic():
        actor = enter(account_id=UUID(account_id), organization_id=UUID(organization_id))
    if actor is not None and str(actor.organization_id) == organization_id:
        look_for_duplicates(actor=actor)
