"""The measurements beside the budgets, for a terminal and for docs/benchmarks.md."""

from typing import Any

from bench.budgets import EMPTY, PAGES, Page, Size

Row = dict[str, Any]
HEAD = ("page", "best", "median", "p95", "x empty", "budget", "statements", "kB", "")


def verdict(page: Page, row: Row, size: Size, empty: float) -> str:
    """What the budget says: kept, kept for a machine of this speed, or missed."""
    budget, multiple = page.budget(size), page.multiple(size)
    said = []
    if page.statements and row["statements"] > page.statements:
        said.append(f"more than {page.statements} statements")
    if budget and multiple and row["median"] > budget:
        slow = row["median"] / empty <= multiple
        said.append("kept as a multiple" if slow else "MISSED")
    return ", ".join(said)


def lines(rows: list[Row], size: Size) -> list[tuple[str, ...]]:
    """The rows of the table as text."""
    empty = next(row["median"] for row in rows if row["name"] == EMPTY.name)
    return [
        (
            page.name,
            f"{row['best']:.1f}",
            f"{row['median']:.1f}",
            f"{row['p95']:.1f}",
            f"{row['median'] / empty:.1f}",
            f"{page.budget(size):.0f} ms, {page.multiple(size):.1f} x" if page.budget(size) else "",
            str(row["statements"]),
            f"{row['kilobytes']:.1f}",
            verdict(page, row, size, empty),
        )
        for page, row in zip(PAGES, rows, strict=True)
    ]


def as_text(rows: list[Row], size: Size) -> str:
    table = [HEAD, *lines(rows, size)]
    widths = [max(len(line[column]) for line in table) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(
            text.ljust(width) if column in (0, 5, 8) else text.rjust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in table
    )


def as_markdown(rows: list[Row], size: Size) -> str:
    rule = "|---|---:|---:|---:|---:|---|---:|---:|---|"
    table = [HEAD, *lines(rows, size)]
    written = ["| " + " | ".join(line) + " |" for line in table]
    return "\n".join([written[0], rule, *written[1:]])
