"""A row as it came, for keeping and for telling whether it is the same."""

import hashlib
import json
import re
from typing import Any
from uuid import UUID


def raw_json(row: Any) -> str:
    """The row as it came, for keeping: without the marks a database cannot hold.

    Its keys stand in order, so that a list that shuffles them says nothing new.
    """
    kept = _json(row)
    return kept if kept.isprintable() and "\\u0000" not in kept else _json(_cleaned(row))


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return re.sub("[\x00\ud800-\udfff]", "\ufffd", value)
    if isinstance(value, list):
        return [_cleaned(part) for part in value]
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(part) for key, part in value.items()}
    return value


def mark_of(said: str) -> UUID:
    """Equal for equal texts, and for no others."""
    digest = hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=16)
    return UUID(bytes=digest.digest())
