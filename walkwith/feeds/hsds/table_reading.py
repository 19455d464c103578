"""The reading of a table of services somebody made: each row a document, then as any other."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from walkwith.directory.secret_places import HIDDEN
from walkwith.feeds.hsds.rows import Row, ServiceRow, raw_of
from walkwith.feeds.hsds.service_reading import MENDED_BY, ServiceReading
from walkwith.feeds.models import QuarantinedRow
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.service_columns import BESIDE, document_of
from walkwith.feeds.service_keys import Keys
from walkwith.feeds.tables import rows_of_table


class TableReading(ServiceReading):
    """Services of which each has a row, in columns that a person named."""

    def _documents(self, file: BinaryIO) -> Iterator[tuple[str, Any]]:
        keys = Keys.of_table((cells for _, cells in rows_of_table(file)), self.source.columns)
        for _, cells in rows_of_table(file):
            self._key = keys.of(cells)
            if keys.is_told_again(cells):
                self.doubts["told_again"] += 1
            yield "service", cells

    def _of(self, number: int, kind: str, told: Any) -> Iterator[tuple[int, Row]]:
        """Of a service that says itself that it is for people who fled, only cells that we read are
        kept: who knows what the others tell. What a person hides is blotted out, not dropped.
        """
        self._cells: Mapping[str, str] = told
        name = self.remembered.said(self._key, "name")
        try:
            document = document_of(told, self.source.columns, key=self._key, name=name)
        except Unusable as problem:
            name = next(filter(None, told.values()), "")
            self._aside(number, problem, name=name, raw=raw_of(told), key=self._key)
            return
        for nth, row in super()._of(number, kind, document):
            if isinstance(row, ServiceRow) and HIDDEN in row.needs:
                row.raw = raw_of(json.loads(row.raw) | {BESIDE: {}})
            yield nth, row

    def _aside(self, number: int, problem: Unusable, *, name: Any, raw: str, key: str) -> None:
        """A person sees the cells as they came."""
        super()._aside(number, problem, name=name, raw=raw_of(self._cells), key=key)

    def _rows_aside(self, aside: QuarantinedRow) -> list[tuple[int, Row]]:
        self._begin()
        self._key = aside.key
        return list(self._of(aside.number, "service", aside.raw))

    def answers_for(self, aside: QuarantinedRow) -> tuple[str, ...]:
        return MENDED_BY.get(aside.code, ()) if aside.is_as_it_came else ()
