"""The history of changes: every command ends by recording its event."""

import dataclasses
from typing import Any, Protocol

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.models import Change


class Recorded(Protocol):
    """A row the history can be about. A row of a person's record adds subject and section."""

    @property
    def pk(self) -> Any: ...


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Base of all events; its fields are kept with it, as JSON."""


def record(*, actor: Actor, event: Event, about: Recorded) -> None:
    """Append `event` to the history, in the transaction of the change it tells of."""
    subject = getattr(about, "participant_id", None)
    Change.objects.create(
        organization_id=actor.organization_id,
        actor_id=actor.id,
        subject_id=subject,
        section=getattr(about, "section", "") if subject else "",
        record_id=about.pk,
        event=type(event).__name__,
        details={f.name: getattr(event, f.name) for f in dataclasses.fields(event)},
        at=clock.now(),
    )
