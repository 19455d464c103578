"""Whoever reads somebody's record to show it notes the look: no look row, no page."""

import ast
from collections.abc import Iterator

from tests.architecture.source import (
    Function,
    Source,
    assert_kept,
    faults_of,
    names_called,
    python_files,
    reaches,
    top_functions,
)
from walkwith.access.protection import protected_models
from walkwith.people.models import Participant, ParticipantRecord

ABOUT_SOMEBODY = {
    model.__name__
    for model in protected_models()
    if issubclass(model, Participant | ParticipantRecord)
}
# package.query: why it notes nothing.
NOTES_NOTHING: dict[str, str] = {
    "access.assignments_of": "who walks with them: the page that shows it notes relationships",
    "access.seen_on": "the second half of a page of looks; days_of_looks notes it",
    "access.team_of": "counts for each worker; names nobody",
    "access.workers_to_assign": "answers workers, of whom these are left out",
    "schedule.nearest_appointment": "fills the form of a note, whose query notes the schedule",
    "today.loads_of_week": "sums of hours; names nobody",
}


def reads_of(function: Function) -> dict[str, int]:
    """The models about somebody whose rows a function asks for, and the line where it does."""
    return {
        node.value.id: node.lineno
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager"}
        and isinstance(node.value, ast.Name)
        and node.value.id in ABOUT_SOMEBODY
    }


def silent_reads(source: Source) -> Iterator[str]:
    functions = top_functions(source)
    for name, function in functions.items():
        if name.startswith("_") or f"{source.package}.{name}" in NOTES_NOTHING:
            continue
        parts = reaches(function, functions)
        read = {model: line for part in parts for model, line in reads_of(part).items()}
        noted = any("note_look" in names_called(part) for part in parts)
        if read and not noted:
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


def test_the_listed_still_read() -> None:
    there = {
        f"{source.package}.{name}"
        for source in queries()
        for name, function in top_functions(source).items()
        if any(reads_of(part) for part in reaches(function, top_functions(source)))
    }
    assert set(NOTES_NOTHING) <= there


def test_the_law_can_fail() -> None:
    read = "def steps_of(key):\n    return _all().filter(participant_id=key)\n\n"
    private = "def _all():\n    return Step.objects.all()\n"
    [fault] = faults_of(silent_reads, read + private)
    assert "steps_of() reads Step and notes no look" in fault
    noted = read.replace("    return", "    note_look([key], 'plan', page='plan')\n    return")
    assert not faults_of(silent_reads, noted + private)
    assert not faults_of(silent_reads, "def all():\n    return Meeting.objects.all()\n")
