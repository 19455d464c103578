"""COPY rows of a model into its table, the fields not named filled with their defaults."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.utils import ProgrammingError

NULL = r"\N"
BLOCK = 2000


def copied(value: Any) -> str:
    """A value as COPY's text format writes it."""
    if value is None:
        return NULL
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, (list, tuple)):
        return copied("{" + ",".join(f'"{item}"' for item in value) + "}")
    if isinstance(value, dict):
        return copied(json.dumps(value, ensure_ascii=False))
    return (
        str(value)
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
    )


def copy_in(
    cursor: CursorWrapper,
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    **same: str,
) -> None:
    """Copy `rows`, whose values are `copied` already, into the `columns` of `model`'s table.

    `same` names the fields that have one value in all rows.
    """
    fields = {field.attname: field for field in model._meta.concrete_fields}
    rest = [
        name
        for name in fields
        if name not in columns and not isinstance(fields[name], models.BigAutoField)
    ]
    ending = "".join(
        "\t" + copied(same[name] if name in same else _default(fields[name])) for name in rest
    )
    ending += "\n"
    names = ", ".join(f'"{fields[name].column}"' for name in [*columns, *rest])
    with cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as copy:
        block: list[str] = []
        for row in rows:
            block.append("\t".join(row) + ending)
            if len(block) == BLOCK:
                copy.write("".join(block))
                block.clear()
        copy.write("".join(block))


def _default(field: "models.Field[Any, Any]") -> Any:
    if field.null and not field.has_default():
        return None
    default = field.get_default()
    if default is None:
        raise RuntimeError(f"{field} has no default: name it in the columns to copy.")
    return default


def trust_the_rows(connection: BaseDatabaseWrapper) -> None:
    """Leave out the check of each key, where the owner may: the rows are made to fit."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
    except ProgrammingError:  # an owner without superuser rights: only slower
        return
