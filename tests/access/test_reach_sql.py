"""SQL as the program's own role: nobody sees nothing, each sees and writes what the oracle says.

Every protected table holds a row about each of three people. What a table is about is said here
by hand; a new table fails until somebody says it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connections, models, transaction

from tests.access import oracle
from tests.access.asking import insert, rows_of
from tests.access.worlds import World
from walkwith.access.protection import protected_models
from walkwith.people.models import Participant, ParticipantRecord

SECTION_OF = {
    "access_assignment": "relationships",
    "access_look": "looks",
    "contacts_contactnote": "contact_notes",
    "contacts_draft": "contact_notes",
    "contacts_notestep": "contact_notes",
    "people_contactdetails": "contact_details",
    "people_participant": "identity",
    "people_strength": "strengths",
    "plans_step": "plan",
    "plans_want": "plan",
    "schedule_appointment": "schedule",
}
ONLY_ITS_AUTHOR_READS = {"contacts_draft"}
ONLY_ITS_AUTHOR_WRITES = {"contacts_draft", "contacts_contactnote"}
NEVER_CHANGED = {"access_look"}
NEVER_REMOVED = {
    "access_look",
    "access_assignment",
    "contacts_contactnote",
    "people_participant",
}
ENDED_NOT_CHANGED = {"access_assignment"}  # of an assignment only the end changes
# Tables without policies, and why nobody's record is in them.
OPEN_TABLES = {
    "accounts_account": "needed to sign in, before anybody is known; holds no name",
    "accounts_organization": "the names of the houses",
    "directory_meeting": "facts about meetings, no participants",
    "directory_meetingverified": "who checked a meeting",
    "directory_slot": "times and places of meetings",
}


@dataclass
class Town:
    """Dee walks with Rosa, whom Lorraine leads; Eve with Marcus; Kit and Uma live elsewhere."""

    world: World
    here: UUID
    there: UUID
    viewers: dict[str, UUID]
    people: dict[str, UUID]
    rows: dict[tuple[str, str], UUID]

    def home_of(self, name: str) -> UUID:
        return self.there if name in {"kit", "uma"} else self.here

    def reach(self, viewer: str) -> set[tuple[UUID, str, str]]:
        found = oracle.reach(self.world.facts, self.viewers[viewer], self.home_of(viewer))
        return {(sight.person, sight.section, sight.action) for sight in found}


def records() -> dict[str, type[models.Model]]:
    return {
        model._meta.db_table: model
        for model in protected_models()
        if issubclass(model, Participant | ParticipantRecord)
    }


def ask(sql: str, *values: Any) -> tuple[int, list[tuple[Any, ...]]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.rowcount, (cursor.fetchall() if cursor.description else [])


def build() -> Town:
    world = World()
    here, there = world.organization(), world.organization()
    roles = {
        "rosa": "peer_specialist",
        "lorraine": "supervisor",
        "marcus": "peer_specialist",
        "pat": "administrator",
        "dee": "participant",
        "kit": "peer_specialist",
    }
    viewers = {
        name: world.member(there if name == "kit" else here, role) for name, role in roles.items()
    }
    people = {
        "dee": world.person(here, viewers["dee"]),
        "eve": world.person(here),
        "uma": world.person(there),
    }
    world.walk(here, people["dee"], viewers["rosa"])
    world.walk(here, people["eve"], viewers["marcus"])
    world.walk(there, people["uma"], viewers["kit"])
    world.lead(here, viewers["lorraine"], viewers["rosa"])
    town = Town(world, here, there, viewers, people, {})
    for statement in rows_of(world.facts):
        ask(statement)
    for table, model in records().items():
        for name, person in people.items():
            town.rows[table, name] = _row_about(town, table, model, name, person)
    return town


def _row_about(town: Town, table: str, model: type[models.Model], name: str, person: UUID) -> UUID:
    if table == "people_participant":
        return person
    if table == "access_assignment":
        return next(walk.id for walk in town.world.facts.walks if walk.person == person)
    key, statement = a_row(town, model, name, person, town.viewers["rosa"])
    ask(statement)
    return key


def a_row(
    town: Town, model: type[models.Model], name: str, person: UUID, author: UUID
) -> tuple[UUID, str]:
    """A new row about somebody, and the SQL that writes it."""
    key = town.world.new_id()
    row = {"id": key, "organization": town.home_of(name), "participant": person}
    for field in ("author", "worker", "written_by", "viewer"):
        row[field] = author
    return key, insert(model, [row])


@contextmanager
def as_the_program(viewer: UUID | None, organization: UUID | None) -> Iterator[None]:
    """Inside, SQL runs as walkwith_app with this viewer; afterwards nothing has changed."""
    with transaction.atomic(using="owner"):
        ask("SET LOCAL ROLE walkwith_app")
        ask(
            "SELECT set_config('walkwith.viewer', %s, true),"
            " set_config('walkwith.organization', %s, true)",
            str(viewer or ""),
            str(organization or ""),
        )
        yield
        transaction.set_rollback(True, using="owner")


def changed(statement: str) -> int | str:
    """How many rows a statement would change, or that it is refused; then it is undone.

    A row that is there already is one the policies would have let in: they are asked first.
    """
    try:
        with transaction.atomic(using="owner"):
            count = ask(statement)[0]
            transaction.set_rollback(True, using="owner")
            return count
    except IntegrityError as twice:
        assert "duplicate key" in str(twice)
        return 1
    except DatabaseError as refused:
        said = str(refused)
        assert "row-level security" in said or "permission denied" in said, said
        return "refused"


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    with transaction.atomic(using="owner"):
        yield build()
        transaction.set_rollback(True, using="owner")


pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_every_table_says_here_what_it_is_about() -> None:
    assert set(records()) == set(SECTION_OF), "say here which section a new table belongs to"


def test_without_a_viewer_there_are_no_rows(town: Town) -> None:
    tables = [model._meta.db_table for model in protected_models()]
    ask(_held_words(town))
    ask(_change_about(town))
    filled = {table for table in tables if ask(f"SELECT 1 FROM {table} LIMIT 1")[1]}
    assert filled >= {*SECTION_OF, "foundation_change", "accounts_membership"}
    for viewer, home in ((None, None), (None, town.here), (town.viewers["rosa"], None)):
        with as_the_program(viewer, home):
            seen = {table for table in tables if ask(f"SELECT 1 FROM {table} LIMIT 1")[1]}
            people = {table for table in seen if table in SECTION_OF}
            assert people == set()
            assert "accounts_heldwords" not in seen
            if home is None:
                assert seen == set()


def test_without_a_viewer_nothing_can_be_changed(town: Town) -> None:
    with as_the_program(None, None):
        for table, model in records().items():
            assert changed(f"UPDATE {table} SET id = id") in (0, "refused"), table
            assert changed(f"DELETE FROM {table}") in (0, "refused"), table
            _, new = a_row(town, model, "dee", town.people["dee"], town.viewers["rosa"])
            assert changed(new) == "refused", table


def test_what_has_no_policy_is_listed(town: Town) -> None:
    """Tables of ours that a role without viewer may read: each is here with its reason."""
    protected = {model._meta.db_table for model in protected_models()}
    ours = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("walkwith.")
    }
    assert ours - protected == set(OPEN_TABLES)


@pytest.mark.parametrize("name", ["rosa", "lorraine", "marcus", "pat", "dee", "kit"])
def test_each_sees_what_the_oracle_says(town: Town, name: str) -> None:
    reach, viewer = town.reach(name), town.viewers[name]
    with as_the_program(viewer, town.home_of(name)):
        for table, section in SECTION_OF.items():
            seen = {row[0] for row in ask(f"SELECT id FROM {table}")[1]}
            assert seen == {
                town.rows[table, who]
                for who, person in town.people.items()
                if (person, section, "read") in reach
                and (table not in ONLY_ITS_AUTHOR_READS or name == "rosa")
            }, table


@pytest.mark.parametrize("name", ["rosa", "lorraine", "marcus", "pat", "dee", "kit"])
def test_each_changes_what_the_oracle_says(town: Town, name: str) -> None:
    reach, viewer = town.reach(name), town.viewers[name]
    with as_the_program(viewer, town.home_of(name)):
        for (table, who), row in town.rows.items():
            allowed = (town.people[who], SECTION_OF[table], "write") in reach and (
                table not in ONLY_ITS_AUTHOR_WRITES or name == "rosa"
            )
            column = "ends_at" if table in ENDED_NOT_CHANGED else "id"
            altered = changed(f"UPDATE {table} SET {column} = {column} WHERE id = '{row}'")
            assert altered == ("refused" if table in NEVER_CHANGED else int(allowed)), table
            removed = changed(f"DELETE FROM {table} WHERE id = '{row}'")
            assert removed == ("refused" if table in NEVER_REMOVED else int(allowed)), table


@pytest.mark.parametrize("name", ["rosa", "lorraine", "marcus", "pat", "dee", "kit"])
def test_each_adds_what_the_oracle_says(town: Town, name: str) -> None:
    reach, viewer = town.reach(name), town.viewers[name]
    with as_the_program(viewer, town.home_of(name)):
        for table, model in records().items():
            if table == "people_participant":
                continue  # a row of its own person: nobody is within reach of it yet
            for who, person in town.people.items():
                allowed = (person, SECTION_OF[table], "write") in reach
                if table in NEVER_CHANGED:
                    allowed = False
                _, new = a_row(town, model, who, person, viewer)
                if table == "access_assignment":
                    new = new.replace(str(viewer), str(_another(town, name)))
                    allowed = allowed and name in {"rosa", "lorraine", "marcus", "kit"}
                assert changed(new) == (1 if allowed else "refused"), (table, who)


def _another(town: Town, name: str) -> UUID:
    """A worker of the same house who walks with nobody in question."""
    if name == "kit":
        return town.viewers["kit"]
    return town.viewers["lorraine"]


def test_a_row_cannot_be_moved_to_another_house_or_person(town: Town) -> None:
    with as_the_program(town.viewers["rosa"], town.here):
        for table in sorted(set(SECTION_OF) - NEVER_CHANGED):
            row = town.rows[table, "dee"]
            moved = f"UPDATE {table} SET organization_id = '{town.there}' WHERE id = '{row}'"
            assert changed(moved) == "refused", table
            if table != "people_participant":
                given = f"UPDATE {table} SET participant_id = %s WHERE id = '{row}'"
                assert changed(given % f"'{town.people['eve']}'") == "refused", table


def test_a_viewer_of_another_house_sees_none_of_ours(town: Town) -> None:
    """Kit, who says to be in our house; and Rosa, who says to be in theirs."""
    for viewer, home in (("kit", town.here), ("rosa", town.there)):
        with as_the_program(town.viewers[viewer], home):
            for table in SECTION_OF:
                assert ask(f"SELECT id FROM {table}")[1] == [], table


def _held_words(town: Town) -> str:
    account = town.world.facts.members[town.viewers["rosa"]].account
    model = apps.get_model("accounts", "HeldWords")
    return insert(model, [{"id": town.world.new_id(), "account": account}])


def _change_about(town: Town) -> str:
    model = apps.get_model("foundation", "Change")
    row = {
        "id": town.world.new_id(),
        "organization_id": town.here,
        "subject_id": town.people["dee"],
        "section": "identity",
    }
    return insert(model, [row])
