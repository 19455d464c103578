"""A first meeting: who to ask for there, and the words used there."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from walkwith.directory.models import Meeting
from walkwith.referrals.rules.weights import TWELVE_STEPS

Heard = tuple[tuple[str | Promise, Promise], ...]
LONGEST = 80
# As the Meeting Guide format names those who may be asked.
ASKED_FOR = (("contact_1_name", "contact_1_phone"), ("contact_2_name", "contact_2_phone"))

STEPS: Heard = (
    (_("Sponsor"), _("Somebody further along who helps you. You choose, later, or never.")),
    (_("Home group"), _("The meeting somebody goes to most.")),
    (_("Sharing"), _("Telling a bit of your own story. You can pass.")),
)
FAMILY: Heard = (
    (_("Loved one"), _("The person you worry about. You need not say who.")),
    (_("Letting go with love"), _("Caring for them, and for yourself too.")),
    (_("Sponsor"), _("Somebody further along who helps you. You choose, later, or never.")),
)
TOOLS: Heard = (
    (_("Check-in"), _("A few words on how your week was. You can pass.")),
    (_("Tools"), _("Small methods to try at home, on paper.")),
    (_("Host"), _("The one who leads the talk. Ask them anything.")),
)
DHARMA: Heard = (
    (_("Sangha"), _("The people who practice together.")),
    (_("Sitting"), _("Being quiet for a while. You can keep your eyes open.")),
    (_("Wise friend"), _("Somebody who has come for longer and listens.")),
)


def words_heard(fellowship: str) -> Heard:
    """Words somebody may hear there, with what they mean; none where nobody knows."""
    if fellowship in ("AL-ANON", "NAR-ANON"):
        return FAMILY
    if fellowship in ("SMART", "SMART-FF"):
        return TOOLS
    if fellowship == "RD":
        return DHARMA
    return STEPS if fellowship in TWELVE_STEPS else ()


def who_to_ask_for(meeting: Meeting) -> list[tuple[str, str]]:
    """Names and numbers that the listing gives for those who come: (name, phone)."""
    row: dict[str, Any] = meeting.raw if isinstance(meeting.raw, dict) else {}
    told = [(_text(row.get(name)), _text(row.get(phone))) for name, phone in ASKED_FOR]
    return [(name, phone) for name, phone in told if name]


def _text(said: Any) -> str:
    return " ".join(said.split())[:LONGEST] if isinstance(said, str) else ""
