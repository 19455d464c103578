"""Dee with one of everything, so that every address about her has something to ask for."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.access.doors import a_door
from tests.access.people_around_dee import everybody_around
from tests.access.plan_of_dee import plan_of_dee
from tests.access.referral_of_dee import referral_of_dee
from tests.access.rows import filler
from tests.conftest import PASSWORD, Cast, actor_of, sit_beside
from walkwith.access.commands import show_part
from walkwith.access.models import Assignment, Supervision
from walkwith.accounts.commands import choose_password
from walkwith.accounts.models import OrganizationRecord, Program
from walkwith.checkins.commands import add_milestone, add_question, answer
from walkwith.checkins.models import HouseQuestions
from walkwith.contacts.commands import save_note
from walkwith.contacts.rules import NoteWords
from walkwith.directory.commands import open_directory, verify_service
from walkwith.directory.models import Agency, Certification, Duplicate, Meeting, Service, Source
from walkwith.directory.offers import rebuild
from walkwith.feeds.commands.out import share_listings
from walkwith.feeds.models import ImportRun, QuarantinedRow
from walkwith.feeds.out.taxonomy import TAXONOMY
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id
from walkwith.library.models import HelpLine
from walkwith.people.models import Strength
from walkwith.plans.commands import (
    add_amount,
    add_routine,
    add_step,
    add_wellness_line,
    set_want,
)
from walkwith.referrals.commands import add_need, avoid_place
from walkwith.schedule.commands import add_appointment

HOUR = dt.timedelta(hours=1)
DAY = dt.date(2026, 3, 3)


@dataclass(frozen=True)
class Scene:
    """Everybody who asks, and what each place in an address holds."""

    cast: Cast
    viewers: dict[str, Actor | None]
    places: dict[str, UUID | str]

    def actor(self, name: str) -> Actor:
        actor = self.viewers[name]
        assert actor
        return actor


def everything_of_dee(cast: Cast, *, has_sent: bool = True) -> Scene:
    """Dee with something of every kind; `has_sent`: a referral has left, too."""
    dee = _with_a_door(cast)
    now = clock.now()
    sit_beside(cast.rosa, cast.dee.pk)
    set_want(actor=cast.rosa, participant_id=cast.dee.pk, words="A place of my own")
    step = add_step(actor=cast.rosa, participant_id=cast.dee.pk, words="Call the landlord")
    appointment = add_appointment(
        actor=cast.rosa, participant_id=cast.dee.pk, starts_at=now + HOUR, place="The library"
    )
    note = save_note(
        actor=cast.rosa,
        note_id=new_id(),
        participant_id=cast.dee.pk,
        note=NoteWords(started_at=now - HOUR, minutes=40, together="Filled in the ID form."),
    )
    with acting_as(cast.rosa):
        assignment = Assignment.objects.get(participant=cast.dee, worker_id=cast.rosa.id)
        strength = Strength.objects.get(participant=cast.dee, words="Funny")
    about_dee: dict[str, UUID | str] = {
        "participant_id": cast.dee.pk,
        "step_id": step.pk,
        "appointment_id": appointment.pk,
        "note_id": note.pk,
        "about": "contactnote",
        "about_id": note.pk,
        "assignment_id": assignment.pk,
        "membership_id": dee.id,
        "strength_id": strength.pk,
    }
    around, facts = everybody_around(cast)
    viewers: dict[str, Actor | None] = {**around, "dee": dee, "nobody": None}
    sent = referral_of_dee(cast) if has_sent else {}
    own = plan_of_dee(cast) | _of_her_own(cast, dee) | sent
    return Scene(cast, viewers, about_dee | facts | own | _of_the_house(cast))


def _of_her_own(cast: Cast, dee: Actor) -> dict[str, UUID | str]:
    """A line of her wellness plan, with a part of it that she shows to Rosa; a routine; money."""
    about: Any = {"actor": dee, "participant_id": cast.dee.pk}
    line = add_wellness_line(heading="early_signs", words="I stop calling", **about)
    share = show_part(
        part="wellness:crisis",
        member_id=cast.rosa.id,
        ends_at=clock.now() + 24 * HOUR,
        **about,
    )
    routine = add_routine(words="Choir practice", days=[6], **about)
    amount = add_amount(way="in", words="SSI", cents=94300, rhythm="now_and_then", **about)
    milestone = add_milestone(words="My own key", **about)
    looked = answer(questions="barc10", answers={"1": 4}, day=DAY, **about)
    question = add_question(words="Did I sleep?", **about)
    need = add_need(need="food", **about)
    avoided = avoid_place(words="The old corner", **about)
    return {
        "milestone_id": milestone.pk,
        "mirror_entry_id": looked.pk,
        "own_question_id": question.pk,
        "need": need.need,
        "need_id": need.pk,
        "avoided_id": avoided.pk,
        "questions": "barc10",
        "routine_id": routine.pk,
        "amount_id": amount.pk,
        "wellness_line_id": line.pk,
        "heading": "early_signs",
        "part": "wellness:early_signs",
        "share_id": share.pk,
    }


def _with_a_door(cast: Cast) -> Actor:
    membership = a_door(cast.rosa, cast.dee.pk)
    dee = actor_of(membership)
    choose_password(actor=dee, password=PASSWORD)
    return dee


def _of_the_house(cast: Cast) -> dict[str, UUID | str]:
    share_listings(actor=cast.pat, shares=True)
    source = _made(Source, cast.pat, name="Central office")
    meeting = _made(Meeting, cast.pat, source=source, name="Noon group", place="Hall")
    agency = _made(Agency, cast.pat, source=source, name="Harbor")
    service = _made(Service, cast.pat, source=source, name="Pantry", agency=agency)
    open_directory(actor=cast.pat, public_at="our-town", public_is_indexed=False)
    run = _made(ImportRun, cast.pat, source=source, asked_by_id=cast.pat.id)
    done = _made(ImportRun, cast.pat, source=source, asked_by_id=cast.pat.id, state="done")
    row = _made(QuarantinedRow, cast.pat, run=done, number=1, code="no_name", raw={}, mark=new_id())
    line = _made(HelpLine, cast.pat)
    asked = _made(HouseQuestions, cast.pat, name="The week", words=["Did I sleep?"])
    with acting_as(cast.pat):
        rebuild(cast.pat.organization_id)
        leads = Supervision.objects.get(worker_id=cast.rosa.id)
        return {
            "source_id": source.pk,
            "house_id": cast.pat.organization_id,
            "collection": "taxonomies",
            "entry_id": UUID(str(TAXONOMY["id"])),
            "meeting_id": meeting.pk,
            "listing_id": meeting.pk,
            "at": "our-town",
            "agency_id": agency.pk,
            **_found_out(cast, source, meeting, service),
            "service_id": service.pk,
            "run_id": run.pk,
            "row_id": row.pk,
            "line_id": line.pk,
            "house_questions_id": asked.pk,
            "checklist": "birth-certificate",
            "line": "us:id:birth-certificate:2",
            "script": "interpreter",
            "supervision_id": leads.pk,
            "program_id": Program.objects.get(name="River").pk,
        }


def _found_out(
    cast: Cast, source: OrganizationRecord, meeting: OrganizationRecord, service: OrganizationRecord
) -> dict[str, UUID | str]:
    """What people said of the listings: a check, who vouches for one, two that seem the same."""
    other = _made(Meeting, cast.pat, source=source, name="Noon", place="Hall", key="other")
    twins = _made(Duplicate, cast.pat, meeting=meeting, other_meeting=other)
    mark = _made(Certification, cast.pat, service=service, name="Level II")
    check = verify_service(actor=cast.rosa, service_id=service.pk)
    return {"check_id": check.pk, "certification_id": mark.pk, "duplicate_id": twins.pk}


def _made(model: type[OrganizationRecord], actor: Actor, **said: object) -> OrganizationRecord:
    """A row of the house; what is not said is filled in plainly."""
    row = model(organization_id=actor.organization_id, **said)
    for field in model._meta.local_concrete_fields:
        plain = field.attname not in said and field.name not in {"id", "organization", *said}
        if plain and not field.null and not field.has_default():
            value = filler(field)
            known = isinstance(value, str | int | float | bool | list)
            setattr(row, field.attname, value if known else _plain_time_or_json(field.name))
    with acting_as(actor):
        row.save(force_insert=True)
    return row


def _plain_time_or_json(name: str) -> object:
    return {} if name in {"raw", "report"} else clock.now()
