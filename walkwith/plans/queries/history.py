"""How the lines were, each time they were written; and the whole plan as it was on a day."""

import datetime as dt
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import F, OuterRef, QuerySet, Subquery

from walkwith.access.models import Version
from walkwith.access.queries import openings_of
from walkwith.accounts.models import Membership
from walkwith.foundation.errors import NotFound
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.people.sections import Section
from walkwith.plans.queries.plan import participant_named

VERSIONS_A_PAGE = 30
MOST_LINES = 600
# A participant's membership shows itself to nobody else: their own words have no name here.
BY = Subquery(Membership.objects.filter(pk=OuterRef("by_id")).values("name")[:1])
BEFORE = Subquery(
    Version.objects.filter(line_id=OuterRef("line_id"), number=OuterRef("before_number"))
    .order_by()
    .values("values")[:1]
)


def history_of(participant_id: UUID, *, number: str | None = None) -> Page[Version]:
    """All that was ever written, the newest first. Each carries `writer` and `before`."""
    openings_of(participant_id).to_read("plan")
    found = _told(Version.objects.filter(participant_id=participant_id))
    page: Page[Version] = Paginator(
        found.order_by("-made_at", "-number", "-id"), VERSIONS_A_PAGE
    ).get_page(number)
    _note(participant_id, page.object_list)
    return page


def person_of_the_past(participant_id: UUID) -> Participant:
    """The person whose plan is looked back on, for whoever reads it now."""
    openings_of(participant_id).to_read("identity", "plan")
    return participant_named(participant_id, page="history")


def versions_of(line_id: UUID) -> tuple[Participant, list[Version]]:
    """Every state of one line, the newest first; and whose it is."""
    found = list(_told(Version.objects.filter(line_id=line_id)).order_by("-number")[:MOST_LINES])
    if not found:
        raise NotFound
    _note(found[0].participant_id, found)
    return participant_named(found[0].participant_id, page="history"), found


def version_with_id(version_id: UUID) -> Version:
    found = Version.objects.filter(pk=version_id).first()
    if found is None:
        raise NotFound
    _note(found.participant_id, [found])
    return found


def lines_as_of(participant_id: UUID, moment: dt.datetime) -> list[Version]:
    """The state in which each line stood at `moment`: those that waited or were away are not in
    it. At most 600 lines, in the order they came into the plan.
    """
    openings_of(participant_id).to_read("plan")
    newest = (
        _told(
            Version.objects.filter(
                participant_id=participant_id, section="plan", made_at__lte=moment
            )
        )
        .order_by("line_id", "-number")
        .distinct("line_id")[:MOST_LINES]
    )
    _note(participant_id, [])
    standing = [
        one for one in newest if not one.values["is_suggestion"] and not one.values["let_go_at"]
    ]
    return sorted(standing, key=lambda one: (one.values["made_at"], one.line_id))


def _told(found: QuerySet[Version]) -> QuerySet[Version]:
    return found.alias(before_number=F("number") - 1).annotate(writer=BY, before=BEFORE)


def _note(participant_id: UUID, versions: object) -> None:
    sections: set[Section] = {one.section for one in versions}  # type: ignore[attr-defined]
    note_look([participant_id], "plan", *sections, page="history")
