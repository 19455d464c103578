"""The words listings are found by: kept beside what a search touches, and counted.

A word stands between blanks and signs, in small letters and without accents. Slots and offers
carry those of their listing, and an index finds them by the beginning of a word. Before each
stand eight signs of the organization's key, so that nobody searches among the words of others.
`directory_word` says how many carry each: a search knows beforehand whether a word is rare.
"""

import unicodedata
from collections.abc import Collection, Sequence
from typing import Any, Literal
from uuid import UUID

from django.db import connection

Of = Literal["services", "meetings", "online"]

ACCENTED = "áàâäãéèêëíìîïóòôöõúùûüñç"
PLAIN = "aaaaaeeeeiiiiooooouuuunc"
SIGNS = "\t\n\r\u00a0!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡¿·–—‘’“”…"
SPELLED = {"spelled": ACCENTED + SIGNS, "plainly": PLAIN + " " * len(SIGNS)}
BLANKS = str.maketrans(dict.fromkeys(SIGNS, " "))
LONGEST = 60
# So many at once, and all words are counted anew.
MANY = 200

# Needs the values of SPELLED beside its own.
HOME = "right({of}.organization_id::text, 8)"
LEXEMES = """array_to_tsvector(array_remove(string_to_array({home} || replace(
  translate(lower(concat_ws(' ', {names})), %(spelled)s, %(plainly)s), ' ', ' ' || {home}),
  ' '), {home}))"""
OF_MEETING = LEXEMES.format(
    home=HOME.format(of="m"), names='m.name, m.place, m.address, m.region, m."group"'
)
OF_SERVICE = LEXEMES.format(
    home=HOME.format(of="s"), names="s.name, s.alternate_name, a.name, a.alternate_name"
)

# Where each is counted: the table, the key of its listing, and which of its rows.
TABLES: dict[Of, tuple[str, str, str]] = {
    "services": ("directory_offer", "service_id", ""),
    "meetings": ("directory_slot", "meeting_id", ""),
    "online": ("directory_slot", "meeting_id", "AND cell = 0"),
}
# What one and the other change is asked for in one order, so that no two wait for each other.
COUNT = """
WITH counted AS MATERIALIZED (
  SELECT right(word, -8) AS word, ndoc AS times FROM ts_stat(format(
    'SELECT said FROM {table} WHERE organization_id = %%L {some}', %(organization)s::uuid))
  WHERE length(word) <= %(longest)s + 8
), other AS (
  SELECT word, coalesce(c.times, 0) AS times
  FROM counted c FULL JOIN (
    SELECT word, {of} AS before FROM directory_word WHERE organization_id = %(organization)s
  ) AS w USING (word)
  WHERE coalesce(c.times, 0) IS DISTINCT FROM w.before
)
INSERT INTO directory_word (organization_id, word, services, meetings, online)
SELECT %(organization)s, word, {services}, {meetings}, {online} FROM other ORDER BY word
ON CONFLICT (organization_id, word) DO UPDATE SET {of} = excluded.{of}
"""
# What nothing says any more is not kept: it could be the name of a street.
FORGET = """
DELETE FROM directory_word w USING (
  SELECT word FROM directory_word
  WHERE organization_id = %(organization)s AND services = 0 AND meetings = 0 AND online = 0
  ORDER BY word FOR UPDATE
) AS gone
WHERE w.organization_id = %(organization)s AND w.word = gone.word
"""
# A word that is counted already is only looked at, once nobody else is about to take it away.
LEARN = """
WITH new AS MATERIALIZED (
  SELECT DISTINCT right(unnest(tsvector_to_array(said)), -8) AS word, 1 AS times FROM {table}
  WHERE organization_id = %(organization)s AND {key} = ANY(%(keys)s) {some}
), known AS MATERIALIZED (
  SELECT w.word FROM directory_word w
  WHERE w.organization_id = %(organization)s AND w.word = ANY(ARRAY(SELECT word FROM new))
    AND w.{of} > 0
  ORDER BY w.word FOR SHARE
)
INSERT INTO directory_word (organization_id, word, services, meetings, online)
SELECT %(organization)s, word, {services}, {meetings}, {online} FROM new
WHERE length(word) <= %(longest)s AND word NOT IN (SELECT word FROM known)
ORDER BY word
ON CONFLICT (organization_id, word) DO UPDATE SET {of} = excluded.{of}
WHERE directory_word.{of} = 0
"""
SAY = (
    f"UPDATE directory_slot l SET said = {OF_MEETING} FROM directory_meeting m"  # noqa: S608 (ours)
    " WHERE l.organization_id = %(organization)s AND l.meeting_id = %(meeting)s"
    " AND m.id = l.meeting_id"
)
HOW_MANY = """
SELECT coalesce(sum(services), 0), coalesce(sum(meetings), 0), coalesce(sum(online), 0)
FROM unnest(%(words)s::text[], %(beyond)s::text[]) AS asked (word, beyond)
LEFT JOIN directory_word w ON w.organization_id = %(organization)s
  AND w.word >= asked.word AND w.word < asked.beyond
GROUP BY asked.word
"""
SPELLED_ALIKE = """
SELECT word, {of} FROM directory_word
WHERE organization_id = %(organization)s AND word >= 'a' AND {of} > 0
  AND length(word) BETWEEN %(shortest)s AND %(longest)s
"""


