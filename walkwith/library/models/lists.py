from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import OrganizationRecord

# The function is of access/house.sql.
BY_WHO_LEADS = "(SELECT leads_here())"


class ListedStates(OrganizationRecord):
    """The states whose lines an organization shows. The newest holds; none is that of its ZIP."""

    write_check = BY_WHO_LEADS
    append_only = True

    states = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    chosen_by = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["organization", "made_at"], name="listed_states_by_time")]

    def __str__(self) -> str:
        return ", ".join(self.states)


class Deeds(models.TextChoices):
    ADDED = "added", _("added")
    CHANGED = "changed", _("changed the words")
    CHECKED = "checked", _("checked")
    HIDDEN = "hidden", _("hid")
    SHOWN = "shown", _("showed again")
    RESTORED = "restored", _("took the words of the pack")


class LineVersion(OrganizationRecord):
    """What an organization says about one line of a checklist; the newest version holds.

    Empty words leave those of the pack. `of_pack` is the digest of the pack's line at that time:
    when it is another one now, the pack has changed and somebody should look again.
    """

    write_check = BY_WHO_LEADS
    append_only = True

    checklist = models.CharField(max_length=60)
    line = models.CharField(max_length=120)
    deed = models.CharField(max_length=12, choices=Deeds.choices)
    words = models.CharField(max_length=400, blank=True)
    words_es = models.CharField(max_length=400, blank=True)
    source = models.CharField(max_length=200, blank=True)
    address = models.URLField(max_length=300, blank=True)
    is_hidden = models.BooleanField(default=False)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.CharField(max_length=80, blank=True)
    of_pack = models.CharField(max_length=64, blank=True)
    written_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(checked_on__isnull=True, checked_by="")
                | models.Q(checked_on__isnull=False) & ~models.Q(checked_by=""),
                name="line_checked_by_somebody_on_a_day",
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "checklist", "line", "made_at"], name="line_version_by_line"
            )
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.deed}"
