"""Every change of notes, drafts and indirect work."""

from walkwith.contacts.commands.drafts import discard_draft, save_draft
from walkwith.contacts.commands.indirect import log_indirect_work
from walkwith.contacts.commands.notes import SavedBefore, correct_note, save_note

__all__ = [
    "SavedBefore",
    "correct_note",
    "discard_draft",
    "log_indirect_work",
    "save_draft",
    "save_note",
]
