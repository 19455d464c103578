"""Put a world into the database and ask it there, all in one message.

One message has one `statement_timestamp()`, so a fact can begin and end at the very moment at
which it is asked about.
"""

import functools
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any
from uuid import UUID, uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import connections, models
from psycopg import sql

from tests.access import oracle
from tests.access.oracle import Facts, Sight
from tests.access.worlds import World
from walkwith.access.models import Assignment, Supervision
from walkwith.accounts.models import Account, Membership, Organization
from walkwith.people.models import Participant

Answers = dict[str, Any]

LOOP = """
CREATE TEMP TABLE seen (viewer uuid, organization uuid, participant uuid, section text,
                        action text, relationship text, fact uuid) ON COMMIT DROP;
CREATE TEMP TABLE said (question int, answer text) ON COMMIT DROP;
DO $ask$ DECLARE a record; BEGIN
FOR a IN SELECT * FROM (VALUES {asked}) AS t(n, viewer, organization) WHERE n IS NOT NULL LOOP
  PERFORM set_config('walkwith.viewer', coalesce(a.viewer, ''), true),
          set_config('walkwith.organization', coalesce(a.organization, ''), true);
  INSERT INTO seen SELECT (SELECT current_viewer()), (SELECT current_organization()),
         participant_id, section, action, relationship, fact_id FROM reach;
END LOOP;
FOR a IN SELECT * FROM (VALUES {assigns})
         AS t(n, viewer, organization, person, worker)
         WHERE n IS NOT NULL LOOP
  PERFORM set_config('walkwith.viewer', a.viewer, true),
          set_config('walkwith.organization', a.organization, true);
  INSERT INTO said SELECT a.n, may_assign(a.person::uuid, a.worker::uuid)::text;
END LOOP;
FOR a IN SELECT * FROM (VALUES {enters}) AS t(n, account, wanted) WHERE n IS NOT NULL LOOP
  PERFORM set_config('walkwith.viewer', '', true);
  INSERT INTO said SELECT a.n, (SELECT id || '|' || name || '|' || zone
                                FROM enter(a.account::uuid, a.wanted::uuid));
END LOOP;
FOR a IN SELECT * FROM (VALUES {looks})
         AS t(n, viewer, organization, person, section, how, id) WHERE n IS NOT NULL LOOP
  PERFORM set_config('walkwith.viewer', a.viewer, true),
          set_config('walkwith.organization', a.organization, true);
  BEGIN
    PERFORM log_looks(jsonb_build_array(jsonb_build_object(
        'participant', a.person, 'how', a.how, 'page', 'page ' || a.n,
        'sections', jsonb_build_array(a.section), 'ids', jsonb_build_array(a.id))),
      statement_timestamp(), current_date + a.n);
    INSERT INTO said
    SELECT a.n, coalesce((SELECT why FROM access_look WHERE id = a.id::uuid), 'own');
  EXCEPTION WHEN insufficient_privilege THEN
    INSERT INTO said VALUES (a.n, 'refused');
  END;
END LOOP;
FOR a IN SELECT * FROM (VALUES {doors}) AS t(n, viewer, organization, question)
         WHERE n IS NOT NULL LOOP
  PERFORM set_config('walkwith.viewer', a.viewer, true),
          set_config('walkwith.organization', a.organization, true);
  INSERT INTO said SELECT a.n, CASE a.question WHEN 'house' THEN runs_the_house()::text
                                               ELSE doors(a.question)::text END;
END LOOP;
END $ask$;
SELECT viewer, organization, participant, section, action, relationship, fact FROM seen;
SELECT question, answer FROM said ORDER BY question;
"""


PLAIN: tuple[tuple[type[Any], Any], ...] = (
    (models.DateTimeField, sql.SQL("statement_timestamp()")),
    (models.DateField, sql.SQL("current_date")),
    (models.TimeField, sql.SQL("'12:00'::time")),
    (models.JSONField, sql.SQL("'{}'::jsonb")),
    (ArrayField, []),
    (models.CharField, ""),
    (models.TextField, ""),
    (models.BooleanField, False),
    (models.IntegerField, 1),
    (models.FloatField, 1),
)


