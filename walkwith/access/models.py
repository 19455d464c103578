from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import BY_THE_HOUSE, Membership, OrganizationRecord
from walkwith.foundation import clock
from walkwith.people.models import ParticipantRecord


def _ends_after_it_starts(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=models.F("starts_at")),
        name=name,
    )


class Assignment(ParticipantRecord):
    """A worker walks with a participant, from one moment until another."""

    class Kinds(models.TextChoices):
        PRIMARY = "primary", _("walks with them")
        BACKUP = "backup", _("is the backup")

    section = "relationships"
    insert_check = "may_assign(participant_id, worker_id)"
    is_kept = True
    changeable = ("ends_at",)

    worker = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=10, choices=Kinds.choices, default=Kinds.PRIMARY)
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            _ends_after_it_starts("assignment_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["organization", "participant", "worker"],
                condition=models.Q(ends_at__isnull=True),
                name="assigned_once_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "worker"], name="assignment_by_worker"),
            models.Index(fields=["organization", "participant"], name="assignment_by_participant"),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.kind} {self.participant_id}"


class Supervision(OrganizationRecord):
    """A supervisor leads a worker; reach to people goes through the worker."""

    write_check = BY_THE_HOUSE
    is_kept = True
    changeable = ("ends_at",)

    supervisor = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    worker = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            _ends_after_it_starts("supervision_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~models.Q(supervisor=models.F("worker")),
                name="nobody_supervises_themselves",
            ),
            models.UniqueConstraint(
                fields=["organization", "supervisor", "worker"],
                condition=models.Q(ends_at__isnull=True),
                name="supervised_once_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["organization", "supervisor"], name="supervision_by_lead")]

    def __str__(self) -> str:
        return f"{self.supervisor_id} supervises {self.worker_id}"


class Look(ParticipantRecord):
    """Somebody saw a part of a participant's record, and what allowed it. Append-only."""

    class Hows(models.TextChoices):
        OPENED = "opened"
        LISTED = "listed"
        WROTE = "wrote"

    section = "looks"
    append_only = True
    insert_check = "false"  # written only by the function log_looks() of reach.sql

    viewer = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    sections = ArrayField(models.CharField(max_length=40))
    how = models.CharField(max_length=10, choices=Hows.choices)
    page = models.CharField(max_length=60)
    why = models.CharField(max_length=40)
    fact_id = models.UUIDField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "participant", "viewer", "day", "sections", "why"],
                condition=models.Q(how="listed"),
                name="listed_once_a_day",
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "participant", "made_at"], name="look_by_participant"
            )
        ]

    def __str__(self) -> str:
        return f"{self.viewer_id} {self.how} {self.participant_id}"
