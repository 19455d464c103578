import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from walkwith.directory.models import Meeting, Service, Site, Source
from walkwith.directory.queries import weekly_words
from walkwith.directory.secret_places import Address, Marker, kept
from walkwith.directory.words import fellowship_words
from walkwith.feeds import labels
from walkwith.feeds.content import temporary_file, write_parts
from walkwith.feeds.headings import HEADINGS, Headings
from walkwith.feeds.hsds.fleeing import is_told_in
from walkwith.feeds.models import ImportRun, RunChange
from walkwith.feeds.policies import check_may_import
from walkwith.feeds.tables import Table, look_at
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound

RUNS_SHOWN = 10
CHANGES_A_PAGE = 25
RHYTHMS_A_PAGE = 20
KINDS_OF_CHANGE = RunChange.Kinds.choices


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """One source, how it is kept, and the last tries to take it in."""

    source: Source
    fellowship: str
    runs: list[ImportRun]
    next_at: dt.datetime | None
    was_sent_away: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """A table that waits for its columns to be named, and what we take them for."""

    run: ImportRun
    table: Table
    headings: Headings
    guessed: dict[str, str]
    rows: list[list[str]]

    @property
    def left_out(self) -> list[str]:
        """Headings that are none of our fields, as far as we can guess."""
        return [one for one in self.table.headings if one not in self.guessed.values()]

    @property
    def gone(self) -> list[str]:
        """The headings somebody named before that the table has no more."""
        named = self.run.source.columns.values()
        return [heading for heading in named if heading not in self.table.headings]


@dataclass(frozen=True, slots=True)
class ToldChange:
    """What a run did to one listing, in words."""

    change: RunChange
    lines: list[labels.ToldField]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A meeting that may not be every week, and when its list says it is."""

    meeting: Meeting
    when: str


def source_facts(*, actor: Actor, source_id: UUID) -> SourceFacts:
    check_may_import(actor)
    source = Source.objects.filter(pk=source_id).exclude(format=Source.Formats.OWN).first()
    if source is None:
        raise NotFound
    tries = ImportRun.objects.filter(organization_id=actor.organization_id, source=source)
    runs = list(tries.select_related("asked_by").order_by("-made_at")[:RUNS_SHOWN])
    next_at = None
    if source.every_hours and runs:
        next_at = runs[0].made_at + dt.timedelta(hours=source.every_hours)
    sent_away = bool(runs) and runs[0].problem.get("code") == "not_welcome"
    return SourceFacts(source, fellowship_words(source.fellowship), runs, next_at, sent_away)


def columns_of(*, actor: Actor, run_id: UUID) -> Columns:
    """The first rows of a table, and which column each seems to be."""
    check_may_import(actor)
    runs = ImportRun.objects.select_related("source")
    run = runs.filter(pk=run_id, state=ImportRun.States.ASKING).first()
    if run is None:
        raise NotFound
    with temporary_file() as file:
        write_parts(run, file)
        table = look_at(file)
    before = {n: h for n, h in run.source.columns.items() if h in table.headings}
    headings = HEADINGS[run.source.format]
    guessed = headings.guess(table.headings) | before
    return Columns(run, table, headings, guessed, _rows_shown(run.source, table))


def _rows_shown(source: Source, table: Table) -> list[list[str]]:
    """The first rows, but for those of people who flee: they tell where these are. Of a list with a
    secret place none: nobody knows yet which row it is.
    """
    home = {"organization_id": source.organization_id, "source": source}
    hidden = Site.objects.filter(**home, is_confidential=True)
    if hidden.exists() or Service.objects.filter(**home, is_secret=True).exists():
        return []
    marker, marks = Marker(source.organization_id), kept(source.organization_id)
    return [
        list(row.values())
        for row in table.first
        if not is_told_in(row)
        and not any(marker.to_ask(Address("", cell, "", "", "")) & marks for cell in row.values())
    ]


def changes_of(
    *, actor: Actor, run_id: UUID, kind: str, number: str | None
) -> tuple[ImportRun, Page[ToldChange]]:
    """What a run changed: the changed ones first, or only one kind."""
    check_may_import(actor)
    run = ImportRun.objects.select_related("source").filter(pk=run_id).first()
    if run is None:
        raise NotFound
    found = RunChange.objects.filter(organization_id=actor.organization_id, run=run)
    if kind in RunChange.Kinds.values:
        found = found.filter(kind=kind)
    page: Page[RunChange] = Paginator(
        found.order_by("kind", "name", "id"), CHANGES_A_PAGE
    ).get_page(number)
    told = [ToldChange(one, list(_lines(one))) for one in page.object_list]
    return run, Page(told, page.number, page.paginator)  # type: ignore[arg-type]


def _lines(change: RunChange) -> Iterator[labels.ToldField]:
    for name, (was, now) in change.fields.items():
        yield labels.told_field(name, was, now)
    if change.kind == RunChange.Kinds.CHANGED and not change.fields:
        yield labels.ToldField(_("Only small things that are not shown."), "", "")


def rhythms(*, actor: Actor, number: str | None) -> Page[Rhythm]:
    """Meetings whose own words say that they are not every week, and nobody has decided."""
    check_may_import(actor)
    found = (
        Meeting.objects.filter(
            organization_id=actor.organization_id, unlisted_at=None, hidden_at=None
        )
        .exclude(asks_when="")
        .exclude(confirmed__has_key="asks_when")
        .defer("raw")
        .order_by("name", "id")
    )
    page: Page[Meeting] = Paginator(found, RHYTHMS_A_PAGE).get_page(number)
    told = [Rhythm(meeting, weekly_words(meeting)) for meeting in page.object_list]
    return Page(told, page.number, page.paginator)  # type: ignore[arg-type]


def decided_rhythm(*, actor: Actor, meeting_id: str) -> Meeting | None:
    """The meeting somebody has just decided about, so that they can take it back."""
    try:
        key = UUID(meeting_id)
    except ValueError:
        return None
    meetings = Meeting.objects.filter(organization_id=actor.organization_id, pk=key)
    return meetings.filter(confirmed__has_key="asks_when").defer("raw").first()
