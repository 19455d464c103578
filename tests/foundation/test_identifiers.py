"""Keys are UUIDs of version 7: new each time, in the order they were made."""

import datetime as dt
from uuid import RFC_4122

from walkwith.foundation.identifiers import new_id


def test_keys_are_version_7_of_now() -> None:
    key = new_id()
    assert (key.version, key.variant) == (7, RFC_4122)
    made = dt.datetime.fromtimestamp((key.int >> 80) / 1000, dt.UTC)
    assert abs(dt.datetime.now(dt.UTC) - made) < dt.timedelta(seconds=5)


def test_keys_are_in_order_and_never_the_same() -> None:
    keys = [new_id() for _ in range(2000)]
    assert keys == sorted(set(keys))
