from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.plans.models.base import Line
from walkwith.plans.models.plan import PartsOfDay


class Routine(Line):
    """Something the person does on some days of the week. Nobody counts whether they did."""

    class Kinds(models.TextChoices):
        EVERYDAY = "everyday", _("everyday")
        SPIRITUAL = "spiritual", _("spiritual")

    section = "plan"

    words = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kinds.choices, default=Kinds.EVERYDAY)
    days = ArrayField(models.PositiveSmallIntegerField())  # 0 is Monday, as in Python
    part_of_day = models.CharField(max_length=10, choices=PartsOfDay.choices, blank=True)
    at = models.TimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(days__len__gte=1) & models.Q(days__contained_by=list(range(7))),
                name="routine_has_days_of_the_week",
            )
        ]
        indexes = [
            models.Index(fields=["organization", "participant"], name="routine_by_participant")
        ]


class Amount(Line):
    """Money that comes in or goes out, how much and how often."""

    class Ways(models.TextChoices):
        IN = "in", _("comes in")
        OUT = "out", _("goes out")

    class Rhythms(models.TextChoices):
        WEEKLY = "weekly", _("every week")
        TWO_WEEKLY = "two_weekly", _("every two weeks")
        TWICE_MONTHLY = "twice_monthly", _("twice a month")
        MONTHLY = "monthly", _("every month")
        ONCE = "once", _("on one day")
        NOW_AND_THEN = "now_and_then", _("now and then")

    section = "budget"
    shown_part = "'budget'"

    way = models.CharField(max_length=3, choices=Ways.choices)
    words = models.CharField(max_length=120)
    cents = models.PositiveIntegerField()
    rhythm = models.CharField(max_length=14, choices=Rhythms.choices)
    # A day it falls on; for two weeks it says which, for a month the day of the month.
    day = models.DateField(null=True, blank=True)
    second_day = models.PositiveSmallIntegerField(null=True, blank=True)
    is_needed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rhythm="now_and_then") | models.Q(day__isnull=False),
                name="a_rhythm_begins_on_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(second_day__isnull=True)
                | models.Q(rhythm="twice_monthly", second_day__gte=1, second_day__lte=31),
                name="twice_a_month_has_a_second_day",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "participant"], name="amount_by_participant")
        ]


class Tick(Line):
    """One line of a checklist of the library as it stands with this person: done, or noted.

    `code` names the line (`us:id:birth-certificate:2`) and stays when its words are edited.
    """

    section = "plan"

    code = models.CharField(max_length=120)
    words = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "participant", "code"], name="ticked_once"
            )
        ]
        indexes = [models.Index(fields=["organization", "participant"], name="tick_by_participant")]
