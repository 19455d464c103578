"""The sections of a participant's record. Each protected table belongs to exactly one."""

from typing import Literal, get_args

Section = Literal[
    "identity",
    "contact_details",
    "strengths",
    "plan",
    "schedule",
    "contact_notes",
    "relationships",
    "looks",
]

SECTIONS: tuple[Section, ...] = get_args(Section)
