from dataclasses import dataclass

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantAdded(Event):
    preferred_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantEdited(Event):
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetailsEdited(Event):
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthsAdded(Event):
    words: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthEdited(Event):
    """`before` and `after` are empty for what they keep hidden: others read the history."""

    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthRemoved(Event):
    """`words` are empty for what they kept hidden."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthHidden(Event):
    """From now on only they see one of them: this does not say which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthShown(Event):
    """Whoever sees their strengths sees this one again."""

    words: str
