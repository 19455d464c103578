from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.plans.models.base import Line
from walkwith.plans.models.plan import Goal


class Obstacle(Line):
    """What is in the way, in the person or around them; and, later, how it looks from behind."""

    class Places(models.TextChoices):
        MINE = "mine", _("in me")
        AROUND = "around", _("around me")

    section = "plan"

    words = models.CharField(max_length=300)
    where = models.CharField(max_length=10, choices=Places.choices, default=Places.AROUND)
    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    try_by = models.DateField(null=True, blank=True)
    looked_back = models.TextField(max_length=1000, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="obstacle_by_participant")
        ]

    @property
    def is_open(self) -> bool:
        return self.over_at is None and self.let_go_at is None


class Option(Line):
    """One way to go on, with what speaks for and against it, before anything is chosen."""

    section = "plan"

    words = models.CharField(max_length=300)
    pros = models.TextField(max_length=1000, blank=True)
    cons = models.TextField(max_length=1000, blank=True)
    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    obstacle = models.ForeignKey(
        Obstacle, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    chosen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(goal__isnull=True) | models.Q(obstacle__isnull=True),
                name="option_is_for_a_goal_or_an_obstacle",
            )
        ]
        indexes = [
            models.Index(fields=["organization", "participant"], name="option_by_participant")
        ]


class Lesson(Line):
    """What the person tried, and what they learned from it. Nothing that was tried is wrong."""

    section = "plan"

    words = models.CharField(max_length=300)
    learned = models.TextField(max_length=1000, blank=True)
    day = models.DateField(null=True, blank=True)
    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    obstacle = models.ForeignKey(
        Obstacle, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="lesson_by_participant")
        ]


class FeedbackAsked(Line):
    """What the person asks to hear an honest word about."""

    section = "plan"

    words = models.CharField(max_length=300)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="asked_by_participant")
        ]


class Feedback(Line):
    """An honest word from who walks with them: it stands once their answer stands beside it.

    Until then it waits, like all that a worker writes. `answer` is the person's, in their words.
    """

    section = "plan"

    words = models.TextField(max_length=1000)
    answer = models.TextField(max_length=1000, blank=True)
    asked = models.ForeignKey(
        FeedbackAsked,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_suggestion=True) | ~models.Q(answer=""),
                name="feedback_stands_beside_an_answer",
            )
        ]
        indexes = [
            models.Index(fields=["organization", "participant"], name="feedback_by_participant")
        ]
