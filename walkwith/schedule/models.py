import datetime as dt
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Membership
from walkwith.directory.models import Meeting
from walkwith.people.models import ParticipantRecord


class Ways(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    PHONE = "phone", _("Phone")
    VIDEO = "video", _("Video")
    TEXT = "text", _("Text")


class Appointment(ParticipantRecord):
    """Who meets whom, when, where, and what happens if it cannot: its plan B."""

    class States(models.TextChoices):
        PLANNED = "planned", _("Planned")
        KEPT = "kept", _("We met")
        MISSED = "missed", _("It did not happen")
        CALLED_OFF = "called_off", _("Called off")

    class InTheWay(models.TextChoices):
        """What got in the way. None of them is a fault."""

        RIDE = "ride", _("No ride")
        SICK = "sick", _("Not feeling well")
        WORK = "work", _("Work or family")
        FORGOT = "forgot", _("It slipped our mind")
        TOO_MUCH = "too_much", _("It felt like too much")
        OUR_SIDE = "our_side", _("It was on our side")
        OTHER = "other", _("Something else")

    section = "schedule"

    worker = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=45)
    zone = models.CharField(max_length=60)
    way = models.CharField(max_length=10, choices=Ways.choices, default=Ways.IN_PERSON)
    place = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=200, blank=True)
    plan_b = models.CharField(max_length=300, blank=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    state = models.CharField(max_length=10, choices=States.choices, default=States.PLANNED)
    in_the_way = models.CharField(max_length=10, choices=InTheWay.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(in_the_way="") | models.Q(state="missed"),
                name="only_a_missed_appointment_had_something_in_the_way",
            )
        ]
        indexes = [
            models.Index(fields=["organization", "worker", "starts_at"], name="my_appointments"),
            models.Index(
                fields=["organization", "participant", "starts_at"], name="their_appointments"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def ends_at(self) -> dt.datetime:
        return self.starts_at + dt.timedelta(minutes=self.minutes)

    @property
    def local_start(self) -> dt.datetime:
        """When it starts by the clock on the wall where it takes place."""
        return self.starts_at.astimezone(ZoneInfo(self.zone))

    @property
    def is_planned(self) -> bool:
        return self.state == self.States.PLANNED
