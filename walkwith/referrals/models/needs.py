"""What somebody looks for, what suits them, and where they do not want to go."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Membership, OrganizationRecord
from walkwith.directory.models import Agency
from walkwith.directory.needs import need_words
from walkwith.foundation import clock
from walkwith.people.models import Participant, ParticipantRecord


class ParticipantNeed(ParticipantRecord):
    """Something the person looks for, one of `directory.needs`, in their own words if they like.

    It is met when they say so, and can be opened again. `in_vain_in` is the Monday of the last
    week in which it was looked for and nothing fitted: the count of that is of nobody.
    """

    class For(models.TextChoices):
        THEMSELVES = "themselves", _("Themselves")
        FAMILY = "family", _("Their family or friends")

    section = "referrals"
    is_kept = True

    need = models.CharField(max_length=30)
    words = models.CharField(max_length=300, blank=True)
    for_whom = models.CharField(max_length=10, choices=For.choices, default=For.THEMSELVES)
    since = models.DateField()
    met_at = models.DateTimeField(null=True, blank=True)
    in_vain_in = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        indexes = [models.Index(fields=["organization", "participant"], name="need_by_participant")]

    def __str__(self) -> str:
        return self.words or self.need

    @property
    def is_open(self) -> bool:
        return self.met_at is None

    @property
    def called(self) -> str:
        return need_words(self.need)


class Preferences(ParticipantRecord):
    """What suits somebody: one row a person. What nobody said has its empty value.

    `never` are parts of the week that never work ("1:morning", Sunday is 0). `birth_year` and
    `gender` are asked only for what is open to some, and only if they like. `far` is how far they
    go, counted as `far_in` says, by the quickest of their `ways`.
    """

    class Spirits(models.TextChoices):
        EITHER = "", _("Either is fine")
        SECULAR = "secular", _("Without faith")
        SPIRITUAL = "spiritual", _("With faith")

    class Companies(models.TextChoices):
        ANY = "", _("Anyone")
        WOMEN = "women", _("Women only")
        MEN = "men", _("Men only")
        LGBTQ = "lgbtq", _("LGBTQ people only")

    class Genders(models.TextChoices):
        UNSAID = "", _("Not said")
        WOMAN = "woman", _("A woman")
        MAN = "man", _("A man")
        OTHER = "other", _("Neither, or both")

    class Wishes(models.TextChoices):
        NONE = "", _("It does not matter")
        LIKE = "like", _("It would be good")
        MUST = "must", _("It must be")

    class FarIn(models.TextChoices):
        MINUTES = "minutes", _("minutes")
        MILES = "miles", _("miles")
        KILOMETERS = "km", _("km")

    section = "referrals"
    is_kept = True

    participant = models.OneToOneField(Participant, on_delete=models.PROTECT, related_name="+")
    spirit = models.CharField(max_length=10, choices=Spirits.choices, blank=True)
    fellowships = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    no_fellowship = models.BooleanField(default=False)
    company = models.CharField(max_length=10, choices=Companies.choices, blank=True)
    gender = models.CharField(max_length=10, choices=Genders.choices, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    children = models.CharField(max_length=4, choices=Wishes.choices, blank=True)
    step_free = models.CharField(max_length=4, choices=Wishes.choices, blank=True)
    no_cost = models.CharField(max_length=4, choices=Wishes.choices, blank=True)
    languages = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    language_wish = models.CharField(max_length=4, choices=Wishes.choices, blank=True)
    ways = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    far = models.PositiveSmallIntegerField(null=True, blank=True)
    far_in = models.CharField(max_length=10, choices=FarIn.choices, default=FarIn.MINUTES)
    never = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    changed_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="prefers_by_participant")
        ]
        verbose_name_plural = "preferences"

    def __str__(self) -> str:
        return f"What suits {self.participant_id}"


class AvoidedPlace(ParticipantRecord):
    """Where somebody does not want to go: a place, an agency or a fellowship. Why is theirs.

    A place is known by its words, and with a ZIP code or a town it is as far `around` as they say.
    """

    class Kinds(models.TextChoices):
        PLACE = "place", _("A place")
        AGENCY = "agency", _("An agency")
        FELLOWSHIP = "fellowship", _("A fellowship")

    section = "referrals"
    is_kept = True

    kind = models.CharField(max_length=10, choices=Kinds.choices, default=Kinds.PLACE)
    words = models.CharField(max_length=200)
    why = models.CharField(max_length=300, blank=True)
    agency = models.ForeignKey(
        Agency, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    fellowship = models.CharField(max_length=20, blank=True)
    near = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    around = models.FloatField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    written_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="avoided_by_participant")
        ]

    def __str__(self) -> str:
        return self.words


class UnmetNeed(OrganizationRecord):
    """How often a need was looked for and nothing fitted: by area and week, and of nobody.

    The area is the first three digits of a ZIP code, the week its Monday. Its key tells no time,
    and nothing says when the count grew or who was there.
    """

    is_kept: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made_at = None  # type: ignore[assignment]
    need = models.CharField(max_length=30)
    area = models.CharField(max_length=3, blank=True)
    week = models.DateField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "week", "need", "area"], name="unmet_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.need} in {self.area}, week of {self.week}: {self.times}"
