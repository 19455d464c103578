"""Each table with a participant in it is protected, and the database holds what the code says."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connections, models, transaction

from tests.architecture.source import fail_with
from walkwith.access.protection import install_reach, protected_models
from walkwith.accounts.models import HeldWords, OfAccount, OrganizationRecord
from walkwith.foundation.models import Change
from walkwith.people.models import Participant, ParticipantRecord
from walkwith.people.sections import SECTIONS

NAMES_A_PERSON = {"participant_id", "subject_id"}
OF_NO_ORGANIZATION = {
    "accounts_account": "how a person signs in, wherever they belong",
    "accounts_device": "of an account; its policy names the account",
    "accounts_heldwords": "of an account; its policy names the account",
    "accounts_organization": "the organization itself",
}
FOUND_WITHOUT_ORGANIZATION = {
    ("accounts_membership", "account_id"): "at sign-in, before the organization is known",
    ("directory_offer", "said"): "each word in it begins with the organization's key",
    ("directory_slot", "said"): "each word in it begins with the organization's key",
}
APPEND_ONLY = {
    "access_answer",
    "access_block",
    "access_consentscan",
    "access_cover",
    "access_disclosure",
    "access_doorcard",
    "access_explained",
    "access_look",
    "access_minorrule",
    "access_regime",
    "access_safetytalk",
    "access_saidwhomtheyknow",
    "access_version",
    "foundation_change",
    "library_lineversion",
    "library_listedstates",
    "library_reportcard",
    "library_scriptversion",
    "referrals_helped",
    "referrals_linkopening",
    "referrals_referralstep",
}
NEVER_REMOVED = {
    "access_lookhead",
    "accounts_program",
    "checkins_housequestions",
    "checkins_milestone",
    "checkins_mirrorentry",
    "checkins_ownquestion",
    "contacts_contactnote",
    "people_participant",
    "plans_amount",
    "plans_area",
    "plans_broughtitem",
    "plans_feedback",
    "plans_feedbackasked",
    "plans_goal",
    "plans_lesson",
    "plans_obstacle",
    "plans_option",
    "plans_routine",
    "plans_step",
    "plans_tick",
    "plans_want",
    "plans_wellnessline",
    "referrals_avoidedplace",
    "referrals_participantneed",
    "referrals_preferences",
    "referrals_referral",
    "referrals_referrallink",
    "referrals_unmetneed",
}
# Facts that open reach, and what is asked and signed: nothing of them changes but these columns.
ONLY_THESE_CHANGE = {
    "access_assignment": {"ends_at"},
    "access_consent": {"revoked_at"},
    "access_consentrecipient": {"revoked_at"},
    "access_coveragreement": {"ends_at"},
    "access_emergencyaccess": {"reviewed_at", "reviewed_by_id", "review", "is_justified"},
    "access_privacycontact": {"ends_at"},
    "access_recipient": {"role", "address", "phone", "membership_id", "closed_at"},
    "access_request": {"answered_at", "answered_by_id", "outcome", "answer"},
    "access_restriction": {"ends_at"},
    "access_share": {"ends_at"},
    "access_sidebyside": {"ends_at"},
    "access_supervision": {"ends_at"},
    "accounts_membership": {
        "program_id",
        "role",
        "name",
        "credential",
        "starts_at",
        "ends_at",
    },
    "referrals_referral": {
        "recipient_id",
        "step_id",
        "state",
        "outcome",
        "owner_id",
        "next_action",
        "next_on",
        "helps_since",
        "changed_at",
    },
    "referrals_referrallink": {"revoked_at", "revoked_by_id"},
}
READ_ONLY = {"access_matrix", "django_migrations", "reach"}
HIDDEN = {"grounds", "kept_from", "kept_out", "live_consent", "standing", "viewer"}


def unprotected(found: list[type[models.Model]], safe: set[type[models.Model]]) -> Iterator[str]:
    """Models that point at a participant, or name one, and that no policy protects."""
    for model in found:
        columns = {field.column for field in model._meta.local_concrete_fields}
        points = any(field.related_model is Participant for field in model._meta.local_fields)
        if (points or columns & NAMES_A_PERSON) and model not in safe:
            yield (
                f"{model.__module__}.{model.__qualname__}: a table with a participant in it, and"
                " no policy. Cure: make it a ParticipantRecord and give it a section."
            )


def sections_of(model: type[Participant] | type[ParticipantRecord]) -> tuple[str, ...]:
    """The section of a table; all of them where each row says its own."""
    return SECTIONS if getattr(model, "section_column", "") else (model.section,)


def our_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("walkwith.")
    ]


def ask(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """Rows, asked as the owner of the database."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def test_every_table_with_a_participant_is_protected() -> None:
    everything = list(apps.get_models(include_auto_created=True))
    fail_with(list(unprotected(everything, set(protected_models()))))


