"""A participant's own door: what was talked about, and the cards that were made."""

from uuid import UUID

from walkwith.access.models import DoorCard, SafetyTalk
from walkwith.people.looks import note_look
from walkwith.people.models import Participant

MOST_CARDS = 20


def talk_that_counts(participant_id: UUID, *, page: str) -> SafetyTalk | None:
    """The newest talk about safety; None before the first."""
    note_look([participant_id], "consents", page=page)
    talks = SafetyTalk.objects.select_related("talked_by").filter(participant_id=participant_id)
    return talks.order_by("-made_at", "-id").first()


def cards_of(participant_id: UUID, *, page: str) -> list[DoorCard]:
    """Every card that was made, the newest first, with who made and who confirmed it."""
    note_look([participant_id], "consents", page=page)
    made = DoorCard.objects.select_related("made_by", "confirmed_by")
    return list(made.filter(participant_id=participant_id).order_by("-made_at", "-id")[:MOST_CARDS])


def has_pin(participant_id: UUID) -> bool:
    """Have they a PIN to say yes with? False for somebody out of reach."""
    found = Participant.objects.filter(pk=participant_id, membership__isnull=False)
    return found.exclude(membership__account__pin="").exists()
