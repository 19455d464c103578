"""What the state machine knows of reach, said without the database."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

IN_AN_EMERGENCY = {
    "identity",
    "contact_details",
    "strengths",
    "plan",
    "schedule",
    "contact_notes",
    "referrals",
    "relationships",
    "emergencies",
}


@dataclass
class Signed:
    """What the machine knows of one consent; moments are those of the day it was signed."""

    id: UUID
    sections: tuple[str, ...]
    to: set[str]
    ends: dt.datetime | None


@dataclass
class Model:
    """What is true, said without the database: `ago` is how far time has gone on."""

    ago: dt.timedelta = dt.timedelta(0)
    consents: list[Signed] = field(default_factory=list)
    kept_back: list[tuple[set[str], str | None]] = field(default_factory=list)
    agreed: set[str] = field(default_factory=set)
    cover_ends: dt.datetime | None = None
    emergencies: list[dt.datetime] = field(default_factory=list)
    misses: int = 0  # tries for whom nothing opened; the clock they count by stands still
    blocked: set[str] = field(default_factory=set)
    marcus_left: bool = False
    left: list[tuple[str, int]] = field(default_factory=list)

    def is_ahead(self, ends: dt.datetime | None) -> bool:
        return ends is not None and ends - self.ago > dt.datetime.now(dt.UTC)

    def is_kept_out(self, recipient: str) -> bool:
        """The clinic has a sign-in; nothing goes to whom Dee keeps out."""
        return recipient == "clinic" and "partner" in self.blocked

    def may_leave(self, to: str) -> list[set[str]]:
        """What each live consent lets go to somebody, after what is kept back."""
        if self.is_kept_out(to):
            return []
        back = [parts for parts, only in self.kept_back if only in (None, to)]
        return [
            set(one.sections).difference(*back)
            for one in self.consents
            if to in one.to and (one.ends is None or self.is_ahead(one.ends))
        ]

    def read_by_marcus(self) -> set[str]:
        if self.marcus_left or "marcus" in self.blocked:
            return set()
        seen = set(self.agreed) if self.is_ahead(self.cover_ends) else set()
        if any(self.is_ahead(ends) for ends in self.emergencies):
            seen |= IN_AN_EMERGENCY
        return seen

    def read_by_partner(self) -> set[str]:
        return set().union(*self.may_leave("clinic"))
