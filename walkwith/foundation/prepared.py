"""Questions whose SQL is written once: Django would write the same words at every request.

    @prepared
    def _of(person: Any) -> QuerySet[Step]:
        return Step.objects.filter(participant_id=person)

    steps = _of(person=participant_id)

The function is called once, with a place for each value; afterwards the values go straight to the
statement. Only the words are kept, never an answer: what comes back is read anew each time, as
whoever acts. A tuple is one place for each of its values, and written once for each length.
"""

import copy
import datetime as dt
from collections.abc import Callable
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BooleanField, Expression, F, Func, Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
Item = TypeVar("Item")
Places = tuple[tuple[str, int], ...]


class _Place(Expression):
    """Where a value goes: it stands for itself among the values of the statement."""

    def __init__(self, name: str, number: int | None = None) -> None:
        super().__init__()
        self.name, self.number = name, number

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)

    def of(self, values: dict[str, Any]) -> Any:
        value = values[self.name]
        return value if self.number is None else value[self.number]


class Prepared(Generic[Row]):
    """A question to ask by the names of its values."""

    def __init__(self, build: Callable[..., QuerySet[Row, Any]]) -> None:
        self._build = build
        self._written: dict[Places, tuple[QuerySet[Row, Any], Any, str, tuple[Any, ...]]] = {}

    def __call__(self, **values: Any) -> list[Any]:
        """The rows, as the queryset would give them."""
        lengths = tuple((name, len(v)) for name, v in values.items() if isinstance(v, tuple))
        if lengths not in self._written:
            self._written[lengths] = self._write(values)
        built, compiler, sql, places = self._written[lengths]
        params = tuple(place.of(values) if isinstance(place, _Place) else place for place in places)
        asked: QuerySet[Row, Any] = QuerySet(
            built.model, _known(built.query, compiler, sql, params)
        )
        asked._iterable_class = built._iterable_class
        asked._fields = built._fields  # type: ignore[attr-defined]
        asked._prefetch_related_lookups = built._prefetch_related_lookups  # type: ignore[attr-defined]
        return list(asked)

    def _write(
        self, values: dict[str, Any]
    ) -> tuple[QuerySet[Row, Any], Any, str, tuple[Any, ...]]:
        places = {
            name: tuple(_Place(name, number) for number in range(len(value)))
            if isinstance(value, tuple)
            else _Place(name)
            for name, value in values.items()
        }
        built = self._build(**places)
        compiler = built.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        for param in params:
            if isinstance(param, dt.date | dt.time | dt.timedelta | UUID):
                raise TypeError(f"{param!r} would stay in the statement: give it by name.")
        return built, compiler, sql, tuple(params)


def prepared(build: Callable[..., QuerySet[Row, Any]]) -> Prepared[Row]:
    """The question that `build` asks, its statement written once."""
    return Prepared(build)


def first(rows: list[Item]) -> Item | None:
    """The first row, or None."""
    return rows[0] if rows else None


def one_of(name: str, places: tuple[Any, ...]) -> Q:
    """The field is one of these; without any nothing is asked of it."""
    return Q(*((name, place) for place in places), _connector=Q.OR)


class _Among(Func):
    arg_joiner = " = ANY("
    template = "%(expressions)s)"
    output_field = BooleanField()


def among(name: str, place: Any) -> Func:
    """The field is one of a list, which is one value: written once for any length. For keys."""
    return _Among(F(name), place)


def _known(query: Any, compiler: Any, sql: str, params: tuple[Any, ...]) -> Any:
    """The query, with a compiler that has done its work."""
    done = copy.copy(compiler)
    done.connection = connections[DEFAULT_DB_ALIAS]
    done.as_sql = lambda *_, **__: (sql, params)
    known = copy.copy(query)
    known.get_compiler = lambda *_, **__: done
    return known
