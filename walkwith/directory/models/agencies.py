"""Services and where they are: the names of fields follow Open Referral HSDS 3.1.

An `Agency` is an HSDS organization (an organization here is a house that runs Walkwith), a `Site`
an HSDS location, `ServiceSite` its service_at_location. Their `details` hold what belongs to them
alone, as HSDS nests it: {"phones": [...], "schedules": [...], "languages": [...], ...}.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Organization
from walkwith.directory.models.sources import Listing


class Agency(Listing):
    """Who offers services. https://docs.openreferral.org/ organization"""

    alternate_name = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    email = models.CharField(max_length=254, blank=True)
    website = models.CharField(max_length=1000, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "source", "key"], name="agency_once")
        ]
        verbose_name_plural = "agencies"


class Site(Listing):
    """A place where services are. A confidential one (a shelter for people who flee violence) never
    shows where it is: it keeps no address and no position at all.
    """

    class Kinds(models.TextChoices):
        PHYSICAL = "physical", _("A place")
        POSTAL = "postal", _("An address for letters")
        VIRTUAL = "virtual", _("Online")

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, null=True, related_name="sites", db_index=False
    )
    location_type = models.CharField(max_length=10, choices=Kinds.choices, default=Kinds.PHYSICAL)
    description = models.TextField(blank=True)
    transportation = models.TextField(blank=True)
    address_1 = models.CharField(max_length=200, blank=True)
    address_2 = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=120, blank=True)
    state_province = models.CharField(max_length=60, blank=True)
    postal_code = models.CharField(max_length=12, blank=True)
    country = models.CharField(max_length=2, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    approximate = models.BooleanField(default=False)
    zone = models.CharField(max_length=60, blank=True)
    is_confidential = models.BooleanField(default=False)
    details = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "source", "key"], name="site_once"),
            models.CheckConstraint(
                name="site_confidential_is_nowhere",
                condition=models.Q(is_confidential=False)
                | models.Q(address_1="", address_2="", latitude=None, longitude=None),
            ),
        ]


class Service(Listing):
    """What an agency does for people. `needs` are codes of `directory.needs`, `features` of
    `directory.words.FEATURES`; both are what search and matching go by.

    `is_secret` is what a person said of its place: it must stay secret, or it may be told; None
    when nobody said. What it `hides` keeps no address anywhere.
    """

    class States(models.TextChoices):
        ACTIVE = "active", _("Open")
        INACTIVE = "inactive", _("Not offered now")
        DEFUNCT = "defunct", _("Closed for good")
        TEMPORARILY_CLOSED = "temporarily closed", _("Closed for a while")

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="services", db_index=False
    )
    alternate_name = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    url = models.CharField(max_length=1000, blank=True)
    email = models.CharField(max_length=254, blank=True)
    status = models.CharField(max_length=20, choices=States.choices, default=States.ACTIVE)
    application_process = models.TextField(blank=True)
    fees_description = models.TextField(blank=True)
    eligibility_description = models.TextField(blank=True)
    minimum_age = models.FloatField(null=True)
    maximum_age = models.FloatField(null=True)
    alert = models.TextField(blank=True)
    last_modified = models.DateTimeField(null=True)
    needs = ArrayField(models.CharField(max_length=30), default=list)
    features = ArrayField(models.CharField(max_length=30), default=list)
    details = models.JSONField(default=dict)
    is_secret = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "source", "key"], name="service_once")
        ]

    @property
    def is_listed(self) -> bool:
        return super().is_listed and self.status == self.States.ACTIVE

    @property
    def hides(self) -> bool:
        """What a person said counts; else whether it is for people who flee violence."""
        return "safe_house" in self.needs if self.is_secret is None else self.is_secret


class ServiceSite(models.Model):
    """A service at one of its sites, with what is special there (hours, a number)."""

    within_organization: ClassVar[bool] = False

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, related_name="places", db_index=False
    )
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=240, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "service", "site"], name="at_once")
        ]
        indexes = [models.Index(fields=["organization", "site"], name="at_by_site")]

    def __str__(self) -> str:
        return f"{self.service_id} at {self.site_id}"


class Offer(models.Model):
    """What a search for services touches: one row for each service, site and need; derived.

    `cell` is an h3 cell at resolution 5, or one of the stand-ins of `Slot`. `hours` are the
    minutes of the week when it is open, two by two (from, until), by the wall clock of `zone`;
    empty when nobody says. A row without a need has "". It is found by the words `said`.
    """

    within_organization: ClassVar[bool] = False

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+", db_index=False)
    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    need = models.CharField(max_length=30)
    cell = models.BigIntegerField()
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    zone = models.CharField(max_length=60, blank=True)
    hours = ArrayField(models.PositiveSmallIntegerField(), default=list)
    features = ArrayField(models.CharField(max_length=30), default=list)
    said = SearchVectorField(default="")

    class Meta:
        indexes = [
            models.Index(fields=["organization", "need", "cell"], name="offer_by_need"),
            models.Index(fields=["organization", "cell", "service"], name="offer_by_cell"),
            models.Index(fields=["organization", "service"], name="offer_by_service"),
            GinIndex(fields=["said"], name="offer_said"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id}: {self.need} in {self.cell}"
