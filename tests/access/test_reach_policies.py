"""The row policies themselves, made wrong one at a time: somebody in the town notices each."""

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.db import transaction

from tests.access.expected_rows import (
    CHANGES,
    LINES,
    NEVER_CHANGED,
    NEVER_REMOVED,
    faults,
)
from tests.access.sections_of_tables import SECTION_OF
from tests.access.test_reach_sql import town
from tests.access.town import Town, ask, records
from tests.said import Say

__all__ = ["town"]
pytestmark = pytest.mark.django_db(databases=["default", "owner"])
CLAUSES = {"SELECT": ("USING",), "INSERT": ("CHECK",), "UPDATE": ("USING", "CHECK")}
CLAUSES["DELETE"] = ("USING",)
# Whoever reads a request may write it; whoever is named as reviewer has reviewed, finally.
CHANGE_NOTHING = {
    "access_request": r"may_change USING without .*'requests'::text, 'write'",
    # Whoever writes there has sat beside the person, and so reads and reaches the rest.
    "access_share": r"may_change USING without (\(member_id|organization_id|.*'write'::text)",
    "access_sidebyside": r"may_change USING without \(worker_id",
    # A line stays with the person it is about: the trigger keeps it there (access/theirs.sql).
    **dict.fromkeys(LINES, "may_change CHECK"),
    "access_emergencyaccess": r"may_change USING without \(reviewed_by_id IS NULL\)",
}
# What somebody may write who does not read it: a stand-in, and who files a request for somebody.
WRITTEN_UNREAD = {"contact_notes", "schedule", "requests", "blocks"}


def wrongs(table: str) -> Iterator[tuple[str, str]]:
    """Each policy let go, and each of its conditions left out: what it is, and the SQL."""
    rows = ask(
        "SELECT policyname, cmd, qual, with_check FROM pg_policies WHERE tablename = %s ORDER BY 1",
        table,
    )[1]
    for name, command, using, check in rows:
        for clause in CLAUSES[command]:
            rule = using if clause == "USING" else check
            if _asks_nothing(table, command, clause):
                continue
            with_ = "WITH CHECK" if clause == "CHECK" else "USING"
            for what, other in _less(sorted(set(_conditions(rule)))):
                sql = f"ALTER POLICY {name} ON {table} {with_} ({other})"
                yield f"{table}.{name} {clause} without {what}", sql


def _less(conditions: list[str]) -> Iterator[tuple[str, str]]:
    """Nothing asked at all, and each left out; what stays shut is no wrong."""
    yield "everything", "true"
    for left_out in conditions:
        others = [one for one in conditions if one != left_out]
        if others and "false" not in others:
            yield left_out, " AND ".join(f"({one})" for one in others)


def _changes_nothing(table: str, what: str) -> bool:
    """Where whoever may write in a section reads it too, a change need not ask twice; and so on."""
    section = SECTION_OF[table]
    also = CHANGE_NOTHING.get(table, "never")
    if section not in WRITTEN_UNREAD:
        also = rf"{also}|may_(change|remove) USING without .*'{section}'::text, 'read'"
    return re.search(also, what) is not None


def _asks_nothing(table: str, command: str, clause: str) -> bool:
    """Where a privilege is missing, or no column changes that the condition is about."""
    if command == "DELETE":
        return table in NEVER_REMOVED
    if command == "UPDATE":
        return table in NEVER_CHANGED or (clause == "CHECK" and table in CHANGES)
    return False


def _conditions(rule: str) -> Iterator[str]:
    """The parts of a rule that are joined by AND, however deep in brackets of their own."""
    rule = _bare(rule)
    depth, start, found = 0, 0, []
    for match in re.finditer(r"'[^']*'|\(|\)| AND ", rule):
        depth += {"(": 1, ")": -1}.get(match.group(), 0)
        if depth == 0 and match.group() == " AND ":
            found.append(rule[start : match.start()])
            start = match.end()
    if not found:
        yield rule
        return
    for part in [*found, rule[start:]]:
        yield from _conditions(part)


def _bare(rule: str) -> str:
    """Without the brackets that are around all of it."""
    rule = rule.strip()
    while rule.startswith("(") and _end_of_bracket(rule) == len(rule) - 1:
        rule = rule[1:-1].strip()
    return rule


def _end_of_bracket(rule: str) -> int:
    depth = 0
    for place, character in enumerate(rule):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return place
    return len(rule)


def first_fault(town: Town, table: str) -> str | None:
    with closing(faults(town, table, records()[table])) as found:
        return next(found, None)


@pytest.mark.parametrize("table", sorted(SECTION_OF))
def test_every_condition_of_a_policy_matters(town: Town, table: str, say: Say) -> None:
    tried, alive = 0, []
    assert first_fault(town, table) is None
    for what, sql in wrongs(table):
        with transaction.atomic(using="owner"):
            ask(sql)
            tried += 1
            if first_fault(town, table) is None:
                alive.append(what)
            transaction.set_rollback(True, using="owner")
    same = [what for what in alive if _changes_nothing(table, what)]
    say(f"{table}: {tried - len(alive)} of {tried} wrong policies noticed, {len(same)} the same")
    assert alive == same
