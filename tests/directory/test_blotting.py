"""A secret is taken out of every text that tells it, also where most texts are passed by."""

from functools import reduce

from hypothesis import given, settings
from hypothesis import strategies as some

from walkwith.directory import blotting
from walkwith.directory.blotting import GONE, says, without

SECRETS = ["279 Fisk St", "9 N Hidden Lane", "Fisk House, 3rd floor", "12 Peña Rd", "St. Rita's"]
WRITTEN = [
    *("279", "9", "12", "fisk", "FISK", "Fiſk", "Street", "st", "hidden", "N.", "north", "ln"),
    *("peña", "PEÑA", "Pena", "rd", "house,", "House", "3rd", "floor", "rita's", "st.", "bus"),
]


@settings(max_examples=600)
@given(some.frozensets(some.sampled_from(SECRETS)), some.lists(some.sampled_from(WRITTEN)))
def test_none_is_passed_by_that_tells_one(secrets: frozenset[str], words: list[str]) -> None:
    said = " ".join(words)
    patterns = blotting._patterns(secrets)
    assert without(said, secrets) == reduce(lambda s, one: one.sub(GONE, s), patterns, said)
    assert says(said, secrets) == any(one.search(said) for one in patterns)


def test_it_is_passed_by_when_no_word_of_it_is_there() -> None:
    blotting._patterns.cache_clear()
    assert without("Free meals, come in", frozenset({"279 Fisk St"})) == "Free meals, come in"
    assert blotting._patterns.cache_info().misses == 0
