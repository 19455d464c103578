"""`walkwith verify-looks`: goes along the log of looks and says where a hand was at it.

It reads as the owner of the database, in one snapshot, a stream of rows that is never held: a
million looks take no more memory than a thousand. The seals are made anew here, in Python: no
function of the database is believed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connections, transaction

from walkwith.access.anchors import Anchor, anchors, keep, now_at
from walkwith.access.rules.chain import Fault, Head, Link, Seals, Walked, walk
from walkwith.access.rules.tampering import faults_of
from walkwith.people.seals import key_mark, organization_keys

Say = Callable[[str], None]
ROWS_AT_ONCE = 2000
MOST_TOLD = 40

# Each function with its schema: nobody's own of the same name is called in its place.
CHAINS = """
SELECT o.id, o.name, o.zone, h.number, h.seal, h.unsealed, counted.highest, counted.unsealed
FROM public.accounts_organization o
LEFT JOIN public.access_lookhead h ON h.organization_id = o.id
CROSS JOIN LATERAL (
    SELECT pg_catalog.max(l.number) AS highest,
           pg_catalog.count(*) FILTER (WHERE l.number IS NULL) AS unsealed
    FROM public.access_look l WHERE l.organization_id = o.id) counted
ORDER BY o.name, o.id
"""
LOOKS = """
SELECT l.number, l.made_at, pg_catalog.jsonb_build_array(
           l.id, l.organization_id, l.participant_id, l.viewer_id,
           pg_catalog.array_to_json(l.sections), l.how, l.page, l.why, l.fact_id, l.day,
           (EXTRACT(epoch FROM l.made_at) * 1000000)::bigint)::text,
       l.seal
FROM public.access_look l
WHERE l.organization_id = %s AND l.number IS NOT NULL
ORDER BY l.number
"""


@dataclass(frozen=True, slots=True)
class Chain:
    """What the database says of one organization's chain before it is gone along."""

    organization_id: UUID
    name: str
    zone: str
    head: Head
    has_head: bool
    unsealed_said: int
    unsealed: int


@dataclass(slots=True)
class Kept:
    """What the anchors say of one organization."""

    seals: dict[int, bytes] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    unsealed: int | None = None
    contradicts: Anchor | None = None

    def add(self, anchor: Anchor) -> None:
        if self.seals.setdefault(anchor.number, anchor.seal) != anchor.seal:
            self.contradicts = self.contradicts or anchor
        self.keys.add(anchor.key)
        self.unsealed = anchor.unsealed if self.unsealed is None else self.unsealed


def verify_looks(say: Say) -> bool:
    """Say what each chain is like; True when all are whole. Then their ends are anchored."""
    kept: dict[UUID, Kept] = defaultdict(Kept)
    for anchor in anchors():
        kept[anchor.organization_id].add(anchor)
    is_whole = True
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SET LOCAL search_path = pg_catalog")
        cursor.execute(CHAINS)
        chains = [_chain(row) for row in cursor.fetchall()]
        for chain in chains:
            is_whole &= _tell(chain, kept[chain.organization_id], say)
    for organization_id in kept.keys() - {chain.organization_id for chain in chains}:
        say(
            f"The organization {organization_id} was anchored, and it is gone with its looks."
            " Anchors of another database need a file of their own: WALKWITH_ANCHORS"
        )
        is_whole = False
    if is_whole:
        keep(now_at(c.organization_id, c.head.number, c.head.seal, c.unsealed) for c in chains)
    return is_whole


def _chain(row: tuple[Any, ...]) -> Chain:
    key, name, zone, number, seal, said, highest, unsealed = row
    head = Head(number or 0, bytes(seal or b""), highest or 0)
    return Chain(key, name, zone, head, number is not None, said or 0, unsealed)


