"""Row-level security for every table, generated from the models; installed after migrating.

The form of a policy is measured, not a matter of taste: `= ANY ((SELECT an array))` computes the
reach of the viewer once and lets the index answer, and a function keeps its plan, where the view
itself would be planned anew in every statement (docs/decisions/0003-reach-in-the-database.md).
"""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from walkwith.access.matrix import NEAREST_FIRST, cells
from walkwith.accounts.models import HeldWords, OrganizationRecord
from walkwith.foundation.models import Change
from walkwith.people.models import Participant, ParticipantRecord
from walkwith.people.sections import SECTIONS

APP_ROLE = "walkwith_app"
SAME_ORGANIZATION = "organization_id = (SELECT current_organization())"
# Names are written in full, so that nobody's search path can lead it elsewhere. In order, because
# an index condition sorts the array at each turn of a loop, and sorted it is done at a glance.
REACHABLE = """
CREATE OR REPLACE FUNCTION reachable(wanted_section text, wanted_action text) RETURNS uuid[]
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN ARRAY(SELECT r.participant_id FROM public.reach r
                 WHERE r.section OPERATOR(pg_catalog.=) wanted_section
                   AND r.action OPERATOR(pg_catalog.=) wanted_action
                 ORDER BY r.participant_id);
END $$
"""
READ_ONLY_TABLES = ("access_matrix", "django_migrations")


def install_reach(connection: BaseDatabaseWrapper) -> None:
    """Install roles, view, matrix, policies and privileges. Running it again changes nothing."""
    with connection.cursor() as cursor:
        cursor.execute((Path(__file__).parent / "reach.sql").read_text())
        cursor.execute("DELETE FROM access_matrix")
        cursor.executemany(
            "INSERT INTO access_matrix (role, relationship, nearness, section, action)"
            " VALUES (%s, %s, %s, %s, %s)",
            [
                (role, relationship, NEAREST_FIRST.index(relationship), section, action)
                for role, relationship, section, action in cells()
            ],
        )
        for statement in [REACHABLE, *_privileges(), *_policies()]:
            cursor.execute(statement)


def protected_models() -> list[type[models.Model]]:
    """Every model whose rows only some may see, in the order of their tables."""
    bases = (Participant, ParticipantRecord, Change, HeldWords)
    found = [
        model
        for model in apps.get_models()
        if issubclass(model, bases)
        or (issubclass(model, OrganizationRecord) and model.within_organization)
    ]
    return sorted(found, key=lambda model: model._meta.db_table)


def within_reach(section: str, action: str, column: str = "participant_id") -> str:
    """SQL: the row's subject is somebody whose `section` the viewer may read or write."""
    return f"{column} = ANY ((SELECT reachable('{section}', '{action}'))::uuid[])"


def _privileges() -> Iterator[str]:
    yield f"GRANT USAGE ON SCHEMA public TO {APP_ROLE}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP_ROLE}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APP_ROLE}"
    yield f"REVOKE ALL ON viewer, standing FROM {APP_ROLE}"
    yield f"REVOKE INSERT, UPDATE, DELETE ON reach FROM {APP_ROLE}"
    for table in READ_ONLY_TABLES:
        yield f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM {APP_ROLE}"
    for model in protected_models():
        if model is Change or getattr(model, "append_only", False):
            yield f"REVOKE UPDATE, DELETE ON {model._meta.db_table} FROM {APP_ROLE}"


def _policies() -> Iterator[str]:
    for model in protected_models():
        table = model._meta.db_table
        read, insert, write = _rules_of(model)
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        for name, clause in (
            ("may_read", f"FOR SELECT TO {APP_ROLE} USING ({read})"),
            ("may_add", f"FOR INSERT TO {APP_ROLE} WITH CHECK ({insert})"),
            ("may_change", f"FOR UPDATE TO {APP_ROLE} USING ({write}) WITH CHECK ({write})"),
            ("may_remove", f"FOR DELETE TO {APP_ROLE} USING ({write})"),
        ):
            yield f"DROP POLICY IF EXISTS {name} ON {table}"
            yield f"CREATE POLICY {name} ON {table} {clause}"


def _rules_of(model: type[models.Model]) -> tuple[str, str, str]:
    """The conditions to read, to insert and to change rows of `model`."""
    if issubclass(model, HeldWords):
        own = "account_id = (SELECT current_account())"
        return own, own, own
    if issubclass(model, Change):
        return _rules_of_history()
    if issubclass(model, Participant | ParticipantRecord):
        return _rules_of_a_record(model)
    assert issubclass(model, OrganizationRecord)
    read = _all_of(SAME_ORGANIZATION, model.extra_read_check)
    return read, SAME_ORGANIZATION, read


def _rules_of_a_record(
    model: type[Participant] | type[ParticipantRecord],
) -> tuple[str, str, str]:
    read = _all_of(
        SAME_ORGANIZATION,
        within_reach(model.section, "read", model.subject_column),
        getattr(model, "extra_read_check", ""),
    )
    write = _all_of(
        SAME_ORGANIZATION,
        within_reach(model.section, "write", model.subject_column),
        getattr(model, "extra_write_check", ""),
    )
    insert = getattr(model, "insert_check", "")
    return read, _all_of(SAME_ORGANIZATION, insert) if insert else write, write


def _rules_of_history() -> tuple[str, str, str]:
    in_section = (
        f"(section = '{section}' AND {within_reach(section, 'read', 'subject_id')})"
        for section in SECTIONS
    )
    read = _all_of(SAME_ORGANIZATION, f"(subject_id IS NULL OR {' OR '.join(in_section)})")
    insert = _all_of(SAME_ORGANIZATION, "actor_id = (SELECT current_viewer())")
    return read, insert, "false"


def _all_of(*conditions: str) -> str:
    return " AND ".join(condition for condition in conditions if condition)
