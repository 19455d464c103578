import datetime as dt
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db import models

from walkwith.accounts.models import Membership, OrganizationRecord
from walkwith.people.models import ParticipantRecord
from walkwith.plans.models import Step
from walkwith.schedule.models import Appointment, Ways

ONLY_ITS_AUTHOR = "author_id = (SELECT current_viewer())"


class ContactNote(ParticipantRecord):
    """One time a peer specialist and a participant connected. The participant reads every word.

    The key is made by the form, so a note sent twice is saved once.
    """

    section = "contact_notes"
    extra_write_check = ONLY_ITS_AUTHOR
    is_kept = True

    author = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    credential = models.CharField(max_length=40, blank=True)
    appointment = models.ForeignKey(
        Appointment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    started_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=60)
    way = models.CharField(max_length=10, choices=Ways.choices)
    place = models.CharField(max_length=200, blank=True)
    work = ArrayField(models.CharField(max_length=40), default=list)
    goal = models.TextField(max_length=2000, blank=True)
    together = models.TextField(max_length=8000, blank=True)
    felt = models.TextField(max_length=4000, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    steps = models.ManyToManyField(Step, through="NoteStep", related_name="+")

    class Meta:
        indexes = [
            models.Index(
                fields=["organization", "participant", "started_at"], name="note_by_participant"
            ),
            models.Index(fields=["organization", "author", "started_at"], name="note_by_author"),
        ]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"

    @property
    def ended_at(self) -> dt.datetime:
        return self.started_at + dt.timedelta(minutes=self.minutes)

    @property
    def local_start(self) -> dt.datetime:
        """When it began by the clock on the wall where it took place."""
        return self.started_at.astimezone(ZoneInfo(self.zone))


class NoteStep(ParticipantRecord):
    """A step a note speaks of: one that came out of it, or a meeting suggested on the way."""

    section = "contact_notes"

    note = models.ForeignKey(
        ContactNote, on_delete=models.CASCADE, related_name="step_links", db_index=False
    )
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "note", "step"], name="step_once_a_note"
            )
        ]
        indexes = [
            models.Index(fields=["organization", "participant"], name="note_step_by_participant")
        ]

    def __str__(self) -> str:
        return f"{self.step_id} in {self.note_id}"


class Draft(ParticipantRecord):
    """A note not yet saved. Its author alone reads it; it is no part of the record, and goes
    when the note is saved or after two weeks.

    Somebody standing in writes notes without reading any: their own words are theirs to read.
    """

    section = "contact_notes"
    read_action = "write"
    extra_read_check = ONLY_ITS_AUTHOR
    extra_write_check = ONLY_ITS_AUTHOR

    author = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    note_id = models.UUIDField()
    words = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "author", "participant"], name="one_draft_each"
            )
        ]

    def __str__(self) -> str:
        return f"draft of {self.author_id}"


class IndirectWork(OrganizationRecord):
    """Work that supports the direct work, with nobody's record in it: planning, training, team.

    Receiving support is part of it, so its author alone reads it.
    """

    extra_read_check = ONLY_ITS_AUTHOR
    write_check = ONLY_ITS_AUTHOR

    author = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    started_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=60)
    work = ArrayField(models.CharField(max_length=40), default=list)
    words = models.TextField(max_length=2000, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "author", "started_at"], name="indirect_by_author")
        ]

    def __str__(self) -> str:
        return f"{self.minutes} minutes at {self.started_at:%Y-%m-%d}"
