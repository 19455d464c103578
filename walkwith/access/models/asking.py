"""What a participant asks for about their own record, and what they answer to it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.access.models.walking import TOGETHER
from walkwith.accounts.models import Membership
from walkwith.people.models import ParticipantRecord


class Request(ParticipantRecord):
    """Something asked of the house, with a day by which it is answered.

    It goes to the privacy contact; the person it names never sees it.
    """

    class Kinds(models.TextChoices):
        COPY = "copy", _("A copy of my record")
        CORRECTION = "correction", _("A correction")
        RESTRICTION = "restriction", _("Something not to be passed on")
        CONCERN = "concern", _("A look that seems wrong")
        LIFT_BLOCK = "lift_block", _("Letting somebody back in")

    class Outcomes(models.TextChoices):
        DONE = "done", _("Done")
        DECLINED = "declined", _("Declined, with the reason")
        WITHDRAWN = "withdrawn", _("Taken back")

    section = "requests"
    insert_check = TOGETHER
    is_kept = True
    extra_read_check = "(about_member_id IS DISTINCT FROM (SELECT current_viewer()))"
    changeable = ("answered_at", "answered_by_id", "outcome", "answer")
    final_from = "answered_at"

    kind = models.CharField(max_length=12, choices=Kinds.choices)
    words = models.TextField(max_length=2000, blank=True)
    sections = ArrayField(models.CharField(max_length=40), default=list)
    about = models.CharField(max_length=60, blank=True)
    about_id = models.UUIDField(null=True)
    about_member = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    asked_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    due_on = models.DateField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    outcome = models.CharField(max_length=10, choices=Outcomes.choices, blank=True)
    answer = models.TextField(max_length=2000, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="request_by_participant"),
            models.Index(
                fields=["organization", "due_on"],
                condition=models.Q(answered_at__isnull=True),
                name="request_open_by_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} asked by {self.asked_by_id}"


class Answer(ParticipantRecord):
    """The participant's own words beside any line about them; seen by whoever sees the line."""

    section_column = "section"
    append_only = True
    insert_check = "participant_id = (SELECT own_person())"

    section = models.CharField(max_length=40)  # type: ignore[assignment]
    about = models.CharField(max_length=60)
    about_id = models.UUIDField()
    words = models.TextField(max_length=2000)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="answer_by_participant"),
            models.Index(fields=["organization", "about_id"], name="answer_by_line"),
        ]

    def __str__(self) -> str:
        return self.words
