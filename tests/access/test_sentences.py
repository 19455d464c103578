"""Every page and section of a look has its words."""

import ast
from pathlib import Path

import walkwith
from walkwith.access.matrix import MATRIX
from walkwith.access.sentences import PAGES, THEIRS, YOURS, matrix_in_words
from walkwith.people.sections import SECTIONS

HOUSE = Path(walkwith.__file__).parent


def pages_noted() -> set[str]:
    """The `page` of every call and every default of the house that is written as a word."""
    found: set[str] = set()
    for file in HOUSE.rglob("*.py"):
        tree = ast.parse(file.read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "page":
                found |= _word(node.value)
            if isinstance(node, ast.FunctionDef):
                named = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
                found |= {
                    word for name, value in named if name.arg == "page" for word in _word(value)
                }
    return found


def _word(value: ast.expr | None) -> set[str]:
    is_word = isinstance(value, ast.Constant) and isinstance(value.value, str)
    return {value.value} if is_word else set()  # type: ignore[union-attr]


def test_each_page_a_look_names_has_words() -> None:
    assert pages_noted() - set(PAGES) == set()


def test_each_section_has_words_for_its_owner_and_for_others() -> None:
    assert set(YOURS) == set(THEIRS) == set(SECTIONS)


def test_the_matrix_is_told_line_by_line() -> None:
    told = matrix_in_words()
    assert len(told) == len(MATRIX)
    assert [str(one) for one in told[1].who] == ["A peer specialist", "A supervisor"]
    assert told[1].relationship == "who walks with you"
    assert told[3].write == (
        "your name, how to reach you, your strengths, your appointments, who walks with you"
        " and whom you keep out"
    )
