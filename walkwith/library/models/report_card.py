from hashlib import sha256

from django.db import models

from walkwith.accounts.models import BY_THE_HOUSE, OrganizationRecord


class ReportCard(OrganizationRecord):
    """What the people of an organization must report to others, whatever somebody asks of them.

    The rules differ by state, so each house writes its own, with the source and the day. A new
    version stands beside the old ones: what was explained to somebody stays known.
    """

    write_check = BY_THE_HOUSE
    append_only = True

    words = models.TextField(max_length=4000)
    words_es = models.TextField(max_length=4000, blank=True)
    source = models.CharField(max_length=300)
    checked_on = models.DateField()
    written_by = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["organization", "made_at"], name="report_card_by_time")]

    def __str__(self) -> str:
        return f"What must be reported, {self.checked_on}"

    @property
    def digest(self) -> str:
        """Of everything that was explained: the words in both languages, and the source."""
        said = "\n\0".join((self.words, self.words_es, self.source, str(self.checked_on)))
        return sha256(said.encode()).hexdigest()
