"""No look row, no page: what is shown is logged with its reason, or it is not shown."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from tests.conftest import Cast
from walkwith.access.models import Look
from walkwith.foundation.actor import Actor, acting_as
from walkwith.people import looks, queries
from walkwith.people.looks import note_look

Browse = Callable[[Actor], Client]


def looks_at(cast: Cast, **wanted: object) -> list[tuple[object, ...]]:
    with acting_as(cast.rosa):
        found = Look.objects.filter(participant=cast.dee, **wanted).order_by("made_at", "id")
        return [(one.viewer_id, one.how, one.why, one.sections, one.page) for one in found]


def test_a_look_is_logged_with_the_nearest_reason(cast: Cast) -> None:
    with acting_as(cast.lorraine):
        note_look([cast.dee.pk], "plan", "identity", page="participant")
    assert looks_at(cast, page="participant") == [
        (cast.lorraine.id, "opened", "supervises", ["identity", "plan"], "participant")
    ]


@pytest.mark.parametrize("name", ["marcus", "pat", "kit"])
def test_a_look_that_nothing_allows_is_refused(cast: Cast, name: str) -> None:
    stranger: Actor = getattr(cast, name)
    with pytest.raises(DatabaseError, match="a look that nothing allows"), acting_as(stranger):
        note_look([cast.dee.pk], "identity", page="participant")
    assert looks_at(cast, viewer_id=stranger.id) == []


def test_one_unexplained_look_refuses_the_others(cast: Cast) -> None:
    with pytest.raises(DatabaseError, match="a look that nothing allows"), acting_as(cast.lorraine):
        note_look([cast.dee.pk], "identity", page="participant")
        note_look([cast.dee.pk], "contact_notes", how="wrote", page="participant")
    assert looks_at(cast, viewer_id=cast.lorraine.id) == []


def test_a_list_is_logged_once_a_day(cast: Cast) -> None:
    for _ in range(2):
        with acting_as(cast.rosa):
            note_look([cast.dee.pk], "identity", how="listed", page="people")
    assert len(looks_at(cast, how="listed", page="people")) == 1


def test_a_look_outside_of_any_act_is_a_mistake(cast: Cast) -> None:
    with pytest.raises(RuntimeError, match="somebody who acts"):
        note_look([cast.dee.pk], "identity", page="participant")


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO access_look SELECT * FROM access_look",
        "UPDATE access_look SET why = 'none'",
        "DELETE FROM access_look",
    ],
)
def test_nobody_writes_or_alters_the_log_by_hand(cast: Cast, sql: str) -> None:
    with acting_as(cast.rosa):
        note_look([cast.dee.pk], "identity", page="participant")
    before = looks_at(cast)
    with (
        acting_as(cast.rosa),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match=r"permission denied|row-level security"),
        transaction.atomic(),
    ):
        cursor.execute(sql)
    assert looks_at(cast) == before


def test_the_page_is_refused_when_the_look_cannot_be_written(
    cast: Cast, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = reverse("today:participant", args=[cast.dee.pk])
    client = browse(cast.rosa)
    assert "Dee" in client.get(address).content.decode()
    logged = looks_at(cast)

    def fail(actor: Actor, noted: dict[Any, Any]) -> None:
        raise DatabaseError("the log cannot be written")

    monkeypatch.setattr(looks, "_write_down", fail)
    client.raise_request_exception = False
    response = client.get(address)
    assert response.status_code == 500
    assert "Dee" not in response.content.decode()
    assert looks_at(cast) == logged


def test_the_page_is_refused_when_a_query_notes_what_nothing_allows(
    cast: Cast, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_much(people: list[UUID], *sections: Any, **more: Any) -> None:
        note_look([*people, cast.kit.id], *sections, **more)

    monkeypatch.setattr(queries, "note_look", too_much)
    client = browse(cast.rosa)
    client.raise_request_exception = False
    response = client.get(reverse("today:participant", args=[cast.dee.pk]))
    assert response.status_code == 500
    assert "Dee" not in response.content.decode()
