"""How a checklist stands: the lines of the packs, and on top what the organization says of them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language

from walkwith.library.models import LineVersion
from walkwith.library.packs import PackLine, PackList, Words, all_packs
from walkwith.library.rules import Freshness, freshness, has_pack_changed, later_check

OWN = "own"
NO: tuple[dt.date | None, str] = (None, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """One line, in the language of the page. `checked_by` is empty for a check of the pack."""

    id: str
    pack: str
    words: str
    source: str
    address: str
    checked_on: dt.date | None
    checked_by: str
    freshness: Freshness
    is_ours: bool
    is_hidden: bool
    pack_changed: bool

    @property
    def is_own(self) -> bool:
        """Added by the organization; no pack knows it."""
        return self.pack == OWN

    @property
    def wants_a_look(self) -> bool:
        return self.pack_changed or self.freshness != "fresh"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGroup:
    """Lines of one pack, or the organization's own: then without a name."""

    pack: str
    name: str
    lines: tuple[ListLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    code: str
    area: str
    title: str
    about: str
    lines: tuple[ListLine, ...]
    hidden: tuple[ListLine, ...]

    def line(self, line_id: str) -> ListLine | None:
        """Also one that is hidden now: somebody may have ticked it before."""
        return next((one for one in (*self.lines, *self.hidden) if one.id == line_id), None)

    @property
    def groups(self) -> list[LineGroup]:
        found = []
        for code in dict.fromkeys(line.pack for line in self.lines):
            name = "" if code == OWN else said(all_packs()[code].name)
            lines = tuple(line for line in self.lines if line.pack == code)
            found.append(LineGroup(pack=code, name=name, lines=lines))
        return found

    @property
    def to_look_at(self) -> int:
        return sum(line.wants_a_look for line in (*self.lines, *self.hidden))


def standing(
    titled: PackList, packs: tuple[str, ...], edits: dict[str, LineVersion], today: dt.date
) -> Checklist:
    """`edits` are the newest versions of the lines of this checklist, by their ids."""
    shipped = {line.id: line for line in _shipped(titled.code, packs)}
    lines = [_line_of(one, edits.get(one.id), today) for one in shipped.values()]
    for line_id, edit in sorted(edits.items()):
        if line_id not in shipped and edit.words and _pack_of(line_id) in (*packs, OWN):
            lines.append(_line_of(None, edit, today))
    lines.sort(key=lambda line: (*packs, OWN).index(line.pack))
    return Checklist(
        code=titled.code,
        area=titled.area,
        title=said(titled.title) if titled.title else "",
        about=said(titled.about) if titled.about else "",
        lines=tuple(line for line in lines if not line.is_hidden),
        hidden=tuple(line for line in lines if line.is_hidden),
    )


def said(words: Words) -> str:
    """In the language of the page."""
    return words.es if get_language() == "es" else words.en


def _shipped(code: str, packs: tuple[str, ...]) -> Iterator[PackLine]:
    for pack in packs:
        for checklist in all_packs()[pack].lists:
            if checklist.code == code:
                yield from checklist.lines


def _line_of(shipped: PackLine | None, edit: LineVersion | None, today: dt.date) -> ListLine:
    """One of the two is there. The organization's words hold, where it wrote any."""
    digest = shipped.digest if shipped else ""
    is_ours = bool(edit and edit.words)
    ours = (
        (edit.checked_on, edit.checked_by) if edit and (is_ours or edit.of_pack == digest) else NO
    )
    theirs = (shipped.checked_on, "") if shipped and not is_ours else NO
    checked_on, checked_by = later_check(theirs, ours)
    line_id = shipped.id if shipped else edit.line if edit else ""
    return ListLine(
        id=line_id,
        pack=_pack_of(line_id),
        words=_words_of(shipped, edit),
        source=edit.source if edit and is_ours else shipped.source if shipped else "",
        address=edit.address if edit and is_ours else shipped.address if shipped else "",
        checked_on=checked_on,
        checked_by=checked_by,
        freshness=freshness(checked_on, today),
        is_ours=is_ours,
        is_hidden=bool(edit and edit.is_hidden),
        pack_changed=bool(edit and has_pack_changed(edit.of_pack, digest)),
    )


def _words_of(shipped: PackLine | None, edit: LineVersion | None) -> str:
    if edit and edit.words:
        return (get_language() == "es" and edit.words_es) or edit.words
    return said(shipped.words) if shipped else ""


def _pack_of(line_id: str) -> str:
    return line_id.split(":")[0]
