"""The copy as a tagged PDF (PDF/UA-1, ISO 14289-1), set by Typst.

The words go in as data and are never read as markup. A PDF/UA may hold no sign that no font can
draw: such a sign (an emoji, say) is written by its name instead.
"""

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

from walkwith.feeds.copies.record import Record
from walkwith.people.copying import Entry, Part, moment

TEMPLATE = Path(__file__).parent / "record.typ"
LAST_OF_LATIN = 0x24F  # Latin letters and their signs: our fonts have them all


def pdf_of(record: Record) -> bytes:
    said = {
        "language": record.language,
        "title": record.name,
        "about": [*_about(record)],
        "parts": [_part(one) for one in record.parts],
        "notice": record.notice.split("\n\n"),
        "nothing": _("Nothing is written here."),
        "page": _("Page"),
    }
    return _compiled(_drawn(json.dumps(said, ensure_ascii=False)), TEMPLATE.read_bytes())


def _about(record: Record) -> list[str]:
    made = {"house": record.house, "when": moment(record.made_at), "who": record.made_by}
    about = [
        (_("Made by %(who)s, together with you") if record.with_help else _("Made by you")) % made,
        _("%(house)s, %(when)s") % made,
    ]
    if record.left_out:
        about.append(_("Not in this copy: %(parts)s.") % {"parts": ", ".join(record.left_out)})
    return about


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.title,
        "brief": part.is_brief,
        "entries": [_entry(one) for one in part.entries],
    }


def _entry(one: Entry) -> dict[str, Any]:
    read = [(said.label, said.words, said.is_voice) for said in one.said if said.words]
    return {"title": one.title, "said": read}


def _drawn(text: str) -> str:
    """The text with a name in place of each sign that cannot be drawn."""
    signs = {sign for sign in text if ord(sign) > LAST_OF_LATIN}
    return text.translate({ord(sign): _named(sign) for sign in signs if not _is_drawn(sign)})


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "")
    return f"[{name.lower()}]" if name else ""


@cache
def _is_drawn(sign: str) -> bool:
    try:
        _compiled(sign, b"#set document(title: [x])\n#text(sys.inputs.record)")
    except typst.TypstError:
        return False
    return True


def _compiled(text: str, template: bytes) -> bytes:
    compiler = typst.Compiler(template, font_paths=_fonts(), sys_inputs={"record": text})
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    """Those of Typst first, and those of this machine for the letters they lack."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)
