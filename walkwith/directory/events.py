from dataclasses import dataclass

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChecked(Event):
    name: str
