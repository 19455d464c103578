"""What the templates about requests and answers are given."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse

from walkwith.access import sentences
from walkwith.access.models import Request
from walkwith.access.queries import openings_of
from walkwith.access.queries import requests as queries
from walkwith.access.queries.lines import Line, line_of, said_beside
from walkwith.access.queries.looks import Seen, look_with_id, looks_with_ids
from walkwith.access.queries.recipients import recipients_to_choose
from walkwith.access.rules.requests import Kind
from walkwith.access.sentences import requests as words
from walkwith.access.sentences.lines import (
    about_a_line,
    day_of,
    line_words,
    text_of,
    told_beside,
)
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import day_words, listed
from walkwith.foundation.errors import NotFound
from walkwith.people.models import Participant
from walkwith.people.queries import participant_with_id

# Where a line is read: beside the others of somebody, or on a page of its own.
PAGES_OF = {
    "contactnote": "contacts:note",
    "appointment": "schedule:appointment",
    "want": "plans:plan",
    "step": "plans:plan",
    "look": "access:looks",
    "emergencyaccess": "access:emergencies",
    "disclosure": "access:disclosures",
}
PAGES_OF_THEIR_OWN = ("contacts:note", "schedule:appointment")


def asked_kind(data: Mapping[str, Any]) -> Kind | None:
    """Which of the offers was chosen, in the address or in the form."""
    return next((kind for kind in words.OFFERS if kind == data.get("kind")), None)


def asked_line(data: Mapping[str, Any], kind: Kind | None) -> Line | None:
    """The line a correction is about, when one is named. Raises `NotFound`."""
    if kind != "correction" or not data.get("line"):
        return None
    try:
        return line_of(str(data.get("about", "")), UUID(str(data["line"])), page="ask")
    except ValueError:
        raise NotFound from None


def first_words(line: Line | None, viewer: Actor) -> str:
    """How a correction of a line begins: whoever answers it cannot read the line itself."""
    return about_a_line(line, clock.today(viewer.zone)) if line else ""


def ask_context(viewer: Actor, participant_id: UUID) -> dict[str, Any]:
    person = participant_with_id(participant_id, page="ask")
    is_own = person.membership_id == viewer.id
    hearers = [one.name for one in queries.hearers_of(participant_id)] if is_own else []
    return {
        "person": person,
        "is_own": is_own,
        "offers": words.offers(
            clock.today(viewer.zone), name="" if is_own else person.preferred_name
        ),
        "goes_to": words.who_hears(hearers) if is_own else "",
    }


def ask_for_context(viewer: Actor, participant_id: UUID, kind: Kind) -> dict[str, Any]:
    shown = ask_context(viewer, participant_id)
    [offer] = [one for one in shown["offers"] if one.kind == kind]
    is_own, name = shown["is_own"], shown["person"].preferred_name
    saved = words.written_down(kind, name, clock.today(viewer.zone))
    return shown | {"offer": offer, "saved": offer.clock if is_own else saved}


def requests_context(viewer: Actor, participant_id: UUID) -> dict[str, Any]:
    found = queries.requests_of(participant_id, page="requests")
    person = participant_with_id(participant_id, page="requests")
    is_own = person.membership_id == viewer.id
    today = clock.today(viewer.zone)
    names = sentences.YOURS if is_own else sentences.THEIRS
    restrictions = queries.restrictions_of(participant_id, page="requests")
    return {
        "person": person,
        "is_own": is_own,
        "told": words.told_requests(
            found, today, is_own=is_own, looks=_looks_told(viewer, found, {person.pk: person})
        ),
        "restrictions": [
            (one, listed([str(names[part]) for part in one.sections])) for one in restrictions
        ],
    }


def desk_context(viewer: Actor) -> dict[str, Any]:
    found = queries.open_requests()
    looks = _looks_told(viewer, found, {one.participant_id: one.participant for one in found})
    return {"told": words.told_requests(found, clock.today(viewer.zone), looks=looks)}


def _looks_told(
    viewer: Actor, found: list[Request], people: Mapping[UUID, Participant]
) -> dict[UUID, str]:
    """The looks that these requests are about, each as a sentence with its day."""
    about = {
        one.about_id: people[one.participant_id]
        for one in found
        if one.about == "look" and one.about_id
    }
    seen = looks_with_ids(about, page="requests") if about else {}
    today = clock.today(viewer.zone)
    told = {key: look_told(viewer, about[key], one) for key, one in seen.items()}
    return {
        key: f"{one.words} {day_words(seen[key].day, today)}, {one.when}"
        for key, one in told.items()
    }


def answer_context(viewer: Actor, asked: Request) -> dict[str, Any]:
    """The request, and the look it is about, in a sentence."""
    today = clock.today(viewer.zone)
    told = words.told_request(asked, today, is_own=False)
    names = [str(sentences.THEIRS[part]) for part in asked.sections]
    shown = {"told": told, "person": asked.participant, "parts": listed(names), "today": today}
    if asked.about == "look" and asked.about_id:
        _, seen = look_with_id(asked.about_id, page="answer")
        shown |= {"look": look_told(viewer, asked.participant, seen), "look_day": seen.day}
    return shown


def recipients_of(asked: Request) -> list[tuple[str, str]]:
    """To whom a restriction may be bound."""
    if asked.kind != Request.Kinds.RESTRICTION:
        return []
    return recipients_to_choose(asked.participant_id, page="answer").choices


def looks_wrong_context(viewer: Actor, look_id: UUID) -> dict[str, Any]:
    """One look, and honestly who hears that it seems wrong: never the one named."""
    participant_id, seen = look_with_id(look_id, page="looks_wrong")
    person = participant_with_id(participant_id, page="looks_wrong")
    is_own = openings_of(participant_id).is_own
    hearers = queries.hearers_of(participant_id, named=seen.viewer_id)
    return {
        "person": person,
        "is_own": is_own,
        "look": look_told(viewer, person, seen),
        "day": seen.day,
        "today": clock.today(viewer.zone),
        "named": sentences.called(seen),
        "look_id": look_id,
        "goes_to": words.who_hears([one.name for one in hearers]) if is_own else "",
        "clock": words.clock_words("concern", clock.today(viewer.zone)),
    }


def page_of(line: Line) -> str:
    """The address of the page on which the line stands."""
    name = PAGES_OF.get(line.kind, "today:participant")
    key = line.id if name in PAGES_OF_THEIR_OWN else line.participant_id
    return reverse(name, args=[key])


def line_context(viewer: Actor, line: Line) -> dict[str, Any]:
    """A line, and what the person has said to it so far."""
    today = clock.today(viewer.zone)
    person = participant_with_id(line.participant_id, page="answer")
    is_own = person.membership_id == viewer.id
    said = said_beside([line.id], page="answer").get(line.id, [])
    return {
        "person": person,
        "is_own": is_own,
        "line": line,
        "line_words": line_words(line.kind),
        "text": text_of(line),
        "day": day_of(line, today),
        "answers": told_beside(said, today, is_own=is_own, name=person.preferred_name),
    }


def look_told(viewer: Actor, person: Participant, seen: Seen) -> sentences.Told:
    reader = sentences.Reader(
        id=viewer.id,
        owns=person.membership_id == viewer.id,
        person=person.preferred_name,
    )
    return sentences.told_alone(seen, reader)
