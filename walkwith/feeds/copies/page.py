"""The copy as a page: by itself in the archive, and in the browser to print."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static

from walkwith.feeds.copies.record import Record

STYLES = Path(__file__).parent.parent / "static/feeds/copy.css"


def page_by_itself(record: Record) -> bytes:
    """One file that needs no other: the styles stand in it, and nothing runs."""
    link = f'<link rel="stylesheet" href="{STYLES.name}">'
    html = _page(record, styles=STYLES.name, quick_exit="")
    return html.replace(link, f"<style>\n{_styles()}</style>", 1).encode()


def page_to_print(record: Record) -> bytes:
    """The same page as our pages are: styles by their own address, and a quick way out."""
    styles = static("feeds/copy.css")
    return _page(record, styles=styles, quick_exit=settings.QUICK_EXIT_ADDRESS).encode()


def _page(record: Record, **more: str) -> str:
    return render_to_string("feeds/copy/record.html", {"record": record, **more})


@cache
def _styles() -> str:
    return STYLES.read_text()
