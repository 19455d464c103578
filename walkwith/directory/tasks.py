"""The background work of this package: counts of use that are too old go every night."""

from procrastinate.contrib.django import app

from walkwith.directory.uses import forget_old_uses
from walkwith.foundation import clock

EVERY_NIGHT = "40 3 * * *"


@app.periodic(cron=EVERY_NIGHT)
@app.task(name="walkwith.directory.tasks.forget_uses", queueing_lock="forget_uses")
def forget_uses(timestamp: int) -> None:
    forget_old_uses(clock.today("UTC"))
