"""The background work of this package: the ends of the chains of looks are kept outside hourly,
and what has had its time goes every night."""

from procrastinate.contrib.django import app

from walkwith.access.acts import answer
from walkwith.access.anchors import anchor_heads

EVERY_HOUR, EVERY_NIGHT = "7 * * * *", "20 3 * * *"


@app.periodic(cron=EVERY_HOUR)
@app.task(name="walkwith.access.tasks.anchor_looks", queueing_lock="anchor_looks")
def anchor_looks(timestamp: int) -> None:
    anchor_heads()


@app.periodic(cron=EVERY_NIGHT)
@app.task(name="walkwith.access.tasks.let_go", queueing_lock="let_go")
def let_go(timestamp: int) -> None:
    answer("let_go_of_expired")
