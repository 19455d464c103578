"""What the laws read: our own files, as text and as trees; and how a law says what is wrong."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
HOUSE = ROOT / "walkwith"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One file: its path from the root of the project, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def name(self) -> str:
        """`queries` for walkwith/plans/queries.py and for walkwith/plans/queries/steps.py."""
        parts = Path(self.path).parts
        if len(parts) > 3 and parts[0] == "walkwith":
            return parts[2]
        return Path(self.path).stem

    @property
    def package(self) -> str:
        """`plans` for walkwith/plans/queries.py; empty for a file of the house itself."""
        parts = Path(self.path).parts
        return parts[1] if len(parts) > 2 else ""

    def fault(self, where: int | ast.AST, what: str, cure: str) -> str:
        line = where if isinstance(where, int) else getattr(where, "lineno", 1)
        return f"{self.path}:{line}: {what} Cure: {cure}"


Law = Callable[[Source], Iterator[str]]


def python_files(*folders: str, named: str | None = None) -> list[Source]:
    """Our Python files without migrations; `named` keeps those of that name or folder."""
    found = [
        Source(str(file.relative_to(ROOT)), file.read_text())
        for folder in folders or ("walkwith",)
        for file in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in file.parts
    ]
    return [source for source in found if named is None or source.name == named]


def files(*suffixes: str, under: Path = HOUSE) -> list[Source]:
    """Our files that are not Python: templates, SQL, catalogues."""
    return [
        Source(str(file.relative_to(ROOT)), file.read_text())
        for file in sorted(under.rglob("*"))
        if file.suffix in suffixes and file.is_file()
    ]


def templates() -> list[Source]:
    return [source for source in files(".html", ".txt") if "/templates/" in source.path]


def assert_kept(law: Law, sources: Iterable[Source]) -> None:
    """Fails with file, line and cure for each place that breaks the law."""
    checked = list(sources)
    assert checked, "the law found nothing to look at: is the folder right?"
    fail_with([fault for source in checked for fault in law(source)])


def fail_with(faults: list[str]) -> None:
    """Says the faults and nothing else: the trace of a law helps nobody."""
    if faults:
        pytest.fail("\n" + "\n".join(faults), pytrace=False)


def faults_of(law: Law, text: str, path: str = "walkwith/plans/example.py") -> list[str]:
    """What the law says of a small example, so that each law is seen to fail."""
    return list(law(Source(path, text)))


def functions_of(source: Source) -> list[Function]:
    """Every function and method of a file, at any depth."""
    return [
        node
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def top_functions(source: Source) -> dict[str, Function]:
    """The functions a module offers or keeps for itself, by name."""
    return {
        node.name: node
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def dotted(node: ast.AST) -> str:
    """`a.b.c` for a chain of names, with `()` for calls on the way; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else f"?.{node.attr}"
    if isinstance(node, ast.Call):
        return f"{dotted(node.func)}()"
    return ""


def calls_of(node: ast.AST) -> list[ast.Call]:
    return [child for child in ast.walk(node) if isinstance(child, ast.Call)]


def names_called(node: ast.AST) -> set[str]:
    """The last names of everything called: `record` for `record(...)` and `history.record(...)`."""
    return {dotted(call.func).rsplit(".", 1)[-1] for call in calls_of(node)}


def reaches(function: Function, others: dict[str, Function]) -> list[Function]:
    """The function and the private functions of its module that it calls, however deep."""
    found = [function]
    for step in found:
        for name in sorted(names_called(step)):
            other = others.get(name)
            if name.startswith("_") and other is not None and other not in found:
                found.append(other)
    return found


def imports_of(source: Source) -> Iterator[tuple[int, str]]:
    """Line and full name of each thing imported: `walkwith.plans.models.Step`."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                yield node.lineno, f"{node.module}.{name.name}"


def texts_of(source: Source) -> Iterator[tuple[int, str]]:
    """Line and value of each string of a Python file that is no docstring."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(source.tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ):
            yield node.lineno, node.value


def lines_with(pattern: str, text: str) -> Iterator[tuple[int, str]]:
    """Line and found text of each match, over the whole text."""
    for match in re.finditer(pattern, text, re.IGNORECASE | re.DOTALL):
        yield text.count("\n", 0, match.start()) + 1, match.group(0)
