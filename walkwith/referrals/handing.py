"""A link to hand over, with a text to send it by: neither tells what it is about."""

from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from walkwith.foundation import clock
from walkwith.foundation.days import day_inside
from walkwith.referrals.commands import SentLink


def link_of(sent: SentLink) -> str:
    return settings.SITE_ADDRESS + reverse("referrals:answer", args=[sent.token])


def link_context(sent: SentLink, zone: str) -> dict[str, Any]:
    """What the page of a new link shows, its day as it is in `zone`. The text is in the language
    of who sends it.
    """
    ends = sent.link.expires_at.astimezone(ZoneInfo(zone)).date()
    link, words = link_of(sent), _("Here is the request we talked about:")
    text = f"{words} {link}"
    return {
        "referral": sent.link.referral,
        "recipient": sent.link.recipient,
        "text": text,
        "link_ends": day_inside(ends, clock.today(zone)),
        "by_text": f"sms:?&body={quote(text)}",
        "by_mail": f"mailto:?subject={quote(_('A request for you'))}&body={quote(text)}",
    }
