"""SQL as the program's own role: the rows of the house that show who is somebody's, by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps

from tests.access.oracle.facts import Lead, Privacy, Recipient
from tests.access.rows import insert, moment
from tests.access.test_reach_sql import town
from tests.access.town import VIEWERS, Town, as_the_program, ask, changed
from walkwith.accounts.models import NOT_BEGUN

__all__ = ["town"]
pytestmark = pytest.mark.django_db(databases=["default", "owner"])
WORKERS = {"rosa", "lorraine", "june", "ed", "rita", "beth", "marcus"}
STAFF = {*WORKERS, "pat"}
HERE = set(VIEWERS) - {"kit"}
# Who reads and who writes what Dee agreed to; of Kit's house nobody.
READ_CONSENTS = {"dee", "rosa", "lorraine", "pat"}
WRITE_CONSENTS = {"dee", "rosa", "pat"}
READ_DEE = {"dee", "rosa", "june", "lorraine", "ed", "rita", "pat", "pia"}


@dataclass
class Row:
    """A row of the house, and who reads it, changes it, and may add one like it."""

    table: str
    key: UUID
    reads: set[str]
    changes: set[str]
    adds: set[str] | None = None
    column: str = "organization_id"
    said: dict[str, Any] = field(default_factory=dict)


def rows(town: Town) -> Iterator[Row]:
    yield from _recipients(town)
    yield from _doors(town)
    yield from _of_the_house(town)
    yield from _of_one_worker(town)
    yield from _history(town)


def _made(town: Town, app: str, model: str, **said: Any) -> UUID:
    key = town.world.new_id()
    ask(insert(apps.get_model(app, model), [{"id": key, "organization": town.here, **said}]))
    return key


def _recipients(town: Town) -> Iterator[Row]:
    agency = next(one for one in town.world.facts.all(Recipient) if one.of is None)
    yield Row("access_recipient", agency.id, HERE, STAFF, STAFF, "phone")
    of = {"of": town.people["dee"]}
    sister = town.sister
    assert sister
    readers = READ_CONSENTS | {"sis"}
    yield Row("access_recipient", sister, readers, WRITE_CONSENTS, WRITE_CONSENTS, "phone", of)


def _doors(town: Town) -> Iterator[Row]:
    """How people sign in: nobody but who writes in the record opens or closes a door to it."""
    dee, sis, pia = (town.viewers[name] for name in ("dee", "sis", "pia"))
    account = {"account": town.world.new_id()}
    opens = {"dee", "rosa", "lorraine", "marcus", "pat"}
    door = {**account, "role": "participant"}
    yield Row("accounts_membership", dee, READ_DEE, {"rosa", "lorraine"}, opens, "ends_at", door)
    door = {**account, "role": "supporter"}
    yield Row(
        "accounts_membership", sis, READ_CONSENTS | {"sis"}, WRITE_CONSENTS, opens, "ends_at", door
    )
    door = {**account, "role": "partner", "starts_at": NOT_BEGUN}
    yield Row("accounts_membership", pia, HERE, STAFF, STAFF, "ends_at", door)
    door = {**account, "role": "peer_specialist"}
    rosa = town.viewers["rosa"]
    yield Row("accounts_membership", rosa, HERE, {"pat"}, {"pat"}, "ends_at", door)


def _of_the_house(town: Town) -> Iterator[Row]:
    one_lead, one_privacy = town.world.facts.all(Lead)[0].id, town.world.facts.all(Privacy)[0].id
    pat = {"pat"}
    yield Row("access_supervision", one_lead, HERE, pat, pat, "ends_at")
    yield Row("access_privacycontact", one_privacy, HERE, pat, pat, "ends_at")
    over = {"starts_at": moment(-60), "ends_at": moment(-30)}
    for app, model in (("access", "Supervision"), ("access", "PrivacyContact")):
        key = _made(town, app, model, **over)
        yield Row(f"access_{model.lower()}", key, HERE, set(), None, "ends_at")
    yield Row("accounts_program", _made(town, "accounts", "Program"), HERE, pat, pat, "name")
    for model in ("Regime", "MinorRule"):
        key = _made(town, "access", model)
        yield Row(f"access_{model.lower()}", key, HERE, set(), pat, "id")
    head = _made(town, "access", "LookHead")
    yield Row("access_lookhead", head, set(), set(), set(), "number")


def _of_one_worker(town: Town) -> Iterator[Row]:
    rosa, june = town.viewers["rosa"], town.viewers["june"]
    for model in ("KnownPerson", "SaidWhomTheyKnow"):
        key = _made(town, "access", model, worker=rosa)
        writes = {"rosa"} if model == "KnownPerson" else set()
        table, column = f"access_{model.lower()}", "organization_id"
        yield Row(table, key, {"rosa"}, writes, {"rosa"}, column, {"worker": rosa})
    work = _made(town, "contacts", "IndirectWork", author=rosa)
    said: dict[str, Any] = {"author": rosa}
    yield Row("contacts_indirectwork", work, {"rosa"}, {"rosa"}, {"rosa"}, "words", said)
    asked = {"away": rosa, "worker": june, "ends_at": moment(60)}
    cover = _made(town, "access", "Cover", **asked)
    readers = {"rosa", "june", "lorraine"}
    yield Row("access_cover", cover, readers, set(), {"rosa", "lorraine"}, "ends_at", asked)
    answered = {**asked, "accepted_at": moment(-5)}
    yield Row("access_cover", cover, readers, set(), set(), "ends_at", answered)


def _history(town: Town) -> Iterator[Row]:
    rosa, dee = town.viewers["rosa"], town.people["dee"]
    said = {"organization_id": town.here, "actor_id": rosa}
    asked = {"subject_id": dee, "section": "requests"}
    agency = next(one for one in town.world.facts.all(Recipient) if one.of is None)
    model = apps.get_model("foundation", "Change")
    for more, readers in (
        ({}, {"rosa", "pat"}),
        ({"record_id": agency.id}, STAFF),
        ({"subject_id": dee, "section": "identity"}, READ_DEE),
        ({"subject_id": dee, "section": "consents"}, READ_CONSENTS),
        ({**asked, "record_id": town.rows["access_request", "dee"]}, {"dee", "pat"}),
        ({**asked, "record_id": town.rows["access_request", "about pat"]}, {"dee"}),
        (asked, set()),
        ({"subject_id": dee, "section": "blocks"}, {"dee", "pat", "lorraine"}),
        ({"subject_id": dee, "section": "contact_notes"}, {"dee", "rosa", "lorraine", "ed"}),
        ({"subject_id": dee, "section": "nonsense"}, set()),
        ({"subject_id": town.people["eve"], "section": "identity"}, {"marcus"}),
    ):
        key = town.world.new_id()
        ask(insert(model, [{"id": key, **said, **more}]))
        yield Row("foundation_change", key, readers, set(), {"rosa"}, "event", {**said, **more})


def _new(town: Town, row: Row) -> str:
    model = next(one for one in apps.get_models() if one._meta.db_table == row.table)
    return insert(model, [{"id": town.world.new_id(), "organization": town.here, **row.said}])


def test_each_reads_changes_and_adds_what_is_theirs(town: Town) -> None:
    every = list(rows(town))
    faults = []
    for viewer in VIEWERS:
        with as_the_program(town.viewers[viewer], town.home_of(viewer)):
            for row in every:
                faults += list(_tried(town, row, viewer))
    assert faults == []


def _tried(town: Town, row: Row, viewer: str) -> Iterator[str]:
    reads = bool(ask(f"SELECT 1 FROM {row.table} WHERE id = '{row.key}'")[1])
    if reads is not (viewer in row.reads):
        yield f"{viewer} reads {row.table} {row.said}: {reads}"
    set_ = f"SET {row.column} = {row.column}"
    altered = changed(f"UPDATE {row.table} {set_} WHERE id = '{row.key}'")
    if altered not in ((1,) if viewer in row.changes else (0, "refused")):
        yield f"{viewer} changes {row.table} {row.said}: {altered}"
    if row.adds is not None:
        added = changed(_new(town, row))
        if added != (1 if viewer in row.adds else "refused"):
            yield f"{viewer} adds {row.table} {row.said}: {added}"


def test_nobody_ends_every_door_at_once(town: Town) -> None:
    """An update without a condition ends what its writer may end, and no other."""
    ended: dict[str, set[str]] = {
        "rosa": {"dee", "sis", "pia"},
        "june": {"pia"},
        "pat": {*STAFF, "sis", "pia"},
        "lorraine": {"dee", "pia"},
        "dee": {"sis"},
        "sis": set(),
        "pia": set(),
        "kit": set(),
    }
    for viewer, whose in ended.items():
        with as_the_program(town.viewers[viewer], town.home_of(viewer)):
            end = "UPDATE accounts_membership SET ends_at = statement_timestamp()"
            assert changed(end) == len(whose), viewer


def test_a_door_is_never_given_another_account_or_house(town: Town) -> None:
    door = f"WHERE id = '{town.viewers['dee']}'"
    with as_the_program(town.viewers["rosa"], town.here):
        for column in ("account_id", "organization_id", "id"):
            stolen = f"UPDATE accounts_membership SET {column} = '{town.viewers['rosa']}' {door}"
            assert changed(stolen) == "refused"
        for role in ("peer_specialist", "administrator"):
            raised = f"UPDATE accounts_membership SET role = '{role}' {door}"
            assert changed(raised) == "refused"


def test_a_recipient_stays_whose_they_are(town: Town) -> None:
    """Nobody turns an agency into one of somebody's own people, or a name into another."""
    with as_the_program(town.viewers["rosa"], town.here):
        moves = {"of_id": town.people["dee"], "name": "x", "organization_id": town.there}
        for column, to in moves.items():
            assert changed(f"UPDATE access_recipient SET {column} = '{to}'") == "refused"


