"""What needs one house stays on one worker."""

from pathlib import Path

from tests.workers import LONGEST, TOGETHER, group_of

ROOT = Path(__file__).parent.parent


def test_a_group_is_shared_by_its_tests_alone() -> None:
    assert group_of("tests/journeys/test_day.py::test_a[x]") == "journeys"
    assert group_of("tests/journeys/test_others.py::test_b") == "other journeys"
    assert (
        group_of("tests/today/test_today.py::test_c[1]") == "tests/today/test_today.py::test_c[1]"
    )


def test_every_place_named_is_there() -> None:
    assert [place for place in (*TOGETHER, *LONGEST) if not (ROOT / place).exists()] == []
