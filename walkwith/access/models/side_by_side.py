import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.access.models.walking import TOGETHER
from walkwith.accounts.models import Membership
from walkwith.foundation import clock
from walkwith.people.models import ParticipantRecord

LONGEST_SIDE_BY_SIDE = dt.timedelta(hours=2)
# The person themselves, and who sits beside them at this moment.
BESIDE = "participant_id = ANY ((SELECT side_by_side())::uuid[])"


class SideBySide(ParticipantRecord):
    """A moment in which a worker writes in somebody's own lines together with them.

    It begins with their yes and ends by itself after two hours. `made_at` is when they said it;
    `starts_at` and `ends_at` are by the clock of the database. Said in a talk, the contact note
    `note_id` tells of the talk, and the moment is over once the note is saved.
    """

    class Ways(models.TextChoices):
        ON_SCREEN = "on_screen", _("said yes on the screen")
        WITH_PIN = "with_pin", _("said yes with their PIN")
        IN_A_TALK = "in_a_talk", _("said yes in a talk")

    section = "plan"
    extra_read_check = f"worker_id = (SELECT current_viewer()) OR {TOGETHER}"
    insert_check = (
        "worker_id = (SELECT current_viewer())"
        " AND participant_id = ANY ((SELECT reachable('plan', 'write'))::uuid[])"
        " AND participant_id IS DISTINCT FROM (SELECT own_person())"
    )
    extra_write_check = f"worker_id = (SELECT current_viewer()) OR {BESIDE}"
    is_kept = True
    changeable = ("ends_at",)
    final_from = "ends_at"

    worker = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    way = models.CharField(max_length=10, choices=Ways.choices)
    note_id = models.UUIDField(null=True)
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at"))
                & models.Q(ends_at__lte=models.F("starts_at") + LONGEST_SIDE_BY_SIDE),
                name="side_by_side_lasts_two_hours_at_most",
            ),
            models.CheckConstraint(
                condition=models.Q(way="in_a_talk") | models.Q(note_id__isnull=True),
                name="only_a_talk_has_a_note",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organization", "participant", "worker"], name="side_by_side_by_people"
            )
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} beside {self.participant_id}"


class Share(ParticipantRecord):
    """The person shows one part of what is theirs to one named member, until a moment.

    `part` is what the line says it is of: "wellness:early_signs", "budget", "mirror".
    """

    section = "plan"
    insert_check = BESIDE
    extra_read_check = f"member_id = (SELECT current_viewer()) OR {BESIDE}"
    extra_write_check = BESIDE
    is_kept = True
    changeable = ("ends_at",)
    final_from = "ends_at"

    member = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    part = models.CharField(max_length=60)
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")),
                name="share_ends_after_it_starts",
            )
        ]
        indexes = [
            models.Index(fields=["organization", "participant"], name="share_by_participant"),
            models.Index(fields=["organization", "member"], name="share_by_member"),
        ]

    def __str__(self) -> str:
        return f"{self.part} for {self.member_id}"


class Version(ParticipantRecord):
    """How one line of the person's own was, each time it was written: the database keeps it.

    `ground` says why it may stand there: they wrote it themselves, side by side with a worker
    (`side_by_side`), or it only waits for their yes. Nobody but the trigger of theirs.sql writes
    here, and nobody changes or removes a row.
    """

    class Grounds(models.TextChoices):
        OWN = "own", _("wrote it themselves")
        SIDE_BY_SIDE = "side_by_side", _("wrote it together")
        SUGGESTED = "suggested", _("suggested it")
        OWN_DEED = "own_deed", _("did their part")
        BROUGHT = "brought", _("was brought in by the house")

    section_column = "section"
    insert_check = "false"
    append_only = True

    section = models.CharField(max_length=20)  # type: ignore[assignment]
    kind = models.CharField(max_length=40)
    line_id = models.UUIDField()
    number = models.IntegerField()
    values = models.JSONField()
    by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    ground = models.CharField(max_length=12, choices=Grounds.choices)
    beside = models.ForeignKey(
        SideBySide, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "line_id", "number"], name="version_numbered_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "participant", "made_at"], name="version_by_participant"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.line_id} {self.number}"
