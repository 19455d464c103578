"""What a copy holds, gathered from the packages that keep it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from walkwith.access import copies as access
from walkwith.access.commands import Leaving
from walkwith.access.sentences import YOURS
from walkwith.accounts.models import Organization
from walkwith.checkins import copies as checkins
from walkwith.contacts import copies as contacts
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.models import Change
from walkwith.people import copies as people
from walkwith.people.copying import Part, for_json, plain
from walkwith.people.sections import SECTIONS
from walkwith.plans import copies as plans
from walkwith.referrals import copies as referrals
from walkwith.schedule import copies as schedule

IN_ORDER = (people, plans, checkins, schedule, contacts, referrals, access)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything of a copy. `history` are all changes, as the program keeps them.

    `left_out` names, in words, what whoever made the copy cannot open.
    """

    name: str
    house: str
    made_at: dt.datetime
    made_by: str
    with_help: bool
    language: str
    zone: str
    sections: tuple[str, ...]
    left_out: tuple[str, ...]
    parts: tuple[Part, ...]
    papers: tuple[access.Paper, ...]
    history: tuple[dict[str, Any], ...]
    notice: str
    scope: str


def record_of(leaving: Leaving, actor: Actor) -> Record:
    """A fixed number of statements, however long the record is."""
    person, sections = leaving.participant, leaving.sections
    house = Organization.objects.get(pk=actor.organization_id)
    return Record(
        name=plain(person.preferred_name),
        house=plain(house.name),
        made_at=clock.now(),
        made_by=plain(actor.name),
        with_help=actor.id != person.membership_id,
        language=leaving.notice.language,
        zone=actor.zone,
        sections=sections,
        left_out=tuple(str(YOURS[one]) for one in SECTIONS if one not in sections),
        parts=tuple(part for package in IN_ORDER for part in package.copy_of(person.pk, sections)),
        papers=tuple(access.papers_of(person.pk) if "consents" in sections else ()),
        history=tuple(_history(leaving)),
        notice=leaving.notice.words,
        scope=leaving.scope,
    )


def _history(leaving: Leaving) -> list[dict[str, Any]]:
    changes = Change.objects.filter(
        subject_id=leaving.participant.pk, section__in=leaving.sections
    ).order_by("at", "id")
    columns = ("id", "at", "actor_id", "section", "record_id", "event", "details")
    return [for_json(row) for row in changes.values(*columns)]