def test_nobody_reviews_in_the_name_of_somebody_else(town: Town) -> None:
    emergency = f"WHERE id = '{town.rows['access_emergencyaccess', 'dee']}'"
    by = "UPDATE access_emergencyaccess SET reviewed_at = statement_timestamp(), reviewed_by_id ="
    for viewer, reviewer, found in (
        ("rita", "rita", 1),
        ("rita", "pat", "refused"),
        ("ed", "rita", 0),
        ("rosa", "rosa", 0),
    ):
        with as_the_program(town.viewers[viewer], town.here):
            assert changed(f"{by} '{town.viewers[reviewer]}' {emergency}") == found, viewer


def test_whoever_writes_history_signs_it(town: Town) -> None:
    row = {"id": town.world.new_id(), "organization_id": town.here, "actor_id": town.viewers["dee"]}
    forged = insert(apps.get_model("foundation", "Change"), [row])
    with as_the_program(town.viewers["rosa"], town.here):
        assert changed(forged) == "refused"
        assert changed("UPDATE foundation_change SET event = 'x'") == "refused"
        assert changed("DELETE FROM foundation_change") == "refused"


def test_a_name_said_in_private_is_read_by_nobody_else(town: Town) -> None:
    _made(town, "access", "KnownPerson", worker=town.viewers["rosa"], folded="dee quill")
    for viewer in set(VIEWERS) - {"rosa"}:
        with as_the_program(town.viewers[viewer], town.home_of(viewer)):
            assert ask("SELECT 1 FROM access_knownperson")[1] == []
            assert changed("DELETE FROM access_knownperson") == 0
            rosa = town.viewers["rosa"]
            asked = ask("SELECT knows(%s, 'dee quill')", str(rosa))[1]
            assert asked == [(viewer == "lorraine",)], viewer
