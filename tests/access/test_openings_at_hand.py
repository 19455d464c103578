"""What comes with the openings: does the viewer write in their words, does somebody stand in?"""

from django.db import connection

from tests.access.covering import covered
from tests.conftest import Cast, end_the_moment, sit_beside
from tests.plans.dee import dee_signed_in
from walkwith.access.acts import answer, ask
from walkwith.access.commands import end_cover
from walkwith.access.queries import Openings, openings_of
from walkwith.foundation.actor import Actor, acting_as


def at_hand(actor: Actor, cast: Cast) -> Openings:
    with acting_as(actor):
        known = openings_of(cast.dee.pk)
        assert known.writes_theirs == (cast.dee.pk in answer("side_by_side"))
        assert known.has_stand_in == bool(ask("covers_of", cast.dee.pk))
        rows = ask("openings_at_hand", cast.dee.pk)
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM openings(%s)", [cast.dee.pk])
            assert [row[:4] for row in rows] == cursor.fetchall()
    return known


def test_only_the_person_or_who_sits_beside_them_writes_their_words(cast: Cast) -> None:
    assert not at_hand(cast.rosa, cast).writes_theirs
    sit_beside(cast.rosa, cast.dee.pk)
    assert at_hand(cast.rosa, cast).writes_theirs
    assert not at_hand(cast.lorraine, cast).writes_theirs
    end_the_moment(cast)
    assert not at_hand(cast.rosa, cast).writes_theirs
    assert at_hand(dee_signed_in(cast), cast).writes_theirs


def test_who_reads_who_walks_with_them_hears_that_somebody_stands_in(cast: Cast) -> None:
    dee = dee_signed_in(cast)
    assert not at_hand(cast.rosa, cast).has_stand_in
    cover = covered(cast)
    for actor, hears in (
        (cast.rosa, True),
        (cast.lorraine, True),
        (dee, True),
        (cast.marcus, False),
        (cast.kit, False),
        (cast.pat, False),
    ):
        assert at_hand(actor, cast).has_stand_in == hears, actor.name
    end_cover(actor=cast.rosa, cover_id=cover.pk)
    assert not at_hand(cast.rosa, cast).has_stand_in
