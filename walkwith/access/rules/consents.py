"""When a consent holds, element by element, and what may be put into one.

`missing_elements` asks what the view `live_consent` of reach.sql asks at every use; a test keeps
the two in step. Sources: 42 CFR 2.31 (elements; counseling notes and legal proceedings each by a
consent of their own), 2.14 and 2.15 (who signs), 45 CFR 164.508 (b)(3) and (c).
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from walkwith.people.sections import Section

Kind = Literal["specific", "care", "counseling", "legal"]
Until = Literal["date", "walk_ends", "revoked"]
Way = Literal["phone", "paper", "voice"]
Signer = Literal["self", "guardian", "both"]
Missing = Literal[
    "sections",
    "purpose",
    "wording",
    "program",
    "kind",
    "counseling_off",
    "counseling_mixed",
    "name",
    "not_signed_yet",
    "way",
    "scan",
    "witness",
    "signature_self",
    "signature_guardian",
    "not_begun",
    "until",
    "end",
    "ended",
    "walk_ended",
    "revoked",
    "recipient_revoked",
    "recipient_of_another",
    "recipient_closed",
    "recipient_kept_out",
]
KINDS: tuple[Kind, ...] = ("specific", "care", "counseling", "legal")
COUNSELING: Section = "counseling_notes"
# What can be signed for at all: the parts that the matrix opens to a consented recipient.
TO_TELL: tuple[Section, ...] = (
    "identity",
    "contact_details",
    "strengths",
    "plan",
    "schedule",
    "contact_notes",
    "referrals",
    "relationships",
    "wellness",
    "budget",
    "mirror",
    COUNSELING,
)
OF_AGE = 18
YOUNGEST, OLDEST = 5, 17


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """One consent and one of its recipients, and what else decides whether it holds.

    `is_walked_with`: somebody of the house walks with the person now. Moments are aware.
    """

    participant_id: UUID
    kind: str
    sections: tuple[str, ...]
    purpose: str
    until: str
    ends_at: dt.datetime | None
    starts_at: dt.datetime
    signed_how: str
    signed_at: dt.datetime
    signed_name: str
    must_sign: str
    signer: str
    taken_by: UUID
    wording_digest: str
    witness: UUID | None = None
    scan_digest: str = ""
    guardian_name: str = ""
    revoked_at: dt.datetime | None = None
    by_program: UUID | None = None
    program: UUID | None = None
    keeps_counseling_notes: bool = False
    is_walked_with: bool = True
    recipient_of: UUID | None = None
    recipient_revoked_at: dt.datetime | None = None
    recipient_closed_at: dt.datetime | None = None
    is_recipient_kept_out: bool = False


def missing_elements(consent: ConsentFacts, moment: dt.datetime) -> list[Missing]:
    """What is missing, or no longer holds, at `moment`; empty when something may leave by it.

    Restrictions are not among it: they take back sections of a consent that holds.
    """
    return [
        *_missing_of_content(consent),
        *_missing_of_signature(consent, moment),
        *_missing_of_time(consent, moment),
        *_missing_of_recipient(consent, moment),
    ]


def _missing_of_content(consent: ConsentFacts) -> list[Missing]:
    found: list[Missing] = []
    if not consent.sections:
        found.append("sections")
    if not consent.purpose:
        found.append("purpose")
    if not consent.wording_digest:
        found.append("wording")
    if consent.by_program is not None and consent.by_program != consent.program:
        found.append("program")
    if consent.kind not in KINDS:
        found.append("kind")
    elif consent.kind == "counseling" and not consent.keeps_counseling_notes:
        found.append("counseling_off")
    if consent.sections and not fits_kind(consent.kind, consent.sections):
        found.append("counseling_mixed")
    return found


def _missing_of_signature(consent: ConsentFacts, moment: dt.datetime) -> list[Missing]:
    found: list[Missing] = []
    if not consent.signed_name:
        found.append("name")
    if consent.signed_at > moment:
        found.append("not_signed_yet")
    if consent.signed_how not in ("phone", "paper", "voice"):
        found.append("way")
    if consent.signed_how == "paper" and not consent.scan_digest:
        found.append("scan")
    if consent.signed_how == "voice" and not is_other_witness(consent.witness, consent.taken_by):
        found.append("witness")
    is_known = consent.must_sign in ("self", "guardian", "both")
    if not is_known or (consent.must_sign != "guardian" and consent.signer not in ("self", "both")):
        found.append("signature_self")
    has_guardian = consent.signer in ("guardian", "both") and bool(consent.guardian_name)
    if consent.must_sign != "self" and not has_guardian:
        found.append("signature_guardian")
    return found


def _missing_of_time(consent: ConsentFacts, moment: dt.datetime) -> list[Missing]:
    found: list[Missing] = []
    if consent.starts_at > moment:
        found.append("not_begun")
    if consent.until not in untils_of(consent.kind):
        found.append("until")
    if consent.until == "date" and consent.ends_at is None:
        found.append("end")
    if consent.until == "date" and consent.ends_at is not None and consent.ends_at <= moment:
        found.append("ended")
    if consent.until == "walk_ends" and not consent.is_walked_with:
        found.append("walk_ended")
    return found


def _missing_of_recipient(consent: ConsentFacts, moment: dt.datetime) -> list[Missing]:
    found: list[Missing] = []
    if _is_over(consent.revoked_at, moment):
        found.append("revoked")
    if _is_over(consent.recipient_revoked_at, moment):
        found.append("recipient_revoked")
    if consent.recipient_of is not None and consent.recipient_of != consent.participant_id:
        found.append("recipient_of_another")
    if _is_over(consent.recipient_closed_at, moment):
        found.append("recipient_closed")
    if consent.is_recipient_kept_out:
        found.append("recipient_kept_out")
    return found


def _is_over(ended: dt.datetime | None, moment: dt.datetime) -> bool:
    return ended is not None and ended <= moment


def fits_kind(kind: str, sections: Iterable[str]) -> bool:
    """Notes of counseling are agreed to alone, and in no consent of another kind."""
    chosen = list(sections)
    return chosen == [COUNSELING] if kind == "counseling" else COUNSELING not in chosen


def may_be_combined(one: Kind, other: Kind) -> bool:
    """Whether one consent may be of both kinds: never of two (42 CFR 2.31 (b), (d))."""
    return one == other


def kinds_of(*, keeps_counseling_notes: bool) -> tuple[Kind, ...]:
    """The kinds an organization offers; counseling notes only where they are kept at all."""
    return tuple(kind for kind in KINDS if kind != "counseling" or keeps_counseling_notes)


def sections_of(kind: Kind) -> tuple[Section, ...]:
    """The parts of a record that a consent of this kind may name."""
    return tuple(section for section in TO_TELL if fits_kind(kind, [section]))


def untils_of(kind: str) -> tuple[Until, ...]:
    """Care may go on until somebody says stop (42 CFR 2.31 (a)(7)); everything else ends."""
    return ("date", "walk_ends", "revoked") if kind == "care" else ("date", "walk_ends")


def with_name(kind: str, sections: Iterable[Section]) -> tuple[Section, ...]:
    """Whatever is told about somebody tells their name: it is signed for, too."""
    if kind == "counseling":
        return (COUNSELING,)
    chosen = {"identity", *sections}
    return tuple(section for section in TO_TELL if section in chosen)


def end_of(day: dt.date, zone: str) -> dt.datetime:
    """The moment after the last one of a local day, however long the day is."""
    after = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=ZoneInfo(zone))
    return after.astimezone(dt.UTC)


def last_day_of(ends_at: dt.datetime, zone: str) -> dt.date:
    """The local day through which something holds that ends at `ends_at`."""
    return (ends_at - dt.timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date()


def who_must_sign(*, age: int | None, alone_from: int | None, has_guardian: bool) -> Signer:
    """Who signs, by age and by the reviewed rule of the state.

    `age` is None for an adult. `alone_from` is None where nobody reviewed a rule: then a minor
    and a guardian both sign (2.14). For an adult a guardian signs whom a court named (2.15).
    """
    if age is None or age >= OF_AGE:
        return "guardian" if has_guardian else "self"
    return "self" if alone_from is not None and age >= alone_from else "both"


def is_other_witness(witness: UUID | None, taken_by: UUID) -> bool:
    """A voice is heard by somebody besides whoever writes it down."""
    return witness is not None and witness != taken_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What somebody agrees to. Through `last_day` it holds, by the clock of the house."""

    kind: Kind = "specific"
    sections: tuple[Section, ...]
    recipient_ids: tuple[UUID, ...]
    purpose: str
    until: Until = "date"
    last_day: dt.date | None = None
    by_program_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A picture of the signed paper; `media_type` is what the content says it is."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """How it was signed. `age` is None for an adult; `name` is the person's own hand or voice.

    `wording` and `language` name the text that was read.
    """

    how: Way = "phone"
    name: str = ""
    has_read: bool
    wording: str
    language: str
    signed_on: dt.date | None = None
    age: int | None = None
    has_guardian: bool = False
    guardian_name: str = ""
    guardian_is: str = ""
    witness_id: UUID | None = None
    scan: Scan | None = field(default=None, repr=False)

    @property
    def signer(self) -> Signer:
        """Who did sign, by the names that are there."""
        if self.guardian_name:
            return "both" if self.name else "guardian"
        return "self"
