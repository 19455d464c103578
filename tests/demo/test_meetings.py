import json
import random
from pathlib import Path

from walkwith.demo.meetings import made_meetings, spots_near, spots_of_the_country, write_feed
from walkwith.demo.town import LISTS
from walkwith.feeds.type_codes import features_of

UPDATED = "2026-01-01 12:00:00"


def test_the_same_seed_makes_the_same_meetings() -> None:
    spots = spots_near("15201")
    once, again, other = (
        list(made_meetings(random.Random(seed), spots, 50, updated=UPDATED)) for seed in (1, 1, 2)
    )
    assert once == again != other


def test_meetings_lie_around_the_place() -> None:
    for row in made_meetings(random.Random(3), spots_near("15201"), 200, updated=UPDATED):
        if row["location"] != "Online":
            assert abs(row["latitude"] - 40.47) < 0.3
            assert abs(row["longitude"] + 79.95) < 0.3


def test_every_fellowship_of_the_town_knows_the_codes() -> None:
    rows = made_meetings(random.Random(4), spots_near("15201"), 300, updated=UPDATED)
    codes = {code for row in rows for code in row["types"]}
    for _name, fellowship, _share in LISTS:
        assert [code for code in codes if not features_of(fellowship, [code])] == []


def test_a_feed_is_written_as_one_list(tmp_path: Path) -> None:
    rows = list(made_meetings(random.Random(5), spots_of_the_country(), 30, updated=UPDATED))
    write_feed(tmp_path / "feed.json", rows)
    assert json.loads((tmp_path / "feed.json").read_text()) == rows
