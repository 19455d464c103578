"""One of everything an address can name, made by the real commands; and everybody who asks."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from tests.access.doors import a_door
from tests.access.plan_of_dee import plan_of_dee
from tests.conftest import Cast, sit_beside
from tests.feeds.made import a_row, taken_in
from walkwith.access.models import Assignment, Supervision
from walkwith.accounts.models import Account
from walkwith.contacts.commands import save_note
from walkwith.contacts.rules import NextStep, NoteWords
from walkwith.directory.models import Meeting
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.foundation.identifiers import new_id
from walkwith.library.commands import make_help_ours
from walkwith.library.models import HelpLine
from walkwith.plans.commands import add_step, add_wellness_line, set_want
from walkwith.schedule.commands import add_appointment

EVERYBODY = ("rosa", "dee", "lorraine", "marcus", "pat", "kit", "nobody")


class Bold(Client):
    """Looks only at what the proofs look at: the house rules are checked by the pages' tests."""

    request: Any = getattr(Client, "request").__wrapped__  # noqa: B009  (see tests/every_page.py)

    def __init__(self, **defaults: Any) -> None:
        super().__init__(raise_request_exception=False, **defaults)


@dataclass
class World:
    cast: Cast
    known: dict[str, Any]
    clients: dict[str, Bold]


@pytest.fixture
def world(cast: Cast) -> World:
    """Rosa and Dee have walked a while; a list of meetings was taken in."""
    known = {**_walked(cast), **_of_the_house(cast)}
    clients = {"nobody": Bold()}
    accounts = {name: getattr(cast, name).account_id for name in EVERYBODY if name not in _OTHERS}
    accounts["dee"] = _door_of_dee(cast)
    for name, account_id in accounts.items():
        clients[name] = Bold()
        clients[name].force_login(Account.objects.get(pk=account_id))
    return World(cast, known, clients)


_OTHERS = ("dee", "nobody")


def _door_of_dee(cast: Cast) -> Any:
    door = a_door(cast.rosa, cast.dee.pk)
    Account.objects.filter(pk=door.account_id).update(password_is_temporary=False)
    return door.account_id


def _walked(cast: Cast) -> dict[str, Any]:
    now, rosa, dee = clock.now(), cast.rosa, cast.dee.pk
    sit_beside(rosa, dee)
    plan = plan_of_dee(cast)
    line = add_wellness_line(actor=rosa, participant_id=dee, heading="crisis", words="Call my aunt")
    set_want(actor=rosa, participant_id=dee, words="My own place by summer.")
    visit = add_appointment(
        actor=rosa, participant_id=dee, starts_at=now + dt.timedelta(hours=2), plan_b="call instead"
    )
    note = save_note(
        actor=rosa,
        note_id=new_id(),
        participant_id=dee,
        note=NoteWords(started_at=now - dt.timedelta(hours=1), minutes=40, together="The ID form."),
        next_steps=[NextStep(words="Call Harbor House", agreed=True, day=clock.today(rosa.zone))],
    )
    step = add_step(actor=rosa, participant_id=dee, words="Ask about the list")
    with acting_as(rosa):
        assignment = Assignment.objects.get(participant_id=dee)
    return {
        **plan,
        "heading": line.heading,
        "wellness_line_id": line.pk,
        "participant_id": dee,
        "appointment_id": visit.pk,
        "note_id": note.pk,
        "step_id": step.pk,
        "assignment_id": assignment.pk,
    }


def _of_the_house(cast: Cast) -> dict[str, Any]:
    run = taken_in(cast.rosa, a_row(), a_row("second", day=5), {"name": "No time"})
    make_help_ours(actor=cast.pat)
    with acting_as(cast.pat):
        supervision = Supervision.objects.get()
        line = HelpLine.objects.filter(organization_id=cast.pat.organization_id).first()
        meeting = Meeting.objects.filter(organization_id=cast.pat.organization_id).first()
    assert line is not None
    assert meeting is not None
    return {
        "run_id": run.pk,
        "source_id": run.source_id,
        "meeting_id": meeting.pk,
        "supervision_id": supervision.pk,
        "line_id": line.pk,
        "membership_id": cast.marcus.id,
        "program_id": cast.rosa.program_id,
        "card": "rosa",
    }
