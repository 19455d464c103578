"""Small wrongs, made one at a time in the SQL of reach: each must be noticed by somebody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TERM = r"(?:\((?:SELECT )?current_\w+\(\)\)|\(SELECT current_\w+\(\)\)|'\w+'|[\w.]+(?:\(\))?)"
COMPARISON = re.compile(rf"{TERM} (<=|<>|>|=) {TERM}")
LIST = re.compile(r"[\w.]+ IN \(([^)]*)\)")
SWAPPED = {"<=": ("<", ">="), ">": (">=", "<="), "=": ("IS DISTINCT FROM",), "<>": ("=",)}
WORDS = {
    " IS NULL": (" IS NOT NULL",),
    "= CASE": ("<> CASE",),
    "p.membership_id IS NOT NULL": ("(1 = 1)",),
    "NOT EXISTS (": ("EXISTS (",),
    " AND EXISTS (": (" AND NOT EXISTS (",),
    " OR ": (" AND ",),
    " DESC": (" ASC",),
    "r.nearness, ": ("r.nearness DESC, ",),
    "LEFT JOIN reach": ("JOIN reach",),
    "'write' ELSE 'read'": ("'read' ELSE 'read'", "'write' ELSE 'write'"),
    "m.made_at": ("m.made_at DESC",),
    "AND a.is_active": ("",),
    "statement_timestamp()": ("transaction_timestamp()",),
    "unexplained > 0": ("unexplained > 1",),
}


@dataclass(frozen=True)
class Mutant:
    """The changed statement, and where and how it differs."""

    statement: str
    what: str
    sql: str


def statements(text: str) -> dict[str, str]:
    """The views and functions of reach.sql, by name."""
    parts = re.split(r"^(?=CREATE )", text, flags=re.MULTILINE)
    named = [(re.match(r"CREATE OR REPLACE (?:VIEW|FUNCTION) (\w+)", part), part) for part in parts]
    return {match.group(1): part for match, part in named if match}


def mutants_of(name: str, sql: str) -> Iterator[Mutant]:
    """Every clause dropped, every comparison turned, every branch of a union left out."""
    start = re.search(r"\bAS\s+(\$\$)?(?=\s|SELECT)", sql)
    assert start, sql
    head, body = sql[: start.end()], sql[start.end() :]
    for begin, end, instead in _changes(body):
        line = sql.count("\n", 0, len(head) + begin) + 1
        was = " ".join(body[begin:end].split())
        yield Mutant(
            name,
            f"{name} line {line}: {was!r} -> {' '.join(instead.split())!r}",
            head + body[:begin] + instead + body[end:],
        )


def _changes(body: str) -> Iterator[tuple[int, int, str]]:
    for match in COMPARISON.finditer(body):
        if match.group(0).startswith("ERRCODE") or match.group(0).endswith("CASE"):
            continue
        if re.search(r"ON CONFLICT [^;]*?WHERE $", body[: match.start()]):
            continue  # it names an index, and decides nothing
        yield match.start(), match.end(), "(1 = 1)"
        for other in SWAPPED[match.group(1)]:
            yield match.start(1), match.end(1), other
    for match in LIST.finditer(body):
        yield match.start(), match.end(), "(1 = 1)"
        values = match.group(1).split(", ")
        for value in values:
            kept = [other for other in values if other != value]
            yield match.start(1), match.end(1), ", ".join(kept)
    for word, others in WORDS.items():
        for match in re.finditer(re.escape(word), body):
            for other in others:
                yield match.start(), match.end(), other
    yield from _branches(body)


def _branches(body: str) -> Iterator[tuple[int, int, str]]:
    """Each branch of a union, empty: its columns and their names stay."""
    cuts = [match.span() for match in re.finditer(r"\s*UNION ALL\s+", body)]
    if not cuts:
        return
    starts = [0, *(stop for _, stop in cuts)]
    ends = [*(start for start, _ in cuts), body.rindex(";")]
    for start, end in zip(starts, ends, strict=True):
        yield start, end, f" SELECT * FROM ({body[start:end]}) AS gone WHERE 1 = 0"
