"""Small wrongs, made one at a time in the SQL of reach: each must be noticed by somebody.

Every comparison is left out and turned round, every list loses each of its values, every branch
of a union and of a CASE is emptied, every EXISTS is turned into its opposite.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

OPERATOR = re.compile(
    r"(?<![<>=:|\-@&])(<=|>=|<>|=|>|<|@>|&&|\bIS (?:NOT )?DISTINCT FROM\b|\bLIKE\b)(?![<>=@&])"
)
TURNED = {
    "<=": ("<", ">="),
    ">=": (">", "<="),
    ">": (">=", "<="),
    "<": ("<=", ">="),
    "=": ("<>",),
    "<>": ("=",),
    "@>": ("<@",),
    "&&": (),
    "LIKE": ("NOT LIKE",),
    "IS DISTINCT FROM": ("IS NOT DISTINCT FROM", "<>"),
    "IS NOT DISTINCT FROM": ("IS DISTINCT FROM",),
}
NULL_TEST = re.compile(r"([\w.]+|\(.*?\)) IS (NOT )?NULL\b")
LIST = re.compile(r"[\w.]+ IN \(([^()]*)\)")
PROBE = re.compile(r"\b(NOT )?EXISTS \(")
BRANCH = re.compile(r"\bWHEN ('\w+') THEN")
VALUE = re.compile(r"\('\w+', '\w+'\)")
OUTCOME = re.compile(r"\b(THEN|ELSE) (true|false)\b")
# What is replaced wherever it stands: the group of the match, and what comes in its place.
REPLACED: tuple[tuple[re.Pattern[str], int, Callable[[re.Match[str]], str]], ...] = (
    (PROBE, 0, lambda match: "EXISTS (" if match[1] else "NOT EXISTS ("),
    (BRANCH, 1, lambda match: "'never'"),
    (OUTCOME, 2, lambda match: "false" if match[2] == "true" else "true"),
    (VALUE, 0, lambda match: "('never', 'never')"),
)
# What ends an operand, read from its operator to the left or to the right.
LEFT_ENDS = {"and", "or", "where", "on", "when", "if", "elsif", "not", "select", "then", "while"}
RIGHT_ENDS = {
    *("and", "or", "then", "where", "order", "group", "union", "for", "loop", "limit", "on"),
    *("join", "left", "cross", "when", "else", "returning", "into", "from"),
}
STARTS_OF_BRANCHES = ("UNION ALL\n", "UNION\n", "ARRAY(", "FROM viewer)\n")
TOKEN = re.compile(r"'[^']*'|\w+|[^\w\s]|\s+")
WORDS = {
    " OR ": (" AND ",),
    "\n   OR ": ("\n   AND ",),
    " DESC": (" ASC",),
    "SELECT DISTINCT c.": ("SELECT c.",),
    "SELECT DISTINCT r.": ("SELECT r.",),
    "array_agg(DISTINCT ": ("array_agg(",),
    "LEFT JOIN": ("JOIN",),
    "outer_key || sha256(inner_key": ("inner_key || sha256(outer_key",),
    "statement_timestamp()": ("transaction_timestamp()",),
    "NOT FOUND": ("FALSE",),
    "'write' ELSE 'read'": ("'read' ELSE 'read'", "'write' ELSE 'write'"),
    "r.nearness, ": ("r.nearness DESC, ",),
    ", m.made_at": (", m.made_at DESC",),
    "AND a.is_active": ("",),
    "o.keeps_counseling_notes AND": ("",),
    "(b.is_known OR ": ("(",),
    "CASE WHEN yes THEN": ("CASE WHEN NOT yes THEN",),
    "CASE WHEN house.is_demo": ("CASE WHEN NOT house.is_demo",),
}


@dataclass(frozen=True)
class Mutant:
    """The changed statement, how it differs, and in which line."""

    statement: str
    what: str
    line: int
    sql: str


def statements(text: str) -> dict[str, str]:
    """The views and functions of a file, by name."""
    parts = re.split(r"^(?=CREATE |REVOKE |DROP )", text, flags=re.MULTILINE)
    named = [(re.match(r"CREATE OR REPLACE (?:VIEW|FUNCTION) (\w+)", part), part) for part in parts]
    return {match.group(1): part for match, part in named if match}


def mutants_of(name: str, sql: str) -> Iterator[Mutant]:
    start = re.search(r"\bAS\s+(\$\$)?(?=\s|SELECT|WITH)", sql)
    assert start, sql
    head, body = sql[: start.end()], sql[start.end() :]
    bare = re.sub(r"--[^\n]*", lambda match: " " * len(match.group()), body)
    for begin, end, instead in dict.fromkeys(_changes(bare)):
        was, now = (" ".join(part.split()) for part in (bare[begin:end], instead))
        yield Mutant(
            name,
            f"{was} -> {now} in: {_around(bare, begin, end)}",
            sql.count("\n", 0, len(head) + begin) + 1,
            head + bare[:begin] + instead + bare[end:],
        )


def _around(body: str, begin: int, end: int) -> str:
    first = body.rfind("\n", 0, begin) + 1
    last = body.find("\n", end)
    return " ".join(body[first:last].split())


def _changes(body: str) -> Iterator[tuple[int, int, str]]:
    yield from _comparisons(body)
    yield from _missing(body)
    yield from _lists(body)
    for pattern, group, instead in REPLACED:
        for match in pattern.finditer(body):
            yield match.start(group), match.end(group), instead(match)
    for word, others in WORDS.items():
        for match in re.finditer(re.escape(word), body):
            yield from ((match.start(), match.end(), other) for other in others)
    yield from _branches(body)
    yield from _elements(body)


def _missing(body: str) -> Iterator[tuple[int, int, str]]:
    """What is asked of a NULL: not asked, and the other way round."""
    for match in NULL_TEST.finditer(body):
        start = _first_of(body, match.start(1)) if match.group(1)[0] == "(" else match.start()
        yield start, match.end(), "(1 = 1)"
        yield match.end(1), match.end(), " IS NULL" if match.group(2) else " IS NOT NULL"


def _lists(body: str) -> Iterator[tuple[int, int, str]]:
    """Each list not asked, and without each of its values."""
    for match in LIST.finditer(body):
        yield match.start(), match.end(), "(1 = 1)"
        values = match.group(1).split(", ")
        for value in values:
            kept = [other for other in values if other != value]
            yield match.start(1), match.end(1), ", ".join(kept) or "NULL"


def _elements(body: str) -> Iterator[tuple[int, int, str]]:
    """Each thing a seal is over, left out."""
    if array := re.search(r"jsonb_build_array\((.*)\)::text", body, flags=re.DOTALL):
        for match in re.finditer(r"l\.\w+|previous", array.group(1)):
            empty = match.group().replace("l.", "(NULL::access_look).").replace("previous", "''")
            yield array.start(1) + match.start(), array.start(1) + match.end(), empty


def _comparisons(body: str) -> Iterator[tuple[int, int, str]]:
    for match in OPERATOR.finditer(body):
        if _is_in_a_string(body, match.start()) or _is_assignment(body, match.start()):
            continue
        begin, end = _first_of(body, match.start()), _last_of(body, match.end())
        yield begin, end, "(1 = 1)"
        if "CASE" in body[begin:end]:
            continue
        for other in TURNED[match.group(1)]:
            if match.group(1) == "=" and " ANY (" in body[match.end() : end]:
                yield match.start(), end, body[match.start() : end].replace("= ANY (", "<> ALL (")
            elif match.group(1) == "<>" and " ALL (" in body[match.end() : end]:
                yield match.start(), end, body[match.start() : end].replace("<> ALL (", "= ANY (")
            else:
                yield match.start(1), match.end(1), other


def _is_in_a_string(body: str, place: int) -> bool:
    return body.count("'", 0, place) % 2 == 1


def _is_assignment(body: str, place: int) -> bool:
    """`SET a = 1, b = 2` of an update, an option of RAISE, or the index of an ON CONFLICT."""
    before = body[:place]
    written = re.split(r"\bUPDATE \w+ \w+\s+SET\b", before)
    if len(written) > 1 and not re.search(r"\b(FROM|WHERE)\b|;", written[-1]):
        return True
    return bool(re.search(r"USING ERRCODE $|ON CONFLICT [^;]*?WHERE [^;]*$", before))


def _first_of(body: str, place: int) -> int:
    """Where the operand that ends here begins."""
    tokens = [(match.start(), match.group()) for match in TOKEN.finditer(body, 0, place)]
    depth, begin = 0, place
    for start, token in reversed(tokens):
        if token in ")]" or token.upper() == "END":
            depth += 1
        elif token in "([" or token.upper() == "CASE":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and (token in ",;$" or token.lower() in LEFT_ENDS):
            break
        if not token.isspace():
            begin = start
    return begin


def _last_of(body: str, place: int) -> int:
    """Where the operand that begins here ends."""
    depth, end = 0, place
    for match in TOKEN.finditer(body, place):
        token = match.group()
        if token in "([" or token.upper() == "CASE":
            depth += 1
        elif token in ")]" or token.upper() == "END":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and (token in ",;$" or token.lower() in RIGHT_ENDS):
            break
        if not token.isspace():
            end = match.end()
    return end


def _branches(body: str) -> Iterator[tuple[int, int, str]]:
    """Each branch of a union, empty: its columns and their types stay."""
    spans = set()
    for match in re.finditer(r"\bUNION(?: ALL)?\n", body):
        spans.add((_start_of_branch(body, match.start()), len(body[: match.start()].rstrip())))
        spans.add((match.end(), _end_of_branch(body, match.end())))
    for begin, end in sorted(spans):
        yield begin, end, f"({body[begin:end]} LIMIT 0)"


def _start_of_branch(body: str, place: int) -> int:
    starts = [(body.rfind(word, 0, place), word) for word in STARTS_OF_BRANCHES]
    return max((start + len(word) for start, word in starts if start >= 0), default=0)


def _end_of_branch(body: str, place: int) -> int:
    depth = 0
    for match in TOKEN.finditer(body, place):
        depth += {"(": 1, ")": -1}.get(match.group(), 0)
        if depth < 0 or (depth == 0 and match.group() in ("UNION", "ORDER", ";", "$")):
            return len(body[: match.start()].rstrip())
    return len(body)
