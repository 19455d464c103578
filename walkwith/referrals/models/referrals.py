"""A referral, each step of it, the link its partner answers, and whether it helped."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.access.models import Consent, Disclosure, Recipient
from walkwith.access.models.side_by_side import BESIDE
from walkwith.accounts.models import Membership
from walkwith.directory.models import Meeting, Service
from walkwith.foundation import clock
from walkwith.people.models import ParticipantRecord
from walkwith.plans.models import Goal, Step
from walkwith.referrals.rules.states import OPEN


class Referral(ParticipantRecord):
    """Somebody is brought to a place, or to people, that may help. Its path are its `steps`.

    `to_name` is what the place was called on that day; `service` and `meeting` lead to what the
    directory says of it now, and `step` to the step of their plan that it became. How it went
    (`outcome`) is apart from where it stands (`state`).
    """

    class Hows(models.TextChoices):
        TOLD = "told", _("I just tell them about it")
        CALLED = "called", _("We call together")
        WENT = "went", _("We go together")
        SENT = "sent", _("I send a request, with their yes")

    class States(models.TextChoices):
        DRAFT = "draft", _("Not sent yet")
        REQUESTED = "requested", _("Asked for")
        RECEIVED = "received", _("They have read it")
        ACCEPTED = "accepted", _("They said yes")
        IN_PROGRESS = "in_progress", _("It has begun")
        ON_HOLD = "on_hold", _("It waits")
        COMPLETED = "completed", _("Done")
        REJECTED = "rejected", _("They said no")
        CANCELLED = "cancelled", _("Not wanted any more")
        FAILED = "failed", _("It did not work")

    class Outcomes(models.TextChoices):
        GOT_HELP = "got_help", _("Got help")
        NO_CAPACITY = "no_capacity", _("They had no room")
        NOT_ELIGIBLE = "not_eligible", _("It is not for them by the rules there")
        COULD_NOT_REACH = "could_not_reach", _("Nobody could be reached")
        WENT_ELSEWHERE = "went_elsewhere", _("Went to another place")
        DID_NOT_GO = "did_not_go", _("Did not go")
        NOT_WANTED = "not_wanted", _("Did not want it any more")
        OTHER = "other", _("Something else")

    section = "referrals"
    is_kept = True
    changeable = (
        "recipient_id",
        "step_id",
        "state",
        "outcome",
        "owner_id",
        "next_action",
        "next_on",
        "helps_since",
        "changed_at",
    )

    service = models.ForeignKey(
        Service, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    recipient = models.ForeignKey(
        Recipient, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    step = models.ForeignKey(
        Step, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    to_name = models.CharField(max_length=200)
    need = models.CharField(max_length=30, blank=True)
    words = models.TextField(max_length=600)
    how = models.CharField(max_length=10, choices=Hows.choices, default=Hows.TOLD)
    interest = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    state = models.CharField(max_length=12, choices=States.choices, default=States.REQUESTED)
    outcome = models.CharField(max_length=16, choices=Outcomes.choices, blank=True)
    owner = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    next_action = models.CharField(max_length=200, blank=True)
    next_on = models.DateField(null=True)
    helps_since = models.DateField(null=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=OPEN) | models.Q(next_on__isnull=False),
                name="what_is_open_has_a_next_day",
            )
        ]
        indexes = [
            models.Index(fields=["organization", "participant"], name="referral_by_participant"),
            models.Index(
                fields=["organization", "owner", "next_on"],
                condition=models.Q(state__in=OPEN),
                name="open_referral_by_owner",
            ),
        ]

    def __str__(self) -> str:
        return self.to_name

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_draft(self) -> bool:
        return self.state == self.States.DRAFT


class ReferralStep(ParticipantRecord):
    """A referral came to a state: who brought it there, when, and what they said.

    A partner has no membership: what they answer by their link is written by `answer_link`
    of access/links.sql. A step that `takes_back` leads to the state before the last.
    """

    class Whos(models.TextChoices):
        PARTICIPANT = "participant", _("the person themselves")
        WORKER = "worker", _("who walks with them")
        PARTNER = "partner", _("the place that was asked")

    section = "referrals"
    insert_check = (
        "by_id = (SELECT current_viewer())"
        " AND participant_id = ANY ((SELECT reachable('referrals', 'write'))::uuid[])"
    )
    append_only = True

    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="steps", db_index=False
    )
    state = models.CharField(max_length=12, choices=Referral.States.choices)
    outcome = models.CharField(max_length=16, choices=Referral.Outcomes.choices, blank=True)
    who = models.CharField(max_length=12, choices=Whos.choices)
    by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    words = models.TextField(max_length=600, blank=True)
    takes_back = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(who="partner", by__isnull=True)
                | ~models.Q(who="partner") & models.Q(by__isnull=False),
                name="only_a_partner_has_no_place_here",
            )
        ]
        indexes = [models.Index(fields=["organization", "referral"], name="step_by_referral")]

    def __str__(self) -> str:
        return f"{self.state} by {self.who}"


class ReferralLink(ParticipantRecord):
    """What left for a partner, and the link that shows it to them for a while.

    Of the words of the link only a digest is kept. It opens as long as it is not revoked nor
    over, the consent holds for just these sections, and the referral is open.
    """

    section = "referrals"
    is_kept = True
    changeable: ClassVar[tuple[str, ...]] = ("revoked_at", "revoked_by_id")

    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="links", db_index=False
    )
    recipient = models.ForeignKey(
        Recipient, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="+", db_index=False)
    disclosure = models.ForeignKey(
        Disclosure, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    sections = ArrayField(models.CharField(max_length=40))
    digest = models.CharField(max_length=64)
    content = models.TextField()
    made_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "digest"], name="link_by_digest")
        ]
        indexes = [models.Index(fields=["organization", "referral"], name="link_by_referral")]

    def __str__(self) -> str:
        return f"A link for {self.referral_id}"


class LinkOpening(ParticipantRecord):
    """The partner opened what was sent. Written by `open_link` of access/links.sql alone."""

    section = "referrals"
    insert_check = "false"
    append_only = True

    link = models.ForeignKey(
        ReferralLink, on_delete=models.PROTECT, related_name="openings", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["organization", "link", "made_at"], name="opening_by_link"),
            models.Index(fields=["organization", "participant"], name="opening_by_participant"),
        ]

    def __str__(self) -> str:
        return f"{self.link_id} opened"


class Helped(ParticipantRecord):
    """Did it help? What the person says, apart from what any agency says.

    They say it themselves, or side by side with who walks with them. The newest counts.
    """

    class Answers(models.TextChoices):
        YES = "yes", _("Yes")
        A_LITTLE = "a_little", _("A little")
        NO = "no", _("No")
        NOT_GONE = "not_gone", _("I have not gone")

    section = "referrals"
    insert_check = f"by_id = (SELECT current_viewer()) AND {BESIDE}"
    append_only = True

    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="helped", db_index=False
    )
    answer = models.CharField(max_length=10, choices=Answers.choices)
    words = models.TextField(max_length=600, blank=True)
    asked_after = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["organization", "referral"], name="helped_by_referral")]

    def __str__(self) -> str:
        return f"{self.answer} after {self.asked_after} days"
