import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator

from walkwith.directory.models import Source
from walkwith.directory.words import fellowship_words
from walkwith.feeds import words
from walkwith.feeds.models import ImportRun, QuarantinedRow, RunChange
from walkwith.feeds.policies import check_may_import
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound

SOURCES_A_PAGE = 25
ROWS_A_PAGE = 20
MISSING_SHOWN = 8
LONGEST = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source and the last try to take it in."""

    source: Source
    fellowship: str
    run: ImportRun | None


@dataclass(frozen=True, slots=True)
class Report:
    """A run in words."""

    run: ImportRun
    figures: list[str]
    remarks: list[str]
    refusal: str
    set_aside: int
    has_stopped: bool
    has_changes: bool
    missing: list[str]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that was set aside, and why, in words."""

    number: int
    name: str
    sentence: str


def sources(*, actor: Actor, number: str | None) -> Page[SourceLine]:
    """Where meetings come from, by name."""
    check_may_import(actor)
    found = (
        Source.objects.filter(organization_id=actor.organization_id)
        .exclude(format=Source.Formats.OWN)
        .order_by("name")
    )
    page: Page[Source] = Paginator(found, SOURCES_A_PAGE).get_page(number)
    runs = (
        ImportRun.objects.filter(source__in=[source.pk for source in page.object_list])
        .order_by("source_id", "-made_at")
        .distinct("source_id")
    )
    last = {run.source_id: run for run in runs}
    lines = [
        SourceLine(source, fellowship_words(source.fellowship), last.get(source.pk))
        for source in page.object_list
    ]
    return Page(lines, page.number, page.paginator)  # type: ignore[arg-type]


def report(*, actor: Actor, run_id: UUID) -> Report:
    """How far a run is, or what came of it."""
    check_may_import(actor)
    run = ImportRun.objects.select_related("source", "asked_by").filter(pk=run_id).first()
    if run is None:
        raise NotFound
    values = dict(run.problem)
    code = values.pop("code", "")
    return Report(
        run=run,
        figures=words.figures(run.counts) if run.counts else [],
        remarks=words.remarks(run.counts, run.notes),
        refusal=words.refusal_sentence(code, values) if code else "",
        set_aside=run.counts.get("quarantined", 0),
        has_changes=any(run.counts.get(kind) for kind in RunChange.Kinds.values),
        missing=_missing(run) if run.state == ImportRun.States.HELD else [],
        has_stopped=run.is_under_way and clock.now() - run.made_at > LONGEST,
    )


def _missing(run: ImportRun) -> list[str]:
    """The first of those that would go."""
    gone = RunChange.objects.filter(
        organization_id=run.organization_id,
        run=run,
        kind__in=(RunChange.Kinds.MISSING, RunChange.Kinds.UNLISTED),
    )
    return list(gone.order_by("name", "id").values_list("name", flat=True)[:MISSING_SHOWN])


def rows_set_aside(*, actor: Actor, run_id: UUID, number: str | None) -> Page[SetAside]:
    """The rows of a run that could not be used, in the order of the list."""
    check_may_import(actor)
    found = (
        QuarantinedRow.objects.filter(organization_id=actor.organization_id, run_id=run_id)
        .defer("raw")
        .order_by("number", "id")
    )
    page: Page[QuarantinedRow] = Paginator(found, ROWS_A_PAGE).get_page(number)
    told = [
        SetAside(row.number, row.name, words.unusable_sentence(row.code, row.value))
        for row in page.object_list
    ]
    return Page(told, page.number, page.paginator)  # type: ignore[arg-type]
