"""The person's own copy: what mattered to them, every step, and the wellness plan."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.people.copying import Entry, Part, entry, part, said
from walkwith.people.looks import note_look
from walkwith.people.sections import Section
from walkwith.plans.everyday_copy import budget_copy, routines_copy, ticks_copy
from walkwith.plans.models import Step, Want
from walkwith.plans.queries import WRITER
from walkwith.plans.wellness_copy import shares_copy, wellness_copy


def copy_of(participant_id: UUID, sections: Collection[Section]) -> list[Part]:
    """A fixed number of statements."""
    found = []
    if "plan" in sections:
        found += [*_plan(participant_id), shares_copy(participant_id)]
        found += [routines_copy(participant_id), ticks_copy(participant_id)]
    if "wellness" in sections:
        found.append(wellness_copy(participant_id))
    if "budget" in sections:
        found.append(budget_copy(participant_id))
    return found


def _plan(participant_id: UUID) -> list[Part]:
    note_look([participant_id], "plan", page="copy")
    wants = Want.objects.filter(participant_id=participant_id).annotate(writer=WRITER)
    steps = (
        Step.objects.filter(participant_id=participant_id)
        .select_related("meeting")
        .annotate(writer=WRITER)
    )
    return [
        part(
            "plan",
            "wants",
            _("What matters to you"),
            [_want(one, one.writer) for one in wants.order_by("made_at", "id")],
        ),
        part(
            "plan",
            "steps",
            _("Your steps"),
            [_step(one, one.writer) for one in steps.order_by("made_at", "id")],
        ),
    ]


def _want(one: Want, writer: str | None) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("words", _("In your words"), one.words, ""),
        said("written_by", _("Written down by"), writer or "", writer or _("you")),
        said("made_at", _("Written down"), one.made_at),
    )


def _step(one: Step, writer: str | None) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("words", _("Step"), one.words, ""),
        said("day", _("By"), one.day),
        said("who", _("Who does it"), one.who, one.get_who_display()),
        said("is_suggestion", _("Only suggested so far"), one.is_suggestion),
        said("meeting", _("Meeting"), one.meeting.name if one.meeting else ""),
        said("done_at", _("Done"), one.done_at),
        said("let_go_at", _("Let go"), one.let_go_at),
        said("written_by", _("Written down by"), writer or "", writer or _("you")),
        said("made_at", _("Written down"), one.made_at),
    )
