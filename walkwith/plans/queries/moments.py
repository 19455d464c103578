"""Moments side by side, and what became of each line in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery

from walkwith.access.models import SideBySide, Version
from walkwith.access.queries import openings_of
from walkwith.foundation.errors import NotFound
from walkwith.people.looks import note_look

MOST_MOMENTS = 60
MOST_VERSIONS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """One line, as it was before a moment (None: it was not there), after it, and now."""

    kind: str
    line_id: UUID
    before: Version | None
    after: Version
    now: Version


def moment_with_id(moment_id: UUID) -> SideBySide:
    """One moment, with its participant and the worker who sat beside them."""
    found = SideBySide.objects.filter(pk=moment_id).select_related("participant", "worker").first()
    if found is None:
        raise NotFound
    note_look([found.participant_id], "identity", "plan", page="side_by_side")
    return found


def moments_of(participant_id: UUID) -> list[SideBySide]:
    """The moments in which something was written, the newest first: `lines` says how much."""
    openings_of(participant_id).to_read("plan")
    note_look([participant_id], "plan", page="side_by_side")
    lines = (
        Version.objects.filter(beside_id=OuterRef("pk"))
        .order_by()
        .values("beside_id")
        .annotate(lines=Count("line_id", distinct=True))
        .values("lines")
    )
    return list(
        SideBySide.objects.filter(participant_id=participant_id)
        .annotate(lines=Subquery(lines))
        .filter(lines__gt=0)
        .select_related("worker")
        .order_by("-starts_at", "-id")[:MOST_MOMENTS]
    )


def changes_of(moment_id: UUID) -> list[LineChange]:
    """What became of each line in a moment, in the order it was written: two statements."""
    moment = moment_with_id(moment_id)
    written = Version.objects.filter(beside_id=moment_id, participant_id=moment.participant_id)
    versions = list(
        Version.objects.filter(
            participant_id=moment.participant_id, line_id__in=written.values("line_id")
        ).order_by("line_id", "number")[:MOST_VERSIONS]
    )
    sections: set[Any] = {version.section for version in versions}
    note_look([moment.participant_id], *sections, page="side_by_side")
    changes = _changes(versions, moment_id)
    return sorted(changes, key=lambda one: (one.after.made_at, one.after.pk))


def _changes(versions: Iterable[Version], moment_id: UUID) -> Iterator[LineChange]:
    for line_id, kept in groupby(versions, key=lambda one: one.line_id):
        states = list(kept)
        within = [at for at, one in enumerate(states) if one.beside_id == moment_id]
        yield LineChange(
            kind=states[0].kind,
            line_id=line_id,
            before=states[within[0] - 1] if within[0] else None,
            after=states[within[-1]],
            now=states[-1],
        )
