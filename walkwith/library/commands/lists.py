"""What an organization does to the checklists. The packs stay as they were shipped."""

from typing import Any

from django.utils.translation import gettext as _

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.foundation.identifiers import new_id
from walkwith.library import events
from walkwith.library.models import Deeds, LineVersion, ListedStates
from walkwith.library.packs import EVERYWHERE, all_packs
from walkwith.library.policies import check_may_edit_lists
from walkwith.library.queries import (
    OWN,
    ListLine,
    checklist,
    line_to_edit,
    newest_version,
    pack_line,
)
from walkwith.library.rules import MOST_OWN_LINES

WORDING = ("words", "words_es", "source", "address")
KEPT = (*WORDING, "is_hidden", "checked_on", "checked_by", "of_pack")


@command
def choose_states(*, actor: Actor, states: list[str]) -> ListedStates:
    """Show the lines of these states, and of all; none is what holds everywhere and no more."""
    check_may_edit_lists(actor)
    if set(states) - (set(all_packs()) - {EVERYWHERE}):
        raise Refused(_("We have no lines for that state yet."), field="states")
    chosen = ListedStates.objects.create(
        organization_id=actor.organization_id,
        states=[code for code in all_packs() if code in states],
        chosen_by=actor.name,
    )
    record(actor=actor, event=events.StatesChosen(states=chosen.states), about=chosen)
    return chosen


@command
def add_line(*, actor: Actor, code: str, details: dict[str, Any]) -> LineVersion:
    """A line of the organization's own, at the end. Whoever adds it has checked it."""
    check_may_edit_lists(actor)
    found = checklist(actor=actor, code=code)
    own = [line for line in (*found.lines, *found.hidden) if line.is_own]
    if len(own) >= MOST_OWN_LINES:
        raise Refused(_("The list is full. A short list is read; a long one is not."))
    line_id = f"{OWN}:{found.area}:{code}:{new_id().hex}"
    return _write(actor, line_id, Deeds.ADDED, _checked(actor, _wording(details)))


@command
def edit_line(*, actor: Actor, line_id: str, details: dict[str, Any]) -> LineVersion:
    """Our own words for a line. Whoever writes them has checked them."""
    line = _line(actor, line_id)
    said = {**_wording(details), "is_hidden": line.is_hidden, "of_pack": _digest(line_id)}
    return _write(actor, line_id, Deeds.CHANGED, _checked(actor, said))


@command
def check_line(*, actor: Actor, line_id: str) -> LineVersion:
    """Somebody looked it up, or called: it is still right today."""
    _line(actor, line_id)
    said = {**_kept(line_id), "of_pack": _digest(line_id)}
    return _write(actor, line_id, Deeds.CHECKED, _checked(actor, said))


@command
def hide_line(*, actor: Actor, line_id: str) -> LineVersion:
    """Nobody sees it on the list any more; it can come back."""
    line = _line(actor, line_id)
    if line.is_hidden:
        raise Refused(_("This line is hidden already."))
    kept = _kept(line_id)
    of_pack = kept.get("of_pack") or _digest(line_id)
    return _write(actor, line_id, Deeds.HIDDEN, {**kept, "is_hidden": True, "of_pack": of_pack})


@command
def show_line(*, actor: Actor, line_id: str) -> LineVersion:
    line = _line(actor, line_id)
    if not line.is_hidden:
        raise Refused(_("This line is on the list already."))
    return _write(actor, line_id, Deeds.SHOWN, {**_kept(line_id), "is_hidden": False})


@command
def restore_line(*, actor: Actor, line_id: str) -> LineVersion:
    """Take the words of the pack again, as they are now. Ours stay in the history."""
    line = _line(actor, line_id)
    if pack_line(line_id) is None:
        raise Refused(_("No pack has this line. Write it anew, or hide it."))
    if not line.is_ours:
        raise Refused(_("These are the words of the pack."))
    return _write(actor, line_id, Deeds.RESTORED, {"is_hidden": line.is_hidden})


def _line(actor: Actor, line_id: str) -> ListLine:
    check_may_edit_lists(actor)
    return line_to_edit(actor=actor, line_id=line_id)[1]


def _write(actor: Actor, line_id: str, deed: Deeds, said: dict[str, Any]) -> LineVersion:
    parts = line_id.split(":")
    if len(parts) != 4:
        raise NotFound
    version = LineVersion.objects.create(
        organization_id=actor.organization_id,
        checklist=parts[2],
        line=line_id,
        deed=deed,
        written_by=actor.name,
        **said,
    )
    event = events.ListLineWritten(line=line_id, deed=deed.value)
    record(actor=actor, event=event, about=version)
    return version


def _wording(details: dict[str, Any]) -> dict[str, Any]:
    return {field: details.get(field, "") for field in WORDING}


def _kept(line_id: str) -> dict[str, Any]:
    """What the newest version says, to be said again but for one thing."""
    version = newest_version(line_id)
    return {field: getattr(version, field) for field in KEPT} if version else {}


def _digest(line_id: str) -> str:
    shipped = pack_line(line_id)
    return shipped.digest if shipped else ""


def _checked(actor: Actor, said: dict[str, Any]) -> dict[str, Any]:
    return {**said, "checked_on": clock.today(actor.zone), "checked_by": actor.name}
