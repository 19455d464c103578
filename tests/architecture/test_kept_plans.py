"""A plan the database keeps must not remember who was looking when it was made."""

import pytest
from django.conf import settings
from django.db import connection

OF_THEIR_ARGUMENTS_ALONE = {"partner_may", "sealed", "missing_fact"}
IMMUTABLE = """
SELECT proname FROM pg_proc
WHERE provolatile = 'i' AND pronamespace = 'public'::regnamespace
"""


@pytest.mark.django_db
def test_no_function_is_immutable_that_reads_more_than_its_arguments() -> None:
    with connection.cursor() as cursor:
        cursor.execute(IMMUTABLE)
        found = {name for (name,) in cursor.fetchall()}
    assert found == OF_THEIR_ARGUMENTS_ALONE, (
        f"walkwith/**/*.sql: {sorted(found ^ OF_THEIR_ARGUMENTS_ALONE)}. An immutable function is"
        " worked out once for a kept plan, whoever looks later. Cure: make it STABLE; or, when it"
        " reads its arguments alone, name it here (docs/decisions/0021-plans-are-kept.md)."
    )


@pytest.mark.django_db
def test_a_statement_that_comes_again_is_prepared() -> None:
    with connection.cursor() as cursor:
        for number in range(5):
            cursor.execute("SELECT %s + 21", [number])
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s",
                       ["%+ 21%"])  # fmt: skip
        ((kept,),) = cursor.fetchall()
    assert kept == 1
    assert settings.DATABASES["default"]["OPTIONS"]["server_side_binding"] is True
