"""A participant's own door: the talk about safety before it opens, and the cards that open it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Membership
from walkwith.people.models import ParticipantRecord

# Whoever walks with somebody, or leads who does: those who may open the door.
WALKING = "participant_id = ANY ((SELECT reachable('relationships', 'write'))::uuid[])"


class SafetyTalk(ParticipantRecord):
    """What was talked through about a shared phone, and whether the person wants a door at all.

    The newest one counts: with a no, no card opens anything (make_card() of doors.sql).
    """

    class Phones(models.TextChoices):
        OWN = "own", _("Their own, and nobody else unlocks it")
        SHARED = "shared", _("Others use it, too")
        BORROWED = "borrowed", _("Somebody else’s, or one in a library")

    class Topics(models.TextChoices):
        WAY_OUT = "way_out", _("How to leave a page fast")
        SIGN_OUT = "sign_out", _("How to sign out")
        FOUND = "found", _("What to do if somebody finds it")
        NAMES = "names", _("A user name and a tab name that tell nothing")

    section = "consents"
    insert_check = WALKING
    append_only = True

    talked_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    phone = models.CharField(max_length=10, choices=Phones.choices)
    who_could_look = models.TextField(max_length=600, blank=True)
    topics = ArrayField(models.CharField(max_length=10, choices=Topics.choices))
    if_found = models.TextField(max_length=600, blank=True)
    stay = models.CharField(max_length=10)
    tab_name = models.CharField(max_length=10, blank=True)
    wants_door = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(
                fields=["organization", "participant", "made_at"], name="talk_by_participant"
            )
        ]

    def __str__(self) -> str:
        return f"Talked about safety with {self.participant_id}"

    @property
    def topic_words(self) -> list[str]:
        """What was talked through, in the order of the form."""
        return [str(topic.label) for topic in self.Topics if topic.value in self.topics]


class DoorCard(ParticipantRecord):
    """A way in that is handed over in person: it opens once, within seven days.

    Where the person had a way in before, it opens when a second worker has seen them, too. The
    functions of doors.sql make, confirm and use it; nothing else writes here.
    """

    section = "consents"
    insert_check = "false"
    append_only = True

    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    made_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    digest = models.CharField(max_length=64)
    needs_second = models.BooleanField()
    confirmed_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    confirmed_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True)
                | ~models.Q(confirmed_by=models.F("made_by")),
                name="a_second_person_confirms_a_card",
            ),
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True)
                | models.Q(needs_second=False)
                | models.Q(confirmed_by__isnull=False),
                name="no_card_opens_before_it_is_confirmed",
            ),
            models.UniqueConstraint(
                fields=["organization", "participant"],
                condition=models.Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="one_card_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "digest"], name="card_by_digest"),
            models.Index(fields=["organization", "participant"], name="card_by_participant"),
        ]

    def __str__(self) -> str:
        return f"A card for {self.participant_id}"
