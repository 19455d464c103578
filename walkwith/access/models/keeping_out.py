"""Whom somebody wants kept out, and whom a worker knows: both silent."""

from django.db import models

from walkwith.access.models.walking import ends_after_it_starts
from walkwith.accounts.models import Membership, OrganizationRecord
from walkwith.foundation import clock
from walkwith.people.models import ParticipantRecord


class Block(ParticipantRecord):
    """Somebody of the house who is kept out of a record, whatever else would let them in.

    It is lifted by two people and the participant, each for themselves: `agree_to_lift()` of
    acts.sql writes their yes, and with the third one the end.
    """

    section = "blocks"
    is_kept = True
    changeable = ()
    append_only = True

    member = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    is_known = models.BooleanField(default=False)
    declared_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True)
    participant_agreed_at = models.DateTimeField(null=True)
    first_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    second_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            ends_after_it_starts("block_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["organization", "participant", "member"],
                condition=models.Q(ends_at__isnull=True),
                name="kept_out_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(first_by__isnull=True)
                | ~models.Q(first_by=models.F("second_by"))
                | models.Q(second_by__isnull=True),
                name="two_different_people_lift_a_block",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "member"], name="block_by_member"),
            models.Index(fields=["organization", "participant"], name="block_by_participant"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} is kept out of {self.participant_id}"


class KnownPerson(OrganizationRecord):
    """Somebody a worker knows in private life, by first and last name; read by nobody else.

    Whether they are a participant the worker is never told: keep_out_known() of acts.sql finds
    out and blocks, then and whenever somebody comes or changes their name.
    """

    extra_read_check = "worker_id = (SELECT current_viewer())"
    write_check = "worker_id = (SELECT current_viewer())"

    worker = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    name = models.CharField(max_length=160)
    folded = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "worker", "folded"], name="known_once")
        ]

    def __str__(self) -> str:
        return self.name


class SaidWhomTheyKnow(OrganizationRecord):
    """A worker was asked whom they know and answered once; "nobody" is an answer, too."""

    extra_read_check = "worker_id = (SELECT current_viewer())"
    write_check = "worker_id = (SELECT current_viewer())"
    append_only = True

    worker = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "worker"], name="said_once_whom_known")
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} has answered"
