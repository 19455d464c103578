"""What people found out: checks, places free now, certifications, and what is the same twice."""

import datetime as dt

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Membership, OrganizationRecord
from walkwith.directory.models.agencies import Agency, Service, Site
from walkwith.directory.models.meetings import Meeting


class Check(OrganizationRecord):
    """A person checked a meeting or a service. "Updated" by its feed is not "checked".

    `fields` are the ones that were found right, or put right; `note` says what was found, of the
    place and never of a person. `before` is how the listing stood, so that it can be taken back:
    {"fields": {...}, "confirmed": {...}, "hidden_at": ...}, with the "asks" for a check that it
    settled, by day.
    """

    class Ways(models.TextChoices):
        LOOKED = "looked", _("Looked it up")
        CALLED = "called", _("Called")
        WENT = "went", _("Went there")

    class Verdicts(models.TextChoices):
        RIGHT = "right", _("It is right")
        WRONG = "wrong", _("Something is wrong")
        DEAD_NUMBER = "dead_number", _("The number is dead")
        CLOSED = "closed", _("It is closed for good")

    within_organization = False

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, null=True, related_name="checks", db_index=False
    )
    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, related_name="checks", db_index=False
    )
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", db_index=False)
    on = models.DateField()
    way = models.CharField(max_length=10, choices=Ways.choices, default=Ways.LOOKED)
    verdict = models.CharField(max_length=12, choices=Verdicts.choices, default=Verdicts.RIGHT)
    fields = ArrayField(models.CharField(max_length=40), default=list)
    note = models.CharField(max_length=300, blank=True)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder, db_default={})

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="check_of_one",
                condition=models.Q(meeting=None, service__isnull=False)
                | models.Q(meeting__isnull=False, service=None),
            )
        ]
        indexes = [
            models.Index(fields=["organization", "meeting"], name="check_by_meeting"),
            models.Index(fields=["organization", "service"], name="check_by_service"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id or self.service_id}: {self.verdict} on {self.on}"

    @property
    def is_right(self) -> bool:
        return self.verdict == self.Verdicts.RIGHT

    @property
    def is_doubt(self) -> bool:
        """Found wrong and not put right: it waits for the next one."""
        doubts = (self.Verdicts.DEAD_NUMBER, self.Verdicts.WRONG)
        return self.verdict in doubts and not self.fields

    @property
    def is_closing(self) -> bool:
        return self.verdict == self.Verdicts.CLOSED

    def age(self, today: dt.date) -> int:
        """Days since somebody checked."""
        return (today - self.on).days


class Capacity(OrganizationRecord):
    """How many are free (beds, places in a group), as of when, and who says so."""

    within_organization = False

    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, related_name="capacities", db_index=False
    )
    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    unit = models.CharField(max_length=40)
    available = models.PositiveIntegerField()
    maximum = models.PositiveIntegerField(null=True)
    as_of = models.DateTimeField()
    said_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    said_there = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "service", "-as_of"], name="capacity_by_service")
        ]

    def __str__(self) -> str:
        return f"{self.service_id}: {self.available} {self.unit} as of {self.as_of}"


class Certification(OrganizationRecord):
    """Who vouches for a service or an agency, at which level, and until when."""

    within_organization = False

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=60, blank=True)
    given_by = models.CharField(max_length=120, blank=True)
    url = models.CharField(max_length=1000, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="certification_of_one",
                condition=models.Q(agency=None, service__isnull=False)
                | models.Q(agency__isnull=False, service=None),
            )
        ]
        indexes = [
            models.Index(fields=["organization", "service"], name="certified_service"),
            models.Index(fields=["organization", "agency"], name="certified_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.level}".strip()


class Duplicate(OrganizationRecord):
    """Two listings that seem to be the same: linked, never merged, and unlinkable.

    The `evidence` are the reasons by their codes, with values: [{"code": "same_phone", ...}].
    """

    class States(models.TextChoices):
        SUSPECTED = "suspected", _("Perhaps the same")
        LINKED = "linked", _("The same")
        APART = "apart", _("Not the same")

    within_organization = False

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    other_meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    other_service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    state = models.CharField(max_length=10, choices=States.choices, default=States.SUSPECTED)
    evidence = models.JSONField(default=list)
    decided_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "meeting", "other_meeting"], name="same_meeting_once"
            ),
            models.UniqueConstraint(
                fields=["organization", "service", "other_service"], name="same_service_once"
            ),
            models.CheckConstraint(
                name="duplicate_of_one_kind",
                condition=models.Q(
                    service=None,
                    other_service=None,
                    meeting__isnull=False,
                    meeting__lt=models.F("other_meeting"),
                )
                | models.Q(
                    meeting=None,
                    other_meeting=None,
                    service__isnull=False,
                    service__lt=models.F("other_service"),
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "other_meeting"], name="same_other_meeting"),
            models.Index(fields=["organization", "other_service"], name="same_other_service"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id or self.service_id}: {self.state}"
