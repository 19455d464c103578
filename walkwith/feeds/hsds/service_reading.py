"""The reading of services: Open Referral HSDS of any version, one file or a package of tables."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from walkwith.directory.models import Agency
from walkwith.directory.secret_places import hold
from walkwith.feeds import services_merging, services_report, services_staging
from walkwith.feeds.hsds import archive, hiding, kept_back, packages
from walkwith.feeds.hsds.documents import Documents, kind_of
from walkwith.feeds.hsds.mapping import Mapped, is_for_people_who_flee, key_of
from walkwith.feeds.hsds.rows import AgencyRow, Row, ServiceRow, SiteRow, raw_of
from walkwith.feeds.hsds.told_beside import keep_beside
from walkwith.feeds.letting_go import let_owners_go, let_services_go
from walkwith.feeds.models import QuarantinedRow, RunChange
from walkwith.feeds.raw import mark_of
from walkwith.feeds.reading import Reading
from walkwith.feeds.refusals import FeedRefused, Unusable
from walkwith.feeds.staging import Change, Comparison
from walkwith.feeds.tables import look_at, rows_of_table

A_BATCH = 1_000
MOST_REMEMBERED = 50_000
NO_ROWS = {"empty", "no_table"}
# The fields by which a row can be put right, by what is wrong with it.
MENDED_BY = {"nameless": ("name",), "no_agency": ("agency",)}
OF_AN_AGENCY = {"organization", "organisation", "organization_id", "organisation_id"}


class ServiceReading(Reading):
    """Agencies, sites, services and where they are, into the incoming tables and the directory."""

    noun = RunChange.Nouns.SERVICE
    is_whole = True

    def lay_out(self, file: BinaryIO, size: int) -> None:
        self._begin()
        waiting: list[tuple[int, Row]] = []
        for row in self._rows(file, size):
            waiting.append(row)
            if len(waiting) >= A_BATCH:
                services_staging.lay_out(waiting)
                waiting = []
        services_staging.lay_out(waiting)
        if not self._is_ours and not self.source.listed:
            raise FeedRefused("no_services")
        self._sort_out()
        self.tell(90, self.rows)

    def _begin(self) -> None:
        services_staging.begin()
        packages.begin()
        self._told: set[int] = set()
        self._is_ours = self._is_package = False
        self._agencies = self._services = 0
        self._before: dict[tuple[str, str], Any] = {}

    def _sort_out(self) -> None:
        """Each thing once, each service somebody's, and nobody found who fled."""
        services_staging.tell_apart(self.source)
        for number, name, raw, key in services_staging.drop_what_is_nobodys(self.source):
            self.usable -= 1
            self._aside(number, Unusable("no_agency"), name=name, raw=raw, key=key)
        self._note("agency_untold", services_staging.name_the_untold(self.source))
        self._note("unknown_site", services_staging.drop_places_nowhere(self.source))
        if self._is_package and not packages.has_places():
            self._note("at_the_only_site", packages.put_at_the_only_site())
        self.kinds["of_services"] = 1
        self.kinds["agencies_alone"] = 0 if self._services else self._agencies
        self._hidden = hiding.hide(self.source)
        self.kinds["kept_back"] = len(self._hidden.sites)
        self._unsaid = kept_back.unsaid(self.source, self._hidden)
        kept_back.hold_back(self._kept, self._unsaid)

    def _note(self, code: str, count: int) -> None:
        if count:
            self.doubts[code] += count

    def compare(self) -> Comparison:
        return services_staging.compare(self.source, is_whole=self.is_whole)

    def changes(self) -> list[Change]:
        return services_report.changes(self.source, is_whole=self.is_whole)

    def merge(self, moment: dt.datetime) -> int:
        unlisted = services_merging.merge(self.source, moment, self._hidden, is_whole=self.is_whole)
        kept_back.forget(self.source, self._unsaid)
        keep_beside(self.source, moment)
        return unlisted

    def miss_again(self, moment: dt.datetime) -> int:
        hold(self.source.organization_id)
        return services_merging.note_missing(self.source, moment, none_came=True)

    def refresh(self, moment: dt.datetime, *, etag: str) -> None:
        services_merging.refresh(self.source, moment, etag=etag)

    def _rows(self, file: BinaryIO, size: int) -> Iterator[tuple[int, Row]]:
        for kind, told in self._documents(file):
            self.count_row(self.rows + 1, file.tell() if not file.closed else size, size)
            self._is_ours |= kind not in ("", "other")
            if kind != "other":
                yield from self._of(self.rows, kind, told)

    def _of(self, number: int, kind: str, told: Any) -> Iterator[tuple[int, Row]]:
        """The rows of one document; when it breaks off, those before are good."""
        mapped = Mapped(self._before, remembered=self.remembered)
        try:
            if not kind:
                raise Unusable("not_a_service", "" if isinstance(told, dict) else told)
            for row in self._whose(mapped, kind, told):
                if self._is_new(row):
                    yield number, row
        except Unusable as problem:
            mapped.aside.append((problem, told))
        for why, one in mapped.aside:
            name = one.get("name") if isinstance(one, dict) else None
            self._aside(number, why, name=name, raw=raw_of(one), key=key_of(one))
        self.doubts.update(set(mapped.doubt))

    def _whose(self, mapped: Mapped, kind: str, told: Any) -> Iterator[Row]:
        """The rows; a service that names no agency is of the one a person said, if one did."""
        for row in mapped.rows(kind, told):
            if isinstance(row, ServiceRow) and not row.agency_key and self.remembered.fixes:
                yield from self._offered_by(mapped, row, key_of(told))
            yield row

    def _offered_by(self, mapped: Mapped, row: ServiceRow, key: str) -> Iterator[AgencyRow]:
        said = self.remembered.said(row.key, "agency") or self.remembered.said(key, "agency")
        if not said:
            return
        row.agency_key = self._key_of_agency(said)
        if not row.agency_key:
            agency = mapped.agency({"name": said})
            row.agency_key = agency.key
            yield agency

    def _key_of_agency(self, name: str) -> str:
        """Of one this list told of before; "" when it has none of this name."""
        home = {"organization_id": self.source.organization_id, "source": self.source}
        known = Agency.objects.filter(**home, name__iexact=name).order_by("key")
        return known.values_list("key", flat=True).first() or ""

    def _is_new(self, row: Row) -> bool:
        """Feeds repeat an agency or a site in each of its services: once is enough."""
        if isinstance(row, (AgencyRow, SiteRow)):
            mark = hash((type(row), row.key, row.raw))
            if mark in self._told:
                return False
            if len(self._told) < MOST_REMEMBERED:
                self._told.add(mark)
        self._agencies += isinstance(row, AgencyRow)
        if isinstance(row, ServiceRow):
            self._services += 1
            self.kinds["not_offered"] += row.status != "active"
        self.usable += isinstance(row, (AgencyRow, SiteRow, ServiceRow))
        return True

    def take_row(
        self, aside: QuarantinedRow, fixes: Mapping[str, str], moment: dt.datetime
    ) -> None:
        """What the row does not say, as where a service is by name alone, comes the next time."""
        self.remembered = self.remembered.and_also(aside.key, fixes)
        services_staging.lay_out(self._rows_aside(aside))
        self._sort_out()
        if self.problems:
            raise self.problems[0]
        self.is_whole = False
        self.merge(moment)
        self._take_stock(moment)

    def let_go(self, aside: QuarantinedRow, moment: dt.datetime) -> None:
        rows = [row for _, row in self._rows_aside(aside)]
        keys = [row.key for row in rows if isinstance(row, ServiceRow)]
        keys = keys or [aside.key]  # of a row that is kept back by now nothing else is left
        let_services_go(self.source, keys, since=aside.made_at, moment=moment)
        sites = {row.key for row in rows if isinstance(row, SiteRow)}
        agencies = {row.key for row in rows if isinstance(row, AgencyRow)}
        agencies |= {row.agency_key for row in rows if isinstance(row, ServiceRow)}
        since = aside.run.ended_at or aside.made_at
        let_owners_go(self.source, agencies, sites, since=since, moment=moment)
        self._take_stock(moment)

    def _take_stock(self, moment: dt.datetime) -> None:
        """What is listed now; the list itself was not fetched."""
        self.refresh(self.source.fetched_at or moment, etag=self.source.etag)

    def _rows_aside(self, aside: QuarantinedRow) -> list[tuple[int, Row]]:
        self._begin()
        kind = kind_of(aside.raw)
        if kind != "service_at_location":
            kind = aside.value if aside.code == "nameless" else "service"
        return list(self._of(aside.number, kind, aside.raw))

    def answers_for(self, aside: QuarantinedRow) -> tuple[str, ...]:
        if not aside.is_as_it_came:
            return ()
        is_nobodys = aside.value == "service" and not OF_AN_AGENCY & aside.raw.keys()
        asks = MENDED_BY.get(aside.code, ())
        return (*asks, "agency") if is_nobodys and asks == ("name",) else asks

    def _aside(self, number: int, problem: Unusable, *, name: Any, raw: str, key: str) -> None:
        if is_for_people_who_flee(raw):
            raw = raw_of({"id": key, "kept_back": True, "mark": str(mark_of(raw))})
        self.lay_aside(number, problem, name=name, raw=raw, key=key)

    def _documents(self, file: BinaryIO) -> Iterator[tuple[str, Any]]:
        """(kind, document) of all that is in the file, whatever it is packed in."""
        self._is_package = False
        file.seek(0)
        if archive.is_archive(file):
            yield from self._of_archive(file)
        else:
            yield from self._of_json(file)
        if self._is_package:
            packages.finish()
            yield from packages.documents()

    def _of_archive(self, file: BinaryIO) -> Iterator[tuple[str, Any]]:
        with archive.opened(file) as files:
            for name in files.names:
                inside = files.file(name)
                if name.endswith(".csv"):
                    self._lay_down(name, inside)
                elif name != archive.DESCRIPTION:
                    yield from self._of_json(inside)

    def _lay_down(self, name: str, file: BinaryIO) -> None:
        if not packages.thing_of(name):
            return
        self._is_package = True
        try:
            look_at(file)  # before rows go to the database: what breaks off there ends it all
        except FeedRefused as refused:
            if refused.code not in NO_ROWS:
                raise
            return
        packages.lay_down(name, rows_of_table(file))

    def _of_json(self, file: BinaryIO) -> Iterator[tuple[str, Any]]:
        documents = Documents(file)
        yield from documents.all()
        for name, rows in documents.tables.items():
            self._is_package = True
            packages.lay_down(name, enumerate(rows, start=1))
        if not documents.is_whole:
            self.is_whole = False
            self.doubts["only_some_pages"] += 1
