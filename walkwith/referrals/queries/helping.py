"""Did it help? Which places somebody is asked about today, and which did not."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Max, Q

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
    said = Helped.objects.filter(
        Q(referral__need=need) | Q(referral__need=""), participant_id=participant_id
    )
    last: dict[UUID, str] = {}
    for service, meeting, answer in said.order_by("made_at", "id").values_list(
        "referral__service_id", "referral__meeting_id", "answer"
    ):
        last |= dict.fromkeys((key for key in (service, meeting) if key), answer)
    return frozenset(key for key, answer in last.items() if answer == Helped.Answers.NO)


def known_there(participant_id: UUID, *, page: str) -> dict[UUID, str]:
    """Where somebody knows people or gains, as was declared to this person: listing to words."""
    note_look([participant_id], "referrals", page=page)
    told = Referral.objects.filter(participant_id=participant_id).exclude(interest="")
    rows = told.order_by("made_at", "id").values_list("service_id", "meeting_id", "interest")
    return {key: words for *keys, words in rows for key in keys if key}
