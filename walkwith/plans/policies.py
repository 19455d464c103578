"""Who may write in a plan: the person, or a worker side by side with them. Whoever walks with
them may suggest. The database repeats it for each row (access/theirs.sql).
"""

from uuid import UUID

from walkwith.access.policies import check_may_write_theirs
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed
from walkwith.people.reach import check_may_write
from walkwith.people.sections import Section
from walkwith.plans.models import Feedback, Line, Step

OF_THE_WORKER = (Step.Doers.WORKER, Step.Doers.TOGETHER)


def check_may_write_line(
    actor: Actor, *, participant_id: UUID, section: Section = "plan", is_suggestion: bool = False
) -> None:
    """Raises `NotFound` out of reach, `NotAllowed` for who only reads, and for words that would
    stand in the plan without the person.
    """
    if is_suggestion:
        check_may_write(participant_id, section)
    else:
        check_may_write_theirs(actor, participant_id=participant_id, section=section)


def check_may_change_line(actor: Actor, *, line: Line) -> None:
    """What waits may be changed by who suggested it; all else is theirs."""
    waits = line.is_suggestion and line.written_by_id == actor.id
    check_may_write_line(
        actor, participant_id=line.participant_id, section=line.section, is_suggestion=waits
    )


def check_may_finish_step(actor: Actor, *, step: Step) -> None:
    """Who promised a step, or takes it together with them, says that it is done."""
    check_may_write_line(
        actor,
        participant_id=step.participant_id,
        is_suggestion=not step.is_suggestion and step.who in OF_THE_WORKER,
    )


def check_may_plan(actor: Actor, *, participant_id: UUID) -> None:
    """Raises for who can neither write in the plan nor suggest."""
    check_may_write(participant_id, "plan")


def check_may_write_feedback(actor: Actor, *, participant_id: UUID) -> None:
    """An honest word is of somebody who walks with them, not of the person to themselves."""
    check_may_write(participant_id, "plan")
    if actor.role == "participant":
        raise NotAllowed


def check_may_answer_feedback(actor: Actor, *, feedback: Feedback) -> None:
    """The answer is the person's, said by them or written down beside them."""
    check_may_write_line(actor, participant_id=feedback.participant_id)
