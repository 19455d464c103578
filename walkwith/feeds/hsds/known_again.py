"""A secret place that comes under another key or in another list, known again by where it is.

It asks the incoming table of sites, after what hides one by itself was marked there.
"""

from django.db import connection

from walkwith.directory.models import Source
from walkwith.directory.secret_places import (
    COLUMNS,
    Address,
    Marker,
    Marks,
    kept,
    merely_beside,
)

HIDDEN_NOW = "SELECT key FROM incoming_site WHERE is_confidential"
# What it says now, and what an open one said before.
SAID = f"""
SELECT t.key, {COLUMNS} FROM incoming_site t WHERE t.key = ANY(%(keys)s)
UNION ALL
SELECT i.key, {COLUMNS} FROM incoming_site i JOIN directory_site t ON t.id = i.known
WHERE i.key = ANY(%(keys)s)
"""  # noqa: S608 (ours)
OTHERS = f"SELECT t.key, {COLUMNS} FROM incoming_site t WHERE t.key <> ALL(%(keys)s)"  # noqa: S608 (ours)
HIDE = "UPDATE incoming_site SET is_confidential = true WHERE key = ANY(%(keys)s)"


def hidden_now() -> frozenset[str]:
    """The keys of the sites that are confidential by now."""
    with connection.cursor() as cursor:
        cursor.execute(HIDDEN_NOW)
        return frozenset(key for (key,) in cursor.fetchall())


def hide(source: Source, by_themselves: frozenset[str]) -> tuple[dict[str, Marks], frozenset[str]]:
    """Hide sites that stand where a hidden one does, in this list or any other. Answers what is to
    be kept of each, and which are hidden for that alone.
    """
    now = hidden_now()
    own = now - (merely_beside(source) - by_themselves)
    marker = Marker(source.organization_id)
    marks: dict[str, Marks] = {}
    with connection.cursor() as cursor:
        cursor.execute(SAID, {"keys": sorted(own)})
        for key, *said in cursor.fetchall():
            marks[key] = marks.get(key, frozenset()) | marker.to_keep(Address(*said))
        known = kept(source.organization_id).union(*marks.values())
        if not known:
            return marks, frozenset()
        beside: dict[str, Marks] = {}
        cursor.execute(OTHERS, {"keys": sorted(own)})
        for key, *said in cursor.fetchall():
            if theirs := marker.to_ask(Address(*said)) & known:
                beside[key] = theirs
        cursor.execute(HIDE, {"keys": sorted(beside)})
    return marks | beside, frozenset(beside)
