"""A look through all listings, left to the worker: at 200,000 meetings it takes some seconds."""

from procrastinate.contrib.django import app

from walkwith.foundation.actor import Actor

TASK = "walkwith.directory.tasks.look_twice"


def defer_look(actor: Actor) -> None:
    """Leave it to the worker. When this transaction is undone, the job never was."""
    app.configure_task(TASK, lock=f"twice-{actor.organization_id}").defer(
        account_id=str(actor.account_id), organization_id=str(actor.organization_id)
    )
