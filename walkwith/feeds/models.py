from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Membership, OrganizationRecord
from walkwith.directory.models import Source


class ImportRun(OrganizationRecord):
    """One try to take in a feed: who asked, how far it is, and what came of it.

    `counts` are the figures of the report and `notes` how often each doubt was met; `problem`
    names, by its code and values, why the feed was refused (feeds/words.py says it in words).
    """

    class States(models.TextChoices):
        WAITING = "waiting", _("Waiting for its turn")
        RUNNING = "running", _("Reading the list")
        DONE = "done", _("Taken in")
        HELD = "held", _("Waiting for you to decide")
        LEFT = "left", _("Left as it was")
        REFUSED = "refused", _("Not taken in")
        ASKING = "asking", _("Waiting for you to name the columns")

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    address = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=States.choices, default=States.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    notes = models.JSONField(default=dict)
    problem = models.JSONField(default=dict)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organization", "source", "made_at"], name="run_by_source")]

    def __str__(self) -> str:
        return f"{self.source_id} {self.state}"

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.States.WAITING, self.States.RUNNING)


class QuarantinedRow(OrganizationRecord):
    """A row that could not be used, as it came, and the code of the sentence that says why.

    `key` is what its list calls it and `mark` tells whether it came word for word the same. It is
    `past` when a newer reading of the list has said again what could not be used.
    """

    class States(models.TextChoices):
        WAITING = "waiting", _("To look at")
        MENDED = "mended", _("Put right")
        DISMISSED = "dismissed", _("Left out")
        PAST = "past", _("Read again since")

    run = models.ForeignKey(
        ImportRun, on_delete=models.CASCADE, related_name="quarantined", db_index=False
    )
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    value = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=200, blank=True)
    raw = models.JSONField()
    key = models.CharField(max_length=240, blank=True, db_default="")
    mark = models.UUIDField(null=True)
    state = models.CharField(
        max_length=10, choices=States.choices, default=States.WAITING, db_default=States.WAITING
    )

    class Meta:
        indexes = [
            models.Index(fields=["organization", "run", "number"], name="quarantined_by_run")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.code}"

    @property
    def is_as_it_came(self) -> bool:
        """Is it kept whole? Not when it was too long, or told where people who fled are."""
        return isinstance(self.raw, dict) and not {"too_long", "kept_back"} & self.raw.keys()


class RowAnswer(OrganizationRecord):
    """What a person said of a row that could not be used, for when the same comes again.

    `fixes` are {field: [what the row said, what is right]}; without any, the row is left out.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=240)
    mark = models.UUIDField()
    fixes = models.JSONField(default=dict)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "source", "mark"], name="answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.key}: {'put right' if self.fixes else 'left out'}"


class RunChange(OrganizationRecord):
    """What a run did to one listing; of a changed one, {field: [what it was, what it is]}."""

    class Kinds(models.TextChoices):
        CHANGED = "changed", _("Changed")
        NEW = "new", _("New")
        BACK = "back", _("Back in the list")
        MISSING = "missing", _("Missing")
        UNLISTED = "unlisted", _("No longer shown")

    class Nouns(models.TextChoices):
        MEETING = "meeting", _("Meeting")
        SERVICE = "service", _("Service")

    run = models.ForeignKey(
        ImportRun, on_delete=models.CASCADE, related_name="changes", db_index=False
    )
    kind = models.CharField(max_length=10, choices=Kinds.choices)
    noun = models.CharField(max_length=10, choices=Nouns.choices, default=Nouns.MEETING)
    listing_id = models.UUIDField()
    name = models.CharField(max_length=200)
    fields = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "run", "kind", "name"], name="change_by_run")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.kind}"


class FeedPart(OrganizationRecord):
    """A piece of a file on its way from the page to the worker; gone when the run has ended."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    packed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "run", "number"], name="part_once")
        ]

    def __str__(self) -> str:
        return f"{self.run_id} part {self.number}"
