import datetime as dt

from django.db import models

from walkwith.access.models.walking import ends_after_it_starts
from walkwith.accounts.models import Membership
from walkwith.foundation import clock
from walkwith.people.models import ParticipantRecord

LONGEST_EMERGENCY = dt.timedelta(hours=4)


class EmergencyAccess(ParticipantRecord):
    """A worker opened a record in an emergency: for a reason, to read, four hours at most.

    The participant is told, and somebody else reviews it. Opened only by open_emergency() of
    acts.sql, which finds the person by their full name.
    """

    section = "emergencies"
    is_kept = True
    insert_check = "false"
    extra_write_check = (
        "(worker_id <> (SELECT current_viewer())"
        " AND (reviewed_by_id IS NULL OR reviewed_by_id = (SELECT current_viewer())))"
    )
    changeable = ("reviewed_at", "reviewed_by_id", "review", "is_justified")
    final_from = "reviewed_at"

    worker = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reason = models.TextField(max_length=600)
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    review = models.TextField(max_length=600, blank=True)
    is_justified = models.BooleanField(null=True)

    class Meta:
        constraints = [
            ends_after_it_starts("emergency_ends_after_it_starts"),
            models.CheckConstraint(
                condition=models.Q(ends_at__lte=models.F("starts_at") + LONGEST_EMERGENCY),
                name="emergency_lasts_four_hours_at_most",
            ),
            models.CheckConstraint(
                condition=~models.Q(reviewed_by=models.F("worker")),
                name="somebody_else_reviews",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "worker"], name="emergency_by_worker"),
            models.Index(fields=["organization", "participant"], name="emergency_by_participant"),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} opened {self.participant_id}"
