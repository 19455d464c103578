"""What the templates about cover are given."""

from typing import Any
from uuid import UUID

from walkwith.access.models import Cover, CoverAgreement
from walkwith.access.queries import Openings
from walkwith.access.queries import covers as queries
from walkwith.access.sentences.covers import ToldCover, agreed_words, told_cover
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.queries import participant_with_id

PAGE = "cover"


def covers_context(viewer: Actor) -> dict[str, Any]:
    covers = queries.open_covers(viewer)
    names = ("asked_of_me", "standing_in", "mine", "of_my_team")
    return {name: [_told(viewer, one) for one in getattr(covers, name)] for name in names}


def who_could_cover(viewer: Actor) -> dict[str, Any]:
    """What the form that asks for cover offers."""
    return {
        "zone": viewer.zone,
        "colleagues": queries.colleagues_of(viewer.id),
        "leaders": queries.leaders_of(viewer.id),
    }


def cover_context(viewer: Actor, cover: Cover) -> dict[str, Any]:
    """For whoever chooses: for whom it holds. For the colleague: nobody's name before the yes."""
    is_mine = cover.worker_id == viewer.id
    may_choose = not is_mine and queries.chooses(viewer, cover)
    is_away = cover.away_id == viewer.id
    is_settled = may_choose and cover.accepted_at is not None
    people = queries.people_covered(page=PAGE) if is_mine and cover.accepted_at else {}
    return {
        "told": _told(viewer, cover),
        "cover": cover,
        "is_away": is_away,
        "is_colleague": is_mine and cover.declined_at is None,
        "may_choose": may_choose,
        "held": queries.held_people(cover, page=PAGE) if is_settled and not is_away else [],
        "numbers": queries.numbers_held(cover) if is_settled and is_away else None,
        "people": people.get(cover.pk, []),
        "has_begun": cover.starts_at <= clock.now(),
    }


def agreement_context(
    viewer: Actor, participant_id: UUID, openings: Openings, agreed: CoverAgreement | None
) -> dict[str, Any]:
    sections = agreed.sections if agreed else []
    return {
        "person": participant_with_id(participant_id, page="cover_agreement"),
        "agreed": agreed,
        "parts": agreed_words(agreed, is_own=openings.is_own),
        "is_own": openings.is_own,
        "cannot_reach": bool(sections) and "contact_details" not in sections,
        "may_write": "consents" in openings.may_write,
        "today": clock.today(viewer.zone),
    }


def _told(viewer: Actor, cover: Cover) -> ToldCover:
    return told_cover(cover, zone=viewer.zone, today=clock.today(viewer.zone))
