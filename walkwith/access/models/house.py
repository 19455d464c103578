"""What the house decided about privacy: who is asked, and which law each program stands under."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.access.models.walking import ends_after_it_starts
from walkwith.accounts.models import BY_THE_HOUSE, Membership, OrganizationRecord, Program
from walkwith.foundation import clock


class PrivacyContact(OrganizationRecord):
    """Somebody of the house whom participants turn to about their record."""

    write_check = BY_THE_HOUSE
    is_kept = True
    changeable = ("ends_at",)
    final_from = "ends_at"

    member = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            ends_after_it_starts("privacy_contact_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["organization", "member"],
                condition=models.Q(ends_at__isnull=True),
                name="privacy_contact_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} is asked about privacy"


class Regime(OrganizationRecord):
    """Which law a program stands under, from a day on; without one, the strictest."""

    class Kinds(models.TextChoices):
        PART_2 = "part_2", _("A Part 2 program")
        LAWFUL_HOLDER = "lawful_holder", _("A lawful holder of Part 2 records")
        SERVICE_ORGANIZATION = "service", _("A service organization of a Part 2 program")
        HIPAA = "hipaa", _("Under HIPAA alone")
        NONE = "none", _("Under neither")

    write_check = BY_THE_HOUSE
    append_only = True

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=14, choices=Kinds.choices, default=Kinds.PART_2)
    starts_on = models.DateField()
    decided_by = models.CharField(max_length=120)
    why = models.TextField(max_length=600)

    class Meta:
        indexes = [models.Index(fields=["organization", "program"], name="regime_by_program")]

    def __str__(self) -> str:
        return f"{self.program_id}: {self.kind}"
