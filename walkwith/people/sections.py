"""The sections of a participant's record.

Each protected table belongs to exactly one, so a section is chosen by what is written, when it is
written. The one exception is an answer, which belongs to the section of the line it answers.
"""

from typing import Literal, get_args

Section = Literal[
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
    "looks",
    "consents",
    "disclosures",
    "emergencies",
    "requests",
    "blocks",
    # Kept apart by law wherever there are any (42 CFR 2.11); peer work writes none.
    "counseling_notes",
]

SECTIONS: tuple[Section, ...] = get_args(Section)
