"""What a paper says: one structure for the PDF and the page to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

What = Literal["plan", "wellness", "card"]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list, with what is said about it. `tick` leaves a box to mark by hand."""

    words: str
    about: str = ""
    tick: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A want or a goal in their words, with a list under it."""

    title: str = ""
    about: str = ""
    level: int = 3
    items: Sequence[Item] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with blocks under it. What an empty one `asks` leaves room to write."""

    title: str
    blocks: Sequence[Block] = ()
    asks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper of somebody's own. It bears no name: it may be lost."""

    title: str
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What they want on paper, and how: in which language, large or not, as a page to print."""

    what: What
    language: str
    is_large: bool = False
    to_print: bool = False
