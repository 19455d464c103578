"""The key each organization's looks are sealed with, outside the database (HMAC, RFC 2104)."""

import hmac
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

from django.conf import settings

BLOCK = 64  # bytes that SHA-256 takes at a time


@lru_cache(maxsize=256)
def organization_key(organization_id: UUID) -> bytes:
    """The key of one organization, made from the key of the house."""
    return _organization_key(settings.SEAL_KEY, organization_id)


def _organization_key(key: str, organization_id: UUID) -> bytes:
    return hmac.digest(key.encode(), organization_id.bytes, "sha256")


def organization_keys(organization_id: UUID) -> list[bytes]:
    """Its key, and those it had before: what verifying tries, the newest first."""
    before = (_organization_key(key, organization_id) for key in settings.SEAL_KEYS_BEFORE)
    return [organization_key(organization_id), *before]


def key_mark(key: bytes) -> str:
    """A short mark that tells one key from another and gives none away."""
    return hmac.digest(key, b"which key", "sha256").hex()[:16]


@lru_cache(maxsize=256)
def seal_keys(organization_id: UUID) -> tuple[bytes, bytes]:
    """The inner and the outer half of the key, padded: what `sealed()` of looks.sql is given."""
    key = organization_key(organization_id).ljust(BLOCK, b"\0")
    return bytes(byte ^ 0x36 for byte in key), bytes(byte ^ 0x5C for byte in key)


def sealed(said: str, organization_id: UUID) -> bytes:
    """The seal over `said`, as `sealed()` of looks.sql makes it."""
    return hmac.new(organization_key(organization_id), said.encode(), sha256).digest()
