"""Nothing that a distributed PostgreSQL (YugabyteDB) lacks, in models, migrations and SQL."""

from collections.abc import Iterator

import pytest
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from tests.architecture.source import (
    HOUSE,
    Source,
    assert_kept,
    faults_of,
    files,
    lines_with,
    python_files,
    texts_of,
)

LACKING = {
    r"\bCREATE\s+EXTENSION\b": "an extension",
    r"\bEXCLUDE\s+(USING|\()": "an exclusion constraint",
    r"\bUSING\s+(gist|spgist|brin)\b": "a kind of index only one server has",
    r"\bLOCK\s+TABLE\b": "a table lock",
    r"\bINHERITS\s*\(": "table inheritance",
    r"\bCREATE\s+UNLOGGED\b": "an unlogged table",
    r"\bSET\s+(SESSION\b|walkwith)": "a setting that outlives its transaction",
}


def not_portable(source: Source) -> Iterator[str]:
    for pattern, what in LACKING.items():
        for line, _ in lines_with(pattern, source.text):
            yield source.fault(line, f"{what}.", "find a form every PostgreSQL has.")


def not_portable_in_python(source: Source) -> Iterator[str]:
    for line, text in texts_of(source):
        for fault in not_portable(Source(source.path, text)):
            yield fault.replace(f"{source.path}:1:", f"{source.path}:{line}:")


@pytest.mark.django_db(databases=["default", "owner"])
def test_migrations_are_portable() -> None:
    loader = MigrationLoader(connections["owner"])
    ours = [key for key in loader.graph.nodes if (HOUSE / key[0]).is_dir()]
    written = [
        Source(
            f"walkwith/{app}/migrations/{name}.py",
            "\n".join(loader.collect_sql([(loader.get_migration(app, name), False)])),
        )
        for app, name in sorted(ours)
    ]
    assert any("CREATE TABLE" in source.text for source in written)
    assert_kept(not_portable, written)


def test_sql_is_portable() -> None:
    assert_kept(not_portable, files(".sql"))
    assert_kept(not_portable_in_python, python_files())


@pytest.mark.parametrize(
    "bad",
    [
        "CREATE EXTENSION pg_trgm",
        "ALTER TABLE a ADD CONSTRAINT b EXCLUDE USING gist (c WITH &&)",
        "CREATE INDEX a ON b USING gist (c)",
        "LOCK TABLE a IN EXCLUSIVE MODE",
        "CREATE TABLE a () INHERITS (b)",
        "SET walkwith.viewer = 'x'",
    ],
)
def test_the_law_can_fail(bad: str) -> None:
    assert len(faults_of(not_portable, bad)) >= 1
    assert len(faults_of(not_portable_in_python, f"x = {bad!r}")) >= 1


def test_the_law_lets_good_sql_pass() -> None:
    assert not faults_of(not_portable, "CREATE INDEX a ON b (organization_id, c)")
