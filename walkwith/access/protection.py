"""Row-level security for every table, generated from the models; installed after migrating.

The form of a policy is measured, not a matter of taste: `= ANY ((SELECT an array))` computes the
reach of the viewer once and lets the index answer, and a function keeps its plan, where the view
itself would be planned anew in every statement (docs/decisions/0003-reach-in-the-database.md).
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from walkwith.access.matrix import NEAREST_FIRST, THEIRS, cells
from walkwith.access.models.side_by_side import BESIDE
from walkwith.accounts.models import OfAccount, OrganizationRecord
from walkwith.foundation.models import Change
from walkwith.people.models import Participant, ParticipantRecord
from walkwith.people.sections import SECTIONS

APP_ROLE = "walkwith_app"
# What was done about nobody's record: who did it, and who runs the house; and of an agency
# whoever works there, since two people open its door.
OF_NOBODY_IS_READ_BY = (
    "(actor_id = (SELECT current_viewer()) OR (SELECT runs_the_house())"
    " OR (SELECT works_here())"
    " AND EXISTS (SELECT 1 FROM access_recipient r WHERE r.id = record_id))"
)
SAME_ORGANIZATION = "organization_id = (SELECT current_organization())"
# Names are written in full, so that nobody's search path can lead it elsewhere. In order, because
# an index condition sorts the array at each turn of a loop, and sorted it is done at a glance. The
# plan is made once for all values: five made to measure first cost a new connection 5 ms each.
REACHABLE = """
CREATE OR REPLACE FUNCTION reachable(wanted_section text, wanted_action text) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan
    AS $$
BEGIN
    RETURN ARRAY(SELECT r.participant_id FROM public.reach r
                 WHERE r.section OPERATOR(pg_catalog.=) wanted_section
                   AND r.action OPERATOR(pg_catalog.=) wanted_action
                 ORDER BY r.participant_id);
END $$
"""
# The same of one person, for the page or command that begins with it: with its own plan.
OPENINGS = """
CREATE OR REPLACE FUNCTION openings(person uuid)
    RETURNS TABLE (relationship text, action text, section text, fact_id uuid)
    LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan
    AS $$
BEGIN
    RETURN QUERY SELECT r.relationship, r.action, r.section, r.fact_id FROM public.reach r
                 WHERE r.participant_id OPERATOR(pg_catalog.=) person
                 ORDER BY r.nearness, r.fact_id;