def folded(words: str) -> str:
    """Small letters without accents: "Recuperación" is "recuperacion"."""
    if words.isascii():
        return words.lower()
    parts = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def spoken(text: str) -> list[str]:
    """The words of a text, as listings keep theirs."""
    return folded(text).translate(BLANKS).split()


def begins(organization_id: UUID, words: Sequence[str]) -> str:
    """The question for listings with all of these words, or words that begin so."""
    home = str(organization_id)[-8:]
    return " & ".join(f"'{home}{word}':*" for word in words)


def learn(organization_id: UUID, *counts: Of, keys: Collection[UUID] | None = None) -> None:
    """Count the words of listings anew: of all of them, or of those whose words may be new."""
    if keys is not None and not keys:
        return
    asked: dict[str, Any] = {"organization": organization_id, "longest": LONGEST}
    asked["keys"] = list(keys or ())
    statement = LEARN if keys is not None and len(keys) <= MANY else COUNT
    with connection.cursor() as cursor:
        for of in counts:
            table, key, some = TABLES[of]
            columns = {**dict.fromkeys(TABLES, "0"), of: "times"}
            parts = {"table": table, "key": key, "some": some, "of": of}
            cursor.execute(statement.format(**parts, **columns), asked)
        if statement == COUNT:
            cursor.execute(FORGET, asked)


def say_again(organization_id: UUID, meeting_id: UUID) -> None:
    """The slots of a meeting take its words."""
    asked: dict[str, Any] = {"organization": organization_id, "meeting": meeting_id, **SPELLED}
    with connection.cursor() as cursor:
        cursor.execute(SAY, asked)
    learn(organization_id, "meetings", "online", keys=[meeting_id])


def how_many_say(organization_id: UUID, words: Sequence[str]) -> dict[Of, int]:
    """About how many listings say the rarest of these words, or one that begins so."""
    asked: dict[str, Any] = {"organization": organization_id, "words": list(words)}
    asked["beyond"] = [f"{word}\U0010ffff" for word in words]
    with connection.cursor() as cursor:
        cursor.execute(HOW_MANY, asked)
        columns = zip(*cursor.fetchall(), strict=True)
    return {of: int(min(times)) for of, times in zip(TABLES, columns, strict=True)}


def said_by_listings(organization_id: UUID, of: Of, shortest: int, longest: int) -> dict[str, int]:
    """The words of so many letters, and how many listings say each."""
    asked: dict[str, Any] = {"organization": organization_id}
    asked |= {"shortest": shortest, "longest": longest}
    with connection.cursor() as cursor:
        cursor.execute(SPELLED_ALIKE.format(of=of), asked)
        return dict(cursor.fetchall())
