"""Builders and a morning that stands still, for the tests of pages made of many packages."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.access.doors import a_door
from tests.conftest import Cast, actor_of, sit_beside
from walkwith.access.commands import welcome_participant
from walkwith.access.models import Look
from walkwith.accounts.models import Account, Organization
from walkwith.contacts.commands import save_note
from walkwith.contacts.rules import NextStep, NoteWords
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id
from walkwith.people.models import Participant
from walkwith.plans.commands import add_step, set_want
from walkwith.schedule.commands import add_appointment

ZONE = ZoneInfo("America/New_York")
NOT_OURS = ("SAVEPOINT", "RELEASE", "SELECT set_config(")
Browse = Callable[[Actor], Client]


def tomorrow_at(hour: int, minute: int = 0) -> dt.datetime:
    """Tomorrow on the clock of the house: everything arranged today holds by then."""
    day = clock.today("America/New_York") + dt.timedelta(days=1)
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=ZONE)


@contextmanager
def tomorrow_morning() -> Iterator[dt.datetime]:
    moment = tomorrow_at(10, 40)
    with clock.stopped_at(moment):
        yield moment


def open_dees_door(cast: Cast) -> Actor:
    """Dee signs in herself, and has chosen her own password."""
    door = a_door(cast.rosa, cast.dee.pk)
    Account.objects.filter(pk=door.account_id).update(password_is_temporary=False)
    return actor_of(door)


def tell_the_year(cast: Cast) -> None:
    """Make the house one of a demo, where a look is of the moment that the clock tells."""
    Organization.objects.filter(pk=cast.rosa.organization_id).update(is_demo=True)


def somebody(worker: Actor, name: str, **details: object) -> Participant:
    return welcome_participant(
        actor=worker, worker_id=worker.id, details={"preferred_name": name, **details}
    )


def a_full_record(actor: Actor, participant_id: UUID, *, rows: int) -> None:
    """`rows` notes, steps, suggestions and visits, with everything a page shows of them."""
    sit_beside(actor, participant_id)
    set_want(actor=actor, participant_id=participant_id, words="My own place by summer.")
    for number in range(rows):
        save_note(
            actor=actor,
            note_id=new_id(),
            participant_id=participant_id,
            note=NoteWords(
                started_at=clock.now() - dt.timedelta(days=number, hours=1),
                minutes=40,
                work=("relationship",),
                together=f"Filled in form {number}.",
                felt=f"It was okay {number}.",
            ),
            next_steps=[
                NextStep(words=f"Step {number}", agreed=True, day=clock.today("America/New_York"))
            ],
        )
        add_step(
            actor=actor, participant_id=participant_id, words=f"Try {number}", is_suggestion=True
        )
        add_appointment(
            actor=actor,
            participant_id=participant_id,
            starts_at=clock.now() + dt.timedelta(hours=1 + number),
            purpose=f"Visit {number}",
            plan_b="Call instead",
        )


def statements(client: Client, address: str) -> int:
    """How many statements a second visit takes, without those of the tests' own transaction."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return sum(not query["sql"].startswith(NOT_OURS) for query in captured.captured_queries)


def looks_at(participant: Participant, by: Actor, *, seen_by: Actor) -> list[tuple[str, str, str]]:
    """What `by` is said to have seen: (how, page, sections), in order."""
    with acting_as(seen_by):
        rows = Look.objects.filter(participant=participant, viewer_id=by.id).order_by(
            "made_at", "how", "page", "sections"
        )
        return [(row.how, row.page, " ".join(row.sections)) for row in rows]
