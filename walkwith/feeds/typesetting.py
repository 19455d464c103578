"""Papers as tagged PDF (PDF/UA-1, ISO 14289-1), set by Typst.

The words go in as data and are never read as markup. A PDF/UA may hold no sign that no font can
draw: such a sign (an emoji, say) is written by its name instead.
"""

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

LAST_OF_LATIN = 0x24F  # Latin letters and their signs: our fonts have them all


def typeset(said: Mapping[str, Any], template: Path) -> bytes:
    """The template with what is said as its `sys.inputs.record`, in JSON."""
    return _compiled(_drawn(json.dumps(said, ensure_ascii=False)), template.read_bytes())


def _drawn(text: str) -> str:
    """The text with a name in place of each sign that cannot be drawn."""
    signs = {sign for sign in text if ord(sign) > LAST_OF_LATIN}
    return text.translate({ord(sign): _named(sign) for sign in signs if not is_drawn(sign)})


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "")
    return f"[{name.lower()}]" if name else ""


@cache
def is_drawn(sign: str) -> bool:
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
