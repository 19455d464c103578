"""The wellness plan as the viewer may see it: all of it, or the headings shown to them by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from walkwith.access.acts import answer
from walkwith.access.queries import openings_of
from walkwith.access.queries.showing import ShownPart, parts_shown
from walkwith.access.queries.side_by_side import may_write_theirs
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed, NotFound
from walkwith.library.queries import HelpCard, help_card
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.models import WellnessLine
from walkwith.plans.policies import check_may_change_line, check_may_write_line
from walkwith.plans.queries.plan import participant_named
from walkwith.plans.queries.suggestions import WRITER

MOST = 400
PAGE = "wellness"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisCard:
    """What stands on the pocket card: their own words, and who answers day and night."""

    participant: Participant
    lines: Sequence[WellnessLine]
    help: HelpCard
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WellnessPlan:
    """The lines the viewer may see. `headings` are those open to them.

    With `may_write` they write what stands at once; with `may_suggest`, what waits for a yes.
    """

    participant: Participant
    headings: tuple[str, ...]
    lines: Sequence[WellnessLine]
    shown: Sequence[ShownPart]
    may_write: bool
    may_suggest: bool
    may_sit_beside: bool


def wellness_of(viewer: Actor, participant_id: UUID) -> WellnessPlan:
    openings = openings_of(participant_id).to_read("identity", "wellness")
    participant = participant_named(participant_id, page=PAGE)
    headings = open_headings(participant_id)
    is_whole = openings.writes_theirs
    return WellnessPlan(
        participant=participant,
        headings=headings,
        lines=wellness_lines(participant_id) if headings else [],
        shown=parts_shown(participant_id, "wellness", page=PAGE) if is_whole else [],
        may_write=is_whole and "wellness" in openings.may_write,
        may_suggest="wellness" in openings.may_write and bool(headings),
        may_sit_beside="wellness" in openings.may_write and not is_whole,
    )


def open_headings(participant_id: UUID) -> tuple[str, ...]:
    """The headings open to the viewer now, in their order: all, or those shown to them."""
    headings = WellnessLine.Headings.values
    if may_write_theirs(participant_id):
        return tuple(headings)
    shown = set(answer("shown_parts"))
    return tuple(one for one in headings if f"{participant_id}:wellness:{one}" in shown)


def wellness_lines(participant_id: UUID, *, page: str = PAGE) -> list[WellnessLine]:
    """All lines open to the viewer, also those let go; each with `writer`, or None: themselves."""
    note_look([participant_id], "wellness", page=page)
    return list(
        WellnessLine.objects.filter(participant_id=participant_id)
        .annotate(writer=WRITER)
        .order_by("place", "made_at", "id")[:MOST]
    )


def crisis_card(viewer: Actor, participant_id: UUID, *, page: str = "card") -> CrisisCard:
    """For the person, who sits beside them, and to whom they show that heading."""
    openings = openings_of(participant_id).to_read("identity", "wellness")
    if WellnessLine.Headings.CRISIS not in open_headings(participant_id):
        raise NotAllowed(
            _("The card is theirs to show. Look at it side by side."),
            back=reverse("plans:wellness", args=[participant_id]),
        )
    return CrisisCard(
        participant=participant_named(participant_id, page=page),
        lines=crisis_lines(participant_id, page=page),
        help=help_card(actor=viewer),
        is_own=openings.is_own,
    )


def own_card(viewer: Actor) -> CrisisCard:
    """The card of whoever is signed in. Raises `NotFound` for all but participants."""
    own: UUID | None = answer("own_person")
    if own is None:
        raise NotFound
    return crisis_card(viewer, own)


def crisis_lines(participant_id: UUID, *, page: str = "card") -> list[WellnessLine]:
    note_look([participant_id], "wellness", page=page)
    return list(
        WellnessLine.objects.filter(
            participant_id=participant_id,
            heading=WellnessLine.Headings.CRISIS,
            is_suggestion=False,
            let_go_at=None,
        ).order_by("place", "made_at", "id")[:MOST]
    )


def wellness_to_write(
    viewer: Actor, participant_id: UUID, heading: str
) -> tuple[Participant, bool]:
    """The person a line is written for, and whether it stands at once; else it waits.

    Who walks with them suggests only under a heading that is shown to them.
    """
    if heading not in WellnessLine.Headings.values:
        raise NotFound
    stands = may_write_theirs(participant_id)
    is_open = heading in open_headings(participant_id)
    check_may_write_line(
        viewer,
        participant_id=participant_id,
        section="wellness",
        is_suggestion=is_open and not stands,
    )
    return participant_named(participant_id, page=PAGE), stands


def wellness_line_to_edit(viewer: Actor, wellness_line_id: UUID) -> WellnessLine:
    """One line with its participant, for somebody who may change it. Raises `NotFound`."""
    found = WellnessLine.objects.select_related("participant").filter(pk=wellness_line_id).first()
    if found is None:
        raise NotFound
    check_may_change_line(viewer, line=found)
    note_look([found.participant_id], "identity", "wellness", page=PAGE)
    return found