END $$
"""
SQL_FILES = (
    "reach.sql",
    "house.sql",
    "acts.sql",
    "leaving.sql",
    "looks.sql",
    "consents.sql",
    "disclosures.sql",
    "requests.sql",
    "expiry.sql",
    "theirs.sql",
    "doors.sql",
    "lists.sql",
    "links.sql",
)
READ_ONLY_TABLES = ("access_matrix", "django_migrations")


def install_reach(connection: BaseDatabaseWrapper) -> None:
    """Install roles, view, matrix, policies and privileges, all at once or not at all.

    Where nothing is new, nothing is done: no page waits for it.
    """
    statements = [*_matrix(), REACHABLE, OPENINGS, *_policies(), *_privileges(), *_versions()]
    view = "\n".join((Path(__file__).parent / name).read_text() for name in SQL_FILES)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('walkwith.reach'))")
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        installed = "\n".join([view, *statements, *(table for (table,) in cursor.fetchall())])
        digest = sha256(installed.encode()).hexdigest()
        cursor.execute("SELECT obj_description(to_regclass('access_matrix'))")
        if cursor.fetchone() == (digest,):
            return
        cursor.execute(view)
        for statement in statements:
            cursor.execute(statement)
        # Else the planner takes it for empty, and goes through all grounds for each of its lines.
        cursor.execute("ANALYZE access_matrix")
        cursor.execute(f"COMMENT ON TABLE access_matrix IS '{digest}'")


def protected_models() -> list[type[models.Model]]:
    """Every model whose rows only some may see, in the order of their tables."""
    bases = (Participant, ParticipantRecord, Change, OfAccount)
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


def _matrix() -> Iterator[str]:
    yield "DELETE FROM access_matrix"
    for role, relationship, section, action in cells():
        nearness = NEAREST_FIRST.index(relationship)
        yield (
            "INSERT INTO access_matrix (role, relationship, nearness, section, action)"  # noqa: S608
            f" VALUES ('{role}', '{relationship}', {nearness}, '{section}', '{action}')"
        )


def _privileges() -> Iterator[str]:
    yield f"GRANT USAGE ON SCHEMA public TO {APP_ROLE}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP_ROLE}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APP_ROLE}"
    for view in ("viewer", "kept_out", "kept_from", "live_consent", "grounds", "standing"):
        yield f"REVOKE ALL ON {view} FROM {APP_ROLE}"
    yield f"REVOKE INSERT, UPDATE, DELETE ON reach FROM {APP_ROLE}"
    for table in READ_ONLY_TABLES:
        yield f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM {APP_ROLE}"
    for model in protected_models():
        table = model._meta.db_table
        if model is Change or getattr(model, "append_only", False):
            yield f"REVOKE UPDATE, DELETE ON {table} FROM {APP_ROLE}"
        if getattr(model, "is_kept", False):
            yield f"REVOKE DELETE ON {table} FROM {APP_ROLE}"
        if columns := getattr(model, "changeable", ()):
            yield f"REVOKE UPDATE ON {table} FROM {APP_ROLE}"
            yield f"GRANT UPDATE ({', '.join(columns)}) ON {table} TO {APP_ROLE}"


def _policies() -> Iterator[str]:
    for model in protected_models():
        table = model._meta.db_table
        read, insert, write = _rules_of(model)
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        # PostgreSQL asks may_read only of a change that names a row: nobody changes what they
        # cannot see by changing everything.
        standing = _all_of(read, write, _not_over(model))
        for name, clause in (
            ("may_read", f"FOR SELECT TO {APP_ROLE} USING ({read})"),
            ("may_add", f"FOR INSERT TO {APP_ROLE} WITH CHECK ({insert})"),
            ("may_change", f"FOR UPDATE TO {APP_ROLE} USING ({standing}) WITH CHECK ({write})"),
            ("may_remove", f"FOR DELETE TO {APP_ROLE} USING ({standing})"),
        ):
            yield f"DROP POLICY IF EXISTS {name} ON {table}"
            yield f"CREATE POLICY {name} ON {table} {clause}"


def _versions() -> Iterator[str]:
    """The triggers that let only them write what is theirs, and keep each state of it."""
    for model in protected_models():
        if getattr(model, "is_theirs", False):
            table, section = model._meta.db_table, getattr(model, "section", "")
            yield f"DROP TRIGGER IF EXISTS keep_version ON {table}"
            yield (
                f"CREATE TRIGGER keep_version AFTER INSERT OR UPDATE ON {table} FOR EACH ROW"
                f" EXECUTE FUNCTION keep_version('{section}', '{model._meta.model_name}')"
            )


def _not_over(model: type[models.Model]) -> str:
    column = getattr(model, "final_from", "")
    return f"({column} IS NULL OR {column} > statement_timestamp())" if column else ""


def _rules_of(model: type[models.Model]) -> tuple[str, str, str]:
    """The conditions to read, to insert and to change rows of `model`."""
    if issubclass(model, OfAccount):
        own = "account_id = (SELECT current_account())"
        return own, own, own
    if issubclass(model, Change):
        return _rules_of_history()
    if issubclass(model, Participant | ParticipantRecord):
        return _rules_of_a_record(model)
    assert issubclass(model, OrganizationRecord)
    write = _all_of(SAME_ORGANIZATION, model.write_check)
    insert = _all_of(SAME_ORGANIZATION, model.insert_check or model.write_check)
    return _all_of(SAME_ORGANIZATION, model.extra_read_check), insert, write


def _rules_of_a_record(
    model: type[Participant] | type[ParticipantRecord],
) -> tuple[str, str, str]:
    read, write = (
        _all_of(
            SAME_ORGANIZATION,
            _section_within_reach(model, action),
            getattr(model, extra, ""),
            _shown(model),
        )
        for action, extra in (
            (getattr(model, "read_action", "read"), "extra_read_check"),
            ("write", "extra_write_check"),
        )
    )
    insert = getattr(model, "insert_check", "")
    return read, _all_of(SAME_ORGANIZATION, insert) if insert else write, write


def _shown(model: type[Participant] | type[ParticipantRecord]) -> str:
    """For a part that is theirs: they see it, who writes beside them, and to whom they show it."""
    if not (part := getattr(model, "shown_part", "")):
        return ""
    shown = f"(participant_id::text || ':' || {part}) = ANY ((SELECT shown_parts())::text[])"
    return f"{BESIDE} OR {shown}"


def _section_within_reach(model: type[Participant] | type[ParticipantRecord], action: str) -> str:
    if column := getattr(model, "section_column", ""):
        return _in_some_section(column, action, model.subject_column)
    return within_reach(model.section, action, model.subject_column)


def _in_some_section(column: str, action: str, subject: str) -> str:
    """For rows that each say which section they are of."""
    in_section = (
        f"({column} = '{section}' AND {within_reach(section, action, subject)}"
        f"{_and_beside(section, subject)})"
        for section in SECTIONS
    )
    return f"({' OR '.join(in_section)})"


def _and_beside(section: str, subject: str) -> str:
    """What a person shows by name shows its lines, not what became of them."""
    return f" AND {subject} = ANY ((SELECT side_by_side())::uuid[])" if section in THEIRS else ""


def _rules_of_history() -> tuple[str, str, str]:
    known = _in_some_section("section", "read", "subject_id")
    known += (
        " AND (section <> 'requests'"
        " OR EXISTS (SELECT 1 FROM access_request q WHERE q.id = record_id))"
    )
    read = _all_of(
        SAME_ORGANIZATION,
        f"({known} OR subject_id IS NULL AND {OF_NOBODY_IS_READ_BY})",
    )
    insert = _all_of(SAME_ORGANIZATION, "actor_id = (SELECT current_viewer())")
    return read, insert, "false"


def _all_of(*conditions: str) -> str:
    return " AND ".join(f"({condition})" for condition in conditions if condition)
