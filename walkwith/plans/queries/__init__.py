from walkwith.plans.queries.plan import (
    WRITER,
    Plan,
    current_want,
    done_steps_of,
    finished_lately,
    open_steps_of,
    participant_named,
    participant_to_plan_with,
    plan_of,
    stands_at_once,
    step_to_edit,
    steps_due,
)

__all__ = [
    "WRITER",
    "Plan",
    "current_want",
    "done_steps_of",
    "finished_lately",
    "open_steps_of",
    "participant_named",
    "participant_to_plan_with",
    "plan_of",
    "stands_at_once",
    "step_to_edit",
    "steps_due",
]
