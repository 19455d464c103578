"""The background work of this package: the ends of the chains of looks, kept outside hourly."""

from procrastinate.contrib.django import app

from walkwith.access.anchors import anchor_heads

EVERY_HOUR = "7 * * * *"


@app.periodic(cron=EVERY_HOUR)
@app.task(name="walkwith.access.tasks.anchor_looks", queueing_lock="anchor_looks")
def anchor_looks(timestamp: int) -> None:
    anchor_heads()
