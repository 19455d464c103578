from bench.budgets import BIG, PAGES, SMALL, Page
from bench.table import as_markdown, as_text, verdict


def page(name: str) -> Page:
    return next(page for page in PAGES if page.name == name)


def row(name: str, median: float, statements: int = 5) -> dict[str, object]:
    return {
        "name": name,
        "best": median / 2,
        "median": median,
        "p95": median * 2,
        "statements": statements,
        "kilobytes": 3.0,
    }


def test_a_budget_is_kept_by_time_or_as_a_multiple_of_the_empty_page() -> None:
    today = page("Today")
    assert verdict(today, row("Today", 24), SMALL, empty=1) == ""
    assert verdict(today, row("Today", 50), SMALL, empty=9) == "kept as a multiple"
    assert verdict(today, row("Today", 50), SMALL, empty=8) == "MISSED"
    assert verdict(today, row("Today", 58), BIG, empty=8.2) == "kept as a multiple"


def test_too_many_statements_are_named() -> None:
    assert verdict(page("Today"), row("Today", 1, 13), SMALL, empty=1) == "more than 12 statements"


def test_the_table_has_a_line_for_each_page() -> None:
    rows = [row(page.name, 10.0) for page in PAGES]
    assert len(as_text(rows, SMALL).splitlines()) == len(PAGES) + 1
    assert as_markdown(rows, BIG).count("\n") == len(PAGES) + 1
    assert "| Today | 5.0 | 10.0 | 20.0 | 1.0 | 30 ms, 7.2 x | 5 | 3.0 |  |" in as_markdown(
        rows, BIG
    )
