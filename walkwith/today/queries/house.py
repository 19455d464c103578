"""An administrator's Today: the house itself, and nobody's record."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, Q, Subquery

from walkwith.access.queries import holds_now, privacy_contacts
from walkwith.access.sentences.emergencies import ToldEmergency
from walkwith.accounts.models import Membership, Program, Roles
from walkwith.accounts.queries import places_that_end
from walkwith.directory.models import Source
from walkwith.feeds.models import ImportRun
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.today import rules, words
from walkwith.today.queries.reviews import to_review
from walkwith.today.queries.waiting import Waiting, waiting_for


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Who works here, in which programs, and where the meetings come from."""

    today: dt.date
    greeting: str
    specialists: int
    supervisors: int
    administrators: int
    programs: list[Program]
    sources: list[Source]
    ending: list[Membership]
    has_said_whom_they_know: bool
    is_privacy_contact: bool
    to_review: list[ToldEmergency]
    waiting: Waiting


def house(viewer: Actor) -> House:
    """Seven statements. Participants are not counted: not even that is an administrator's."""
    now = clock.now()
    local = now.astimezone(ZoneInfo(viewer.zone))
    counts = Membership.objects.filter(holds_now()).aggregate(
        specialists=Count("id", filter=Q(role=Roles.PEER_SPECIALIST)),
        supervisors=Count("id", filter=Q(role=Roles.SUPERVISOR)),
        administrators=Count("id", filter=Q(role=Roles.ADMINISTRATOR)),
    )
    waiting = waiting_for(viewer)
    newest = ImportRun.objects.filter(source=OuterRef("pk")).order_by("-made_at", "-id")
    return House(
        today=local.date(),
        greeting=words.greeting(rules.part_of_day(local.hour), viewer.name),
        ending=places_that_end(actor=viewer),
        has_said_whom_they_know=waiting.about_records.has_said_whom_they_know,
        is_privacy_contact=viewer.id in {one.member_id for one in privacy_contacts()},
        to_review=to_review(viewer, now) if waiting.about_records.to_review else [],
        waiting=waiting,
        programs=list(Program.objects.order_by("name")[:50]),
        sources=list(
            Source.objects.annotate(
                run_id=Subquery(newest.values("id")[:1]),
                run_state=Subquery(newest.values("state")[:1]),
                run_at=Subquery(newest.values("made_at")[:1]),
            ).order_by("name")[:20]
        ),
        **counts,
    )
