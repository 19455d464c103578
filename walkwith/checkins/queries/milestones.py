"""Milestones to come, those celebrated, and small wins."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q

from walkwith.access.queries import openings_of
from walkwith.checkins.models import Milestone
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.policies import check_may_change_line
from walkwith.plans.queries import participant_named
from walkwith.plans.queries.suggestions import WRITER

MOST = 300
PAGE = "milestones"


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestonesPage:
    """`stands`: what the viewer writes stands at once; with `may_write` alone, it waits."""

    participant: Participant
    ahead: Sequence[Milestone]
    celebrated: Sequence[Milestone]
    wins: Sequence[Milestone]
    waiting: Sequence[Milestone]
    put_away: Sequence[Milestone]
    may_write: bool
    stands: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """What My page says about milestones: those of the day, and how many wait for a yes."""

    today: Sequence[Milestone]
    waiting: int


def milestones_of(participant_id: UUID) -> MilestonesPage:
    """All in one statement, however many there are."""
    openings = openings_of(participant_id).to_read("identity", "plan")
    participant = participant_named(participant_id, page=PAGE)
    note_look([participant_id], "plan", page=PAGE)
    known = list(
        Milestone.objects.filter(participant_id=participant_id)
        .annotate(writer=WRITER)
        .order_by("place", F("day").asc(nulls_last=True), "made_at", "id")[:MOST]
    )
    standing = [one for one in known if one.is_open and not one.is_suggestion]
    glad = [one for one in standing if one.celebrated_at]
    newest = sorted(glad, key=lambda one: one.celebrated_at or one.made_at, reverse=True)
    return MilestonesPage(
        participant=participant,
        ahead=[one for one in standing if one.celebrated_at is None],
        celebrated=[one for one in newest if not one.is_win],
        wins=[one for one in newest if one.is_win],
        waiting=[one for one in known if one.is_open and one.is_suggestion],
        put_away=[one for one in known if not one.is_open and not one.is_suggestion],
        may_write="plan" in openings.may_write,
        stands=openings.writes_theirs,
    )


def marked_today(participant_id: UUID, today: dt.date, *, page: str) -> Marked:
    """One statement."""
    note_look([participant_id], "plan", page=page)
    found = Milestone.objects.filter(
        Q(is_suggestion=True) | Q(day=today, is_win=False),
        participant_id=participant_id,
        let_go_at=None,
    ).order_by("made_at", "id")[:MOST]
    known = list(found)
    return Marked(
        [one for one in known if not one.is_suggestion], sum(one.is_suggestion for one in known)
    )


def milestone_to_change(viewer: Actor, milestone_id: UUID) -> Milestone:
    """One with its participant, for whoever may change it."""
    found = Milestone.objects.select_related("participant").filter(pk=milestone_id).first()
    if found is None:
        raise NotFound
    check_may_change_line(viewer, line=found)
    note_look([found.participant_id], "identity", "plan", page=PAGE)
    return found
