from django.contrib.postgres.fields import ArrayField
from django.db import models

from walkwith.accounts.models import Membership, OrganizationRecord
from walkwith.people.models import ParticipantRecord


class Look(ParticipantRecord):
    """Somebody saw a part of a participant's record, and what allowed it. Append-only.

    `number` counts the looks of the organization and `seal` closes each over the one before it,
    with a key the database does not hold (looks.sql). Both are empty for looks of the time before.
    """

    class Hows(models.TextChoices):
        OPENED = "opened"
        LISTED = "listed"
        WROTE = "wrote"

    section = "looks"
    append_only = True
    insert_check = "false"  # written only by the function log_looks() of looks.sql
    # What somebody asked for, and whom they keep out, is nothing that looks may tell of.
    extra_read_check = (
        "(NOT sections && '{requests,blocks}'::varchar[]"
        " OR participant_id = ANY ((SELECT reachable('requests', 'read'))::uuid[]))"
    )

    viewer = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    sections = ArrayField(models.CharField(max_length=40))
    how = models.CharField(max_length=10, choices=Hows.choices)
    page = models.CharField(max_length=60)
    why = models.CharField(max_length=40)
    fact_id = models.UUIDField()
    day = models.DateField()
    number = models.BigIntegerField(null=True)
    seal = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "participant", "viewer", "day", "sections", "why"],
                condition=models.Q(how="listed"),
                name="listed_once_a_day",
            ),
            models.UniqueConstraint(fields=["organization", "number"], name="look_number_once"),
        ]
        indexes = [
            models.Index(
                fields=["organization", "participant", "made_at"], name="look_by_participant"
            )
        ]

    def __str__(self) -> str:
        return f"{self.viewer_id} {self.how} {self.participant_id}"


class LookHead(OrganizationRecord):
    """The end of an organization's chain of looks: only log_looks() of looks.sql moves it.

    `unsealed` says how many looks of the time before the chain there were when it began.
    """

    extra_read_check = "false"
    write_check = "false"
    is_kept = True

    number = models.BigIntegerField(default=0)
    seal = models.BinaryField(default=bytes)
    unsealed = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization"], name="one_head_per_organization")
        ]

    def __str__(self) -> str:
        return f"Looks of {self.organization_id} up to {self.number}"
