"""A list that comes in pages, fetched page after page into one file: bounded, each one guarded."""

import hashlib
import time
from dataclasses import replace
from typing import BinaryIO

from walkwith.directory.models import Source
from walkwith.feeds.fetching import Bounds, Fetched, fetch, too_big
from walkwith.feeds.formats import format_of
from walkwith.feeds.hsds.documents import LONGEST_DOCUMENT, PAGES
from walkwith.feeds.hsds.paging import Page, address_after, page_of
from walkwith.feeds.json_rows import Text
from walkwith.feeds.refusals import FeedRefused

MOST_PAGES = 1_000
SECONDS_OF_PAGES = 900.0
PIECE = 64 * 1024
# What says enough by itself, on whichever page it happens.
SAID_AS_IT_IS = {"not_welcome", "private_address", "not_secure"}


def fetch_pages(
    url: str, into: BinaryIO, *, bounds: Bounds, etag: str = "", list_format: str = ""
) -> Fetched:
    """Write what `url` leads to into a file, and the pages that follow it, one after the other.

    Only lists of services come in pages: when nobody says the format, the first page tells.
    Stops at the last page, at one that came before, or when it has been enough; what a list says
    of its pages tells its reader that some are lacking. Raises `FeedRefused`: a page that does not
    come refuses the whole list.
    """
    fetched = fetch(url, into, bounds=bounds, etag=etag)
    if fetched.is_unchanged or (list_format or format_of(into)) != Source.Formats.HSDS:
        return fetched
    until = time.monotonic() + SECONDS_OF_PAGES
    begins, came, marks = 0, 1, set[bytes]()
    page = _page(into, begins)
    first = 1 if page is None or page.number is None else page.number
    while page is not None and came < MOST_PAGES and time.monotonic() < until:
        ends = into.seek(0, 2)
        marks.add(_mark(into, begins))
        url = address_after(page, url, came, first)
        if not url:
            break
        begins, came = _add(url, into, bounds, came + 1), came + 1
        page = _page(into, begins)
        if _mark(into, begins) in marks:
            into.truncate(ends)
            break
    return fetched if came == 1 else Fetched(etag="")


def _add(url: str, into: BinaryIO, bounds: Bounds, number: int) -> int:
    """Write one more page behind the others; answer where it begins."""
    into.seek(0, 2)
    into.write(b"\n")
    begins = into.tell()
    try:
        fetch(url, into, bounds=replace(bounds, most_bytes=bounds.most_bytes - begins))
    except FeedRefused as refused:
        if refused.code == "too_big":
            raise too_big(bounds.most_bytes) from None
        if refused.code in SAID_AS_IT_IS:
            raise
        raise FeedRefused("page_missing", page=number) from refused
    return begins


def _page(file: BinaryIO, begins: int) -> Page | None:
    """What the page that begins there says of itself; None when it is none."""
    file.seek(begins)
    text = Text(file, LONGEST_DOCUMENT)
    if text.next_sign() != "{":
        return None
    try:
        told, rows = text.object_around(PAGES)
    except FeedRefused:
        return None
    return page_of(told) if rows else None


def _mark(file: BinaryIO, begins: int) -> bytes:
    file.seek(begins)
    digest = hashlib.blake2b()
    while piece := file.read(PIECE):
        digest.update(piece)
    return digest.digest()
