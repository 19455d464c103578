"""The reading of a table of services somebody made: each row a document, then as any other."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from walkwith.feeds.hsds.rows import Row, raw_of
from walkwith.feeds.hsds.service_reading import MENDED_BY, ServiceReading
from walkwith.feeds.models import QuarantinedRow
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.service_columns import document_of, key_of
from walkwith.feeds.tables import rows_of_table


class TableReading(ServiceReading):
    """Services of which each has a row, in columns that a person named."""

    def _documents(self, file: BinaryIO) -> Iterator[tuple[str, Any]]:
        for _, cells in rows_of_table(file):
            yield "service", self._document(cells)

    def _document(self, cells: Mapping[str, str]) -> dict[str, Any]:
        """What a row says; what it lacks as a person said it."""
        self._cells = cells
        columns = self.source.columns
        name = self.remembered.said(key_of(cells, columns), "name")
        return document_of(cells, columns, name=name)

    def _aside(self, number: int, problem: Unusable, *, name: Any, raw: str, key: str) -> None:
        """A person sees the cells as they came."""
        super()._aside(number, problem, name=name, raw=raw_of(self._cells), key=key)

    def _rows_aside(self, aside: QuarantinedRow) -> list[tuple[int, Row]]:
        self._begin()
        return list(self._of(aside.number, "service", self._document(aside.raw)))

    def answers_for(self, aside: QuarantinedRow) -> tuple[str, ...]:
        return MENDED_BY.get(aside.code, ()) if aside.is_as_it_came else ()
