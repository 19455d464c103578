from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Membership
from walkwith.directory.models import Meeting
from walkwith.people.models import ParticipantRecord


class Want(ParticipantRecord):
    """What matters to the person now, in their words. The newest one holds; none is overwritten."""

    section = "plan"

    words = models.TextField(max_length=1000)
    written_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["organization", "participant", "made_at"], name="want_by_participant"
            )
        ]

    def __str__(self) -> str:
        return self.words


class Step(ParticipantRecord):
    """A small next step: what, by which day, and who does it."""

    class Doers(models.TextChoices):
        PARTICIPANT = "participant", _("On their own")
        TOGETHER = "together", _("Together")
        WORKER = "worker", _("Their peer specialist")

    section = "plan"

    words = models.CharField(max_length=300)
    day = models.DateField(null=True, blank=True)
    who = models.CharField(max_length=12, choices=Doers.choices, default=Doers.TOGETHER)
    is_suggestion = models.BooleanField(default=False)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    written_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    done_at = models.DateTimeField(null=True, blank=True)
    let_go_at = models.DateTimeField(null=True, blank=True)

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

    def __str__(self) -> str:
        return self.words

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.let_go_at is None
