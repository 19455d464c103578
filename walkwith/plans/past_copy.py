"""The person's own copy: every state a line of theirs was ever in."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access.models import Version
from walkwith.people.copying import Entry, Part, entry, part, said
from walkwith.people.looks import note_look
from walkwith.people.sections import Section
from walkwith.plans.changes import words_of
from walkwith.plans.queries.history import BY
from walkwith.plans.telling import CALLED


def versions_copy(participant_id: UUID, sections: Collection[Section]) -> Part:
    """One statement."""
    note_look([participant_id], "plan", page="copy")
    found = Version.objects.filter(participant_id=participant_id, section__in=list(sections))
    kept = found.annotate(writer=BY).order_by("made_at", "line_id", "number")
    return part(
        "plan", "versions", _("How it was before"), [_version(one, one.writer) for one in kept]
    )


def _version(one: Version, writer: str | None) -> Entry:
    words, called = words_of(one.kind, one.values), str(CALLED.get(one.kind, _("A line")))
    return entry(
        one.pk,
        words or called,
        said("kind", _("What it is"), one.kind, called),
        said("line_id", "", str(one.line_id), ""),
        said("number", "", one.number, ""),
        said("words", _("Words"), words, ""),
        said("ground", _("Why it stands there"), one.ground, one.get_ground_display()),
        said("by", _("Written down by"), writer or "", writer or _("you")),
        said("at", _("Written down"), one.made_at),
    )
