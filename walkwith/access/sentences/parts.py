"""The sections of a record, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from walkwith.access import matrix
from walkwith.people.sections import Section

Words = str | Promise

# The sections as the participant reads them, and as everybody else does.
YOURS: dict[str, Words] = {
    "identity": gettext_lazy("your name"),
    "contact_details": gettext_lazy("how to reach you"),
    "strengths": gettext_lazy("your strengths"),
    "plan": gettext_lazy("your plan"),
    "schedule": gettext_lazy("your appointments"),
    "contact_notes": gettext_lazy("your contact notes"),
    "referrals": gettext_lazy("what you looked for, and where"),
    "wellness": gettext_lazy("your wellness plan"),
    "budget": gettext_lazy("your budget"),
    "mirror": gettext_lazy("your mirror"),
    "relationships": gettext_lazy("who walks with you"),
    "looks": gettext_lazy("who has looked"),
    "consents": gettext_lazy("what you agreed to"),
    "disclosures": gettext_lazy("what was passed on"),
    "emergencies": gettext_lazy("emergencies"),
    "requests": gettext_lazy("what you asked for"),
    "blocks": gettext_lazy("whom you keep out"),
    "counseling_notes": gettext_lazy("notes of counseling"),
}
THEIRS: dict[str, Words] = {
    "identity": gettext_lazy("the name"),
    "contact_details": gettext_lazy("how to reach them"),
    "strengths": gettext_lazy("the strengths"),
    "plan": gettext_lazy("the plan"),
    "schedule": gettext_lazy("the appointments"),
    "contact_notes": gettext_lazy("the contact notes"),
    "referrals": gettext_lazy("what they looked for, and where"),
    "wellness": gettext_lazy("the wellness plan"),
    "budget": gettext_lazy("the budget"),
    "mirror": gettext_lazy("the mirror"),
    "relationships": gettext_lazy("who walks with them"),
    "looks": gettext_lazy("who has looked"),
    "consents": gettext_lazy("what they agreed to"),
    "disclosures": gettext_lazy("what was passed on"),
    "emergencies": gettext_lazy("emergencies"),
    "requests": gettext_lazy("what they asked for"),
    "blocks": gettext_lazy("whom they keep out"),
    "counseling_notes": gettext_lazy("notes of counseling"),
}
# The parts of what is theirs that they show by name, as they are headed on their own page.
SHOWN: dict[str, Words] = {
    "wellness:well": gettext_lazy("What keeps me well"),
    "wellness:every_day": gettext_lazy("Every day"),
    "wellness:off_balance": gettext_lazy("What knocks me off balance"),
    "wellness:early_signs": gettext_lazy("Early signs"),
    "wellness:harder": gettext_lazy("When it gets harder"),
    "wellness:crisis": gettext_lazy("If I am in crisis"),
    "wellness:back": gettext_lazy("Coming back"),
    "budget": gettext_lazy("My budget"),
    "mirror": gettext_lazy("My mirror"),
    "mirror:barc10": gettext_lazy("My mirror: ten lines about my life"),
    "mirror:own": gettext_lazy("My mirror: my own questions"),
}


def section_of_part(part: str) -> Section | None:
    """Which section a part is of; None for what nobody shows by name."""
    section = part.split(":")[0]
    known = part in SHOWN or section in SHOWN
    return next((one for one in matrix.THEIRS if known and one == section), None)


def shown_part_words(part: str) -> Words:
    """As it is headed; of the mirror every question goes by its name."""
    return SHOWN.get(part) or SHOWN[part.split(":")[0]]
