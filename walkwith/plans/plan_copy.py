"""The person's own copy: what mattered to them, every step, and who wrote with them."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access.models import SideBySide
from walkwith.people.copying import Entry, Part, Said, entry, part, said
from walkwith.people.looks import note_look
from walkwith.plans.models import Area, Goal, Line, Step, Want
from walkwith.plans.queries import WRITER


def plan_copy(participant_id: UUID) -> list[Part]:
    """Five statements."""
    note_look([participant_id], "plan", page="copy")
    about: dict[str, Any] = {"participant_id": participant_id}
    areas = Area.objects.filter(**about).annotate(writer=WRITER)
    wants = Want.objects.filter(**about).select_related("area").annotate(writer=WRITER)
    goals = Goal.objects.filter(**about).select_related("want").annotate(writer=WRITER)
    steps = Step.objects.filter(**about).select_related("meeting", "goal").annotate(writer=WRITER)
    moments = SideBySide.objects.filter(**about).select_related("worker")
    return [
        _part("areas", _("Parts of your life"), [_area(one, one.writer) for one in _kept(areas)]),
        _part("wants", _("What matters to you"), [_want(one, one.writer) for one in _kept(wants)]),
        _part("goals", _("Your goals"), [_goal(one, one.writer) for one in _kept(goals)]),
        _part("steps", _("Your steps"), [_step(one, one.writer) for one in _kept(steps)]),
        _part("moments", _("Written together"), [_moment(one) for one in _kept(moments)]),
    ]


def _kept(found: Any) -> Any:
    return found.order_by("made_at", "id")


def _part(name: str, words: str, entries: list[Entry]) -> Part:
    return part("plan", name, words, entries)


def _area(one: Area, writer: str | None) -> Entry:
    return entry(
        one.pk,
        str(one),
        said("kind", _("Part of life"), one.kind, one.get_kind_display()),
        said("words", _("In your words"), one.words),
        *_line(one, writer),
    )


def _want(one: Want, writer: str | None) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("words", _("In your words"), one.words, ""),
        said("why", _("Why it matters"), one.why),
        said("area", _("Part of life"), str(one.area) if one.area else ""),
        *_line(one, writer),
    )


def _goal(one: Goal, writer: str | None) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("words", _("In your words"), one.words, ""),
        said("want", _("What it is for"), one.want.words if one.want else ""),
        said("day", _("By"), one.day),
        said("done_at", _("Done"), one.done_at),
        *_line(one, writer),
    )


def _step(one: Step, writer: str | None) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("words", _("Step"), one.words, ""),
        said("day", _("By"), one.day),
        said("part_of_day", _("Part of the day"), one.part_of_day, one.get_part_of_day_display()),
        said("who", _("Who does it"), one.who, one.get_who_display()),
        said("helper", _("Who helps"), one.helper),
        said("goal", _("Goal"), one.goal.words if one.goal else ""),
        said("meeting", _("Meeting"), one.meeting.name if one.meeting else ""),
        said("done_at", _("Done"), one.done_at),
        *_line(one, writer),
    )


def _moment(one: SideBySide) -> Entry:
    return entry(
        one.pk,
        one.worker.name,
        said("worker", _("Who wrote with you"), one.worker.name, ""),
        said("way", _("Your yes"), one.way, one.get_way_display()),
        said("starts_at", _("From"), one.starts_at),
        said("ends_at", _("Until"), one.ends_at),
    )


def _line(one: Line, writer: str | None) -> tuple[Said, ...]:
    return (
        said("is_suggestion", _("Only suggested so far"), one.is_suggestion),
        said("let_go_at", _("Let go"), one.let_go_at),
        said("written_by", _("Written down by"), writer or "", writer or _("you")),
        said("made_at", _("Written down"), one.made_at),
    )
