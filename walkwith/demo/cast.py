"""Dee, Luis, Joanne and Terrence: told by hand, the last note and the next steps above all."""

import datetime as dt
from typing import Any
from uuid import UUID

from walkwith.access.commands import open_own_door, talk_about_safety
from walkwith.contacts.rules import NextStep
from walkwith.demo.days import fill_the_days
from walkwith.demo.herself import keep_for_herself
from walkwith.demo.house import House, actor_of, give_card
from walkwith.demo.invitations import arrange_to_go
from walkwith.demo.people import MadePerson
from walkwith.demo.seeking import seek_with_dee, seek_with_luis
from walkwith.demo.stories import Told, a_story
from walkwith.demo.walks import Walk, get_up, sit_down, take, write
from walkwith.demo.ways_around import look_for_ways_around
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.people.looks import note_look
from walkwith.people.sections import Section
from walkwith.plans.commands import add_step, finish_step
from walkwith.plans.models import Step

SINCE_MONTH = 3
SEEN_BY_LORRAINE: tuple[Section, ...] = ("identity", "contact_details")


def cast_person(facts: dict[str, Any]) -> MadePerson:
    """One of the four, as the form that welcomes somebody wants them."""
    names = ("preferred_name", "full_name", "pronouns", "language", "language_words", "safely",
             "phone", "agreed_days")  # fmt: skip
    return MadePerson(
        **{name: facts[name] for name in names},
        zip_code="15201",
        strengths=tuple(facts["strengths"]),
    )


def since_march(today: dt.date) -> dt.date:
    """The fourth of the last March that lies two months back or more."""
    march = dt.date(today.year, SINCE_MONTH, 4)
    return march if (today - march).days >= 60 else march.replace(year=today.year - 1)


def walk_with_cast(house: House, walk: Walk, facts: dict[str, Any]) -> UUID:
    """A year as everybody's, ended by the note that the examples show."""
    story = a_story(
        walk.chance,
        language=walk.person.language,
        worker=walk.worker.name,
        days=walk.days,
        pace=facts["agreed_days"],
        silent=facts["silent"] + 6,
    )
    participant_id = take(walk, story.wanting(facts["want"]))
    sit_down(walk, participant_id)
    _let_go_of_the_rest(walk, participant_id)
    _last_note(walk, participant_id, facts)
    fill_the_days(walk, participant_id)
    if facts["preferred_name"] == "Dee":
        arrange_to_go(walk, participant_id, features=("women", "english"))
    if facts["preferred_name"] == "Luis":
        seek_with_luis(walk, participant_id)
    get_up(walk, participant_id)
    if facts["preferred_name"] == "Dee":
        _open_dees_door(house, walk, participant_id)
    return participant_id


def _last_note(walk: Walk, participant_id: UUID, facts: dict[str, Any]) -> None:
    start = walk.at(walk.today - dt.timedelta(days=facts["silent"]), 10, 30)
    told = Told(
        day=0,
        hour=10,
        minutes=facts["minutes"],
        way="in_person",
        place="",
        work=tuple(facts["work"]),
        goal=facts["goal"],
        together=facts["together"],
        felt=facts["felt"],
        step="",
        step_in_days=0,
    )
    first, *others = facts["steps"]
    with clock.stopped_at(start + dt.timedelta(hours=1)), acting_as(walk.worker):
        write(walk.worker, participant_id, told, start, next_step=_next_step(walk, first))
        for step in others:
            _add_step(walk, participant_id, _next_step(walk, step))
        won = NextStep(words=facts["win"], who="participant", day=walk.today - dt.timedelta(days=1))
        _add_step(walk, participant_id, won)


def _next_step(walk: Walk, step: dict[str, Any]) -> NextStep:
    day = walk.today + dt.timedelta(days=step["in_days"])
    return NextStep(words=step["words"], who=step["who"], day=day, agreed=True)


def _add_step(walk: Walk, participant_id: UUID, step: NextStep) -> None:
    add_step(
        actor=walk.worker,
        participant_id=participant_id,
        words=step.words,
        day=step.day,
        who=step.who,
    )


def _let_go_of_the_rest(walk: Walk, participant_id: UUID) -> None:
    """What is still open from the year is done: only the steps told by hand stay."""
    with clock.stopped_at(walk.at(walk.today - dt.timedelta(days=21), 12)), acting_as(walk.worker):
        open_steps = Step.objects.filter(participant_id=participant_id, done_at=None)
        for step in open_steps.filter(let_go_at=None).order_by("made_at", "id"):
            finish_step(actor=walk.worker, step_id=step.pk)


def _open_dees_door(house: House, walk: Walk, participant_id: UUID) -> None:
    """Dee signs in herself: yesterday she ticked off her ID card. Lorraine has looked, too."""
    with clock.stopped_at(walk.at(walk.began + dt.timedelta(days=7), 14)):
        talk_about_safety(
            actor=walk.worker,
            participant_id=participant_id,
            phone="shared",
            who_could_look="My kids play on it. That is fine, they do not read my messages.",
            topics=["way_out", "sign_out", "found", "names"],
            if_found="I say it is the calendar of the library.",
            wants_door=True,
        )
        door = open_own_door(actor=walk.worker, participant_id=participant_id, username="dee")
    dee = actor_of(door, walk.worker.zone)
    give_card(dee, "dee")
    _tick_off(walk, dee, participant_id)
    look_for_ways_around(walk, dee, participant_id)
    keep_for_herself(walk, dee, participant_id)
    seek_with_dee(walk, dee, participant_id)
    lorraine = house.workers["Lorraine"]
    with (
        clock.stopped_at(walk.at(walk.today - dt.timedelta(days=2), 15, 20)),
        acting_as(lorraine),
    ):
        note_look([participant_id], *SEEN_BY_LORRAINE, page="participant")


def _tick_off(walk: Walk, dee: Actor, participant_id: UUID) -> None:
    with clock.stopped_at(walk.at(walk.today - dt.timedelta(days=1), 16, 5)), acting_as(dee):
        won = Step.objects.get(participant_id=participant_id, words="Pick up my ID card")
        finish_step(actor=dee, step_id=won.pk)
