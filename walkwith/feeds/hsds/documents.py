"""The documents of an HSDS file of JSON, one at a time: lists, pages of lists, lines, or one alone.

A page is an object with its list under "contents" (3.x) or "content" (UK 1.0).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from walkwith.feeds.hsds.paging import page_of
from walkwith.feeds.json_rows import Text
from walkwith.feeds.refusals import FeedRefused

LONGEST_DOCUMENT = 32 * 1024 * 1024
PAGES = {"contents", "content", "data", "items", "results"}
# A list of a kind at the top of an object that is nothing itself.
LISTS = {
    "services": "service",
    "organizations": "organization",
    "organisations": "organization",
    "locations": "location",
    "service_at_locations": "service_at_location",
}
LOCATION = {"latitude", "location_type", "addresses", "physical_addresses", "accessibility"}
SERVICE = {
    *("service_at_locations", "organization", "organisation", "organization_id", "status", "fees"),
    *("eligibility_description", "application_process", "schedules", "service_taxonomys"),
}
ORGANIZATION = {
    *("services", "locations", "website", "organization_identifiers", "tax_status", "tax_id"),
    *("year_incorporated", "legal_status", "parent_organization_id", "email"),
}
OTHER = {"taxonomy", "vocabulary", "parent_id", "taxonomy_terms", "version", "taxonomy_detail"}


@dataclass(slots=True)
class Documents:
    """What a file holds, read from its beginning. Raises `FeedRefused` where it is no JSON.

    `pages` is how many pages the file says there are and `pages_here` how many it has; `goes_on`
    says that the last of them leads to another. When some are elsewhere, what is not here is not
    missing.
    """

    file: BinaryIO
    pages: int = 1
    pages_here: int = 0
    goes_on: bool = False
    tables: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        return self.pages <= max(self.pages_here, 1) and not self.goes_on

    def all(self) -> Iterator[tuple[str, Any]]:
        """(kind, document); the kind of what is none of ours is ""."""
        text = Text(self.file, LONGEST_DOCUMENT)
        first = text.next_sign()
        if first not in ("{", "["):
            _refuse_beginning(text, first)
        while text.next_sign() == "{":
            text.step()
            yield from self._object(text)
        if text.next_sign() == "[" and first == "[":
            text.step()
            yield from ((kind_of(each), each) for each in text.items())
        if text.next_sign():
            text.refuse("after_end")

    def _object(self, text: Text) -> Iterator[tuple[str, Any]]:
        """An object whose opening brace has been passed: a page, a package, or one document."""
        told: dict[str, Any] = {}
        is_page = False
        while text.next_sign() == '"':
            name = text.value()
            if text.next_sign() != ":":
                text.refuse("syntax")
            text.step()
            if text.next_sign() == "[" and name in PAGES:
                is_page = True
                text.step()
                yield from ((kind_of(each), each) for each in text.items())
            else:
                told[name] = text.value()
            if text.next_sign() == ",":
                text.step()
        if text.next_sign() != "}":
            text.refuse("syntax" if text.next_sign() else "unfinished")
        text.step()
        yield from self._told(told, is_page=is_page)

    def _told(self, told: dict[str, Any], *, is_page: bool) -> Iterator[tuple[str, Any]]:
        if is_page:
            self.pages_here += 1
            page = page_of(told)
            self.pages, self.goes_on = max(self.pages, page.total or 1), page.goes_on
            return
        for name, rows in told.items():
            if name.endswith(".csv") and isinstance(rows, list):
                self.tables.setdefault(name, []).extend(rows)
        if self.tables:
            return
        lists = {name: told[name] for name in LISTS if isinstance(told.get(name), list)}
        if lists and "id" not in told and "name" not in told:
            for name, rows in lists.items():
                yield from ((LISTS[name] if isinstance(row, dict) else "", row) for row in rows)
        else:
            yield kind_of(told), told


def kind_of(told: Any) -> str:
    """What a document is, from the names of its fields; "" for what is none of ours."""
    if not isinstance(told, Mapping):
        return ""
    names = told.keys()
    if isinstance(told.get("location"), Mapping) and "service" in names:
        return "service_at_location"
    if LOCATION & names and "service_at_locations" not in names and "services" not in names:
        return "location"
    if SERVICE & names and "services" not in names:
        return "service"
    if OTHER & names:
        return "other"
    if ORGANIZATION & names or {"id", "name", "description"} <= names:
        return "organization"
    return "service" if "id" in names and ("name" in names or "description" in names) else ""


def _refuse_beginning(text: Text, first: str) -> None:
    if not first:
        raise FeedRefused("empty")
    if first == "<":
        raise FeedRefused("web_page")
    text.refuse("syntax")
