"""The ends of the chains of looks, kept in a file outside the database.

Whoever may change the database can cut off the end of a chain together with the row that says
where it ends. They cannot change this file as well, if it lies where they do not reach
(`WALKWITH_ANCHORS`): each line says how far a chain went, and with which seal. Lines are only
added; each is on the disk before we go on.
"""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from walkwith.access.acts import ask
from walkwith.foundation import clock
from walkwith.people.seals import key_mark, organization_key

FILE_NAME = "look-anchors.jsonl"


@dataclass(frozen=True, slots=True)
class Anchor:
    """How far the chain of one organization went at a moment."""

    organization_id: UUID
    number: int
    seal: bytes
    unsealed: int
    key: str
    at: str


class Unreadable(RuntimeError):
    """The file holds something that is no anchor."""


def anchors_file() -> Path:
    named: Path = settings.LOOK_ANCHORS
    return named / FILE_NAME if named.is_dir() else named


def anchor_heads() -> int:
    """Keep the end of every chain that went on since the last time; answers how many did."""
    return keep(now_at(*row) for row in ask("look_heads"))


def now_at(organization_id: UUID, number: int, seal: bytes, unsealed: int) -> Anchor:
    key = key_mark(organization_key(organization_id))
    at = clock.now().isoformat(timespec="seconds")
    return Anchor(organization_id, number, bytes(seal), unsealed, key, at)


def keep(heads: Iterable[Anchor]) -> int:
    """Add those that differ from the last one of their organization."""
    file = anchors_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as kept:
        fcntl.flock(kept, fcntl.LOCK_EX)
        kept.seek(0)
        last = {anchor.organization_id: _place(anchor) for anchor in _read(kept)}
        new = [head for head in heads if last.get(head.organization_id) != _place(head)]
        if new:
            kept.write("".join(map(_line, new)).encode())
            kept.flush()
            os.fsync(kept.fileno())
    return len(new)


def anchors() -> Iterator[Anchor]:
    """All there are, the oldest first. Raises `Unreadable`."""
    file = anchors_file()
    if file.exists():
        with file.open("rb") as kept:
            yield from _read(kept)


def _place(anchor: Anchor) -> tuple[int, bytes, int, str]:
    return anchor.number, anchor.seal, anchor.unsealed, anchor.key


def _line(anchor: Anchor) -> str:
    said = {
        "organization": str(anchor.organization_id),
        "number": anchor.number,
        "seal": anchor.seal.hex(),
        "unsealed": anchor.unsealed,
        "key": anchor.key,
        "at": anchor.at,
    }
    return json.dumps(said) + "\n"


def _read(lines: Iterable[bytes]) -> Iterator[Anchor]:
    for place, line in enumerate(lines, start=1):
        try:
            said = json.loads(line)
            yield Anchor(
                UUID(said["organization"]),
                int(said["number"]),
                bytes.fromhex(said["seal"]),
                int(said["unsealed"]),
                str(said["key"]),
                str(said["at"]),
            )
        except (ValueError, TypeError, KeyError) as error:
            raise Unreadable(
                f"Line {place} of {anchors_file()} is no anchor: it was changed, or the disk was"
                " full. Keep the file as it is for whoever looks into it, and begin a new one:"
                " WALKWITH_ANCHORS=/another/file"
            ) from error
