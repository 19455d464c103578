"""Facts as INSERT statements, as the owner of the tables would write them."""

import functools
from collections.abc import Iterable
from dataclasses import Field, fields
from typing import Any
from uuid import UUID, uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import connections, models
from psycopg import sql

from tests.access.oracle import facts as told
from tests.access.oracle.facts import Fact, Facts
from walkwith.access import models as access
from walkwith.accounts.models import Account, Membership, Organization, Program
from walkwith.people.models import Participant

# Which table a kind of fact is a row of, and what its column is called there.
TABLES: dict[type, tuple[type[models.Model], dict[str, str]]] = {
    told.House: (Organization, {"keeps_counseling": "keeps_counseling_notes"}),
    told.Program: (Program, {}),
    told.Account: (Account, {}),
    told.Member: (Membership, {"age": "made_at", "key": "person_key"}),
    told.Person: (Participant, {"member": "membership", "name": "preferred_name"}),
    told.Walk: (access.Assignment, {}),
    told.Lead: (access.Supervision, {"leader": "supervisor"}),
    told.Cover: (access.Cover, {}),
    told.Agreement: (access.CoverAgreement, {}),
    told.Recipient: (access.Recipient, {"member": "membership"}),
    told.Consent: (
        access.Consent,
        {
            "program": "by_program",
            "wording": "wording_digest",
            "how": "signed_how",
            "name": "signed_name",
            "scan": "scan_digest",
            "guardian": "guardian_name",
        },
    ),
    told.Named: (access.ConsentRecipient, {}),
    told.Restriction: (access.Restriction, {}),
    told.Emergency: (access.EmergencyAccess, {}),
    told.Privacy: (access.PrivacyContact, {}),
    told.Request: (access.Request, {"about": "about_member"}),
    told.Block: (access.Block, {"first": "first_by", "second": "second_by"}),
    told.Known: (access.KnownPerson, {"called": "folded"}),
    told.Looked: (access.Look, {"days": "day"}),
}
EVERYWHERE = {"person": "participant"}
MOMENTS = {
    "starts": "starts_at",
    "ends": "ends_at",
    "accepted": "accepted_at",
    "declined": "declined_at",
    "signed": "signed_at",
    "revoked": "revoked_at",
    "closed": "closed_at",
    "reviewed": "reviewed_at",
    "answered": "answered_at",
    "agreed": "participant_agreed_at",
}
PLAIN: tuple[tuple[type[Any], Any], ...] = (
    (models.DateTimeField, sql.SQL("statement_timestamp()")),
    (models.DateField, sql.SQL("current_date")),
    (models.TimeField, sql.SQL("'12:00'::time")),
    (models.JSONField, sql.SQL("'{}'::jsonb")),
    (models.BinaryField, sql.SQL("''::bytea")),
    (ArrayField, []),
    (models.CharField, ""),
    (models.TextField, ""),
    (models.BooleanField, False),
    (models.IntegerField, 1),
    (models.FloatField, 1),
)


def rows_of(*worlds: Facts) -> list[str]:
    """INSERT statements for the facts of all worlds, those first that others point at."""
    written = []
    for kind, (model, names) in TABLES.items():
        known: list[Fact] = [fact for facts in worlds for fact in facts.by_kind[kind]]
        written.append(insert(model, [_row(fact, names) for fact in known]))
    return written


def _row(fact: Fact, names: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    columns: tuple[Field[Any], ...] = fields(fact)
    for one in columns:
        value = getattr(fact, one.name)
        name = {**EVERYWHERE, **names}.get(one.name, one.name)
        if one.name in MOMENTS:
            name, value = MOMENTS[one.name], moment(value)
        elif one.name == "age":
            value = moment(-value)
        elif one.name == "days":
            value = _day(fact, value)
        elif isinstance(value, tuple):
            value = list(value)
        row[name] = value
    if isinstance(fact, told.Account):
        row["username"] = str(fact.id)
    if isinstance(fact, told.Person):
        row["names"] = fact.name
    return row


def _day(fact: Fact, days: int) -> sql.Composable:
    """The day it is in the organization of the fact, or some days later."""
    zone = f"(SELECT zone FROM accounts_organization WHERE id = '{fact.organization}')"
    return sql.SQL(f"(statement_timestamp() AT TIME ZONE {zone})::date + {days}")


def moment(seconds: float | None) -> sql.Composable | None:
    if seconds is None:
        return None
    return sql.SQL(f"statement_timestamp() + interval '{seconds:f} s'")


def insert(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> str:
    """One INSERT of many rows; what a row does not say is filled in, valid and meaningless."""
    columns = [field for field in model._meta.local_concrete_fields if not field.generated]
    written = [
        "(" + ", ".join(_literal(field, _value(field, row)) for field in columns) + ")"
        for row in rows
    ]
    if not written:
        return ""
    names = ", ".join(f'"{field.column}"' for field in columns)
    return f"INSERT INTO {model._meta.db_table} ({names}) VALUES {', '.join(written)};"


def _value(field: "models.Field[Any, Any]", row: dict[str, Any]) -> Any:
    value = row.get(field.name)
    says_so = value is not None or (field.name in row and field.null)
    return value if says_so else filler(field)


def filler(field: "models.Field[Any, Any]") -> Any:
    """A value the column takes: nothing, the default, or the plainest of its kind."""
    if field.null:
        return None
    if isinstance(field, models.CharField) and field.choices and not field.blank:
        return field.choices[0][0]
    for kind, value in PLAIN:
        if isinstance(field, kind):
            return value
    return field.get_default() if field.has_default() else uuid4()


def _literal(field: "models.Field[Any, Any]", value: Any) -> str:
    if isinstance(value, sql.Composable):
        return value.as_string()
    if isinstance(value, list):
        said = ",".join(f'"{one}"' for one in value)
        return f"'{{{said}}}'::{field.db_type(connections['owner'])}"
    if isinstance(value, UUID):
        return f"'{value}'"
    return _quoted(value)


@functools.cache
def _quoted(value: Any) -> str:
    return sql.Literal(value).as_string()