def expected(world: World) -> Answers:
    """The answers of the oracle."""
    facts = world.facts
    told: list[Any] = [str(oracle.may_assign(facts, *asked)).lower() for asked in world.assigns]
    for account, wanted in world.enters:
        place = oracle.entered(facts, account, wanted)
        told.append("|".join(map(str, place)) if place else None)
    told += [oracle.look(facts, *asked) for asked in world.looks]
    told += [_told(facts, *asked) for asked in world.doors]
    return {
        "reach": {
            (viewer, home, sight)
            for viewer, home in world.asked
            for sight in oracle.reach(facts, viewer, home)
        },
        "told": told,
    }


def _told(facts: Facts, viewer: UUID, home: UUID, question: str) -> str:
    if question == "house":
        return str(oracle.runs_the_house(facts, viewer, home)).lower()
    return "{" + ",".join(map(str, oracle.doors(facts, viewer, home, question))) + "}"


def message(world: World) -> str:
    """The facts and the questions as SQL, to be sent in one piece."""
    first = list(accumulate([len(world.assigns), len(world.enters), len(world.looks)]))
    looks = [(*asked, world.new_id()) for asked in world.looks]
    return "\n".join(
        [
            *rows_of(world.facts),
            LOOP.format(
                asked=_values(world.asked, 2, 0),
                assigns=_values(world.assigns, 4, 0),
                enters=_values(world.enters, 2, first[0]),
                looks=_values(looks, 6, first[1]),
                doors=_values(world.doors, 3, first[2]),
            ),
        ]
    )


def answers(text: str) -> Answers:
    """What the database answers to a message."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(text)
        results = []
        while True:
            if cursor.description:
                results.append(cursor.fetchall())
            if not cursor.nextset():
                break
    seen, said = results[-2:]
    return {
        "reach": {(viewer, home, Sight(*rest)) for viewer, home, *rest in seen},
        "told": [answer for _, answer in said],
    }


def _values(rows: Sequence[tuple[Any, ...]], width: int, first: int) -> str:
    """The rows of a VALUES list, numbered; one row without a number when there are none."""
    numbered = [(first + place, *row) for place, row in enumerate(rows)] or [(None,) * (width + 1)]
    return ", ".join("(" + ", ".join(_plain(value) for value in row) + ")" for row in numbered)


def _plain(value: Any) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else f"'{value}'"


def rows_of(facts: Facts) -> list[str]:
    """INSERT statements for the facts, as the owner of the tables would write them."""
    return [
        insert(Organization, [{"id": key, "zone": zone} for key, zone in facts.zones.items()]),
        insert(
            Account,
            [
                {"id": a.id, "username": str(a.id), "is_active": a.is_active}
                for a in facts.accounts.values()
            ],
        ),
        insert(Membership, [_member(member) for member in facts.members.values()]),
        insert(
            Participant,
            [
                {
                    "id": p.id,
                    "organization": p.organization,
                    "membership": p.member,
                    "preferred_name": p.name,
                }
                for p in facts.people.values()
            ],
        ),
        insert(Assignment, [_dated(walk, participant=walk.person) for walk in facts.walks]),
        insert(Supervision, [_dated(lead, supervisor=lead.leader) for lead in facts.leads]),
    ]


def _member(member: oracle.Member) -> dict[str, Any]:
    return {
        "id": member.id,
        "account": member.account,
        "organization": member.organization,
        "role": member.role,
        "name": member.name,
        "made_at": moment(-member.age),
        "starts_at": moment(member.starts),
        "ends_at": moment(member.ends),
    }


def _dated(fact: oracle.Walk | oracle.Lead, **more: UUID) -> dict[str, Any]:
    return {
        "id": fact.id,
        "organization": fact.organization,
        "worker": fact.worker,
        "starts_at": moment(fact.starts),
        "ends_at": moment(fact.ends),
        **more,
    }


def moment(seconds: int | None) -> sql.Composable | None:
    if seconds is None:
        return None
    return sql.SQL(f"statement_timestamp() + interval '{seconds} s'")


def insert(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> str:
    """One INSERT of many rows; what a row does not say is filled in, valid and meaningless."""
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    written = [
        "("
        + ", ".join(_literal(field, row.get(field.name, filler(field))) for field in fields)
        + ")"
        for row in rows
    ]
    if not written:
        return ""
    columns = ", ".join(f'"{field.column}"' for field in fields)
    return f"INSERT INTO {model._meta.db_table} ({columns}) VALUES {', '.join(written)};"


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
        return f"'{{}}'::{field.db_type(connections['owner'])}"
    return _quoted(value)


@functools.cache
def _quoted(value: Any) -> str:
    return sql.Literal(value).as_string()
