import datetime as dt
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from walkwith.foundation import clock
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.models import Record


class Roles(models.TextChoices):
    PARTICIPANT = "participant", _("Participant")
    PEER_SPECIALIST = "peer_specialist", _("Peer specialist")
    SUPERVISOR = "supervisor", _("Supervisor")
    ADMINISTRATOR = "administrator", _("Program administrator")
    PARTNER = "partner", _("Partner")
    SUPPORTER = "supporter", _("Family member or friend")


class Languages(models.TextChoices):
    ENGLISH = "en", "English"
    SPANISH = "es", "Español"


class Organization(Record):
    """A home of its own: nothing of one organization is ever seen from another."""

    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=60, default="America/New_York")
    zip_code = models.CharField(max_length=10, blank=True)
    is_demo = models.BooleanField(default=False)
    keeps_counseling_notes = models.BooleanField(default=False)
    # Whether other programs may read its directory (feeds out), without signing in.
    shares_listings = models.BooleanField(default=False)
    # The word in the address of its public directory page; without one there is no such page.
    public_at = models.SlugField(max_length=40, blank=True, db_index=False)
    public_is_indexed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["public_at"], name="public_at_once", condition=~models.Q(public_at="")
            )
        ]

    def __str__(self) -> str:
        return self.name


# From when the sign-in of an agency holds, until a second person says that they have it.
NOT_BEGUN = dt.datetime(9998, 1, 1, tzinfo=dt.UTC)
# As Django salts it, so that a session goes on which began before this was counted.
SESSIONS = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"
# The functions are those of access/reach.sql.
BY_THE_HOUSE = "(SELECT runs_the_house())"


class OrganizationRecord(Record):
    """A row of one organization that is about no participant.

    `within_organization` asks for a row policy by organization. Directory facts set it to
    False: their text indexes must stay usable, so their queries name the organization.
    The checks are SQL added to the row policies; `write_check` holds for new rows and old, unless
    `insert_check` stands in its place for new ones.
    """

    within_organization: ClassVar[bool] = True
    extra_read_check: ClassVar[str] = ""
    write_check: ClassVar[str] = ""
    insert_check: ClassVar[str] = ""

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        abstract = True


class Program(OrganizationRecord):
    write_check = BY_THE_HOUSE
    is_kept = True

    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="program_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Account":
        account = Account(username=username.lower(), made_at=clock.now(), **fields)
        account.set_password(password)
        account.save()
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username=(username or "").lower())


class Stays(models.TextChoices):
    """How long somebody stays signed in: the lengths are in rules.py."""

    WORK = "work", _("As long as a working day")
    SHORT = "short", _("Short: 10 minutes without a tap, 2 hours in all")
    SHORTER = "shorter", _("Very short: 5 minutes without a tap, 1 hour in all")
    OWN_PHONE = "own_phone", _("This is only my phone: 30 minutes without a tap, 12 hours in all")


class TabNames(models.TextChoices):
    """What stands in the tab of the browser, and nothing else: none of them tells anything."""

    HOUSE = "", "Walkwith"
    NOTES = "notes", _("Notes")
    CALENDAR = "calendar", _("Calendar")
    RECIPES = "recipes", _("Recipes")
    READING = "reading", _("Reading list")


class Account(AbstractBaseUser, Record):
    """How somebody signs in. It holds no name: names belong to memberships and participants.

    A participant's own choices about a shared phone are kept here, because they hold before
    anything of a record is read. `times_signed_out` is part of what a session is checked by.
    """

    username = models.CharField(max_length=60, unique=True)
    email = models.EmailField(max_length=254, null=True, blank=True, unique=True)
    language = models.CharField(max_length=2, choices=Languages.choices, default=Languages.ENGLISH)
    is_active = models.BooleanField(default=True)
    demo_card = models.CharField(max_length=20, blank=True)
    password_is_temporary = models.BooleanField(default=False)
    stay = models.CharField(max_length=10, choices=Stays.choices, default=Stays.WORK)
    tab_name = models.CharField(max_length=10, choices=TabNames.choices, blank=True)
    times_signed_out = models.PositiveIntegerField(default=0)
    pin = models.CharField(max_length=128, blank=True)
    pin_misses = models.PositiveSmallIntegerField(default=0)
    pin_missed_at = models.DateTimeField(null=True)

    objects = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """A session holds as long as its password, and until somebody signs out everywhere."""
        said = self.password + (f":{self.times_signed_out}" if self.times_signed_out else "")
        digest: str = salted_hmac(SESSIONS, said, secret=secret, algorithm="sha256").hexdigest()
        return digest


