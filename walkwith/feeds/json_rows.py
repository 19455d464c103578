"""The rows of a JSON list, one at a time: the file is never in memory as a whole."""

import codecs
import json
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import Any, BinaryIO, NoReturn

from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.tables import SAMPLE, encoding_of

CHUNK = 64 * 1024
LONGEST_ROW = 4 * 1024 * 1024
LONGEST_WHOLE_NUMBER = 18
MOST_EXPLAINED = 1_000
SPACE = " \t\r\n\ufeff"


# What a list in an object is called, where it is the list and not beside it.
NAMES = ("meetings", "data", "records", "contents", "results", "items", "rows")


def rows_of(file: BinaryIO, names: Collection[str] = NAMES) -> Iterator[tuple[int, Any]]:
    """Number (from 1) and value of each row of a feed that is read from its beginning.

    A feed is a JSON list, or an object with such a list under one of `names` (RFC 8259).
    Raises `FeedRefused` naming line and column where the file stops being JSON.
    """
    text = Text(file)
    first = text.next_sign()
    objects = 0
    if first == "{":
        objects = text.go_to_list(names)
    elif first != "[":
        _refuse_beginning(text, first)
    text.step()
    yield from enumerate(text.items(), start=1)
    for _ in range(objects):
        text.to_the_end_of_object()
    if text.next_sign():
        text.refuse("after_end")


def explained_in(file: BinaryIO, name: str) -> list[Any]:
    """The list under `name` of a feed that is an object; none for a feed that is a list.

    For what a feed says of its rows. It is read from its beginning, and put back there.
    """
    file.seek(0)
    text = Text(file)
    found: list[Any] = []
    if text.next_sign() == "{":
        try:
            text.go_to_list({name})
            text.step()
            found = list(islice(text.items(), MOST_EXPLAINED))
        except FeedRefused:
            found = []
    file.seek(0)
    return found


def _refuse_beginning(text: "Text", first: str) -> NoReturn:
    if not first:
        raise FeedRefused("empty")
    if first == "<":
        raise FeedRefused("web_page")
    if first == "\x1f" or text.ahead(4) == "PK\x03\x04":
        raise FeedRefused("packed")
    text.refuse("syntax")


class Text:
    """A window on the text of the file that only moves forward, and knows where it is."""

    def __init__(self, file: BinaryIO, longest: int = LONGEST_ROW) -> None:
        self._file = file
        self._longest = longest
        self._decode: Callable[[bytes, bool], str] | None = None
        self._window = ""
        self._at = 0
        self._line = 1
        self._column = 1
        self._ended = False
        self._json = json.JSONDecoder(
            parse_float=_real, parse_int=_whole, parse_constant=lambda _: None
        )

    def next_sign(self) -> str:
        """The next character that is not space, without going past it; "" at the end."""
        while True:
            while self._at < len(self._window):
                if self._window[self._at] not in SPACE:
                    return self._window[self._at]
                self._at += 1
            if not self._read(CHUNK):
                return ""

    def ahead(self, count: int) -> str:
        return self._window[self._at : self._at + count]

    def step(self) -> None:
        self._at += 1

    def items(self) -> Iterator[Any]:
        """The values of a list whose opening bracket has been passed, and past its end."""
        if self.next_sign() == "]":
            self.step()
            return
        while True:
            self.next_sign()
            yield self.value()
            sign = self.next_sign()
            if sign not in (",", "]"):
                self.refuse("syntax" if sign else "unfinished")
            self.step()
            if sign == "]":
                return

    def go_to_list(self, names: Collection[str], depth: int = 1) -> int:
        """Enter an object and pass over what comes before a list of one of these names, there or
        in an object of such a name; answer how many objects were entered.
        """
        self.step()
        while self.next_sign() == '"':
            key = self.value()
            if self.next_sign() != ":":
                self.refuse("syntax")
            self.step()
            sign = self.next_sign() if key in names else ""
            if sign == "[":
                return depth
            if sign == "{" and depth == 1:
                return self.go_to_list(names, depth + 1)
            self._pass_over()
            if self.next_sign() == ",":
                self.step()
        raise FeedRefused("no_list")

    def _pass_over(self) -> None:
        """Leave one value behind; of a list never more than one part is held."""
        if self.next_sign() != "[":
            self.value()
            return
        self.step()
        for _ in self.items():
            pass

    def object_around(self, lists: Collection[str]) -> tuple[dict[str, Any], int]:
        """What an object that begins here says, and how many rows its lists have; those of such a
        name are passed over, a part at a time.
        """
        told: dict[str, Any] = {}
        rows = 0
        self.step()
        while self.next_sign() == '"':
            name = self.value()
            if self.next_sign() != ":":
                self.refuse("syntax")
            self.step()
            if self.next_sign() == "[" and name in lists:
                self.step()
                rows += sum(1 for _ in self.items())
            else:
                told[name] = self.value()
            if self.next_sign() == ",":
                self.step()
        return told, rows

    def to_the_end_of_object(self) -> None:
        while self.next_sign() == ",":
            self.step()
            for expected in ('"', ":"):
                if self.next_sign() != expected:
                    self.refuse("syntax")
                if expected == '"':
                    self.value()
            self.step()
            self._pass_over()
        if self.next_sign() != "}":
            self.refuse("unfinished")
        self.step()

    def value(self) -> Any:
        """The value that begins here; more of the file is read until it is whole."""
        more = CHUNK
        while True:
            try:
                value, end = self._json.raw_decode(self._window, self._at)
            except json.JSONDecodeError as problem:
                if not self._may_read(more):
                    self.refuse(*self._kind(problem))
            except RecursionError:
                self.refuse("too_deep")
            else:
                if end < len(self._window) or not self._may_read(more):
                    self._at = end
                    return value
            more *= 2

    def refuse(self, code: str, at: int | None = None) -> NoReturn:
        """Raise `FeedRefused` with the line and column of `at`, or of where we are."""
        line, column = self._place(self._at if at is None else at)
        raise FeedRefused(code, line=line, column=column)

    def _kind(self, problem: json.JSONDecodeError) -> tuple[str, int]:
        begun = problem.msg.startswith("Unterminated string") or problem.pos >= len(self._window)
        if self._ended and begun:
            return "unfinished", problem.pos
        return "syntax", problem.pos

    def _may_read(self, count: int) -> bool:
        return len(self._window) - self._at < self._longest and self._read(count)

    def _read(self, count: int) -> bool:
        """Move the window on: what was passed goes, the next piece of the file comes."""
        if self._ended:
            return False
        piece = self._file.read(count)
        if self._decode is None:
            decoder = codecs.getincrementaldecoder(encoding_of(piece[:SAMPLE]))
            self._decode = decoder(errors="replace").decode
        if not piece:
            self._ended = True
            self._window += self._decode(b"", True)
            return False
        self._line, self._column = self._place(self._at)
        self._window = self._window[self._at :] + self._decode(piece, False)
        self._at = 0
        return True

    def _place(self, at: int) -> tuple[int, int]:
        passed = self._window[:at]
        lines = passed.count("\n")
        column = at - passed.rfind("\n") if lines else self._column + at
        return self._line + lines, column


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= LONGEST_WHOLE_NUMBER else digits


def _real(digits: str) -> float | None:
    number = float(digits)
    return number if abs(number) < float("inf") else None
