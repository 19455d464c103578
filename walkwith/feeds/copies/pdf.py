"""The copy as a tagged PDF."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from walkwith.feeds.copies.record import Record
from walkwith.feeds.typesetting import typeset
from walkwith.people.copying import Entry, Part, moment

TEMPLATE = Path(__file__).parent / "record.typ"


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
    return typeset(said, TEMPLATE)


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