@pytest.mark.django_db(databases=["default", "owner"])
def test_every_table_with_such_a_column_has_row_security() -> None:
    """Asked of the database itself, for tables no model knows of."""
    bare = ask(
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
        " WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace"
        " AND a.attname = ANY(%s) AND NOT c.relrowsecurity",
        sorted(NAMES_A_PERSON),
    )
    assert bare == []


@pytest.mark.django_db(databases=["default", "owner"])
def test_each_protected_table_has_its_four_policies() -> None:
    found = ask(
        "SELECT tablename, policyname, cmd, permissive, roles::text[], qual, with_check"
        " FROM pg_policies WHERE schemaname = 'public' ORDER BY tablename, policyname"
    )
    by_table: dict[str, list[tuple[Any, ...]]] = {}
    for table, *policy in found:
        by_table.setdefault(table, []).append(tuple(policy))
    assert set(by_table) == {model._meta.db_table for model in protected_models()}
    for table, policies in by_table.items():
        assert [policy[:4] for policy in policies] == [
            ("may_add", "INSERT", "PERMISSIVE", ["walkwith_app"]),
            ("may_change", "UPDATE", "PERMISSIVE", ["walkwith_app"]),
            ("may_read", "SELECT", "PERMISSIVE", ["walkwith_app"]),
            ("may_remove", "DELETE", "PERMISSIVE", ["walkwith_app"]),
        ], table
    secured = ask(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relrowsecurity"
    )
    assert {name for (name,) in secured} == set(by_table)


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_policies_are_those_of_the_code() -> None:
    """Installing again changes nothing, so nobody has altered a policy by hand or by migration."""
    everything = (
        "SELECT tablename, policyname, qual, with_check FROM pg_policies"
        " UNION ALL SELECT viewname, '', definition, '' FROM pg_views WHERE schemaname = 'public'"
        " UNION ALL SELECT table_name, grantee, privilege_type, is_grantable"
        "  FROM information_schema.role_table_grants WHERE table_schema = 'public'"
        " ORDER BY 1, 2, 3, 4"
    )
    with transaction.atomic(using="owner"):
        before = ask(everything)
        install_reach(connections["owner"])
        assert ask(everything) == before


@pytest.mark.django_db(databases=["default", "owner"])
def test_each_policy_names_the_organization_and_the_reach() -> None:
    rows = ask("SELECT tablename, policyname, coalesce(qual, with_check) FROM pg_policies")
    rules = {(table, name): rule for table, name, rule in rows}
    for model in protected_models():
        table = model._meta.db_table
        read = rules[table, "may_read"]
        if issubclass(model, OfAccount):
            assert "current_account()" in read
            continue
        assert "organization_id = ( SELECT current_organization()" in read, table
        if issubclass(model, Participant | ParticipantRecord):
            action = getattr(model, "read_action", "read")
            for section in sections_of(model):
                within = rf"{model.subject_column} = ANY .*reach.*'{section}'.*'{action}'"
                assert re.search(within, read), f"{table}: {read}"
        elif model is Change:
            assert re.search(r"subject_id = ANY .*reach.*'identity'.*'read'", read), read
        else:
            assert issubclass(model, OrganizationRecord)


@pytest.mark.django_db(databases=["default", "owner"])
def test_what_the_program_may_do_with_each_table() -> None:
    rows = ask(
        "SELECT c.relname, array_agg(p ORDER BY p) FILTER"
        " (WHERE has_table_privilege('walkwith_app', c.oid, p))"
        " FROM pg_class c CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE',"
        " 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p"
        " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relnamespace = 'public'::regnamespace"
        " GROUP BY c.relname"
    )
    everything = ["DELETE", "INSERT", "SELECT", "UPDATE"]
    expected = {
        **{table: ["INSERT", "SELECT", "UPDATE"] for table in NEVER_REMOVED},
        **{table: ["INSERT", "SELECT"] for table in APPEND_ONLY | set(ONLY_THESE_CHANGE)},
        **{table: ["SELECT"] for table in READ_ONLY},
        **dict.fromkeys(HIDDEN),
    }
    found = dict(rows)
    assert found == {table: expected.get(table, everything) for table in found}
    assert set(expected) <= set(found)
    columns = ask(
        "SELECT table_name, column_name FROM information_schema.column_privileges"
        " WHERE grantee = 'walkwith_app' AND privilege_type = 'UPDATE' AND table_name = ANY(%s)",
        sorted(ONLY_THESE_CHANGE),
    )
    assert set(columns) == {(t, c) for t, columns in ONLY_THESE_CHANGE.items() for c in columns}
    declared = {m._meta.db_table for m in protected_models() if getattr(m, "append_only", False)}
    assert declared | {"foundation_change"} == APPEND_ONLY


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_program_owns_nothing_and_cannot_pass_row_security() -> None:
    assert ask(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin"
        " FROM pg_roles WHERE rolname = 'walkwith_app'"
    ) == [(False, False, False, False, False, False)]
    assert ask("SELECT 1 FROM pg_auth_members WHERE member = 'walkwith_app'::regrole") == []
    owned = ask(
        "SELECT 'relation ' || relname FROM pg_class WHERE relowner = 'walkwith_app'::regrole"
        " UNION ALL SELECT 'function ' || proname FROM pg_proc"
        " WHERE proowner = 'walkwith_app'::regrole"
        " UNION ALL SELECT 'schema ' || nspname FROM pg_namespace"
        " WHERE nspowner = 'walkwith_app'::regrole"
    )
    assert owned == []
    assert ask("SELECT has_schema_privilege('walkwith_app', 'public', 'CREATE')") == [(False,)]


