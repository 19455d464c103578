"""What a participant lets leave, to whom, and what has left."""

from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.access.models.walking import TOGETHER, ends_after_it_starts
from walkwith.accounts.models import (
    BY_THE_HOUSE,
    Languages,
    Membership,
    OrganizationRecord,
    Program,
)
from walkwith.foundation import clock
from walkwith.people.models import Participant, ParticipantRecord
from walkwith.people.sections import Section


class Recipient(OrganizationRecord):
    """Somebody to whom a consent may lead: a registry, so that no name is typed twice.

    One `of` a participant is one of their own people, and seen only within reach of them.
    The name never changes: somebody signed for it. A wrong one is closed, and another added.
    """

    class Kinds(models.TextChoices):
        AGENCY = "agency", _("An agency or clinic")
        PERSON = "person", _("A person at an agency")
        SUPPORTER = "supporter", _("One of their own people")

    extra_read_check = (
        "(of_id IS NULL OR membership_id = (SELECT current_viewer())"
        " OR of_id = ANY ((SELECT reachable('consents', 'read'))::uuid[]))"
    )
    write_check = (
        "(SELECT works_here()) AND of_id IS NULL"
        " OR of_id = ANY ((SELECT reachable('consents', 'write'))::uuid[])"
    )
    is_kept = True
    changeable = ("role", "address", "phone", "membership_id", "closed_at")
    section: ClassVar[Section] = "consents"

    kind = models.CharField(max_length=10, choices=Kinds.choices, default=Kinds.AGENCY)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    of = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "membership"], name="recipient_by_membership"),
            models.Index(fields=["organization", "name"], name="recipient_by_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def participant_id(self) -> UUID | None:
        """Whose person this is, for the history: nothing of an agency is about anybody."""
        return self.of_id


class MinorRule(OrganizationRecord):
    """From which age somebody signs alone in a state, as the organization reviewed it.

    Without one, a minor and a guardian both sign (42 CFR 2.14 leaves it to the state).
    """

    write_check = BY_THE_HOUSE
    append_only = True

    state = models.CharField(max_length=2)
    alone_from = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)
    checked_on = models.DateField()
    reviewed_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        indexes = [models.Index(fields=["organization", "state"], name="minor_rule_by_state")]

    def __str__(self) -> str:
        return f"{self.state}: alone from {self.alone_from}"


class Consent(ParticipantRecord):
    """Who may disclose which sections, to whom (`ConsentRecipient`), why and until when.

    Nothing of it changes but its end. Whether it holds is asked again at every use, element by
    element, by the view `live_consent` of reach.sql (42 CFR 2.31; 45 CFR 164.508).
    """

    class Kinds(models.TextChoices):
        SPECIFIC = "specific", _("For one purpose")
        CARE = "care", _("For care, payment and running the services")
        COUNSELING = "counseling", _("Notes of counseling, kept apart")
        LEGAL = "legal", _("For a court or other legal proceedings")

    class Untils(models.TextChoices):
        DATE = "date", _("Until a day")
        WALK_ENDS = "walk_ends", _("Until nobody here walks with me any more")
        REVOKED = "revoked", _("Until I say stop")

    class Ways(models.TextChoices):
        PHONE = "phone", _("Signed on a screen")
        PAPER = "paper", _("Signed on paper")
        VOICE = "voice", _("Said aloud, with a witness")

    class Signers(models.TextChoices):
        SELF = "self", _("The person")
        GUARDIAN = "guardian", _("A guardian")
        BOTH = "both", _("The person and a guardian")

    section = "consents"
    insert_check = TOGETHER
    is_kept = True
    changeable = ("revoked_at",)
    final_from = "revoked_at"

    kind = models.CharField(max_length=10, choices=Kinds.choices, default=Kinds.SPECIFIC)
    by_program = models.ForeignKey(
        Program, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    sections = ArrayField(models.CharField(max_length=40))
    purpose = models.CharField(max_length=300)
    until = models.CharField(max_length=10, choices=Untils.choices, default=Untils.DATE)
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True)
    signed_how = models.CharField(max_length=10, choices=Ways.choices, default=Ways.PHONE)
    signed_at = models.DateTimeField(default=clock.now)
    signed_name = models.CharField(max_length=160)
    witness = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    scan_digest = models.CharField(max_length=64, blank=True)
    signer = models.CharField(max_length=10, choices=Signers.choices, default=Signers.SELF)
    must_sign = models.CharField(max_length=10, choices=Signers.choices, default=Signers.SELF)
    guardian_name = models.CharField(max_length=160, blank=True)
    guardian_is = models.CharField(max_length=80, blank=True)
    age = models.PositiveSmallIntegerField(null=True)
    language = models.CharField(max_length=2, choices=Languages.choices, default=Languages.ENGLISH)
    wording = models.CharField(max_length=40)
    wording_digest = models.CharField(max_length=64)
    taken_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="consent_by_participant")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {', '.join(self.sections)}"


