from django.db import models

from walkwith.accounts.models import BY_THE_HOUSE, OrganizationRecord


class HelpLine(OrganizationRecord):
    """One line of an organization's own crisis card: who helps, how to reach them, what they do.

    An organization without lines of its own shows the card that comes with the program.
    """

    write_check = BY_THE_HOUSE

    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=30, blank=True)
    text = models.CharField(max_length=30, blank=True)
    chat = models.URLField(max_length=200, blank=True)
    words = models.CharField(max_length=400)
    words_es = models.CharField(max_length=400, blank=True)
    place = models.PositiveSmallIntegerField()
    checked_on = models.DateField()
    checked_by = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organization_id", "place"], name="help_line_by_place")]

    def __str__(self) -> str:
        return self.name
