"""The places of a record that are about the record itself, for whoever may see each."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from walkwith.access.queries import Openings
from walkwith.people.sections import Section

Words = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One page: its name and what it holds, as the participant reads it and as others do.

    It stands there for who may read `section`, or with `by_writing` write in it.
    """

    name: str
    section: Section
    icon: str
    yours: tuple[Words, Words]
    theirs: tuple[Words, Words]
    by_writing: bool = False
    only_own: bool = False


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
        section="looks",
        icon="eye",
        yours=(_("Who has seen it"), _("Each look, by whom and why.")),
        theirs=(_("Who has seen it"), _("Each look, by whom and why.")),
    ),
    Place(
        name="access:disclosures",
        section="disclosures",
        icon="arrow",
        yours=(_("What was passed on"), _("What left this house, to whom and why.")),
        theirs=(_("What was passed on"), _("What left this house, to whom and why.")),
    ),
)


def ways_of(participant_id: UUID, openings: Openings) -> list[Way]:
    """Where the viewer may go from the hub of this record."""
    found = []
    for place in PLACES:
        sections = openings.may_write if place.by_writing else openings.may_read
        if place.section not in sections or (place.only_own and not openings.is_own):
            continue
        words, about = place.yours if openings.is_own else place.theirs
        found.append(Way(reverse(place.name, args=[participant_id]), place.icon, words, about))
    return found
