"""The copy for machines: `record.json`, whose keys docs/record-json.md explains."""

import json
from typing import Any

from django.utils.timezone import localtime

from walkwith.feeds.copies.record import Record
from walkwith.people.copying import Entry

FORMAT, VERSION = "walkwith-record", 1


def json_of(record: Record) -> bytes:
    """UTF-8, moments and days in ISO 8601."""
    said = {
        "format": FORMAT,
        "version": VERSION,
        "name": record.name,
        "house": record.house,
        "made_at": localtime(record.made_at).isoformat(),
        "made_by": record.made_by,
        "with_help": record.with_help,
        "language": record.language,
        "zone": record.zone,
        "sections": list(record.sections),
        "left_out": list(record.left_out),
        "notice": record.notice,
        "parts": {part.key: [_entry(one) for one in part.entries] for part in record.parts},
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def history_of(record: Record) -> bytes:
    return json.dumps(list(record.history), ensure_ascii=False, indent=1).encode()


def _entry(one: Entry) -> dict[str, Any]:
    return {"id": str(one.id)} | {said.key: said.value for said in one.said}
