from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.directory.models import Meeting
from walkwith.plans.models.base import Line


class PartsOfDay(models.TextChoices):
    """A place in the day, for who lives without a clock."""

    MORNING = "morning", _("in the morning")
    MIDDAY = "midday", _("around midday")
    AFTERNOON = "afternoon", _("in the afternoon")
    EVENING = "evening", _("in the evening")


class Area(Line):
    """A part of life the person chose for their plan: one of four, or in their own words."""

    class Kinds(models.TextChoices):
        HEALTH = "health", _("Health")
        HOME = "home", _("Home")
        PURPOSE = "purpose", _("Purpose")
        COMMUNITY = "community", _("Community")
        OWN = "own", _("In my own words")

    section = "plan"

    kind = models.CharField(max_length=10, choices=Kinds.choices)
    words = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="own") | ~models.Q(words=""), name="own_area_has_words"
            )
        ]
        indexes = [models.Index(fields=["organization", "participant"], name="area_by_participant")]

    def __str__(self) -> str:
        return self.words or str(self.get_kind_display())


class Want(Line):
    """What matters to the person, in their words, and why it does.

    Of those without an area the newest is what matters to them now.
    """

    section = "plan"

    words = models.TextField(max_length=1000)
    why = models.TextField(max_length=1000, blank=True)
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["organization", "participant", "made_at"], name="want_by_participant"
            )
        ]


class Goal(Line):
    """Something on the way to what they want, that one can reach and see."""

    section = "plan"

    words = models.CharField(max_length=300)
    want = models.ForeignKey(
        Want, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    day = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organization", "participant"], name="goal_by_participant")]

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.let_go_at is None


class Step(Line):
    """A small next step: what, by which day, and who does it."""

    class Doers(models.TextChoices):
        PARTICIPANT = "participant", _("On their own")
        TOGETHER = "together", _("Together")
        WORKER = "worker", _("Their peer specialist")

    section = "plan"

    words = models.CharField(max_length=300)
    day = models.DateField(null=True, blank=True)
    part_of_day = models.CharField(max_length=10, choices=PartsOfDay.choices, blank=True)
    who = models.CharField(max_length=12, choices=Doers.choices, default=Doers.TOGETHER)
    helper = models.CharField(max_length=80, blank=True)
    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    obstacle = models.ForeignKey(
        "plans.Obstacle",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True) | models.Q(let_go_at__isnull=True),
                name="step_is_done_or_let_go_not_both",
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "participant", "day"],
                condition=models.Q(done_at__isnull=True, let_go_at__isnull=True),
                name="open_step_by_participant",
            ),
            models.Index(fields=["organization", "participant"], name="step_by_participant"),
        ]

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.let_go_at is None


class BroughtItem(Line):
    """One line of a plan a clinic wrote, brought over to be looked at together.

    `theirs` is how the clinic said it; `words` is what became of it in the person's own words.
    """

    class Outcomes(models.TextChoices):
        WAITING = "waiting", _("Not looked at yet")
        KEPT = "kept", _("Kept as it is")
        CHANGED = "changed", _("Changed into my words")
        LEFT_OUT = "left_out", _("Left out")

    section = "plan"

    theirs = models.CharField(max_length=500)
    source = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcomes.choices, default=Outcomes.WAITING)
    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="brought_by_participant")
        ]

    def __str__(self) -> str:
        return self.words or self.theirs
