"""Which words listings say, and how many do."""

from typing import ClassVar

from django.db import models

from walkwith.accounts.models import Organization


class Word(models.Model):
    """A word of the names and places of listings, with about how many of them say it. Derived."""

    within_organization: ClassVar[bool] = False

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    word = models.CharField(max_length=60, db_collation="C")
    services = models.PositiveIntegerField(default=0)
    meetings = models.PositiveIntegerField(default=0)
    online = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "word"], name="word_once")]

    def __str__(self) -> str:
        return self.word
