"""The chain of looks: each sealed over the one before it, so that no hand goes unseen.

A seal is HMAC-SHA256 (RFC 2104) over the look's number, all its columns and the seal before it,
with a key that the database does not keep. `walk` goes along the chain once, in the order of the
numbers, and keeps only the looks that do not fit; `tampering` then says what was done there.
A look whose seal the next one vouches for has its true place, whatever number it carries now.
"""

import datetime as dt
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "changed",
    "doubtful",
    "put_in",
    "moved",
    "taken_out",
    "unchecked",
    "lost",
    "head",
    "written_anew",
    "cut_off",
]

FARTHEST_SHIFT = 64
MOST_DOUBTED = 500


@dataclass(frozen=True, slots=True)
class Link:
    """One look as it stands: `rest` is the sealed text between its number and the seal before."""

    number: int
    at: dt.datetime
    rest: str
    seal: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """What the database says of a chain: where it ends, and the highest number there is."""

    number: int
    seal: bytes
    highest: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What was done at `number`, or from it to `last`; `was` is the true number of one moved.

    `at` is the moment of the look itself, or of the last whole one before what is missing.
    """

    kind: Kind
    number: int
    at: dt.datetime | None = None
    last: int = 0
    was: int = 0


@dataclass(slots=True)
class Gap:
    """Looks that do not fit, between the whole one numbered `after` and the one numbered `until`.

    `until` is None where the chain ends. `shift` and `then` are what true numbers had over the
    numbers carried, before and behind it.
    """

    after: int
    seal: bytes
    at: dt.datetime | None
    shift: int
    doubted: list[Link] = field(default_factory=list)
    until: int | None = None
    then: int = 0


@dataclass(slots=True)
class Walked:
    """Where a walk came to: the last whole look, how many fit, and where some do not."""

    number: int = 0
    seal: bytes = b""
    at: dt.datetime | None = None
    whole: int = 0
    gaps: list[Gap] = field(default_factory=list)
    lost_at: Link | None = None
    faults: list[Fault] = field(default_factory=list)


class Seals:
    """The keys the house has, the newest first, and what fits them."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._keys = keys

    def of(self, link: Link, number: int, before: bytes) -> bytes:
        return sealing(number, link.rest, before, self._keys[0])

    def fit(self, link: Link, number: int, before: bytes) -> bool:
        if sealing(number, link.rest, before, self._keys[0]) == link.seal:
            return True
        return any(sealing(number, link.rest, before, key) == link.seal for key in self._keys[1:])


def sealing(number: int, rest: str, before: bytes, key: bytes) -> bytes:
    """The seal of a look, as `sealed(look_in_full())` of looks.sql makes it."""
    return hmac.digest(key, f'[{number}{rest}"{before.hex()}"]'.encode(), "sha256")


def walk(links: Iterable[Link], seals: Seals, head: Head, anchored: Mapping[int, bytes]) -> Walked:
    """Go along one organization's chain; `anchored` are seals kept elsewhere, by number.

    Where the chain fits and yet has another seal than was anchored, it was written anew from
    some look before; where it ends before the highest anchor, its end was cut off.
    """
    step = _Step(seals, head, anchored)
    for link in links:
        step.take(link)
        if step.walked.lost_at:
            break
    step.end()
    return step.walked


class _Step:
    def __init__(self, seals: Seals, head: Head, anchored: Mapping[int, bytes]) -> None:
        self.seals, self.head, self.anchored = seals, head, anchored
        self.walked = Walked()
        self.shift = 0
        self.gap: Gap | None = None
        self.last_anchor = 0
        self.is_anew = False

    def take(self, link: Link) -> None:
        walked = self.walked
        if self.gap is None:
            if self.seals.fit(link, link.number + self.shift, walked.seal):
                self._go_to(link, link.number + self.shift)
                return
            self.gap = Gap(walked.number, walked.seal, walked.at, self.shift)
            walked.gaps.append(self.gap)
        elif (number := self._number_behind(self.gap.doubted[-1], link)) is not None:
            self.shift = number - link.number
            self.gap.until, self.gap.then = number, self.shift
            self.gap = None
            self._go_to(link, number)
            return
        self.gap.doubted.append(link)
        if sum(len(gap.doubted) for gap in walked.gaps) > MOST_DOUBTED:
            walked.lost_at = self.gap.doubted[0]

    def end(self) -> None:
        walked, head = self.walked, self.head
        if self.gap is None and (head.number, head.seal) != (walked.number, walked.seal):
            if head.number > walked.number and head.seal != walked.seal:
                first = walked.number + 1
                walked.faults.append(Fault("taken_out", first, walked.at, head.number))
            else:
                walked.faults.append(Fault("head", head.number))
        end = max(head.number, walked.number)
        if not walked.lost_at and (beyond := max(self.anchored, default=0)) > end:
            walked.faults.append(Fault("cut_off", end + 1, walked.at, beyond))

    def _go_to(self, link: Link, number: int) -> None:
        walked = self.walked
        walked.number, walked.seal, walked.at = number, link.seal, link.at
        walked.whole += 1
        if number not in self.anchored or self.is_anew:
            return
        if self.anchored[number] == link.seal:
            self.last_anchor = number
        else:
            self.is_anew = True
            fault = Fault("written_anew", self.last_anchor + 1, link.at, number)
            walked.faults.append(fault)

    def _number_behind(self, before: Link, link: Link) -> int | None:
        """The true number of a link that is sealed over the one before it; None: it is not."""
        tail = self.head.number - self.head.highest
        near = range(-FARTHEST_SHIFT, FARTHEST_SHIFT + 1)
        for shift in (self.shift, tail, *(self.shift + apart for apart in near)):
            if self.seals.fit(link, link.number + shift, before.seal):
                return link.number + shift
        return None
