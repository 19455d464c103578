"""Did it help? Which places somebody is asked about today, and which did not."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from walkwith.foundation.prepared import prepared
from walkwith.people.looks import note_look
from walkwith.referrals.models import Helped, Referral
from walkwith.referrals.rules import states

MOST = 3


def asked_today(participant_id: UUID, today: dt.date, *, page: str) -> Sequence[Referral]:
    """One statement; the longest waiting first."""
    note_look([participant_id], "referrals", page=page)
    since, until = (today - dt.timedelta(days=days) for days in (states.ASKED_UNTIL, 7))
    found = (
        Referral.objects.filter(participant_id=participant_id, helps_since__range=(since, until))
        .annotate(last_asked=Max("helped__asked_after"))
        .order_by("helps_since", "id")
    )
    due = [
        one
        for one in found
        if states.question_due(one.helps_since, [one.last_asked or 0], today) is not None
    ]
    return due[:MOST]


def did_not_help(participant_id: UUID, need: str) -> frozenset[UUID]:
    """The services and meetings of which they said last that it did not help with this need."""
    note_look([participant_id], "referrals", page="match")
    last: dict[UUID, str] = {}
    for *keys, answer in _said(person=participant_id, need=need):
        last |= dict.fromkeys((key for key in keys if key), answer)
    return frozenset(key for key, answer in last.items() if answer == Helped.Answers.NO)


@prepared
def _said(*, person: Any, need: Any) -> QuerySet[Helped, tuple[Any, ...]]:
    of_need = Q(referral__need=need) | Q(referral__need="")
    said = Helped.objects.filter(of_need, participant_id=person).order_by("made_at", "id")
    return said.values_list("referral__service_id", "referral__meeting_id", "answer")


def known_there(participant_id: UUID, *, page: str) -> dict[UUID, str]:
    """Where somebody knows people or gains, as was declared to this person: listing to words."""
    note_look([participant_id], "referrals", page=page)
    rows = _declared(person=participant_id)
    return {key: words for *keys, words in rows for key in keys if key}


@prepared
def _declared(*, person: Any) -> QuerySet[Referral, tuple[Any, ...]]:
    told = Referral.objects.filter(participant_id=person).exclude(interest="")
    return told.order_by("made_at", "id").values_list("service_id", "meeting_id", "interest")
