"""Whoever reads somebody's record to show it notes the look: no look row, no page."""

import ast
import re
from collections.abc import Iterable, Iterator

from tests.architecture.source import (
    Function,
    Source,
    assert_kept,
    calls_of,
    dotted,
    faults_of,
    names_called,
    python_files,
    reaches,
    top_functions,
)
from walkwith.access.protection import protected_models
from walkwith.people.models import Participant, ParticipantRecord

# The models about somebody, by the names of their tables.
ABOUT_SOMEBODY = {
    model._meta.db_table: model.__name__
    for model in protected_models()
    if issubclass(model, Participant | ParticipantRecord)
}
# package.query: why it notes nothing.
NOTES_NOTHING: dict[str, str] = {
    "access.has_pin": "yes or no; whoever asks is about to hand over the phone",
    "access.is_kept_out": "a clause for queries of rows, which note theirs",
    "contacts.card_to_explain": "whether the form of a first note has a question more",
    "access.seen_on": "the second half of a page of looks; days_of_looks notes it",
    "access.workers_to_assign": "answers workers, of whom these are left out",
    "plans.newest_want": "a question; whoever asks it notes the plan",
    "schedule.nearest_appointment": "fills the form of a note, whose query notes the schedule",
    "today.weeks_of": "counts and sums of hours for each worker; names nobody",
}


def reads_of(function: Function, source: Source) -> dict[str, int]:
    """The models about somebody whose rows a function asks for, and the line where it does."""
    return _models_asked(function) | _tables_asked(function, source)


def _models_asked(function: Function) -> dict[str, int]:
    return {
        node.value.id: node.lineno
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager"}
        and isinstance(node.value, ast.Name)
        and node.value.id in ABOUT_SOMEBODY.values()
    }


def _tables_asked(function: Function, source: Source) -> dict[str, int]:
    """The same for SQL: in the function itself, or in a constant of its module."""
    constants = constants_of(source)
    found: dict[str, int] = {}
    for call in calls_of(function):
        if dotted(call.func).rsplit(".", 1)[-1] not in {"execute", "executemany"} or not call.args:
            continue
        statement = constants.get(dotted(call.args[0]), call.args[0])
        words = words_of(statement)
        if not words:
            found["SQL of another module"] = call.lineno
        for table, model in ABOUT_SOMEBODY.items():
            if re.search(rf"\b{table}\b", words):
                found[model] = call.lineno
    return found


def constants_of(source: Source) -> dict[str, ast.expr]:
    return {
        target.id: node.value
        for node in source.tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def words_of(expression: ast.expr) -> str:
    """All the text written in an expression, also in the parts of an f-string."""
    return " ".join(
        node.value
        for node in ast.walk(expression)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def read_in_silence(function: Function, source: Source) -> set[str]:
    """What a function reads about somebody, itself or through a private one, noting no look."""
    parts = reaches(function, top_functions(source))
    if any("note_look" in names_called(part) for part in parts):
        return set()
    return {model for part in parts for model in reads_of(part, source)}


def silent_reads(source: Source) -> Iterator[str]:
    for name, function in top_functions(source).items():
        if name.startswith("_") or f"{source.package}.{name}" in NOTES_NOTHING:
            continue
        if read := read_in_silence(function, source):
            models = ", ".join(sorted(read))
            yield source.fault(
                function,
                f"{name}() reads {models} and notes no look.",
                'call note_look(ids, "section", how=..., page=...) for those it answers, or add'
                f" '{source.package}.{name}' with a reason to NOTES_NOTHING of this law.",
            )


def queries() -> list[Source]:
    return python_files(named="queries")


def test_reads_note_their_looks() -> None:
    assert_kept(silent_reads, queries())


def stale(listed: Iterable[str], sources: Iterable[Source]) -> set[str]:
    """Those of the listed that are gone, read nothing about anybody, or note the look now."""
    silent = {
        f"{source.package}.{name}"
        for source in sources
        for name, function in top_functions(source).items()
        if read_in_silence(function, source)
    }
    return set(listed) - silent


def test_the_listed_still_read_in_silence() -> None:
    assert stale(NOTES_NOTHING, queries()) == set()


def test_the_law_can_fail() -> None:
    read = "def steps_of(key):\n    return _all().filter(participant_id=key)\n\n"
    private = "def _all():\n    return Step.objects.all()\n"
    [fault] = faults_of(silent_reads, read + private)
    assert "steps_of() reads Step and notes no look" in fault
    noted = read.replace("    return", "    note_look([key], 'plan', page='plan')\n    return")
    assert not faults_of(silent_reads, noted + private)
    assert not faults_of(silent_reads, "def all():\n    return Meeting.objects.all()\n")


def test_the_law_reads_sql() -> None:
    kept = 'PEOPLE = "SELECT p.id FROM people_participant p"\n\n'
    read = "def found():\n    return _rows()\n\n"
    private = "def _rows():\n    cursor.execute(PEOPLE, [])\n"
    [fault] = faults_of(silent_reads, kept + read + private)
    assert "found() reads Participant and notes no look" in fault
    noted = read.replace("    return", "    note_look([], 'identity', page='people')\n    return")
    assert not faults_of(silent_reads, kept + noted + private)
    inline = "def last():\n    cursor.execute(f'SELECT 1 FROM plans_step WHERE {more}')\n"
    [fault] = faults_of(silent_reads, inline)
    assert "last() reads Step and notes no look" in fault
    [fault] = faults_of(silent_reads, "def far():\n    cursor.execute(near.SQL)\n")
    assert "far() reads SQL of another module" in fault
    assert not faults_of(silent_reads, "def now():\n    cursor.execute('SELECT now()')\n")


def test_a_stale_exemption_is_found() -> None:
    text = (
        "def silent():\n    return Step.objects.all()\n\n"
        "def noted():\n    note_look([], 'plan', page='plan')\n    return Step.objects.all()\n\n"
        "def harmless():\n    return Meeting.objects.all()\n"
    )
    listed = {f"plans.{name}" for name in ("silent", "noted", "harmless", "gone")}
    example = Source("walkwith/plans/example.py", text)
    assert stale(listed, [example]) == {"plans.noted", "plans.harmless", "plans.gone"}
