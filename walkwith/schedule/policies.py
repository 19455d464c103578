"""Who may arrange when people meet: who walks with them, and who supervises that."""

from uuid import UUID

from walkwith.access.acts import answer
from walkwith.access.queries import is_kept_out
from walkwith.foundation.actor import Actor
from walkwith.people.reach import check_may_write
from walkwith.schedule.models import Appointment


def check_may_schedule(actor: Actor, *, participant_id: UUID) -> None:
    """Raises `NotFound` out of reach, `NotAllowed` for somebody who only reads."""
    check_may_write(participant_id, "schedule")


def check_may_call_off(actor: Actor, *, appointment: Appointment) -> None:
    """Raises unless the actor may schedule, or it is the person, who keeps the worker out."""
    person = appointment.participant_id
    out = Appointment.objects.filter(is_kept_out(), pk=appointment.pk)
    if answer("own_person") != person or not out.exists():
        check_may_schedule(actor, participant_id=person)
