"""Where facts come from, and what every listing has in common."""

import datetime as dt
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import OrganizationRecord


class Source(OrganizationRecord):
    """Where listings come from: a feed, a file, or the people of this house (`is_own`).

    `fetched_at` is the last good fetch: every listing of the source was in it, unless the listing
    says that it was missed. `every_hours` is how often its address is asked again; 0 is never.
    `columns` names the columns of a table somebody made: {our field: their heading}; with
    `asks_columns` a person names them again the next time the table comes. What came under a
    licence that does not let it go on (`may_be_shared`), or was taken down by whoever publishes it
    (`taken_down_at`), never leaves in our own feeds.
    """

    class Formats(models.TextChoices):
        MEETING_GUIDE = "meeting_guide", _("Meeting Guide")
        BMLT = "bmlt", _("BMLT")
        HSDS = "hsds", _("Open Referral (HSDS)")
        TABLE = "table", _("A table of meetings (CSV)")
        SERVICES = "services", _("A table of services (CSV)")
        OWN = "own", _("Written here")

    name = models.CharField(max_length=80)
    format = models.CharField(max_length=20, choices=Formats.choices, default=Formats.MEETING_GUIDE)
    address = models.CharField(max_length=500, blank=True)
    fellowship = models.CharField(max_length=20, blank=True)
    zone = models.CharField(max_length=60, blank=True)
    columns = models.JSONField(default=dict)
    asks_columns = models.BooleanField(default=False, db_default=False)
    every_hours = models.PositiveSmallIntegerField(default=0)
    fetched_at = models.DateTimeField(null=True)
    etag = models.CharField(max_length=200, blank=True)
    zones = ArrayField(models.CharField(max_length=60), default=list)
    listed = models.PositiveIntegerField(default=0)
    licence = models.CharField(max_length=120, blank=True)
    licence_url = models.CharField(max_length=500, blank=True)
    may_be_shared = models.BooleanField(default=False)
    taken_down_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="source_name_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_of_services(self) -> bool:
        return self.format in (self.Formats.HSDS, self.Formats.SERVICES)

    @property
    def is_own(self) -> bool:
        return self.format == self.Formats.OWN


class Listing(OrganizationRecord):
    """A fact as its source tells it, with the row it came in (`raw`).

    `missed` counts the good fetches in a row that lacked it; at two it is unlisted. `hidden_at`:
    two people found its number dead, and it waits to be checked. `confirmed` are the fields a
    person checked: {field: {"value": what is right, "until": the day it is asked again,
    "put_right": whether the list had it wrong}}; until
    then they beat the feed. A field is a column, or by its name a child of `details` ("phones").
    """

    within_organization: ClassVar[bool] = False

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=240)
    fingerprint = models.UUIDField(null=True)
    name = models.CharField(max_length=200)
    confirmed = models.JSONField(default=dict, db_default={})
    seen_at = models.DateTimeField()
    missed = models.PositiveSmallIntegerField(default=0)
    unlisted_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    raw = models.JSONField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def kind(self) -> str:
        """What it is called in addresses: "meeting", "service"."""
        return str(self._meta.model_name)

    @property
    def is_listed(self) -> bool:
        return self.unlisted_at is None and self.hidden_at is None

    @property
    def last_in_feed(self) -> dt.datetime:
        """The last good fetch that had the meeting."""
        return self.seen_at if self.missed else self.source.fetched_at or self.seen_at
