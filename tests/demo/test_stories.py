import random

import pytest

from walkwith.contacts.work import DIRECT_CODES
from walkwith.demo.people import Tongue, texts
from walkwith.demo.stories import Story, a_story, a_visit


def story(seed: int, language: Tongue = "en", *, silent: int = 0) -> Story:
    return a_story(
        random.Random(seed), language=language, worker="Rosa", days=300, pace=6, silent=silent
    )


def test_the_same_seed_tells_the_same_story() -> None:
    assert story(5) == story(5)
    assert story(5) != story(6)


def test_a_story_runs_from_the_first_day_and_grows_closer() -> None:
    days = [told.day for told in story(9).told]
    assert days[0] == 0
    assert days == sorted(set(days))
    assert days[2] - days[1] > days[-1] - days[-2]
    assert days[-1] < 300


def test_silence_is_kept() -> None:
    assert {story(seed, silent=19).told[-1].day for seed in range(20)} == {281}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_scene_is_complete(language: Tongue) -> None:
    known = texts(f"stories.{language}")
    scenes = [beat for journey in known["journeys"] for beat in journey["beats"]]
    for scene in [*scenes, *known["moments"]]:
        assert set(scene["work"]) <= DIRECT_CODES and scene["work"]
        assert scene["goal"] and scene["together"] and scene["felt"] and scene["step"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_names_are_filled_in(language: Tongue) -> None:
    for seed in range(40):
        for told in story(seed, language).told:
            assert "{" not in told.together + told.felt + told.step


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_visit_has_a_plan_b(language: Tongue) -> None:
    chance = random.Random(1)
    assert all(a_visit(chance, language).plan_b for _ in range(100))
