"""Scripts for calls and appointments: those of the program, and those an organization wrote."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import get_language

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.library.models import ScriptVersion
from walkwith.library.packs import PARTS, PackLine, PackScript, all_scripts
from walkwith.library.policies import check_may_edit_lists
from walkwith.library.queries.standing import said
from walkwith.library.rules import Freshness, freshness, sentences_of

MOST_SCRIPTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A fact that helps to ask, with its source."""

    words: str
    source: str
    address: str
    checked_on: dt.date | None
    checked_by: str
    freshness: Freshness


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What to say, in the language of the page. `written_by` is empty for ours."""

    code: str
    title: str
    want: tuple[str, ...]
    say: tuple[str, ...]
    if_no: tuple[str, ...]
    write_down: tuple[str, ...]
    bring: tuple[str, ...]
    know: Known | None = None
    written_by: str = ""


def scripts(*, actor: Actor) -> list[Script]:
    """The organization's own first, then those of the program. One statement."""
    today = clock.today(actor.zone)
    own = [_own(row) for row in own_scripts()]
    return [*own, *(_shipped(one, today) for one in all_scripts().values())]


def script(*, actor: Actor, code: str) -> Script:
    if code in all_scripts():
        return _shipped(all_scripts()[code], clock.today(actor.zone))
    if (row := newest_script(code)) is None:
        raise NotFound
    return _own(row)


def script_to_edit(*, actor: Actor, code: str) -> ScriptVersion:
    """One of the organization's own; those of the program stay as they are."""
    check_may_edit_lists(actor)
    if (row := newest_script(code)) is None:
        raise NotFound
    return row


def own_scripts() -> list[ScriptVersion]:
    newest = ScriptVersion.objects.order_by("code", "-made_at", "-id").distinct("code")
    return [row for row in newest[:MOST_SCRIPTS] if not row.is_off]


def newest_script(code: str) -> ScriptVersion | None:
    """None for one that was taken off."""
    row = ScriptVersion.objects.filter(code=code).order_by("-made_at", "-id").first()
    return row if row is not None and not row.is_off else None


def _own(row: ScriptVersion) -> Script:
    ending = "_es" if get_language() == "es" else ""
    told = {name: str(getattr(row, name + ending) or getattr(row, name)) for name in PARTS}
    title = (ending and row.title_es) or row.title
    return _script(row.code, title, told, written_by=row.written_by)


def _shipped(one: PackScript, today: dt.date) -> Script:
    told = {name: said(words) for name, words in one.parts.items()}
    know = _known(one.know, today) if one.know else None
    return _script(one.code, said(one.title), told, know=know)


def _script(
    code: str, title: str, told: dict[str, str], *, know: Known | None = None, written_by: str = ""
) -> Script:
    parts = {name: sentences_of(told[name]) for name in PARTS}
    return Script(
        code=code,
        title=title,
        want=parts["want"],
        say=parts["say"],
        if_no=parts["if_no"],
        write_down=parts["write_down"],
        bring=parts["bring"],
        know=know,
        written_by=written_by,
    )


def _known(line: PackLine, today: dt.date) -> Known:
    return Known(
        words=said(line.words),
        source=line.source,
        address=line.address,
        checked_on=line.checked_on,
        checked_by="",
        freshness=freshness(line.checked_on, today),
    )
