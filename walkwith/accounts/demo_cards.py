"""The cards of the demo: who can be tried with one tap. Their words stand here, not in the
database: nobody who is not signed in can read a name there."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class DemoCard:
    """`key` is the `demo_card` of the account; `role` and `try_this` are said on the card."""

    key: str
    name: str
    role: Promise
    try_this: Promise


DEMO_CARDS = (
    DemoCard(
        "rosa",
        "Rosa",
        _("Peer specialist"),
        _("See who needs you today, and write a contact note for Dee."),
    ),
    DemoCard(
        "dee",
        "Dee",
        _("Participant. Rosa walks with her"),
        _("Read every word written about you, and who looked."),
    ),
    DemoCard(
        "lorraine",
        "Lorraine",
        _("Supervisor of Rosa"),
        _("See how full each day is, and who has not been reached."),
    ),
    DemoCard(
        "marcus",
        "Marcus",
        _("Peer specialist next door"),
        _("Look for Dee. You will not find her: she is not with you."),
    ),
    DemoCard(
        "pat",
        "Pat",
        _("Program administrator"),
        _("Add people who work here. You see no one’s record."),
    ),
    DemoCard(
        "house",
        "Three Rivers House",
        _("Partner: a sober house"),
        _("See what Dee let this house know, and nothing else."),
    ),
    DemoCard(
        "ana",
        "Ana",
        _("Dee’s sister"),
        _("See the little that Dee chose to show you."),
    ),
    DemoCard(
        "kit",
        "Kit",
        _("A peer specialist from somewhere else"),
        _("Two houses share this server. Neither sees the other."),
    ),
)
