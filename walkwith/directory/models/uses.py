"""How much a listing is used: counted by day, and by nobody."""

from typing import ClassVar

from django.db import models

from walkwith.accounts.models import Organization


class Use(models.Model):
    """How often a meeting or a service was looked at, suggested or referred to on one day, and how
    often somebody asked for a check of it. No person is in it, whoever they are.
    """

    within_organization: ClassVar[bool] = False

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    listing_id = models.UUIDField()
    day = models.DateField()
    times = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "listing_id", "day"], name="use_once_a_day"
            )
        ]
        indexes = [models.Index(fields=["organization", "day"], name="use_by_day")]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.times} on {self.day}"
