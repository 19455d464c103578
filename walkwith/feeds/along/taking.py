"""Taken along: through the one door, and written down there."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from walkwith.access.commands import Disclosed, Leaving, disclose
from walkwith.access.notices import notice_named
from walkwith.feeds.along.paper import Asked, Paper, What
from walkwith.feeds.along.plan import plan_paper
from walkwith.feeds.along.wellness import card_paper, wellness_paper
from walkwith.feeds.policies import check_may_take_along
from walkwith.feeds.typesetting import typeset
from walkwith.foundation.actor import Actor, acting_as
from walkwith.library.queries import help_card
from walkwith.people.sections import Section
from walkwith.plans.queries import crisis_lines, plan_to_take, wellness_lines

HERE = Path(__file__).parent
SIZE, LARGE = 12, 20  # in points


def take_along(actor: Actor, participant_id: UUID, asked: Asked) -> Disclosed:
    """For the person themselves, alone or with somebody beside them."""

    def rendered(leaving: Leaving) -> bytes:
        with override(asked.language), timezone.override(actor.zone):
            paper = PAPERS[asked.what](actor, participant_id)
            return (page_of if asked.to_print else pdf_of)(paper, asked, _notices(leaving, asked))

    with acting_as(actor):
        check_may_take_along(actor, participant_id=participant_id)
        section: Section = "plan" if asked.what == "plan" else "wellness"
        return disclose(
            actor=actor,
            participant_id=participant_id,
            recipient=None,
            sections=[section],
            purpose=_("To have it themselves"),
            what="print" if asked.to_print else asked.what,
            basis="own_request",
            facts={"asked_how": "signed_in" if actor.role == "participant" else "side_by_side"},
            content=rendered,
        )


def pdf_of(paper: Paper, asked: Asked, notices: Sequence[str]) -> bytes:
    """A card is small, unless it is to be large: then it is a page."""
    is_card = asked.what == "card" and not asked.is_large
    said: dict[str, Any] = asdict(paper) | {
        "language": asked.language,
        "size": LARGE if asked.is_large else SIZE,
        "page": _("Page"),
        "fold": _("Cut along the marks. Fold it twice, with the words inside."),
        "notices": list(notices),
    }
    return typeset(said, HERE / ("card.typ" if is_card else "paper.typ"))


def page_of(paper: Paper, asked: Asked, notices: Sequence[str]) -> bytes:
    shown = {
        "paper": paper,
        "asked": asked,
        "notices": notices,
        "styles": static("feeds/card.css"),
        "quick_exit": settings.QUICK_EXIT_ADDRESS,
    }
    return render_to_string("feeds/along/card.html", shown).encode()


def _notices(leaving: Leaving, asked: Asked) -> list[str]:
    """The notice of the account; and in the language of the paper, where that is another."""
    read = notice_named(leaving.notice.name, asked.language)
    return [one.words for one in dict.fromkeys((read, leaving.notice))]


def _plan(_actor: Actor, participant_id: UUID) -> Paper:
    return plan_paper(plan_to_take(participant_id))


def _wellness(_actor: Actor, participant_id: UUID) -> Paper:
    return wellness_paper(wellness_lines(participant_id, page="along"))


def _card(actor: Actor, participant_id: UUID) -> Paper:
    lines = crisis_lines(participant_id, page="along")
    return card_paper(lines, help_card(actor=actor))


PAPERS: dict[What, Callable[[Actor, UUID], Paper]] = {
    "plan": _plan,
    "wellness": _wellness,
    "card": _card,
}