@pytest.mark.django_db(databases=["default", "owner"])
def test_functions_of_the_owner_keep_their_own_search_path() -> None:
    """A function that runs as its owner must not be led to tables of somebody else's making."""
    led = ask(
        "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
        " AND NOT coalesce(proconfig::text, '') LIKE '%%search_path=public, pg_temp%%'"
    )
    assert led == []


def leads_elsewhere(model: type[models.Model]) -> Iterator[str]:
    """Rows of an organization without its key, and indexes that do not begin with it."""
    where = f"{model.__module__}.{model.__qualname__}"
    fields = {field.column: field for field in model._meta.local_concrete_fields}
    if "organization_id" not in fields:
        yield f"{where}: no organization. Cure: make it an OrganizationRecord or ParticipantRecord."
        return
    for column, field in fields.items():
        indexed = bool(getattr(field, "db_index", False))
        exempt = (model._meta.db_table, column) in FOUND_WITHOUT_ORGANIZATION
        if indexed and not field.unique and column != "organization_id" and not exempt:
            yield (
                f"{where}.{field.name}: an index of its own. Cure: db_index=False, and an index"
                " on organization and it when something is found by it."
            )
        elif field.unique and not field.primary_key and not field.one_to_one:
            yield f"{where}.{field.name}: unique alone. Cure: unique within the organization."
    for index in model._meta.indexes:
        exempt = (model._meta.db_table, index.fields[0]) in FOUND_WITHOUT_ORGANIZATION
        if index.fields[0] not in ("organization", "organization_id") and not exempt:
            yield f"{where}: index {index.name}. Cure: begin with the organization."
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields[:1] not in (
            ("organization",),
            ("organization_id",),
        ):
            yield f"{where}: {constraint.name}. Cure: begin with the organization."


def test_an_organization_leads_every_index_of_its_rows() -> None:
    fail_with(
        [
            fault
            for model in our_models()
            if model._meta.db_table not in OF_NO_ORGANIZATION
            for fault in leads_elsewhere(model)
        ]
    )


@pytest.mark.django_db(databases=["default", "owner"])
def test_an_organization_leads_every_index_in_the_database() -> None:
    """The same, asked of the database. A one-to-one key is exempt: Django makes it unique alone."""
    exempt = {
        (model._meta.db_table, field.column)
        for model in our_models()
        for field in model._meta.local_concrete_fields
        if field.one_to_one
    } | set(FOUND_WITHOUT_ORGANIZATION)
    tables = [
        model._meta.db_table
        for model in our_models()
        if model._meta.db_table not in OF_NO_ORGANIZATION
    ]
    rows = ask(
        "SELECT t.relname, i.relname, a.attname FROM pg_index x"
        " JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid"
        " LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]"
        " WHERE t.relname = ANY(%s) AND NOT x.indisprimary",
        tables,
    )
    elsewhere = [
        f"{table}: {index} begins with {column}. Cure: begin with organization_id."
        for table, index, column in rows
        if column != "organization_id" and (table, column) not in exempt
    ]
    fail_with(sorted(elsewhere))
    led = {table for table, _, column in rows if column == "organization_id"}
    assert set(tables) - led == set(), "no index of these begins with the organization"


def test_the_laws_can_fail() -> None:
    assert list(unprotected([Participant], {Participant})) == []
    [fault] = unprotected([ParticipantRecord.__subclasses__()[0]], set())
    assert "no policy" in fault
    assert list(unprotected([Change], set())) != []

    class Loose(models.Model):
        label = models.CharField(max_length=3, db_index=True)
        organization_id = models.UUIDField()

        class Meta:
            app_label = "foundation"
            managed = False
            indexes = [models.Index(fields=["label"], name="loose")]
            constraints = [models.UniqueConstraint(fields=["label"], name="once")]

        def __str__(self) -> str:
            return self.label

    try:
        assert [fault.split(": ", 1)[1] for fault in leads_elsewhere(Loose)] == [
            "an index of its own. Cure: db_index=False, and an index on organization and it when"
            " something is found by it.",
            "index loose. Cure: begin with the organization.",
            "once. Cure: begin with the organization.",
        ]
        assert len(list(leads_elsewhere(HeldWords))) == 1
    finally:
        del apps.all_models["foundation"]["loose"]
        apps.clear_cache()
