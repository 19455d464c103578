"""The proofs of reach notice every wrong: each cell of the matrix, each clause of the SQL."""

from itertools import product
from pathlib import Path

import pytest
from django.db import DataError, IntegrityError, connections, transaction

from tests.access import oracle
from tests.access.asking import Answers, answers, expected, message
from tests.access.mutants import Mutant, mutants_of, statements
from tests.access.oracle import SECTIONS
from tests.access.worlds import ROLES, World, every_world
from walkwith.access import protection
from walkwith.access.matrix import NEAREST_FIRST, cells

REACH = Path(protection.__file__).with_name("reach.sql")
CHANGED = {name: list(mutants_of(name, sql)) for name, sql in statements(REACH.read_text()).items()}
LESS = (
    "DELETE FROM access_matrix WHERE relationship = 'supervises'"
    " AND section IN ('relationships', 'identity') AND action = 'write';"
)


def questions_for(name: str) -> World:
    """Only what a change of this statement can change, so that many can be tried."""
    world = every_world(roles=("supervisor", "participant"), crossed=False)
    if name not in {"doors", "runs_the_house"}:
        world.doors = []
    if name != "log_looks":
        world.looks = []
    if name != "enter":
        world.enters = []
    if name != "may_assign":
        world.assigns = []
    if name not in {"viewer", "standing", "reach"}:
        world.asked, world.pairs = [], []
    return world


def is_noticed(change: str, asking: str, told: Answers) -> bool:
    """The change is made, the world asked, and all of it undone."""
    with transaction.atomic(using="owner"):
        with connections["owner"].cursor() as cursor:
            cursor.execute(change)
        try:
            return answers(asking) != told
        except (IntegrityError, DataError):
            return True
        finally:
            transaction.set_rollback(True, using="owner")


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("name", [name for name, found in CHANGED.items() if found])
def test_every_clause_matters(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    world = questions_for(name)
    told, asking = expected(world), message(world)
    assert not is_noticed("SELECT 1", asking, told), "unchanged, they must agree"
    alive = [m for m in CHANGED[name] if not is_noticed(m.sql, asking, told)]
    if name in {"may_assign", "doors"}:
        alive = _alive_where_less_is_allowed(alive, world, monkeypatch)
    with capsys.disabled():
        print(f" {name}: {len(CHANGED[name]) - len(alive)} of {len(CHANGED[name])} wrongs noticed")
    assert [mutant.what for mutant in alive] == []


def _alive_where_less_is_allowed(
    mutants: list[Mutant], world: World, monkeypatch: pytest.MonkeyPatch
) -> list[Mutant]:
    """Today whoever may write one thing may write another; ask where the matrix is narrower."""
    allowed = oracle.opened

    def less(role: str, relationship: str, action: str) -> tuple[str, ...]:
        sections = allowed(role, relationship, action)
        if (relationship, action) != ("supervises", "write"):
            return sections
        return tuple(one for one in sections if one not in {"relationships", "identity"})

    monkeypatch.setattr(oracle, "opened", less)
    told, asking = expected(world), LESS + message(world)
    assert not is_noticed("SELECT 1", asking, told), "unchanged, they must agree"
    return [mutant for mutant in mutants if not is_noticed(mutant.sql, asking, told)]


@pytest.mark.django_db(databases=["default", "owner"])
def test_every_cell_of_the_matrix_matters(capsys: pytest.CaptureFixture[str]) -> None:
    world = World()
    for role in ROLES:
        _each_relationship(world, role)
    told, asking = expected(world), message(world)
    assert not is_noticed("SELECT 1", asking, told)
    allowed = set(cells())
    wrongs = [
        _changed(cell, allowed=cell in allowed)
        for cell in product(ROLES, NEAREST_FIRST, SECTIONS, ("read", "write"))
    ]
    alive = [wrong for wrong in wrongs if not is_noticed(wrong, asking, told)]
    with capsys.disabled():
        print(f" matrix: {len(wrongs) - len(alive)} of {len(wrongs)} wrongs noticed")
    assert alive == []


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


def _each_relationship(world: World, role: str) -> None:
    here = world.organization()
    viewer, worker = world.member(here, role), world.member(here, "peer_specialist")
    world.lead(here, viewer, worker)
    own, walked, led = world.person(here, viewer), world.person(here), world.person(here)
    world.walk(here, walked, viewer)
    world.walk(here, led, worker)
    for person in (own, walked, led):
        world.ask(viewer, here, person)


def test_mutants_are_made_of_every_statement() -> None:
    assert {name for name, found in CHANGED.items() if found} == {
        "viewer",
        "standing",
        "reach",
        "may_assign",
        "enter",
        "log_looks",
        "runs_the_house",
        "doors",
    }
    assert sum(len(found) for found in CHANGED.values()) > 150
    one = CHANGED["reach"][0]
    assert isinstance(one, Mutant) and one.sql != statements(REACH.read_text())["reach"]
