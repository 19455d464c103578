"""A command is all or nothing: a refused one undoes itself, and nothing that was done before."""

from dataclasses import dataclass

import pytest

from tests.conftest import Cast
from walkwith.accounts.models import Program
from walkwith.foundation.actor import Actor, acting_as, current_actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.foundation.history import Event, record
from walkwith.foundation.models import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramTried(Event):
    name: str


@command
def try_program(*, actor: Actor, name: str, refuse: bool) -> Program:
    program = Program.objects.create(organization_id=actor.organization_id, name=name)
    record(actor=actor, event=ProgramTried(name=name), about=program)
    if refuse:
        raise Refused("Not this one.", field="name")
    return program


def names(actor: Actor) -> tuple[set[str], set[str]]:
    """The programs there are, and the names in their history."""
    with acting_as(actor):
        tried = Change.objects.filter(event="ProgramTried")
        return (
            set(Program.objects.values_list("name", flat=True)),
            {change.details["name"] for change in tried},
        )


def test_a_command_runs_as_its_actor(cast: Cast) -> None:
    seen = []

    @command
    def see(*, actor: Actor) -> None:
        seen.append(current_actor())

    see(actor=cast.pat)
    assert seen == [cast.pat]


def test_a_refused_command_leaves_nothing(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        try_program(actor=cast.pat, name="Lake", refuse=True)
    assert (refused.value.words, refused.value.field) == ("Not this one.", "name")
    assert names(cast.pat) == ({"River", "Hill"}, set())


def test_inside_a_request_a_refused_command_undoes_only_itself(cast: Cast) -> None:
    with acting_as(cast.pat):
        try_program(actor=cast.pat, name="Bay", refuse=False)
        with pytest.raises(Refused):
            try_program(actor=cast.pat, name="Lake", refuse=True)
        try_program(actor=cast.pat, name="Fen", refuse=False)
    assert names(cast.pat) == ({"River", "Hill", "Bay", "Fen"}, {"Bay", "Fen"})


def test_a_command_without_an_actor_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        try_program(name="Lake", refuse=False)  # type: ignore[call-arg]
    with pytest.raises(AssertionError, match="try_program needs actor=Actor"):
        try_program(actor="Pat", name="Lake", refuse=False)  # type: ignore[arg-type]
