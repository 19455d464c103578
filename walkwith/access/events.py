import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Event):
    worker_id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentEnded(Event):
    worker_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionBegan(Event):
    supervisor_id: UUID
    worker_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionEnded(Event):
    supervisor_id: UUID
    worker_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySideBegan(Event):
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySideEnded(Event):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShown(Event):
    part: str
    member_id: UUID
    until: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTakenBack(Event):
    part: str
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkedAboutSafety(Event):
    """What was said is kept with the talk."""

    wants_door: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDoorOpened(Event):
    """The person can be given a card to come in with."""

    membership_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorCardMade(Event):
    """With `needs_second` it opens when somebody else of the house has seen the person, too."""

    needs_second: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorCardConfirmed(Event):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDoorClosed(Event):
    membership_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PinTriedTogether(Event):
    """The person typed their PIN on the phone of who walks with them."""

    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LetLeave(Event):
    """Something of the record left; the account of disclosures has the line."""

    basis: str
    what: str
    recipient_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeDecided(Event):
    program_id: UUID
    kind: str
    starts_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentSigned(Event):
    kind: str
    sections: list[str]
    recipient_ids: list[UUID]
    until: str
    signed_how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRevoked(Event):
    """Taken back: for one recipient, or without one wholly."""

    recipient_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientAdded(Event):
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientEdited(Event):
    changed: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientClosed(Event):
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientInvited(Event):
    membership_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRenewed(Event):
    membership_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationConfirmed(Event):
    """Somebody else than who began it said that the agency has its pass phrase."""

    membership_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationEnded(Event):
    membership_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MinorRuleReviewed(Event):
    state: str
    alone_from: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverAsked(Event):
    worker_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverChosen(Event):
    """A colleague is asked; None leaves it open who."""

    worker_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverAnswered(Event):
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverEnded(Event):
    """`how` is "ended" by who asked or leads them, "handed_back" by the colleague."""

    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverAgreed(Event):
    """What a stand-in may see from now on; nothing is an answer."""

    sections: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyOpened(Event):
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyMissed(Event):
    """Somebody tried a name and found nobody. The name is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyClosed(Event):
    """Ended before its time by whoever opened it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyReviewed(Event):
    is_justified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidWhomTheyKnow(Event):
    """A worker answered whom they know in private life. Neither names nor a number are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TookOffKnown(Event):
    """A worker took a name off their own list. The name is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOut(Event):
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedToLift(Event):
    """`said` is whose yes it was: "participant", "first" or "second"."""

    said: str
    is_lifted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedToLift(Event):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyContactNamed(Event):
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyContactEnded(Event):
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingExplained(Event):
    card_digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Event):
    """Somebody asked something about their record, or somebody wrote it down for them."""

    kind: str
    due_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWithdrawn(Event):
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAnswered(Event):
    kind: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionGranted(Event):
    sections: list[str]
    recipient_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionEnded(Event):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAdded(Event):
    """The person answered a line about themselves; the words are kept with the line."""

    about: str
    about_id: UUID