def _tell(chain: Chain, kept: Kept, say: Say) -> bool:
    keys = organization_keys(chain.organization_id)
    seals = Seals(keys)
    walked = walk(_links(chain), seals, chain.head, kept.seals)
    if _is_of_another_key(chain, walked, kept, keys):
        say(_other_key(chain))
        return False
    faults = faults_of(walked, seals, chain.head)
    told = [_sentence(chain, fault) for fault in faults[:MOST_TOLD]]
    if len(faults) > MOST_TOLD:
        told.append(f"{chain.name}: and {len(faults) - MOST_TOLD:,} places more")
    told += _about_ends(chain, kept)
    for words in told:
        say(words)
    if not told:
        say(_whole(chain, walked))
    return not told


def _links(chain: Chain) -> Iterator[Link]:
    with connections["owner"].chunked_cursor() as cursor:
        cursor.execute(LOOKS, [chain.organization_id])
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            for number, at, columns, seal in rows:
                yield Link(number, at, f", {columns[1:-1]}, ", bytes(seal or b""))


def _is_of_another_key(chain: Chain, walked: Walked, kept: Kept, keys: list[bytes]) -> bool:
    """Nothing fits: another key, unless the anchors say that it is one of those we have."""
    if walked.whole or not chain.head.highest:
        return False
    return not kept.keys & {key_mark(key) for key in keys}


def _about_ends(chain: Chain, kept: Kept) -> Iterator[str]:
    if chain.head.highest and not chain.has_head:
        yield f"{chain.name}: the row that says where its chain ends was taken out"
    begun_with = chain.unsealed_said if kept.unsealed is None else kept.unsealed
    if chain.unsealed != begun_with and (chain.has_head or kept.unsealed is not None):
        yield (
            f"{chain.name}: {chain.unsealed:,} looks without a seal, and there were"
            f" {begun_with:,} when its chain began"
        )
    if (other := kept.contradicts) is not None:
        yield (
            f"look {other.number:,} of {chain.name}: anchored twice, with different seals; its"
            f" chain was written anew before {other.at}"
        )


def _whole(chain: Chain, walked: Walked) -> str:
    words = f"{chain.name}: {walked.whole:,} looks, each as it was written"
    if chain.unsealed:
        words += f"; {chain.unsealed:,} of the time before the chain can only be counted"
    return words


def _other_key(chain: Chain) -> str:
    return (
        f"{chain.name}: none of its {chain.head.highest:,} looks fits the key the house has now."
        " Were they sealed with another one? Give that one as WALKWITH_SEAL_KEY, or put the file"
        " seal-key of that time back into the data folder. If you changed the key on purpose, name"
        " the one before: WALKWITH_SEAL_KEYS_BEFORE"
    )


SAID = {
    "changed": "changed after it was written",
    "doubtful": "changed after it was written, or put in by hand",
    "put_in": "put in by hand",
    "moved": "moved; it was written as look {was:,}",
    "taken_out": "taken out",
    "unchecked": "cannot be checked, because of what happened to the one before it",
    "lost": "from here on nothing fits: too much was changed, or another key sealed it",
    "head": "the row that says where the chain ends was changed",
    "written_anew": "cut off and written anew since they were anchored",
    "cut_off": "cut off at the end, and anchored before",
}


def _sentence(chain: Chain, fault: Fault) -> str:
    """ "look 1,204 of Harbor Peers, 21 November 2026 10:22: changed after it was written" """
    which = f"look {fault.number:,}"
    if fault.last > fault.number:
        which = f"looks {fault.number:,} to {fault.last:,}"
    moment = _moment(chain, fault)
    return f"{which} of {chain.name}{moment}: {SAID[fault.kind].format(was=fault.was)}"


def _moment(chain: Chain, fault: Fault) -> str:
    if fault.at is None:
        return ""
    local = fault.at.astimezone(ZoneInfo(chain.zone))
    when = f"{local.day} {local:%B %Y %H:%M}"
    return f", after {when}" if fault.last else f", {when}"
