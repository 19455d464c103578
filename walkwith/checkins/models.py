from django.contrib.postgres.fields import ArrayField
from django.db import models

from walkwith.accounts.models import BY_THE_HOUSE, OrganizationRecord
from walkwith.plans.models import Line


class Milestone(Line):
    """Something the person wants to mark, a large one or a small win, and how they celebrate it.

    A day is not needed and can change without a word. Nothing counts from it, nothing resets.
    """

    section = "plan"

    words = models.CharField(max_length=200)
    day = models.DateField(null=True, blank=True)
    celebrate = models.CharField(max_length=300, blank=True)
    is_win = models.BooleanField(default=False)
    celebrated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="milestone_by_participant")
        ]


class HouseQuestions(OrganizationRecord):
    """Questions an organization offers for somebody's own mirror; nobody has to take them."""

    write_check = BY_THE_HOUSE
    is_kept = True

    name = models.CharField(max_length=80)
    name_es = models.CharField(max_length=80, blank=True)
    words = ArrayField(models.CharField(max_length=200), size=20)
    words_es = ArrayField(models.CharField(max_length=200), size=20, default=list, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organization"], name="questions_by_organization")]

    def __str__(self) -> str:
        return self.name


class OwnQuestion(Line):
    """A question the person made for their own mirror."""

    section = "mirror"
    shown_part = "'mirror:own'"

    words = models.CharField(max_length=200)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="question_by_participant")
        ]


class MirrorEntry(Line):
    """How the person answered some questions on a day, for themselves, with a note of their own.

    `questions` names what was asked: "barc10", "own", or the key of a house's questions.
    `answers` are from 1 to 6, by question: its number from 1 on, or the key of an own question.
    One that was passed over is not there.
    """

    section = "mirror"
    shown_part = "'mirror:' || questions"

    questions = models.CharField(max_length=40)
    day = models.DateField()
    answers = models.JSONField()
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organization", "participant", "day"], name="mirror_by_participant"
            )
        ]

    def __str__(self) -> str:
        return f"{self.questions} on {self.day}"
