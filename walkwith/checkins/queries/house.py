"""The questions a house offers."""

from uuid import UUID

from walkwith.checkins.models import HouseQuestions
from walkwith.checkins.policies import check_may_keep_house_questions
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound

MOST = 40


def house_questions_kept(viewer: Actor) -> list[HouseQuestions]:
    """All that are offered now, in the order they came."""
    check_may_keep_house_questions(viewer)
    return list(HouseQuestions.objects.filter(ended_at=None).order_by("made_at", "id")[:MOST])


def house_questions_to_edit(viewer: Actor, house_questions_id: UUID) -> HouseQuestions:
    check_may_keep_house_questions(viewer)
    found = HouseQuestions.objects.filter(pk=house_questions_id, ended_at=None).first()
    if found is None:
        raise NotFound
    return found
