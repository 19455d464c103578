"""The proofs of reach notice every wrong: each cell of the matrix, each clause of the SQL."""

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest
from django.db import connections, transaction

from tests.access.asking import noticed
from tests.access.equivalents import ELSEWHERE, EQUIVALENT, PROVEN
from tests.access.mutants import Mutant, mutants_of, statements
from tests.access.oracle import relations
from tests.access.oracle.openings import NEAREST, SECTIONS, opened
from tests.access.worlds.parts import Scene
from tests.access.worlds.world import ROLES, World
from tests.said import Say
from walkwith.access import protection
from walkwith.access.matrix import cells

HERE = Path(protection.__file__).parent
SQL = {
    name: sql
    for file in protection.SQL_FILES
    for name, sql in statements((HERE / file).read_text()).items()
}
MUTANTS = {name: list(mutants_of(name, SQL[name])) for name in PROVEN}
UNCHANGED = "SELECT 1"
# What is read is written, and the other way round: asked where the matrix alone leaves no trace.
TURNED = "; ".join(
    f"UPDATE access_matrix SET action = '{after}' WHERE action = '{before}'"
    for before, after in (("read", "both"), ("write", "read"), ("both", "write"))
)


def alive(worlds: Sequence[World], mutants: Sequence[Mutant], before: str = "") -> list[Mutant]:
    """The mutants that nobody notices."""
    wrongs = [UNCHANGED, *(mutant.sql for mutant in mutants)]
    with transaction.atomic(using="owner"):
        if before:
            with connections["owner"].cursor() as cursor:
                cursor.execute(before)
        found = noticed(worlds, wrongs)
        transaction.set_rollback(True, using="owner")
    assert found[0] == "alive", f"unchanged, they must agree: question {found[0]}"
    assert [m.what for m, said in zip(mutants, found[1:], strict=True) if "cannot" in said] == []
    return [m for m, said in zip(mutants, found[1:], strict=True) if said == "alive"]


def _turned(role: str, relationship: str, action: str) -> tuple[str, ...]:
    return opened(role, relationship, "read" if action == "write" else "write")


@pytest.mark.prove
@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("name", [name for name, found in MUTANTS.items() if found])
def test_every_clause_matters(name: str, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    worlds = list(PROVEN[name]())
    left = alive(worlds, MUTANTS[name])
    allowed = EQUIVALENT.get(name, {})
    if [mutant for mutant in left if mutant.what not in allowed]:
        monkeypatch.setattr(relations, "opened", _turned)
        left = alive(worlds, left, before=TURNED)
    killed = len(MUTANTS[name]) - len(left)
    say(f"{name}: {killed} of {len(MUTANTS[name])} wrongs noticed, {len(left)} change nothing")
    surprising = [f"line {m.line}: {m.what}" for m in left if m.what not in allowed]
    assert surprising == []
    assert set(allowed) == {mutant.what for mutant in left}, "this is noticed, or is no more"


def test_every_statement_is_proven() -> None:
    assert set(PROVEN) | set(ELSEWHERE) == set(SQL), "say which worlds ask a new statement"
    assert not set(PROVEN) & set(ELSEWHERE)
    assert set(EQUIVALENT) <= set(PROVEN)
    assert sum(len(found) for found in MUTANTS.values()) > 1000


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("role", ROLES)
def test_every_cell_of_the_matrix_matters(role: str, say: Say) -> None:
    allowed = set(cells())
    every = list(product((role,), NEAREST, SECTIONS, ("read", "write")))
    wrongs = [_changed(cell, allowed=cell in allowed) for cell in every]
    with transaction.atomic(using="owner"):
        found = noticed(list(_each_relationship(role)), [UNCHANGED, *wrongs])
        transaction.set_rollback(True, using="owner")
    assert found[0] == "alive", "unchanged, they must agree"
    unnoticed = [cell for cell, said in zip(every, found[1:], strict=True) if not said.isdigit()]
    say(f"matrix of a {role}: {len(every) - len(unnoticed)} of {len(every)} wrongs noticed")
    assert unnoticed == []


def _changed(cell: tuple[str, ...], *, allowed: bool) -> str:
    """SQL that takes away what is allowed, or allows what is not."""
    if allowed:
        where = zip(("role", "relationship", "section", "action"), cell, strict=True)
        clauses = " AND ".join(f"{column} = '{value}'" for column, value in where)
        return f"DELETE FROM access_matrix WHERE {clauses}"
    return (
        "INSERT INTO access_matrix (role, relationship, section, action, nearness)"
        " VALUES ('{}', '{}', '{}', '{}', 0)".format(*cell)
    )


def _each_relationship(role: str) -> Iterator[World]:
    """One person in each relationship; what they narrow leaves every section open here."""
    for relationship in NEAREST:
        world = World()
        scene = Scene(world, role)
        own = scene.viewer if relationship == "own_record" else None
        scene.way.agreed, scene.way.shared = SECTIONS, SECTIONS[:-1]
        scene.look(scene.way.to(relationship, world.person(scene.here, own)))
        if relationship == "consented":
            scene.way.shared = SECTIONS[-1:]
            scene.look(scene.way.to(relationship, scene.person()))
        yield world


def test_mutants_are_made_of_every_kind() -> None:
    told = "\n".join(mutant.what for found in MUTANTS.values() for mutant in found)
    for kind in ("(1 = 1)", "NOT EXISTS (", "'never'", "AND", "IS NOT NULL", "NULL::access_look"):
        assert f"-> {kind}" in told or f"-> ({kind}" in told, kind
    one = MUTANTS["reach"][0]
    assert one.sql != SQL["reach"]
