"""Every read of notes, drafts and of who was reached when."""

from walkwith.contacts.queries.drifting import Drifting, drifting, drifting_with_team
from walkwith.contacts.queries.form import LogForm, card_to_explain, form_to_correct, form_to_log
from walkwith.contacts.queries.notes import (
    newest_notes_of,
    note,
    notes_of,
)
from walkwith.contacts.queries.people import ToLog, people_to_log

__all__ = [
    "Drifting",
    "LogForm",
    "ToLog",
    "card_to_explain",
    "drifting",
    "drifting_with_team",
    "form_to_correct",
    "form_to_log",
    "newest_notes_of",
    "note",
    "notes_of",
    "people_to_log",
]
