"""Ask a filled house, as its owner or as one of its people."""

from typing import Any

import psycopg

# Nothing may be lonely, and nothing may stand without its plan B.
NOBODY_WALKS_WITH = """
SELECT count(*) FROM people_participant p WHERE NOT EXISTS (
    SELECT 1 FROM access_assignment a WHERE a.participant_id = p.id AND a.kind = 'primary'
    AND a.ends_at IS NULL AND a.organization_id = p.organization_id)
"""
WITHOUT_PLAN_B = "SELECT count(*) FROM schedule_appointment WHERE plan_b = ''"
WRITTEN_BY_STRANGERS = """
SELECT count(*) FROM contacts_contactnote n WHERE NOT EXISTS (
    SELECT 1 FROM access_assignment a WHERE a.participant_id = n.participant_id
    AND a.worker_id = n.author_id AND a.starts_at <= n.started_at + interval '1 day')
"""
KEYS = """
SELECT conrelid::regclass::text, a.attname, confrelid::regclass::text, b.attname
FROM pg_constraint c
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
"""
MEMBER = """
SELECT m.id, m.organization_id FROM accounts_membership m
JOIN accounts_account a ON a.id = m.account_id WHERE a.demo_card = %s
"""


def rows(url: str, question: str, *values: Any) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(question, values).fetchall()


def number(url: str, question: str, *values: Any) -> int:
    return int(rows(url, question, *values)[0][0])


def numbers_seen_by(url: str, card: str, *questions: str) -> list[int]:
    """What these counts say to one of the cast; an empty card is nobody."""
    with psycopg.connect(url) as connection:
        found = connection.execute(MEMBER, [card or None]).fetchone() or ("", "")
        connection.execute("SET LOCAL ROLE walkwith_app")
        connection.execute(
            "SELECT set_config('walkwith.viewer', %s, true),"
            " set_config('walkwith.organization', %s, true)",
            [str(found[0]), str(found[1])],
        )
        asked = [connection.execute(question).fetchone() for question in questions]
        return [int(answer[0]) for answer in asked if answer]


def broken_keys(url: str) -> list[str]:
    """Foreign keys that lead nowhere."""
    return [
        f"{table}.{column}"
        for table, column, other, key in rows(url, KEYS)
        if number(
            url,
            f"SELECT count(*) FROM {table} t WHERE t.{column} IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM {other} o WHERE o.{key} = t.{column})",
        )
    ]
