"""Files and functions stay small enough to be read in one sitting."""

from collections.abc import Iterator

from tests.architecture.source import (
    Source,
    assert_kept,
    faults_of,
    files,
    functions_of,
    python_files,
    templates,
)

FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES, VIEW_LINES = 400, 40, 200, 15
EVERYWHERE = ("walkwith", "tests", "tools", "bench")


def long_files(source: Source) -> Iterator[str]:
    lines = source.text.count("\n")
    if lines > FILE_LINES:
        yield source.fault(
            lines,
            f"{lines} lines, the most is {FILE_LINES}.",
            "make it a folder and split it by noun.",
        )


def long_functions(source: Source) -> Iterator[str]:
    most = VIEW_LINES if source.name == "views" else FUNCTION_LINES
    for function in functions_of(source):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > most:
            yield source.fault(
                function,
                f"{function.name}() has {lines} lines, the most is {most}.",
                "move the judgement to rules, the reading to queries, or name a part of it.",
            )


def long_templates(source: Source) -> Iterator[str]:
    lines = source.text.count("\n")
    if lines > TEMPLATE_LINES:
        yield source.fault(
            lines,
            f"{lines} lines, the most is {TEMPLATE_LINES}.",
            "include a part of it, or make it a component.",
        )


def test_files_are_short() -> None:
    assert_kept(long_files, [*python_files(*EVERYWHERE), *files(".sql", ".js")])


def test_functions_are_short() -> None:
    assert_kept(long_functions, python_files(*EVERYWHERE))


def test_templates_are_short() -> None:
    assert_kept(long_templates, templates())


def test_the_laws_can_fail() -> None:
    function = "def f():\n" + "    x = 1\n" * FUNCTION_LINES
    assert len(faults_of(long_files, "\n" * 401)) == 1
    assert not faults_of(long_files, "\n" * 400)
    assert len(faults_of(long_functions, function)) == 1
    assert not faults_of(long_functions, "def f():\n" + "    x = 1\n" * (FUNCTION_LINES - 1))
    view = "def page(request):\n" + "    x = 1\n" * VIEW_LINES
    assert faults_of(long_functions, view, "walkwith/plans/views.py") == [
        "walkwith/plans/views.py:1: page() has 16 lines, the most is 15."
        " Cure: move the judgement to rules, the reading to queries, or name a part of it."
    ]
    assert len(faults_of(long_templates, "\n" * 201, "walkwith/plans/templates/a.html")) == 1
