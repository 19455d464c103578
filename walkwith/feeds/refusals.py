"""Why a feed, or one row of it, is not taken: a code and its values. Words are in words.py."""

from collections.abc import Mapping


class FeedRefused(Exception):
    """Nothing of this feed is taken in, and what we had stays as it is."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, str | int] = values


class Unusable(Exception):
    """This one row cannot be used; the rows around it can."""

    def __init__(self, code: str, value: object = "") -> None:
        super().__init__(code)
        self.code = code
        self.value = str(value)[:200]
