"""The big house is written in bulk, and is a house all the same."""

import pytest

from tests.conftest import Cast
from tests.demo import asking
from tests.demo.asking import broken_keys, number, numbers_seen_by
from walkwith.demo.bulk.copying import NULL, copied
from walkwith.demo.bulk.loading import Size, load_big
from walkwith.foundation.errors import Refused


@pytest.mark.parametrize("broken", ["NOBODY_WALKS_WITH", "WITHOUT_PLAN_B", "WRITTEN_BY_STRANGERS"])
def test_it_is_in_order(big: str, broken: str) -> None:
    assert number(big, getattr(asking, broken)) == 0


def test_every_key_leads_somewhere(big: str) -> None:
    assert broken_keys(big) == []


def test_its_size(big: str) -> None:
    assert number(big, "SELECT count(*) FROM people_participant") == 60
    assert number(big, "SELECT count(*) FROM contacts_contactnote") == 900
    assert number(big, "SELECT count(*) FROM directory_meeting") == 100
    assert number(big, "SELECT count(*) FROM contacts_contactnote WHERE started_at > now()") == 0


def test_reach_holds(big: str) -> None:
    people, notes = "SELECT count(*) FROM people_participant", "SELECT count(*) FROM plans_step"
    assert numbers_seen_by(big, "", people, notes) == [0, 0]
    assert numbers_seen_by(big, "pat", people, notes) == [0, 0]
    rosa, lorraine = (numbers_seen_by(big, card, people)[0] for card in ("rosa", "lorraine"))
    assert 30 <= rosa < lorraine <= 60


def test_people_are_found_by_their_names(big: str) -> None:
    unfolded = "SELECT count(*) FROM people_participant WHERE names <> lower(names) OR names = ''"
    assert number(big, unfolded) == 0


def test_never_beside_real_people(cast: Cast) -> None:
    with pytest.raises(Refused, match="a database of its own"):
        load_big(Size(60, 600), seed=1, say=print)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, NULL),
        (True, "t"),
        (7, "7"),
        ("two\twords\\and\nlines", "two\\twords\\\\and\\nlines"),
        (["a", "b"], '{"a","b"}'),
        ({"day": 1}, '{"day": 1}'),
    ],
)
def test_values_are_written_as_copy_reads_them(value: object, written: str) -> None:
    assert copied(value) == written
