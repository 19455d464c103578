import datetime as dt

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import BY_THE_HOUSE, Membership, OrganizationRecord
from walkwith.foundation import clock
from walkwith.people.models import ParticipantRecord

# New rows are written by the person themselves, or together with somebody who walks with them.
TOGETHER = "participant_id = ANY ((SELECT together())::uuid[])"
LONGEST_COVER = dt.timedelta(days=14)


def ends_after_it_starts(name: str) -> models.CheckConstraint:
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
    final_from = "ends_at"

    worker = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=10, choices=Kinds.choices, default=Kinds.PRIMARY)
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            ends_after_it_starts("assignment_ends_after_it_starts"),
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
    final_from = "ends_at"

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
            ends_after_it_starts("supervision_ends_after_it_starts"),
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


class Cover(OrganizationRecord):
    """A colleague stands in for a worker for some days, asked without a reason.

    It opens the people the worker walks with, as far as each agreed to beforehand
    (`CoverAgreement`), and ends by itself. Until `worker` is chosen nobody is asked yet. Called
    off before it began, it ends before it starts.
    """

    # Beside the two workers, only those see it who lead one of them.
    extra_read_check = (
        "(away_id = (SELECT current_viewer()) OR worker_id = (SELECT current_viewer())"
        " OR away_id = ANY ((SELECT led())::uuid[]) OR worker_id = ANY ((SELECT led())::uuid[]))"
    )
    write_check = (
        "(away_id = (SELECT current_viewer()) OR away_id = ANY ((SELECT led())::uuid[]))"
        " AND accepted_at IS NULL AND declined_at IS NULL"
    )
    append_only = True  # choose_cover(), answer_cover() and end_cover() of acts.sql change it

    away = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", db_index=False)
    worker = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__lte=models.F("starts_at") + LONGEST_COVER),
                name="cover_lasts_fourteen_days_at_most",
            ),
            models.CheckConstraint(
                condition=~models.Q(away=models.F("worker")), name="nobody_covers_themselves"
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "worker"], name="cover_by_worker"),
            models.Index(fields=["organization", "away"], name="cover_by_away"),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} covers for {self.away_id}"


class CoverAgreement(ParticipantRecord):
    """Which sections somebody lets a covering colleague see: agreed before anybody is away."""

    section = "consents"
    insert_check = TOGETHER
    is_kept = True
    changeable = ("ends_at",)
    final_from = "ends_at"

    sections = ArrayField(models.CharField(max_length=40))
    written_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            ends_after_it_starts("agreement_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["organization", "participant"],
                condition=models.Q(ends_at__isnull=True),
                name="one_cover_agreement_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "participant"], name="agreement_by_participant")
        ]

    def __str__(self) -> str:
        return f"Cover may show {', '.join(self.sections)}"
