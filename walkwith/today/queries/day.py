"""A worker's day: the path, whom it has been a while with, steps due, wins, load, team."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID
from zoneinfo import ZoneInfo

from walkwith.access.queries import open_covers
from walkwith.access.queries.requests import Waits
from walkwith.access.sentences.emergencies import ToldEmergency
from walkwith.contacts.queries import Drifting, drifting, drifting_with_team
from walkwith.directory.uses import how_many_asked
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.plans.models import Step
from walkwith.referrals.queries import followed_today
from walkwith.referrals.telling import ToldReferral, told_referral
from walkwith.schedule.models import Appointment
from walkwith.schedule.queries import appointments_of_day
from walkwith.supervision.queries import Needing, people_who_need_somebody
from walkwith.today import rules, words
from walkwith.today.queries.covers import CoverCards, cover_cards
from walkwith.today.queries.load import Load, Week, weeks_of
from walkwith.today.queries.reviews import to_review
from walkwith.today.queries.steps import steps_of_the_day
from walkwith.today.queries.waiting import Waiting, waiting_for

MOST_DRIFTING = 5
MOST_OF_A_TEAM = 24
WINS_SINCE = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One appointment on the path of the day; `instead_of` a colleague who is away."""

    appointment: Appointment
    state: rules.State
    may_log: bool
    instead_of: str = ""

    @property
    def title(self) -> str:
        return words.title_of(self.appointment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Teammate:
    """One of the workers whom a supervisor leads, and who of their people it has been a while."""

    week: Week
    drifting: list[Drifting]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerDay:
    """Everything on a worker's Today."""

    today: dt.date
    greeting: str
    sentence: str
    stops: list[Stop]
    covers: CoverCards
    drifting: list[Drifting]
    due: list[Step]
    wins: list[Step]
    load: Load
    team: list[Teammate] = field(default_factory=list)
    to_review: list[ToldEmergency] = field(default_factory=list)
    has_said_whom_they_know: bool = True
    needing: list[Needing] = field(default_factory=list)
    drafts_left: int = 0
    waiting: Waiting | None = None
    followed: list[ToldReferral] = field(default_factory=list)
    to_check: int = 0


def worker_day(viewer: Actor) -> WorkerDay:
    """Seven statements, one more for each thing that waits, however many people there are."""
    now = clock.now()
    local = now.astimezone(ZoneInfo(viewer.zone))
    today = local.date()
    covers = open_covers(viewer)
    visits = appointments_of_day(viewer.id, today, zone=viewer.zone, covers=covers.standing_in)
    stops = _stops(viewer, visits, now)
    waiting = waiting_for(viewer)
    weeks = weeks_of(viewer)
    mine, of_team = _drifting(viewer, today, has_team=bool(weeks.team))
    due, wins = steps_of_the_day(today, since=now - WINS_SINCE, viewer=viewer)
    return WorkerDay(
        today=today,
        greeting=words.greeting(rules.part_of_day(local.hour), viewer.name),
        sentence=_sentence(stops),
        stops=stops,
        covers=cover_cards(viewer, covers, today),
        drifting=mine,
        due=due,
        wins=wins,
        load=weeks.own,
        team=_team(weeks.team, of_team),
        to_review=to_review(viewer, now) if waiting.about_records.to_review else [],
        has_said_whom_they_know=waiting.about_records.has_said_whom_they_know,
        needing=people_who_need_somebody(viewer) if weeks.may_need_somebody else [],
        drafts_left=waiting.about_records.drafts_left,
        waiting=waiting,
        to_check=how_many_asked(viewer),
        followed=_followed(viewer, today, waiting.about_records),
    )


def _followed(viewer: Actor, today: dt.date, waits: Waits) -> list[ToldReferral]:
    """What they follow, and what nobody follows any more of those they walk with."""
    if not waits.follows and not waits.left_referrals:
        return []
    found = followed_today(today, viewer=viewer, left=waits.left_referrals, page="today")
    return [told_referral(one, today, me=viewer.id) for one in found]


def _stops(viewer: Actor, appointments: list[Appointment], now: dt.datetime) -> list[Stop]:
    planned = [
        rules.Planned(starts_at=one.starts_at, ends_at=one.ends_at, is_told=not one.is_planned)
        for one in appointments
    ]
    return [
        Stop(
            appointment=appointment,
            state=state,
            may_log=rules.may_be_told(one, now),
            instead_of="" if appointment.worker_id == viewer.id else appointment.worker.name,
        )
        for appointment, one, state in zip(
            appointments, planned, rules.states_of(planned, now), strict=True
        )
    ]


def _sentence(stops: list[Stop]) -> str:
    ahead = [
        stop
        for stop in stops
        if stop.state != "done" and not (stop.may_log and stop.state != "now")
    ]
    next_at = ahead[0].appointment.local_start if ahead else None
    return words.day_sentence(len(stops), len(ahead), next_at)


def _drifting(
    viewer: Actor, today: dt.date, *, has_team: bool
) -> tuple[list[Drifting], list[Drifting]]:
    """Of whom it has been a while: with the viewer, and with the workers they lead."""
    if not has_team:
        return drifting(today, viewer=viewer, most=MOST_DRIFTING), []
    return drifting_with_team(today, viewer=viewer, most=MOST_DRIFTING, most_of_team=MOST_OF_A_TEAM)


def _team(leads: list[Week], of_team: list[Drifting]) -> list[Teammate]:
    waiting: dict[UUID, list[Drifting]] = {one.worker_id: [] for one in leads}
    for one in of_team:
        waiting[one.worker_id].append(one)
    return [Teammate(week=one, drifting=waiting[one.worker_id]) for one in leads]
