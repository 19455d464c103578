"""The places of a record that are about the record itself, for whoever may go to each."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from walkwith.access.matrix import Relationship
from walkwith.access.queries import Openings
from walkwith.people.sections import Section

Words = str | Promise
WITH_THEM: tuple[Relationship, ...] = ("own_record", "assigned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One page, as the participant reads of it and as others do.

    It is there for who may read `section` (or write in it), and stands in one of `relationships`,
    where any are named.
    """

    name: str
    icon: str
    section: Section
    yours: Words
    theirs: Words
    about: Words
    action: Literal["read", "write"] = "read"
    relationships: tuple[Relationship, ...] = ()
    names_somebody: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """One row of the hub."""

    href: str
    icon: str
    words: Words
    about: Words


PLACES = (
    Place(
        name="access:looks",
        icon="eye",
        section="looks",
        yours=_("Who has seen my information"),
        theirs=_("Who has seen it"),
        about=_("Each look, by whom, why and when."),
    ),
    Place(
        name="access:consents",
        icon="check",
        section="consents",
        yours=_("What I agreed to"),
        theirs=_("What was agreed to"),
        about=_("Who may be told what, and until when. It can be taken back at once."),
    ),
    Place(
        name="access:shown",
        icon="eye",
        section="wellness",
        relationships=WITH_THEM,
        yours=_("What I show, part by part"),
        theirs=_("What they show, part by part"),
        about=_("To whom by name, and until when. It can be taken back at once."),
    ),
    Place(
        name="access:disclosures",
        icon="arrow",
        section="disclosures",
        yours=_("What was passed on"),
        theirs=_("What was passed on"),
        about=_("What left this house, to whom and why."),
    ),
    Place(
        name="access:requests",
        icon="text",
        section="requests",
        yours=_("What I asked for"),
        theirs=_("What they asked for"),
        about=_("A correction, something held back: each with the day it is answered by."),
    ),
    Place(
        name="access:ask",
        icon="text",
        section="requests",
        action="write",
        relationships=("assigned",),
        yours="",
        theirs=_("Ask for something together"),
        about=_("A correction, a copy, something held back."),
    ),
    Place(
        name="feeds:copy",
        icon="download",
        section="identity",
        relationships=WITH_THEM,
        yours=_("A copy to take along"),
        theirs=_("A copy to hand over"),
        about=_("The whole record, to read without us."),
    ),
    Place(
        name="access:cover_agreement",
        icon="swap",
        section="consents",
        yours=_("When my peer specialist is away"),
        theirs=_("When their peer specialist is away"),
        about=_("What a colleague who stands in may see."),
    ),
    Place(
        name="access:emergencies",
        icon="flag",
        section="emergencies",
        yours=_("Opened in an emergency"),
        theirs=_("Opened in an emergency"),
        about=_("By whom, why, and what came of it."),
    ),
    Place(
        name="access:blocks",
        icon="lock",
        section="blocks",
        action="write",
        relationships=(*WITH_THEM, "supervises"),
        yours=_("Whom I keep out"),
        theirs=_("Whom they keep out"),
        about=_("Somebody who is to see nothing, and is not told."),
    ),
    Place(
        name="access:my_door",
        icon="gear",
        section="consents",
        relationships=("own_record",),
        yours=_("My door"),
        theirs="",
        about=_("How I sign in, a PIN, and where I am signed in."),
        names_somebody=False,
    ),
    Place(
        name="library:report_card",
        icon="info",
        section="identity",
        yours=_("What must be reported"),
        theirs=_("What must be reported"),
        about=_("The few things that cannot stay between us."),
        names_somebody=False,
    ),
)


def ways_of(participant_id: UUID, openings: Openings) -> list[Way]:
    """Where the viewer may go from the hub of this record."""
    return [
        Way(
            reverse(place.name, args=[participant_id] if place.names_somebody else []),
            place.icon,
            place.yours if openings.is_own else place.theirs,
            place.about,
        )
        for place in PLACES
        if _is_open(place, openings)
    ]


def _is_open(place: Place, openings: Openings) -> bool:
    sections = openings.may_read if place.action == "read" else openings.may_write
    stands_right = not place.relationships or openings.relationship in place.relationships
    return place.section in sections and stands_right
