"""SQL as the program's own role: each sees and writes of people's records what the oracle says.

Every protected table holds a row about each of three people. What a table is about is said by
hand in expected_rows.py; a new table fails until somebody says it.
"""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.apps import apps
from django.db import transaction

from tests.access.expected_rows import NEVER_CHANGED, faults
from tests.access.rows import insert
from tests.access.sections_of_tables import SECTION_OF
from tests.access.town import Town, a_row, as_the_program, ask, build, changed, records
from walkwith.access.protection import protected_models

# Tables without policies, and why nobody's record is in them.
OPEN_TABLES = {
    "accounts_account": "needed to sign in, before anybody is known; holds no name",
    "accounts_organization": "the names of the houses",
    "directory_agency": "who offers services, no participants",
    "directory_capacity": "how many places are free, and who of the house says so",
    "directory_certification": "who vouches for a service",
    "directory_check": "who of the house checked a listing",
    "directory_duplicate": "listings that seem the same",
    "directory_edit": "who changed what the house wrote down, of listings",
    "directory_meeting": "facts about meetings, no participants",
    "directory_offer": "what a search for services touches",
    "directory_secretplace": "marks of addresses that must stay secret; nobody reads them back",
    "directory_service": "facts about services, no participants",
    "directory_servicesite": "services at their places",
    "directory_site": "places of services; a secret one keeps no address",
    "directory_slot": "times and places of meetings",
    "directory_use": "how often a listing is looked at, by day and by nobody",
    "directory_word": "the words that listings say, and how many say each",
}


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    with transaction.atomic(using="owner"):
        yield build()
        transaction.set_rollback(True, using="owner")


pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_every_table_says_what_it_is_about() -> None:
    assert set(records()) == set(SECTION_OF), "say in expected_rows.py which section a new table is"


@pytest.mark.parametrize("table", sorted(SECTION_OF))
def test_each_does_what_the_oracle_says(town: Town, table: str) -> None:
    assert list(faults(town, table, records()[table])) == []


def test_without_a_viewer_there_are_no_rows(town: Town) -> None:
    tables = [model._meta.db_table for model in protected_models()]
    ask(_held_words(town))
    ask(_change_about(town))
    filled = {table for table in tables if ask(f"SELECT 1 FROM {table} LIMIT 1")[1]}
    assert filled >= {*SECTION_OF, "foundation_change", "accounts_membership"}
    for viewer, home in ((None, None), (None, town.here), (town.viewers["rosa"], None)):
        with as_the_program(viewer, home):
            seen = {table for table in tables if ask(f"SELECT 1 FROM {table} LIMIT 1")[1]}
            assert not seen & {*SECTION_OF, "accounts_heldwords", "foundation_change"}
            if home is None:
                assert seen == set()


def test_without_a_viewer_nothing_can_be_changed(town: Town) -> None:
    with as_the_program(None, None):
        for table, model in records().items():
            assert changed(f"UPDATE {table} SET id = id") in (0, "refused"), table
            assert changed(f"DELETE FROM {table}") in (0, "refused"), table
            _, new = a_row(town, model, "dee", town.viewers["rosa"])
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


def test_every_table_that_changes_is_tried(town: Town) -> None:
    assert set(records()) - NEVER_CHANGED


def _held_words(town: Town) -> str:
    account = town.world.facts.by_id[town.viewers["rosa"]].account
    model = apps.get_model("accounts", "HeldWords")
    return insert(model, [{"id": town.world.new_id(), "account": account}])


def _change_about(town: Town, who: UUID | None = None) -> str:
    model = apps.get_model("foundation", "Change")
    row = {
        "id": town.world.new_id(),
        "organization_id": town.here,
        "subject_id": who or town.people["dee"],
        "section": "identity",
    }
    return insert(model, [row])
