"""What the templates of Today are given besides the answers of queries."""

from typing import Any

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.plans.models import Step
from walkwith.today import words


def step_row(viewer: Actor, step: Step, here: str) -> dict[str, Any]:
    """One step that has just changed, on the page `here`."""
    return {
        "step": step,
        "today": clock.today(viewer.zone),
        "here": here,
        "is_own": viewer.role == "participant",
        "is_worker": step.who == Step.Doers.WORKER and viewer.role != "participant",
        "stands": True,
        "says": words.of_step(step),
    }