class Membership(OrganizationRecord):
    """One person's place in one organization. Every fact about workers is tied to it."""

    # A participant's membership shows that somebody is a participant, and a supporter's whose
    # supporter they are: beside themselves, only those see it, and open or close it, whose reach
    # the person is in. A partner's is made by whoever works here, and begun by a second person:
    # the trigger `begins_by_two` of access/house.sql.
    extra_read_check = (
        "(role NOT IN ('participant', 'supporter') OR id = (SELECT current_viewer())"
        " OR id = ANY ((SELECT doors('read'))::uuid[]))"
    )
    write_check = (
        f"({BY_THE_HOUSE} AND role NOT IN ('participant', 'supporter')"
        " OR role IN ('participant', 'supporter') AND id <> (SELECT current_viewer())"
        " AND id = ANY ((SELECT doors('write'))::uuid[])"
        " OR role = 'partner' AND (SELECT works_here()))"
    )
    insert_check = (
        f"({BY_THE_HOUSE} AND role NOT IN ('participant', 'supporter', 'partner')"
        " OR role IN ('participant', 'supporter') AND (SELECT opens_doors())"
        f" OR role = 'partner' AND starts_at >= '{NOT_BEGUN:%Y-%m-%d}' AND (SELECT works_here()))"
    )
    is_kept = True
    changeable = ("program_id", "role", "name", "credential", "starts_at", "ends_at")

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="memberships")
    # The same in each place that one person, or one agency, has had here: whoever is kept out of
    # a record stays so when they come back.
    person_key = models.UUIDField(default=new_id, editable=False)
    program = models.ForeignKey(
        Program, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    role = models.CharField(max_length=20, choices=Roles.choices)
    name = models.CharField(max_length=80, blank=True)
    credential = models.CharField(max_length=40, blank=True)
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "account"], name="one_membership_per_organization"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="membership_ends_after_it_starts",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "role"], name="membership_by_role"),
            models.Index(fields=["organization", "person_key"], name="membership_by_person"),
        ]

    def __str__(self) -> str:
        return self.name or self.role

    @property
    def is_here(self) -> bool:
        """Whether somebody who once had this place still has it."""
        return self.ends_at is None or self.ends_at > clock.now()


class OfAccount(models.Model):
    """A row of one account: only its owner ever reads or changes it (access/protection.py)."""

    id = models.UUIDField(primary_key=True, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Device(OfAccount):
    """Where somebody is signed in: what kind of device, since when, and when it was last used."""

    class Kinds(models.TextChoices):
        IPHONE = "iphone", _("An iPhone")
        IPAD = "ipad", _("An iPad")
        ANDROID = "android", _("An Android phone or tablet")
        WINDOWS = "windows", _("A Windows computer")
        MAC = "mac", _("A Mac")
        CHROMEBOOK = "chromebook", _("A Chromebook")
        LINUX = "linux", _("A Linux computer")
        OTHER = "other", _("A device we do not know")

    kind = models.CharField(max_length=12, choices=Kinds.choices, default=Kinds.OTHER)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.kind


class HeldWords(OfAccount):
    """What somebody had typed when their session ended, kept for them for a day.

    `path` is where they sent it, `page` the page they were on: the same for a plain form.
    """

    path = models.CharField(max_length=400)
    page = models.CharField(max_length=400)
    words = models.JSONField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.path
