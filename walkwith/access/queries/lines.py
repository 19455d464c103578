"""One line of a record, whichever package it is of; and what stands beside it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args
from uuid import UUID

from django.apps import apps
from django.db import connection, models

from walkwith.foundation.errors import NotFound
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.people.sections import Section

# What somebody may answer or ask to have corrected: the names of the models, of any package.
KINDS = (
    "contactnote",
    "want",
    "step",
    "strength",
    "appointment",
    "contactdetails",
    "participant",
    "look",
    "emergencyaccess",
    "disclosure",
)
BESIDE = """
SELECT a.about_id, a.participant_id, a.section, 'answer' AS kind, a.words, '' AS reply, a.made_at
FROM access_answer a
WHERE a.organization_id = (SELECT current_organization()) AND a.about_id = ANY (%(lines)s)
UNION ALL
SELECT c.line_id, c.participant_id, c.section, 'correction', c.words, c.reply, c.asked_at
FROM corrections_of(%(lines)s) c
ORDER BY 7
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of somebody's record: what it is, whose, and the part of the record it is of."""

    kind: str
    id: UUID
    participant_id: UUID
    section: Section
    row: models.Model


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said to a line: their answer, or a correction that was made for them."""

    kind: str
    words: str
    reply: str
    at: dt.datetime


def line_of(kind: str, line_id: UUID, *, page: str) -> Line:
    """A line the viewer may read. Raises `NotFound`."""
    model = _models().get(kind)
    row: Any = model._default_manager.filter(pk=line_id).first() if model else None
    if model is None or row is None:
        raise NotFound
    section = row.section
    assert section in get_args(Section)
    note_look([row.participant_id], section, page=page)
    return Line(kind=kind, id=row.pk, participant_id=row.participant_id, section=section, row=row)


def said_beside(lines: Iterable[UUID], *, page: str) -> dict[UUID, list[Said]]:
    """What the person said to each of these lines, the oldest first: one statement for a page."""
    with connection.cursor() as cursor:
        cursor.execute(BESIDE, {"lines": list(lines)})
        rows = cursor.fetchall()
    found: dict[UUID, list[Said]] = {}
    for line_id, participant_id, section, kind, words, reply, at in rows:
        note_look([participant_id], section, page=page)
        found.setdefault(line_id, []).append(Said(kind, words, reply, at))
    return found


def _models() -> dict[str, type[models.Model]]:
    """The models of `KINDS`: packages above this one are found by name, never imported."""
    return {
        model._meta.model_name: model
        for model in apps.get_models()
        if model._meta.model_name in KINDS
        and (issubclass(model, Participant) or hasattr(model, "subject_column"))
    }
