"""Acting as somebody: the database knows who, nested acts come back, notes are written once."""

from typing import Any

import pytest
from django.db import connection

from tests.conftest import Cast
from walkwith.accounts.models import Program
from walkwith.foundation.actor import Actor, acting_as, all_or_nothing, current_actor, gather
from walkwith.foundation.identifiers import new_id


def viewer() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('walkwith.viewer', true)")
        row = cursor.fetchone()
    return row[0] or ""


def test_the_database_knows_who_acts_and_forgets_it(cast: Cast) -> None:
    with acting_as(cast.rosa):
        assert (current_actor(), viewer()) == (cast.rosa, str(cast.rosa.id))
    assert (current_actor(), viewer()) == (None, "")


def test_an_act_inside_another_gives_the_outer_one_back(cast: Cast) -> None:
    with acting_as(cast.rosa):
        with acting_as(cast.pat):
            assert viewer() == str(cast.pat.id)
            with acting_as(cast.rosa):
                assert viewer() == str(cast.rosa.id)
            assert viewer() == str(cast.pat.id)
        assert (current_actor(), viewer()) == (cast.rosa, str(cast.rosa.id))


def test_an_act_that_fails_gives_the_outer_one_back(cast: Cast) -> None:
    with acting_as(cast.rosa):
        with pytest.raises(ValueError, match="no"), acting_as(cast.pat):
            raise ValueError("no")
        assert (current_actor(), viewer()) == (cast.rosa, str(cast.rosa.id))


def test_nobody_is_the_viewer_of_the_next_transaction(
    django_db_setup: None, django_db_blocker: Any
) -> None:
    somebody = Actor(new_id(), new_id(), new_id(), "supervisor", "Ann")
    with django_db_blocker.unblock():
        with acting_as(somebody):
            assert viewer() == str(somebody.id)
        assert viewer() == ""


def test_notes_are_written_once_when_the_act_ends(cast: Cast) -> None:
    written: list[Any] = []

    def write(actor: Actor, notes: dict[Any, Any]) -> None:
        written.append((actor, dict(notes), viewer()))

    with acting_as(cast.rosa):
        gather("test", write)["a"] = 1
        with acting_as(cast.rosa):
            gather("test", write)["b"] = 2
        assert written == []
    assert written == [(cast.rosa, {"a": 1, "b": 2}, str(cast.rosa.id))]


def test_each_actor_has_notes_of_their_own(cast: Cast) -> None:
    written: list[Any] = []

    def write(actor: Actor, notes: dict[Any, Any]) -> None:
        written.append((actor.name, dict(notes)))

    with acting_as(cast.rosa):
        gather("test", write)["a"] = 1
        with acting_as(cast.pat):
            gather("test", write)["b"] = 2
    assert written == [("Pat", {"b": 2}), ("Rosa", {"a": 1})]


def test_notes_of_an_act_that_fails_are_forgotten(cast: Cast) -> None:
    written: list[Any] = []
    with pytest.raises(ValueError, match="no"), acting_as(cast.rosa):
        gather("test", lambda actor, notes: written.append(notes))["a"] = 1
        raise ValueError("no")
    with acting_as(cast.rosa):
        pass
    assert written == []


def test_a_part_that_fails_takes_only_its_own_notes_with_it(cast: Cast) -> None:
    written: list[Any] = []

    def write(actor: Actor, notes: dict[Any, Any]) -> None:
        written.append(dict(notes))

    with acting_as(cast.rosa):
        gather("test", write)["kept"] = {1}
        with pytest.raises(ValueError, match="no"), all_or_nothing():
            gather("test", write)["kept"].add(2)
            gather("test", write)["lost"] = {3}
            gather("other", write)["lost"] = {4}
            raise ValueError("no")
        gather("test", write)["after"] = {5}
    assert written == [{"kept": {1}, "after": {5}}, {}]


def test_notes_need_somebody_who_acts() -> None:
    with pytest.raises(RuntimeError, match="somebody who acts"):
        gather("test", lambda actor, notes: None)


def test_when_the_notes_cannot_be_written_nothing_is(cast: Cast) -> None:
    def refuse(actor: Actor, notes: dict[Any, Any]) -> None:
        raise RuntimeError("the log is full")

    before = _programs(cast.pat)
    with pytest.raises(RuntimeError, match="full"), acting_as(cast.pat):
        Program.objects.create(organization_id=cast.pat.organization_id, name="Lost")
        gather("test", refuse)
    assert _programs(cast.pat) == before


def _programs(actor: Actor) -> list[str]:
    with acting_as(actor):
        return sorted(Program.objects.values_list("name", flat=True))
