"""Print the matrix into the manual, so that what it says is what holds."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import override

from walkwith.access.sentences.matrix import Cell, matrix_as_table

BEGINS, ENDS = "<!-- the matrix begins -->\n", "<!-- the matrix ends -->\n"


class Command(BaseCommand):
    help = "Print who can see what, between the two marks of a file in Markdown."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="docs/manual.md")

    def handle(self, *_: Any, file: Path, **__: Any) -> None:
        file.write_text(with_matrix(file.read_text()))


def with_matrix(manual: str) -> str:
    """The manual with the matrix of today between the marks."""
    before, rest = manual.split(BEGINS)
    _, after = rest.split(ENDS)
    return before + BEGINS + markdown() + ENDS + after


def markdown() -> str:
    """The matrix as a table, in English."""
    with override("en"):
        table = matrix_as_table()
        lines = [
            ["", *(str(name) for name in table.head)],
            ["---"] * (len(table.head) + 1),
            *([str(section), *map(_words, cells)] for section, cells in table.rows),
        ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines).replace("*", "\\*")


def _words(cell: Cell) -> str:
    said = (("reads", cell.reads), ("writes", cell.writes))
    return ", ".join(word for word, is_so in said if is_so)
