import datetime as dt
from dataclasses import dataclass

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFounded(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramAdded(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAdded(Event):
    role: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipEnded(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountClosed(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipRenewed(Event):
    name: str
    until: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramRenamed(Event):
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberEdited(Event):
    """The history everybody may read never keeps an e-mail address."""

    before: dict[str, str]
    after: dict[str, str]
    email_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRenewed(Event):
    name: str
    second_step_forgotten: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChosen(Event):
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordChosen(Event):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeyKept(Event):
    """A passkey in place of a pass phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PinChosen(Event):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class PinTakenOff(Event):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class PinTried(Event):
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StayChosen(Event):
    stay: str
    tab_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOutEverywhere(Event):
    pass
