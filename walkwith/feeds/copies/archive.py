"""One zip that opens without us: a page, a PDF, the data, and what is what."""

import io
import zipfile

from django.template.loader import render_to_string
from django.utils.timezone import localtime

from walkwith.feeds.copies.data import history_of, json_of
from walkwith.feeds.copies.page import page_by_itself
from walkwith.feeds.copies.pdf import pdf_of
from walkwith.feeds.copies.record import Record

PAGE, PDF, DATA, HISTORY, README = (
    "index.html",
    "record.pdf",
    "record.json",
    "history.json",
    "README.txt",
)


def archive(record: Record) -> bytes:
    """The bytes of the zip; its names say nothing of whom it is about."""
    readme = render_to_string("feeds/copy/readme.txt", {"record": record})
    files = {
        README: readme.replace("\n", "\r\n").encode(),
        PAGE: page_by_itself(record),
        PDF: pdf_of(record),
        DATA: json_of(record),
        HISTORY: history_of(record),
    } | {f"papers/{paper.name}": paper.content for paper in record.papers}
    made = localtime(record.made_at).timetuple()[:6]
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            about = zipfile.ZipInfo(name, made)
            about.compress_type = zipfile.ZIP_DEFLATED
            zipped.writestr(about, content)
    return kept.getvalue()
