"""What a page of a longer list says of itself, and where the next one is.

HSDS 3 ("page_number", "total_pages", "last_page"), Open Referral UK ("number", "totalPages",
"last") and what others write: a link to the next page, by itself or among "links".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

TOTAL = ("total_pages", "totalPages", "page_count", "pageCount", "last_page_number")
NUMBER = ("page_number", "pageNumber", "number", "current_page", "currentPage", "page")
LAST = ("last_page", "last", "is_last", "isLast")
NEXT = ("next", "next_page_url", "nextPageUrl", "next_page", "nextPage", "next_link", "nextLink")
WITHIN = ("links", "_links", "meta", "pagination", "paging", "page")
ASKED_BY = ("page", "page_number", "pageNumber", "pageIndex")


@dataclass(frozen=True, slots=True)
class Page:
    """`total` is how many pages there are and `number` which this is, None when it says neither."""

    total: int | None
    number: int | None
    link: str
    is_last: bool

    @property
    def goes_on(self) -> bool:
        """Does the page itself lead on to another?"""
        return bool(self.link) and not self.is_last


def page_of(told: Mapping[str, Any]) -> Page:
    """From what stands beside the rows of a page, or in an object there."""
    around = [told, *(told[name] for name in WITHIN if isinstance(told.get(name), Mapping))]
    return Page(
        total=next(_whole_numbers(around, TOTAL), None),
        number=next(_whole_numbers(around, NUMBER), None),
        link=next(_links(around), ""),
        is_last=any(said.get(name) is True for said in around for name in LAST),
    )


def address_after(page: Page, url: str, asked: int, first: int) -> str:
    """Where the page after this one is, "" when this is the last.

    `asked` is how many pages were asked for, this one among them, and `first` the number of the
    first. A link counts only when it stays on the same site.
    """
    if page.is_last:
        return ""
    if page.link:
        found = urljoin(url, page.link)
        return found if urlsplit(found)[:2] == urlsplit(url)[:2] and found != url else ""
    number = first + asked - 1 if page.number is None else page.number
    if page.total is None or number + 1 >= page.total + min(first, 1):
        return ""
    return _with_number(url, number + 1)


def _with_number(url: str, number: int) -> str:
    parts = urlsplit(url)
    said = parse_qsl(parts.query, keep_blank_values=True)
    name = next((name for name, _ in said if name in ASKED_BY), ASKED_BY[0])
    query = [(each, value) for each, value in said if each != name] + [(name, str(number))]
    return urlunsplit(parts._replace(query=urlencode(query), fragment=""))


def _whole_numbers(around: Iterable[Mapping[str, Any]], names: Iterable[str]) -> Any:
    names = list(names)
    for said in around:
        for name in names:
            value = said.get(name)
            if isinstance(value, str) and value.isdigit() and len(value) < 7:
                yield int(value)
            elif isinstance(value, int) and not isinstance(value, bool):
                yield value


def _links(around: Iterable[Mapping[str, Any]]) -> Any:
    for said in around:
        for name in NEXT:
            value = said.get(name)
            if isinstance(value, Mapping):
                value = value.get("href") or value.get("url")
            if isinstance(value, str) and ("/" in value or value.startswith("?")):
                yield value
