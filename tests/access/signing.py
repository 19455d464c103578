"""What the tests of consent sign, and how: each by the real commands."""

import datetime as dt
from typing import Any
from uuid import UUID

from tests.conftest import Cast
from walkwith.access.commands import add_recipient, add_supporter, sign_consent
from walkwith.access.models import Consent, Recipient
from walkwith.access.rules.consents import Choices, Signature
from walkwith.access.wordings import wording_of
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor

ZONE = "America/New_York"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200)) + b"IEND\xaeB`\x82"


def in_days(days: int) -> dt.date:
    return clock.today(ZONE) + dt.timedelta(days=days)


def an_agency(cast: Cast, name: str = "Riverside Clinic", **more: Any) -> Recipient:
    return add_recipient(actor=cast.rosa, name=name, **more)


def a_sister(cast: Cast, name: str = "Ana", **more: Any) -> Recipient:
    return add_supporter(
        actor=cast.rosa, participant_id=cast.dee.pk, name=name, role="sister", **more
    )


def chosen(*recipients: Recipient | UUID, **more: Any) -> Choices:
    said: dict[str, Any] = {
        "sections": ("identity", "plan", "schedule"),
        "recipient_ids": tuple(one if isinstance(one, UUID) else one.pk for one in recipients),
        "purpose": "to find housing",
        "last_day": in_days(90),
    }
    return Choices(**{**said, **more})


def by_hand(kind: str = "specific", language: str = "en", **more: Any) -> Signature:
    wording = wording_of(kind, language)
    said: dict[str, Any] = {
        "name": "Deirdre Quill",
        "has_read": True,
        "wording": wording.name,
        "language": wording.language,
    }
    return Signature(**{**said, **more})


def signed_for(
    cast: Cast, *recipients: Recipient, actor: Actor | None = None, **more: Any
) -> Consent:
    """Dee agrees, together with Rosa or whoever acts."""
    choices = chosen(*recipients, **more)
    return sign_consent(
        actor=actor or cast.rosa,
        participant_id=cast.dee.pk,
        choices=choices,
        signature=by_hand(choices.kind),
    )


def as_typed(*recipients: Recipient, **more: Any) -> dict[str, Any]:
    """The first step of the page, filled in."""
    return {
        "act": "read",
        "kind": "specific",
        "recipients": [str(one.pk) for one in recipients],
        "sections": ["plan", "schedule"],
        "why": "home",
        "until": "date",
        "last_day": in_days(90).isoformat(),
        "discloser": "",
        "how": "phone",
        "signs": "adult",
        **more,
    }


def as_signed(*recipients: Recipient, **more: Any) -> dict[str, Any]:
    """Both steps of the page, filled in."""
    wording = wording_of(more.get("kind", "specific"), "en")
    return as_typed(
        *recipients,
        **{
            "act": "sign",
            "wording": wording.name,
            "language": "en",
            "name": "Deirdre Quill",
            "has_read": "on",
            **more,
        },
    )