class ConsentRecipient(ParticipantRecord):
    """One of those a consent names; it can be revoked for each alone."""

    section = "consents"
    insert_check = TOGETHER
    is_kept = True
    changeable = ("revoked_at",)
    final_from = "revoked_at"

    consent = models.ForeignKey(
        Consent, on_delete=models.PROTECT, related_name="to", db_index=False
    )
    recipient = models.ForeignKey(
        Recipient, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "consent", "recipient"], name="recipient_named_once"
            )
        ]
        indexes = [
            models.Index(fields=["organization", "recipient"], name="consent_by_recipient"),
            models.Index(fields=["organization", "participant"], name="named_by_participant"),
        ]

    def __str__(self) -> str:
        return f"{self.consent_id} to {self.recipient_id}"


class ConsentScan(ParticipantRecord):
    """The paper that was signed, as a picture or PDF."""

    section = "consents"
    insert_check = TOGETHER
    append_only = True

    consent = models.ForeignKey(
        Consent, on_delete=models.PROTECT, related_name="scans", db_index=False
    )
    media_type = models.CharField(max_length=40)
    content = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["organization", "consent"], name="scan_by_consent")]

    def __str__(self) -> str:
        return f"The paper of {self.consent_id}"


class Restriction(ParticipantRecord):
    """What does not leave although a consent would allow it; without a recipient, to anybody."""

    section = "consents"
    is_kept = True
    changeable = ("ends_at",)
    final_from = "ends_at"

    sections = ArrayField(models.CharField(max_length=40))
    recipient = models.ForeignKey(
        Recipient, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    words = models.TextField(max_length=600, blank=True)
    granted_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [ends_after_it_starts("restriction_ends_after_it_starts")]
        indexes = [
            models.Index(fields=["organization", "participant"], name="restricted_by_participant")
        ]

    def __str__(self) -> str:
        return f"Not {', '.join(self.sections)}"


class Disclosure(ParticipantRecord):
    """One line of the account of disclosures. Written only by account_for() of disclosures.sql."""

    class Bases(models.TextChoices):
        OWN_REQUEST = "own_request", _("You asked for it yourself")
        CONSENT = "consent", _("You agreed")
        MEDICAL_EMERGENCY = "medical_emergency", _("A medical emergency")
        COURT_ORDER = "court_order", _("A court order together with a subpoena")
        AUDIT = "audit", _("An audit or evaluation")
        AGREEMENT = "agreement", _("A service agreement")

    section = "disclosures"
    append_only = True
    insert_check = "false"

    recipient = models.ForeignKey(
        Recipient, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    recipient_name = models.CharField(max_length=160)
    sections = ArrayField(models.CharField(max_length=40))
    what = models.CharField(max_length=40)
    purpose = models.CharField(max_length=300)
    basis = models.CharField(max_length=20, choices=Bases.choices)
    basis_facts = models.JSONField(default=dict)
    consent = models.ForeignKey(
        Consent, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    notice = models.CharField(max_length=40)
    notice_digest = models.CharField(max_length=64)
    content_digest = models.CharField(max_length=64)
    content_bytes = models.PositiveIntegerField()
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["organization", "participant", "made_at"],
                name="disclosed_by_participant",
            )
        ]

    def __str__(self) -> str:
        return f"{self.what} to {self.recipient_name}"


class Explained(ParticipantRecord):
    """What the worker must report was explained to the person, with the card of that day."""

    section = "consents"
    insert_check = TOGETHER
    append_only = True

    card_digest = models.CharField(max_length=64)
    explained_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="explained_by_participant")
        ]

    def __str__(self) -> str:
        return f"Explained to {self.participant_id}"
