from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.library import events
from walkwith.library.models import HelpLine
from walkwith.library.policies import check_may_edit_help
from walkwith.library.queries import default_lines, help_lines
from walkwith.library.rules import MOST_LINES, reason_not_to_keep, reason_not_to_remove

FIELDS = ("name", "phone", "text", "chat", "words", "words_es")


@command
def make_help_ours(*, actor: Actor) -> None:
    """Copy the card of the program, so that the organization can write its own lines into it."""
    check_may_edit_help(actor)
    if help_lines():
        raise Refused(_("The card is yours already."))
    lines = [
        HelpLine.objects.create(organization_id=actor.organization_id, **line)
        for line in default_lines()
    ]
    record(actor=actor, event=events.HelpMadeOurs(lines=len(lines)), about=lines[0])


@command
def add_help_line(*, actor: Actor, details: dict[str, Any]) -> HelpLine:
    """One more line at the end. Whoever adds it has checked it."""
    check_may_edit_help(actor)
    there = help_lines()
    if not there:
        raise Refused(_("First make the card yours, so that 988 stays on it."))
    if len(there) >= MOST_LINES:
        raise Refused(_("The card is full. A short list is read; a long one is not."))
    _check_is_of_use(details)
    line = HelpLine.objects.create(
        organization_id=actor.organization_id,
        place=there[-1].place + 1,
        checked_on=clock.today(actor.zone),
        checked_by=actor.name,
        **{field: details.get(field, "") for field in FIELDS},
    )
    record(actor=actor, event=events.HelpLineAdded(name=line.name), about=line)
    return line


@command
def edit_help_line(*, actor: Actor, line_id: UUID, details: dict[str, Any]) -> HelpLine:
    """Write a line anew. Whoever writes it has checked it."""
    check_may_edit_help(actor)
    line = _line(line_id)
    if details.get("phone") != line.phone:
        _check_is_not_the_last(line)
    _check_is_of_use(details)
    before = {field: getattr(line, field) for field in FIELDS}
    for field in FIELDS:
        setattr(line, field, details.get(field, ""))
    _mark_checked(actor, line)
    after = {field: getattr(line, field) for field in FIELDS}
    record(actor=actor, event=events.HelpLineEdited(before=before, after=after), about=line)
    return line


@command
def check_help_line(*, actor: Actor, line_id: UUID) -> HelpLine:
    """Somebody called, or looked it up: it is still right today."""
    check_may_edit_help(actor)
    line = _line(line_id)
    _mark_checked(actor, line)
    record(actor=actor, event=events.HelpLineChecked(name=line.name), about=line)
    return line


@command
def remove_help_line(*, actor: Actor, line_id: UUID) -> None:
    """Take a line off the card; the last one with 988 stays."""
    check_may_edit_help(actor)
    line = _line(line_id)
    _check_is_not_the_last(line)
    record(actor=actor, event=events.HelpLineRemoved(name=line.name), about=line)
    line.delete()


def _line(line_id: UUID) -> HelpLine:
    line = HelpLine.objects.select_for_update().filter(pk=line_id).first()
    if line is None:
        raise NotFound
    return line


def _mark_checked(actor: Actor, line: HelpLine) -> None:
    line.checked_on = clock.today(actor.zone)
    line.checked_by = actor.name
    line.save()


def _check_is_of_use(details: dict[str, Any]) -> None:
    match reason_not_to_keep(details):
        case "unreachable":
            words = _("Write a phone number, a number for texts, or a web address.")
            raise Refused(words, field="phone")
        case "unexplained":
            raise Refused(_("Say what they do, so that nobody is surprised."), field="words")


def _check_is_not_the_last(line: HelpLine) -> None:
    if reason_not_to_remove([other.phone for other in help_lines()], line.phone):
        raise Refused(_("988 stays on every card. Add another line with 988 first."))
