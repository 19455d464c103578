"""Who wrote down or changed what the house keeps itself."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Membership, OrganizationRecord
from walkwith.directory.models.agencies import Agency, Service
from walkwith.directory.models.meetings import Meeting


class Edit(OrganizationRecord):
    """One change of a listing the house wrote down itself: who, when, and which `fields`.

    Never what stood there before: an address that must not be told any more is gone for good.
    """

    class Acts(models.TextChoices):
        ADDED = "added", _("Wrote it down")
        CHANGED = "changed", _("Changed it")
        TAKEN_OFF = "taken_off", _("Took it off the list")
        PUT_BACK = "put_back", _("Put it back on the list")
        HIDDEN = "hidden", _("Said: the place must stay secret")
        TOLD = "told", _("Said: the place may be told")

    within_organization = False

    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", db_index=False)
    act = models.CharField(max_length=10, choices=Acts.choices)
    fields = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="edit_of_one",
                condition=models.Q(service__isnull=False, meeting=None, agency=None)
                | models.Q(service=None, meeting__isnull=False, agency=None)
                | models.Q(service=None, meeting=None, agency__isnull=False),
            )
        ]
        indexes = [
            models.Index(fields=["organization", "service"], name="edit_of_service"),
            models.Index(fields=["organization", "meeting"], name="edit_of_meeting"),
            models.Index(fields=["organization", "agency"], name="edit_of_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id or self.meeting_id or self.agency_id}: {self.act}"
