"""What is kept of a place that must stay secret."""

from typing import ClassVar

from django.db import models

from walkwith.accounts.models import Organization
from walkwith.directory.models.agencies import Site
from walkwith.foundation.identifiers import new_id


class SecretPlace(models.Model):
    """An address that must not be told, as a mark nobody reads it from; see `secret_places`.

    `by_itself` when its own list or a person hides it; else it only stands at the same address as
    one that does.
    """

    within_organization: ClassVar[bool] = False

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    site = models.ForeignKey(
        Site, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    mark = models.BinaryField(max_length=32)
    by_itself = models.BooleanField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "mark", "site"], name="secret_place_once"
            )
        ]
        indexes = [models.Index(fields=["organization", "site"], name="secret_place_by_site")]

    def __str__(self) -> str:
        return f"{self.site_id}"
