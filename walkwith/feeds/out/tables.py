"""Listings as a table for a spreadsheet: UTF-8 with its mark, and nothing a program would run."""

import csv
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from walkwith.directory import words
from walkwith.directory.models import Meeting, Service, ServiceSite, Source
from walkwith.directory.needs import need_words

# A spreadsheet takes a cell that begins so for something to work out.
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
WIDE = ("＝", "＋", "－", "＠")
MARK = "\ufeff"
BATCH = 500
Table = Callable[[UUID], Iterator[bytes]]


class _Line:
    """What the writer writes to: it hands each line on."""

    def write(self, line: str) -> str:
        return line


def harmless(cell: object) -> str:
    """The words of a cell; an apostrophe before what would be worked out."""
    said = "" if cell is None else str(cell)
    said = said.replace("\x00", "")
    return f"'{said}" if said.lstrip(" ").startswith((*RUNS, *WIDE)) else said


def _written(head: Sequence[str], rows: Iterator[Sequence[object]]) -> Iterator[bytes]:
    """The lines, each in the language of whoever asked: they are made after the page is done."""
    writer, language = csv.writer(_Line(), lineterminator="\r\n"), get_language()
    yield (MARK + writer.writerow([harmless(cell) for cell in head])).encode()
    while True:
        with override(language):
            cells = [harmless(cell) for cell in next(rows, ())]
        if not cells:
            return
        yield writer.writerow(cells).encode("utf-8", "replace")


def services_table(organization_id: UUID) -> Iterator[bytes]:
    head = [
        *(_("Name"), _("Offered by"), _("What it helps with"), _("Phone"), _("Website")),
        *(_("Address"), _("Town"), _("ZIP code"), _("Who it is for"), _("Cost")),
        *(_("From the list"), _("License"), _("May be passed on")),
    ]
    lists = _lists(organization_id)
    found = _listed(Service.objects.select_related("agency"), organization_id, lists)
    return _written(head, (_service(one, lists) for one in _batches(found, _at)))


def meetings_table(organization_id: UUID) -> Iterator[bytes]:
    head = [
        *(_("Name"), _("Fellowship"), _("Day"), _("Starts"), _("Ends"), _("Time zone")),
        *(_("Place"), _("Address"), _("Area"), _("It is"), _("Video"), _("Phone")),
        *(_("From the list"), _("License"), _("May be passed on")),
    ]
    lists = _lists(organization_id)
    found = _listed(Meeting.objects.defer("notes"), organization_id, lists)
    return _written(head, (_meeting(one, lists) for one in _batches(found, _as_they_are)))


def _lists(organization_id: UUID) -> dict[UUID, Source]:
    """Where they come from, but for what its publisher took down; read now, while we may."""
    found = Source.objects.filter(organization_id=organization_id, taken_down_at=None)
    return {source.pk: source for source in found}


def _listed(
    found: QuerySet[Any], organization_id: UUID, lists: dict[UUID, Source]
) -> QuerySet[Any]:
    there = {"unlisted_at": None, "hidden_at": None, "source__in": list(lists)}
    return found.filter(organization_id=organization_id, **there).defer("raw")


def _batches(found: QuerySet[Any], of_batch: Callable[[list[Any]], None]) -> Iterator[Any]:
    ordered, last = found.order_by("pk"), None
    while True:
        batch = list((ordered if last is None else ordered.filter(pk__gt=last))[:BATCH])
        of_batch(batch)
        yield from batch
        if len(batch) < BATCH:
            return
        last = batch[-1].pk


def _as_they_are(batch: list[Meeting]) -> None:
    """Nothing more is needed."""


def _at(batch: list[Service]) -> None:
    """Lay the first place of each service beside it."""
    at = ServiceSite.objects.filter(
        service__in=[one.pk for one in batch], site__unlisted_at=None, site__hidden_at=None
    ).select_related("site")
    first = {place.service_id: place.site for place in at.order_by("-pk")}
    for one in batch:
        one.first_site = first.get(one.pk)  # type: ignore[attr-defined]


def _service(one: Service, lists: dict[UUID, Source]) -> list[object]:
    site = one.first_site  # type: ignore[attr-defined]
    there = site if site is not None and not site.is_confidential else None
    phones = one.details.get("phones") or one.agency.details.get("phones") or [{}]
    return [
        one.name,
        one.agency.name,
        ", ".join(need_words(code) for code in one.needs),
        phones[0].get("number", "") if isinstance(phones[0], dict) else "",
        one.url or one.agency.website,
        there.address_1 if there else "",
        there.city if there else "",
        there.postal_code if there else "",
        one.eligibility_description,
        one.fees_description,
        *_whence(lists[one.source_id]),
    ]


def _meeting(one: Meeting, lists: dict[UUID, Source]) -> list[object]:
    return [
        one.name,
        words.fellowship_words(one.fellowship),
        words.DAYS[one.day] if one.day is not None else "",
        f"{one.starts:%H:%M}" if one.starts else "",
        f"{one.ends:%H:%M}" if one.ends else "",
        one.zone,
        one.place,
        one.address_or_zip,
        one.region,
        ", ".join(words.feature_words(one.features)),
        one.conference_url,
        one.conference_phone,
        *_whence(lists[one.source_id]),
    ]


def _whence(source: Source) -> list[object]:
    may = source.is_own or source.may_be_shared
    return [source.name, source.licence, _("Yes") if may else _("No")]
