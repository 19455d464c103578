"""The functions of the .sql files of this package, called from one place."""

from typing import Any, Literal

from django.db import connection

Function = Literal[
    "account_for",
    "agree_to_lift",
    "answer_cover",
    "close_emergency",
    "consented_sections",
    "covers_of",
    "keep_out_known",
    "knows",
    "led",
    "may_assign",
    "may_walk_with",
    "open_emergency",
    "own_person",
]


def ask(function: Function, *values: Any) -> list[tuple[Any, ...]]:
    """The rows a function answers: for one that answers a value, one row with it.

    Raises `ProgrammingError` with "insufficient privilege" where the database refuses.
    """
    places = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {function}({places})", values)  # noqa: S608
        return list(cursor.fetchall())


def answer(function: Function, *values: Any) -> Any:
    """The one value a function answers."""
    return ask(function, *values)[0][0]
