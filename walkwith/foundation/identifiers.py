"""Keys are UUIDv7: made by the application or an offline phone, sorted by time of making."""

from uuid import UUID

import uuid_utils


def new_id() -> UUID:
    """A new UUID, version 7 (RFC 9562, section 5.7)."""
    return UUID(int=uuid_utils.uuid7().int)
