from typing import Any

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.foundation.history import record
from walkwith.foundation.identifiers import new_id
from walkwith.library import events
from walkwith.library.models import ScriptVersion
from walkwith.library.packs import PARTS
from walkwith.library.policies import check_may_edit_lists
from walkwith.library.queries import own_scripts, script_to_edit
from walkwith.library.rules import MOST_OWN_SCRIPTS

FIELDS = tuple(f"{name}{ending}" for name in ("title", *PARTS) for ending in ("", "_es"))


@command
def add_script(*, actor: Actor, details: dict[str, Any]) -> ScriptVersion:
    """A script of the organization's own; everybody of the house reads it."""
    check_may_edit_lists(actor)
    if len(own_scripts()) >= MOST_OWN_SCRIPTS:
        raise Refused(_("These are many scripts. Take one off first."))
    return _write(actor, f"own-{new_id().hex}", details)


@command
def edit_script(*, actor: Actor, code: str, details: dict[str, Any]) -> ScriptVersion:
    """A new version. Those before it stay."""
    check_may_edit_lists(actor)
    script_to_edit(actor=actor, code=code)
    return _write(actor, code, details)


@command
def take_off_script(*, actor: Actor, code: str) -> ScriptVersion:
    """Nobody sees it any more; its versions stay."""
    check_may_edit_lists(actor)
    last = script_to_edit(actor=actor, code=code)
    off = ScriptVersion.objects.create(
        organization_id=actor.organization_id,
        code=code,
        is_off=True,
        written_by=actor.name,
        **{field: getattr(last, field) for field in FIELDS},
    )
    record(actor=actor, event=events.ScriptTakenOff(code=code), about=off)
    return off


def _write(actor: Actor, code: str, details: dict[str, Any]) -> ScriptVersion:
    version = ScriptVersion.objects.create(
        organization_id=actor.organization_id,
        code=code,
        written_by=actor.name,
        **{field: details.get(field, "") for field in FIELDS},
    )
    record(actor=actor, event=events.ScriptWritten(code=code), about=version)
    return version
