"""Who is acting. The database decides what they see: `acting_as` tells it who they are."""

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from django.db import connection, transaction

Role = Literal[
    "participant", "peer_specialist", "supervisor", "administrator", "partner", "supporter"
]


@dataclass(frozen=True, slots=True)
class Actor:
    """One membership of one person in one organization: the `id` every fact is tied to."""

    id: UUID
    account_id: UUID
    organization_id: UUID
    role: Role
    name: str
    zone: str = "America/New_York"
    language: str = "en"
    program_id: UUID | None = None

    @property
    def is_guest(self) -> bool:
        """A partner or supporter, who sees only what somebody shared with them."""
        return self.role in ("partner", "supporter")


@dataclass(slots=True)
class _Gathered:
    notes: dict[Any, Any]
    write_down: Callable[[Actor, dict[Any, Any]], None]


@dataclass(slots=True)
class _Scene:
    actor: Actor
    gathered: dict[str, "_Gathered"] = field(default_factory=dict)


_scene: ContextVar[_Scene | None] = ContextVar("scene", default=None)


def current_actor() -> Actor | None:
    """Who the code now running acts as, or None for nobody."""
    scene = _scene.get()
    return scene.actor if scene else None


@contextmanager
def acting_as(actor: Actor, *, entered: bool = False) -> Iterator[None]:
    """Open a transaction in which every query sees what `actor` may see, and nothing else.

    `entered` says that the surrounding transaction has set the viewer to `actor` already.
    """
    outer = _scene.get()
    if outer is not None and outer.actor == actor and connection.in_atomic_block:
        yield
        return
    with transaction.atomic(savepoint=not entered):
        if not entered:
            set_viewer(actor)
        scene = _Scene(actor)
        token = _scene.set(scene)
        try:
            yield
            for gathered in scene.gathered.values():
                gathered.write_down(actor, gathered.notes)
        finally:
            _scene.reset(token)
    if connection.in_atomic_block:
        set_viewer(outer.actor if outer else None)


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """What fails inside undoes its own rows and its own notes, and nothing that was before."""
    scene = _scene.get()
    before = copy.deepcopy(
        {name: one.notes for name, one in scene.gathered.items()} if scene else {}
    )
    try:
        with transaction.atomic():
            yield
    except BaseException:
        if scene:
            for name, one in scene.gathered.items():
                one.notes = before.get(name, {})
        raise


def gather(name: str, write_down: Callable[[Actor, dict[Any, Any]], None]) -> dict[Any, Any]:
    """Notes of this acting, under `name`; `write_down(actor, notes)` runs once, inside the
    transaction, when the acting ends well. Notes of an acting that fails are forgotten with it.
    """
    scene = _scene.get()
    if scene is None:
        raise RuntimeError(f"'{name}' needs somebody who acts: open `acting_as(actor)` first.")
    return scene.gathered.setdefault(name, _Gathered({}, write_down)).notes


def write_down_now(name: str) -> None:
    """Write the notes of this acting under `name` before it goes on, and not again at its end."""
    scene = _scene.get()
    gathered = scene.gathered.get(name) if scene else None
    if scene and gathered:
        gathered.write_down(scene.actor, gathered.notes)
        gathered.notes.clear()


def set_viewer(actor: Actor | None) -> None:
    """Tell the database who is looking, until the transaction ends. None is nobody: no rows.

    The role is said again, for a connection that came out of a pool with another one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('role', 'walkwith_app', true),"
            " set_config('walkwith.viewer', %s, true),"
            " set_config('walkwith.organization', %s, true)",
            [str(actor.id), str(actor.organization_id)] if actor else ["", ""],
        )
