"""What was written in the past, in sentences: who wrote it, what became of it, how it was."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.paginator import Page
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.access.models import Version
from walkwith.access.rules.showing import end_of
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import listed
from walkwith.people.models import Participant
from walkwith.plans.changes import became, words_of
from walkwith.plans.pages import name_for, person_context
from walkwith.plans.queries import lines_as_of
from walkwith.plans.telling import CALLED

# What a version can differ in beside its words, and is told by name.
PARTS: dict[str, "str | Promise"] = {
    "why": gettext_lazy("why it matters"),
    "day": gettext_lazy("the day"),
    "part_of_day": gettext_lazy("the time of day"),
    "who": gettext_lazy("who does it"),
    "helper": gettext_lazy("who helps"),
    "goal_id": gettext_lazy("the goal it is for"),
    "pros": gettext_lazy("what speaks for it"),
    "cons": gettext_lazy("what speaks against it"),
    "chosen_at": gettext_lazy("whether it is chosen"),
    "learned": gettext_lazy("what was learned"),
    "where": gettext_lazy("where it is"),
    "try_by": gettext_lazy("the day to try it by"),
    "looked_back": gettext_lazy("the look back"),
    "answer": gettext_lazy("the answer"),
    "days": gettext_lazy("the days"),
    "at": gettext_lazy("the time"),
    "cents": gettext_lazy("how much"),
    "rhythm": gettext_lazy("how often"),
    "is_needed": gettext_lazy("whether it is needed first"),
    "celebrate": gettext_lazy("how to celebrate"),
    "answers": gettext_lazy("the answers"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldVersion:
    """One state of a line. `parts` names what changed beside the words, and to what."""

    version: Version
    called: str
    who: str
    became: str
    words: str
    before: str
    parts: str

    @property
    def line_id(self) -> UUID:
        return self.version.line_id


def told_version(version: Version, *, name: str, viewer_id: UUID) -> ToldVersion:
    """`name` is empty for the person themselves, who is "you"."""
    before: Mapping[str, Any] | None = getattr(version, "before", None)
    words = words_of(version.kind, version.values)
    earlier = words_of(version.kind, dict(before)) if before else ""
    return ToldVersion(
        version=version,
        called=str(CALLED.get(version.kind, _("A line"))),
        who=_who(version, name=name, viewer_id=viewer_id),
        became=became(dict(before) if before else None, version.values),
        words=words,
        before=earlier if earlier != words else "",
        parts=_parts(before, version.values),
    )


def told_versions(versions: Iterable[Version], *, name: str, viewer_id: UUID) -> list[ToldVersion]:
    return [told_version(one, name=name, viewer_id=viewer_id) for one in versions]


def history_context(actor: Actor, person: Participant, found: Page[Version]) -> dict[str, Any]:
    """The versions of a page, by the day they were written on."""
    told = told_versions(found.object_list, name=name_for(actor, person), viewer_id=actor.id)
    zone = ZoneInfo(actor.zone)
    days = groupby(told, key=lambda one: one.version.made_at.astimezone(zone).date())
    return person_context(actor, person) | {
        "versions": found,
        "days": {day: list(of_day) for day, of_day in days},
        "today": clock.today(actor.zone),
    }


def versions_context(actor: Actor, person: Participant, found: list[Version]) -> dict[str, Any]:
    """One line, as it is and as it was."""
    now, *earlier = told_versions(found, name=name_for(actor, person), viewer_id=actor.id)
    return person_context(actor, person) | {
        "now": now,
        "earlier": earlier,
        "today": clock.today(actor.zone),
    }


def as_of_context(actor: Actor, person: Participant, day: dt.date | None) -> dict[str, Any]:
    """The lines that stood at the end of a day, by their kind."""
    kinds: dict[str, list[ToldVersion]] = {}
    if day is not None:
        found = lines_as_of(person.pk, end_of(day, actor.zone))
        told = told_versions(found, name=name_for(actor, person), viewer_id=actor.id)
        for one in told:
            kinds.setdefault(one.called, []).append(one)
    return person_context(actor, person) | {"day": day, "kinds": kinds}


def _who(version: Version, *, name: str, viewer_id: UUID) -> str:
    person = name or _("You")
    writer = getattr(version, "writer", None) or ""
    if version.by_id == viewer_id:
        writer = _("you") if version.ground == Version.Grounds.SIDE_BY_SIDE else _("You")
    if version.ground == Version.Grounds.OWN:
        return person
    if version.ground == Version.Grounds.SIDE_BY_SIDE:
        return _("%(person)s and %(writer)s") % {"person": person, "writer": writer}
    return writer or _("The house")


def _parts(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> str:
    if before is None:
        return ""
    changed = [
        str(words)
        for part, words in PARTS.items()
        if part in after and before.get(part) != after[part]
    ]
    return listed(changed)
