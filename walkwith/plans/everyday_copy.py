"""The person's own copy: routines, what they have of the checklists, and the budget."""

from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from walkwith.people.copying import Entry, Part, Said, entry, part, said
from walkwith.people.looks import note_look
from walkwith.plans.budget_words import dollars
from walkwith.plans.checklist_words import lines_words
from walkwith.plans.models import Amount, Routine, Tick
from walkwith.plans.queries import WRITER
from walkwith.plans.routine_words import days_words, time_words


def routines_copy(participant_id: UUID) -> Part:
    """One statement."""
    note_look([participant_id], "plan", page="copy")
    found = Routine.objects.filter(participant_id=participant_id).annotate(writer=WRITER)
    entries = [_routine(one, one.writer) for one in found.order_by("place", "made_at", "id")]
    return part("plan", "routines", _("Your routines"), entries)


def ticks_copy(participant_id: UUID) -> Part:
    """At most two statements."""
    note_look([participant_id], "plan", page="copy")
    found = list(Tick.objects.filter(participant_id=participant_id).order_by("code"))
    words = lines_words([one.code for one in found])
    entries = [_tick(one, words[one.code]) for one in found]
    return part("plan", "ticks", _("Your checklists"), entries)


def budget_copy(participant_id: UUID) -> Part:
    """One statement."""
    note_look([participant_id], "budget", page="copy")
    found = Amount.objects.filter(participant_id=participant_id).annotate(writer=WRITER)
    ordered = found.order_by("way", "-is_needed", "place", "made_at", "id")
    return part("budget", "budget", _("Your budget"), [_amount(one, one.writer) for one in ordered])


def _routine(one: Routine, writer: str | None) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("words", _("In your words"), one.words, ""),
        said("days", _("On which days"), one.days, capfirst(days_words(one.days))),
        said("part_of_day", _("When"), one.part_of_day, "" if one.at else time_words(one)),
        said(
            "at", _("At"), one.at.isoformat() if one.at else "", time_words(one) if one.at else ""
        ),
        said("kind", _("What it is for you"), one.kind, one.get_kind_display()),
        *_line(one, writer),
    )


def _tick(one: Tick, words: str) -> Entry:
    return entry(
        one.pk,
        words,
        said("code", _("Line"), one.code, ""),
        said("words", _("Your note"), one.words),
        said("done_at", _("Found"), one.done_at),
        said("made_at", _("Written down"), one.made_at),
    )


def _amount(one: Amount, writer: str | None) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("words", _("In your words"), one.words, ""),
        said("way", _("Way"), one.way, one.get_way_display()),
        said("cents", _("How much"), one.cents, dollars(one.cents)),
        said("rhythm", _("How often"), one.rhythm, one.get_rhythm_display()),
        said("day", _("One day on which it falls"), one.day),
        said("second_day", _("The other day of the month"), one.second_day),
        said("is_needed", _("Needed first"), one.is_needed),
        *_line(one, writer),
    )


def _line(one: Routine | Amount, writer: str | None) -> tuple[Said, ...]:
    return (
        said("is_suggestion", _("Only suggested so far"), one.is_suggestion),
        said("let_go_at", _("Let go"), one.let_go_at),
        said("written_by", _("Written down by"), writer or "", writer or _("you")),
        said("made_at", _("Written down"), one.made_at),
    )
