from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Languages, Membership, Organization, Program
from walkwith.foundation.models import Record
from walkwith.people.rules import folded
from walkwith.people.sections import Section

# SQL: the row is about the viewer themselves.
ITS_OWN = "participant_id = (SELECT own_person())"


class FoldedNames(models.TextField):  # type: ignore[type-arg]
    """All names of somebody, folded for finding; follows them each time the row is saved."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        assert isinstance(model_instance, Participant)
        names = model_instance.all_names_folded()
        setattr(model_instance, self.attname, names)
        return names


class Participant(Record):
    """The person who is walked with. In the interface they are always called by name."""

    section: ClassVar[Section] = "identity"
    is_kept = True
    subject_column: ClassVar[str] = "id"

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    program = models.ForeignKey(
        Program, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    membership = models.OneToOneField(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    preferred_name = models.CharField(max_length=80)
    full_name = models.CharField(max_length=160, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, choices=Languages.choices, default=Languages.ENGLISH)
    language_words = models.CharField(max_length=80, blank=True)
    walking_since = models.DateField()
    names = FoldedNames(editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "preferred_name"], name="participant_by_name")
        ]

    def __str__(self) -> str:
        return self.preferred_name

    def all_names_folded(self) -> str:
        return folded(f"{self.preferred_name} {self.full_name}")

    @property
    def participant_id(self) -> UUID:
        """The subject of the row: themselves."""
        return self.pk


class ParticipantRecord(Record):
    """A row about one participant. Its `section` decides who within reach may see it.

    The checks are SQL added to the row policies: `extra_read_check` and `extra_write_check`
    narrow them; `insert_check`, when given, stands in place of the write reach for new rows.
    With `read_action` "write", whoever may write in the section reads the row, and nobody else.
    Where `section_column` names a column, each row says for itself which section it is of.

    Rows that are `is_theirs` are lines of the person's own: only they write them, or a worker
    side by side with them, and every state is kept as a version (access/theirs.sql). Where
    `shown_part` is given (SQL, such as "'budget'"), others read only what the person shows them
    by name.
    """

    section: ClassVar[Section]
    section_column: ClassVar[str] = ""
    subject_column: ClassVar[str] = "participant_id"
    read_action: ClassVar[str] = "read"
    extra_read_check: ClassVar[str] = ""
    extra_write_check: ClassVar[str] = ""
    insert_check: ClassVar[str] = ""
    is_theirs: ClassVar[bool] = False
    shown_part: ClassVar[str] = ""

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        abstract = True


class ContactDetails(ParticipantRecord):
    """How it is safe to reach somebody, in the order it must be read: safety first."""

    section = "contact_details"

    participant = models.OneToOneField(
        Participant, on_delete=models.PROTECT, related_name="contact_details"
    )
    safely = models.TextField(_("How it is safe to reach them"), max_length=600, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    may_text = models.BooleanField(default=False)
    may_call = models.BooleanField(default=False)
    may_leave_voicemail = models.BooleanField(default=False)
    zip_code = models.CharField(max_length=10, blank=True)
    agreed_days = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="details_by_participant")
        ]

    def __str__(self) -> str:
        return f"Reaching {self.participant_id}"


class Strength(ParticipantRecord):
    """What somebody can lean on: a strength, somebody good to them, a place, a skill.

    What they hide nobody sees but they themselves.
    """

    class Kinds(models.TextChoices):
        STRENGTH = "strength", _("A strength")
        PERSON = "person", _("Somebody")
        PLACE = "place", _("A place")
        SKILL = "skill", _("A skill")

    section = "strengths"
    extra_read_check = f"NOT is_hidden OR {ITS_OWN}"
    extra_write_check = f"NOT is_hidden OR {ITS_OWN}"

    kind = models.CharField(max_length=8, choices=Kinds.choices, default=Kinds.STRENGTH)
    words = models.CharField(max_length=120)
    is_hidden = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="strength_by_participant")
        ]

    def __str__(self) -> str:
        return self.words
