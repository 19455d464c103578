"""The function the row policies ask answers what the view `reach` says, whoever asks how."""

import pytest
from django.db import connection

from tests.conftest import Cast
from walkwith.foundation.actor import Actor, acting_as
from walkwith.people.sections import SECTIONS

ACTIONS = ("read", "write")


def answers(question: str) -> dict[tuple[str, str], set[object]]:
    with connection.cursor() as cursor:
        found: dict[tuple[str, str], set[object]] = {}
        for section in SECTIONS:
            for action in ACTIONS:
                cursor.execute(question, [section, action])
                found[section, action] = {row[0] for row in cursor.fetchall()}
        return found


@pytest.mark.parametrize("name", ["rosa", "lorraine", "marcus", "pat", "kit"])
def test_it_says_what_the_view_says(cast: Cast, name: str) -> None:
    actor: Actor = getattr(cast, name)
    with acting_as(actor):
        by_view = answers("SELECT participant_id FROM reach WHERE section = %s AND action = %s")
        assert answers("SELECT unnest(reachable(%s, %s))") == by_view
    assert (by_view["contact_notes", "read"] == {cast.dee.pk}) is (name in {"rosa", "lorraine"})
    assert (by_view["contact_notes", "write"] == {cast.dee.pk}) is (name == "rosa")


def test_a_table_of_the_same_name_does_not_mislead_it(cast: Cast) -> None:
    with acting_as(cast.marcus), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE reach ON COMMIT DROP AS"
            " SELECT %s::uuid AS participant_id, 'identity' AS section, 'read' AS action",
            [cast.dee.pk],
        )
        cursor.execute("SET LOCAL search_path = pg_temp, public")
        cursor.execute("SELECT public.reachable('identity', 'read')")
        assert cursor.fetchone() == ([],)
        cursor.execute("SELECT count(*) FROM people_participant")
        assert cursor.fetchone() == (0,)
