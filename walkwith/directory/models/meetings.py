"""Recovery meetings, and the slots a search touches."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Organization
from walkwith.directory.models.sources import Listing


class Meeting(Listing):
    """A recovery meeting as its feed tells it: a weekly wall-clock time in a place, or online.

    `day` counts from Sunday = 0, as Meeting Guide does; a meeting by appointment has none.
    `asks_when` is what its notes say of a rhythm that is not weekly ("first Friday"): a person
    decides, and until then the weekly time is what is shown, with that sentence.
    """

    class Attendance(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        ONLINE = "online", _("Online")
        HYBRID = "hybrid", _("In person and online")
        INACTIVE = "inactive", _("Not meeting now")

    fellowship = models.CharField(max_length=20)
    day = models.PositiveSmallIntegerField(null=True)
    starts = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    zone = models.CharField(max_length=60, blank=True)
    attendance = models.CharField(max_length=10, choices=Attendance.choices)
    types = ArrayField(models.CharField(max_length=20), default=list)
    features = ArrayField(models.CharField(max_length=30), default=list)
    place = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)
    postal_code = models.CharField(max_length=12, blank=True)
    region = models.CharField(max_length=120, blank=True)
    group = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    approximate = models.BooleanField(default=False)
    conference_url = models.CharField(max_length=1000, blank=True)
    conference_phone = models.CharField(max_length=120, blank=True)
    conference_notes = models.TextField(blank=True)
    url = models.CharField(max_length=1000, blank=True)
    updated_on = models.DateField(null=True)
    asks_when = models.CharField(max_length=200, blank=True, db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "source", "key"], name="meeting_once")
        ]
        indexes = [
            models.Index(
                fields=["organization", "name"],
                condition=~models.Q(asks_when=""),
                name="meeting_asks_when",
            )
        ]

    @property
    def is_listed(self) -> bool:
        return super().is_listed and self.attendance != self.Attendance.INACTIVE

    @property
    def address_or_zip(self) -> str:
        """The address as it is written; where there is none, the ZIP code."""
        return self.address or self.postal_code

    @property
    def is_by_appointment(self) -> bool:
        return self.day is None

    @property
    def is_in_person(self) -> bool:
        return self.attendance in (self.Attendance.IN_PERSON, self.Attendance.HYBRID)

    @property
    def is_online(self) -> bool:
        return self.attendance in (self.Attendance.ONLINE, self.Attendance.HYBRID)


class Slot(models.Model):
    """What a search touches: one row for each weekly occurrence, derived from the meetings.

    `cell` is an h3 cell at resolution 5; ONLINE and UNPLACED stand in for cells where there is
    none. `minute` counts from Sunday midnight by the wall clock of `zone`. It is found by the
    words `said`.
    """

    ONLINE = 0
    UNPLACED = 1
    within_organization: ClassVar[bool] = False

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="slots", db_index=False
    )
    cell = models.BigIntegerField()
    minute = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=60)
    fellowship = models.CharField(max_length=20)
    features = ArrayField(models.CharField(max_length=30), default=list)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    said = SearchVectorField(default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minute__lt=7 * 24 * 60), name="slot_minute_of_the_week"
            )
        ]
        indexes = [
            models.Index(fields=["organization", "cell", "minute"], name="slot_by_cell"),
            models.Index(fields=["organization", "meeting"], name="slot_by_meeting"),
            models.Index(
                fields=["organization", "zone", "minute"],
                condition=models.Q(cell=0),
                name="slot_online",
            ),
            GinIndex(fields=["said"], name="slot_said"),
            GinIndex(
                fields=["said"],
                condition=models.Q(cell=0),
                name="slot_said_online",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} in {self.cell} at {self.minute}"
