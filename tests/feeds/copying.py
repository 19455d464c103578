"""Dee with a full record, and her copy read back from the archive."""

import io
import json
import re
import zipfile
from typing import Any

import html5lib
import pypdf

from tests.conftest import Cast
from walkwith.access.commands import Disclosed
from walkwith.feeds.copies import take_copy
from walkwith.foundation.actor import Actor


def copy_of(actor: Actor, cast: Cast) -> Disclosed:
    return take_copy(actor, cast.dee.pk, to_print=False)


def opened(content: bytes) -> dict[str, bytes]:
    """The files of the archive, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def data(content: bytes) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(opened(content)["record.json"])
    return said


def text_of_page(content: bytes) -> str:
    root = html5lib.parse(opened(content)["index.html"].decode(), namespaceHTMLElements=False)
    return squeezed("\n".join(root.find("body").itertext()))


def pdf_of(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(opened(content)["record.pdf"]))


def text_of_pdf(content: bytes) -> str:
    """All pages, without the foot of each: a line may go on over it."""
    pages = (page.extract_text() for page in pdf_of(content).pages)
    return squeezed("\n".join(re.sub(r"(Page|Página) \d+\s*$", "", page) for page in pages))


def squeezed(text: str) -> str:
    """Without any blanks: a line may break anywhere."""
    return re.sub(r"\s+", "", text)
