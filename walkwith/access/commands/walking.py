"""Who walks with whom, and who leads whom."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from walkwith.access import events
from walkwith.access.acts import answer
from walkwith.access.models import Assignment, Supervision
from walkwith.access.policies import (
    check_may_assign,
    check_may_supervise,
    check_may_walk_along,
    check_may_welcome,
)
from walkwith.accounts.models import Membership, Roles
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.people.commands import add_participant
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.people.rules import folded


@command
def welcome_participant(
    *, actor: Actor, worker_id: UUID, details: Mapping[str, Any]
) -> Participant:
    """Add somebody new, with the worker who walks with them from the first moment."""
    check_may_welcome(actor)
    participant = Participant(
        organization_id=actor.organization_id, walking_since=clock.today(actor.zone)
    )
    check_may_assign(actor, participant_id=participant.pk, worker_id=worker_id)
    called = " ".join(str(details.get(name) or "") for name in ("preferred_name", "full_name"))
    if answer("knows", worker_id, folded(called)):
        raise _somebody_else()
    worker = Membership.objects.get(pk=worker_id)
    participant.program_id = worker.program_id
    _assign(actor, participant, worker_id, Assignment.Kinds.PRIMARY)
    add_participant(actor=actor, participant=participant, details=details)
    return participant


@command
def assign(
    *, actor: Actor, participant_id: UUID, worker_id: UUID, kind: str = "primary"
) -> Assignment:
    """Let one more worker walk with somebody."""
    participant = Participant.objects.filter(pk=participant_id).first()
    if participant is None:
        raise NotFound
    check_may_walk_along(actor, participant_id=participant_id)
    if worker_id not in answer("may_walk_with", participant_id):
        raise _somebody_else()
    check_may_assign(actor, participant_id=participant_id, worker_id=worker_id)
    standing = Assignment.objects.filter(participant=participant, worker_id=worker_id, ends_at=None)
    if standing.exists():
        raise Refused(_("They walk together already."), field="worker")
    return _assign(actor, participant, worker_id, kind)


@command
def end_assignment(*, actor: Actor, assignment_id: UUID) -> None:
    """From now on the worker no longer walks with the person, and sees nothing more of them.

    Somebody who still works here stays with the person, also when two end at the same moment.
    Whoever led a worker who is gone sees the person no longer, once they are handed on.
    """
    found = Assignment.objects.filter(pk=assignment_id, ends_at=None).first()
    if found is None:
        raise NotFound
    check_may_walk_along(actor, participant_id=found.participant_id)
    assignment = {one.pk: one for one in _locked(found.participant_id)}.get(found.pk)
    if assignment is None:
        raise NotFound
    if not answer("somebody_stays", found.participant_id, assignment.worker_id):
        raise Refused(_("Somebody has to walk with them: choose who comes next first."))
    record(
        actor=actor,
        event=events.AssignmentEnded(worker_id=assignment.worker_id),
        about=assignment,
    )
    Assignment.objects.filter(pk=assignment.pk).update(ends_at=clock.database_now())
    answer("end_handed_on", assignment.worker_id)


@command
def begin_supervision(*, actor: Actor, supervisor_id: UUID, worker_id: UUID) -> Supervision:
    check_may_supervise(actor)
    if supervisor_id == worker_id:
        raise Refused(_("Choose two different people."), field="worker")
    members = {m.pk: m for m in Membership.objects.filter(pk__in=[supervisor_id, worker_id])}
    if len(members) != 2:
        raise NotFound
    if Supervision.objects.filter(
        supervisor_id=supervisor_id, worker_id=worker_id, ends_at=None
    ).exists():
        raise Refused(_("They are together already."), field="worker")
    if members[supervisor_id].role != Roles.SUPERVISOR:
        raise Refused(_("Only a supervisor can lead a worker."), field="supervisor")
    supervision = Supervision.objects.create(
        organization_id=actor.organization_id,
        supervisor_id=supervisor_id,
        worker_id=worker_id,
        starts_at=clock.database_now(),
    )
    record(
        actor=actor,
        event=events.SupervisionBegan(supervisor_id=supervisor_id, worker_id=worker_id),
        about=supervision,
    )
    return supervision


@command
def end_supervision(*, actor: Actor, supervision_id: UUID) -> None:
    check_may_supervise(actor)
    supervision = Supervision.objects.filter(pk=supervision_id, ends_at=None).first()
    if supervision is None:
        raise NotFound
    supervision.ends_at = clock.database_now()
    supervision.save(update_fields=["ends_at"])
    record(
        actor=actor,
        event=events.SupervisionEnded(
            supervisor_id=supervision.supervisor_id, worker_id=supervision.worker_id
        ),
        about=supervision,
    )


def _somebody_else() -> Refused:
    """Never more than this: whoever knows somebody, or is kept out, is nobody's business."""
    return Refused(_("Choose somebody else to walk with them."), field="worker")


def _locked(participant_id: UUID) -> QuerySet[Assignment]:
    """Everybody who walks with the person; nobody else ends one of them until we are done."""
    return (
        Assignment.objects.select_for_update(of=("self",))
        .select_related("worker")
        .filter(participant_id=participant_id, ends_at=None)
        .order_by("pk")
    )


def _assign(actor: Actor, participant: Participant, worker_id: UUID, kind: str) -> Assignment:
    assignment = Assignment(
        organization_id=actor.organization_id,
        participant=participant,
        worker_id=worker_id,
        kind=kind,
        starts_at=clock.database_now(),
    )
    assignment.save(force_insert=True)
    record(actor=actor, event=events.Assigned(worker_id=worker_id, kind=kind), about=assignment)
    note_look([participant.pk], "relationships", how="wrote", page="assign")
    return assignment
