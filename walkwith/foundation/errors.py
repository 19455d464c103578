"""The three refusals. Whoever raises one writes the sentence a person will read."""


class Refusal(Exception):
    """Base of the three refusals; `words` is shown to the person who asked."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.words = words


class NotAllowed(Refusal):
    """The actor may not do this. Answered with 403 and the words.

    `back` is where the page leads instead, when there is a place.
    """

    def __init__(self, words: str = "", *, back: str = "") -> None:
        super().__init__(words)
        self.back = back


class Refused(Refusal):
    """The rules say no to this change. Answered with 422 and the words.

    `field` names the input the sentence belongs to, when there is one.
    """

    def __init__(self, words: str, *, field: str | None = None) -> None:
        super().__init__(words)
        self.field = field


class Crossed(Refused):
    """Two waited for each other in the database, and this one was undone."""


class NotFound(Refusal):
    """There is no such thing, or none within reach: the two answer alike, with 404."""
