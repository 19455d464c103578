"""The words of the report card as its paragraphs and lists."""

from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a list of what must be reported, line by line."""

    is_list: bool
    lines: tuple[str, ...]


def blocks_of(words: str) -> list[Block]:
    """Lines that begin with "- " are a list; an empty line ends a paragraph."""
    blocks: list[Block] = []
    for is_list, lines in groupby(words.splitlines(), key=_kind_of_line):
        if is_list is not None:
            told = [line.strip().removeprefix("- ").strip() for line in lines]
            blocks.append(Block(is_list, tuple(told)))
    return blocks


def _kind_of_line(line: str) -> bool | None:
    return line.strip().startswith("- ") if line.strip() else None
