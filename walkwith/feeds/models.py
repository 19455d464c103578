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
    """A row that could not be used, as it came, and the code of the sentence that says why."""

    run = models.ForeignKey(
        ImportRun, on_delete=models.CASCADE, related_name="quarantined", db_index=False
    )
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    value = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=200, blank=True)
    raw = models.JSONField()

    class Meta:
        indexes = [
            models.Index(fields=["organization", "run", "number"], name="quarantined_by_run")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.code}"


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
