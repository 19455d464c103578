"""Lines of what is theirs: how each kind of them is written, changed, let go and taken up.

The commands of every kind come here; so one place keeps the order of things, and the words a
worker suggests wait the same way everywhere.
"""

from typing import Any, TypeVar
from uuid import UUID

from django.apps import apps
from django.db.models import F, Max
from django.utils.translation import gettext as _

from walkwith.access.models import Version
from walkwith.access.queries.side_by_side import may_write_theirs
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import Event, record
from walkwith.people.looks import note_look
from walkwith.plans import events
from walkwith.plans.models import Feedback, Line
from walkwith.plans.policies import check_may_change_line, check_may_write_line

L = TypeVar("L", bound=Line)

# Lines that share these stand beside each other, in the order the person gave them.
SHARED = ("area_id", "want_id", "goal_id", "obstacle_id", "heading", "way", "is_needed")
MOST_BESIDE = 100
# Who wrote a line, of whom and when, is no part of what it says.
STAYS = {"id", "organization_id", "participant_id", "written_by_id", "made_at", "changed_at"}


def kind_named(name: str) -> type[Line]:
    """The model of a kind of line, as the versions name it; or `NotFound`."""
    for model in apps.get_models():
        if issubclass(model, Line) and model._meta.model_name == name:
            return model
    raise NotFound


def line_with(kind: type[L], line_id: UUID) -> L:
    """The line, or `NotFound`."""
    line = kind._default_manager.filter(pk=line_id).first()
    if line is None:
        raise NotFound
    return line


def write(actor: Actor, line: L, *, event: Event | None = None, page: str = "plan") -> L:
    """Keep a new line. `organization` and `written_by` follow from who writes. That they may, the
    command has asked, and the database asks of each row.
    """
    line.organization_id = actor.organization_id
    line.written_by_id = actor.id
    line.place = line.place or last_place(line)
    line.save(force_insert=True)
    said = event or events.LineWritten(
        kind=kind_of(line), words=str(line), is_suggestion=line.is_suggestion
    )
    record(actor=actor, event=said, about=line)
    _look(line, page)
    return line


def change(
    actor: Actor, line: L, *, event: Event | None = None, page: str = "plan", **values: Any
) -> L:
    """Change what differs. The version before stays, and can come back.

    Who says in their own words what waited for their yes has said yes.
    """
    check_may_change_line(actor, line=line)
    if line.is_suggestion and line.let_go_at is None and may_write_theirs(line.participant_id):
        return accept(actor, line, page=page, **values)
    return put(actor, line, event=event, page=page, **values)


def put(
    actor: Actor, line: L, *, event: Event | None = None, page: str = "plan", **values: Any
) -> L:
    """`change` for a command that asked its own policy."""
    after = {name: value for name, value in values.items() if getattr(line, name) != value}
    if not after:
        return line
    before = {name: getattr(line, name) for name in after}
    kept = after | {"changed_at": clock.now()}
    if not type(line)._default_manager.filter(pk=line.pk).update(**kept):
        raise NotFound
    for name, value in kept.items():
        setattr(line, name, value)
    said = event or events.LineChanged(kind=kind_of(line), before=before, after=after)
    record(actor=actor, event=said, about=line)
    _look(line, page)
    return line


def let_go(actor: Actor, line: L, *, page: str = "plan") -> L:
    """It does not fit any more. Nobody asks why, and it can come back."""
    check_may_change_line(actor, line=line)
    event = events.LineLetGo(kind=kind_of(line), words=str(line))
    if line.is_open:
        put(actor, line, event=event, page=page, let_go_at=clock.now())
    return line


def take_up_again(actor: Actor, line: L, *, page: str = "plan") -> L:
    check_may_change_line(actor, line=line)
    event = events.LineTakenUpAgain(kind=kind_of(line), words=str(line))
    return put(actor, line, event=event, page=page, let_go_at=None)


def beside(line: L) -> list[L]:
    """The standing lines of its kind that share what it is under, in their order."""
    under = {name: getattr(line, name) for name in SHARED if hasattr(line, name)}
    by_day = [F("day").asc(nulls_last=True)] if hasattr(line, "day") else []
    standing = (
        type(line)
        ._default_manager.filter(participant_id=line.participant_id, let_go_at=None, **under)
        .filter(is_suggestion=False)
        .order_by("place", *by_day, "made_at", "id")
    )
    if hasattr(line, "done_at"):
        standing = standing.filter(done_at=None)
    return list(standing[:MOST_BESIDE])


def last_place(line: Line) -> int:
    """Where a new line stands: behind the others, once somebody gave them an order."""
    under = {name: getattr(line, name) for name in SHARED if hasattr(line, name)}
    kept = type(line)._default_manager.filter(participant_id=line.participant_id, **under)
    last: int = kept.aggregate(last=Max("place"))["last"] or 0
    return last + 1 if last else 0


def accept(actor: Actor, line: L, *, page: str = "plan", **values: Any) -> L:
    """Their yes: what was suggested is theirs from now on, in its words or in their own."""
    check_may_write_line(actor, participant_id=line.participant_id, section=line.section)
    if not line.is_suggestion or line.let_go_at:
        return line
    if isinstance(line, Feedback) and not values.get("answer", line.answer):
        raise Refused(_("It stands beside your answer. Write a few words first."), field="answer")
    suggested = str(line)
    words = str(values.get("words", suggested))
    before = "" if words == suggested else suggested
    event = events.SuggestionAccepted(words=words, suggested=before)
    return put(actor, line, event=event, page=page, is_suggestion=False, **values)


def decline(actor: Actor, line: L, *, page: str = "plan") -> L:
    """Not now: the suggestion goes, without a reason. Who suggested can take it back too."""
    check_may_change_line(actor, line=line)
    if line.is_suggestion and line.let_go_at is None:
        event = events.SuggestionDeclined(words=str(line))
        put(actor, line, event=event, page=page, let_go_at=clock.now())
    return line


def bring_back(
    actor: Actor, line: L, version: Version, *, page: str = "plan", event: Event | None = None
) -> L:
    """As it was in that version: what came between stays in its versions."""
    check_may_change_line(actor, line=line)
    values = {
        field.attname: field.to_python(version.values[field.attname])
        for field in line._meta.concrete_fields
        if field.attname in version.values and field.attname not in STAYS
    }
    said = event or events.BroughtBack(kind=kind_of(line), words=str(line), number=version.number)
    return put(actor, line, event=said, page=page, **values)


def kind_of(line: Line) -> str:
    """As the versions name it."""
    return str(line._meta.model_name)


def _look(line: Line, page: str) -> None:
    note_look([line.participant_id], line.section, how="wrote", page=page)
