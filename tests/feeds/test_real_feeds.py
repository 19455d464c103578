"""Real feeds of real groups, when their copies are at hand."""

from pathlib import Path

import pytest

from tests.conftest import Cast
from tests.feeds.made import REAL, taken_in
from walkwith.directory.models import Meeting, Slot
from walkwith.feeds.models import ImportRun
from walkwith.foundation.actor import acting_as

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the copies of real feeds are not here")


def real(cast: Cast, name: str, fellowship: str = "AA", zone: str = "") -> ImportRun:
    with Path(REAL / f"tsml-ui__{name}.json").open("rb") as file:
        return taken_in(
            cast.pat,
            source=name,
            fellowship=fellowship,
            zone=zone,
            file=file,  # type: ignore[arg-type]
        )


@pytest.mark.parametrize(
    ("name", "fellowship", "zone", "meetings", "slots"),
    [
        ("oc", "AA", "", 1967, 2112),
        ("aasepia", "AA", "", 2038, 2209),
        ("edmonton", "AA", "America/Edmonton", 315, 324),
        ("eda", "EDA", "", 185, 198),
        ("times", "AA", "America/Chicago", 9, 14),
        ("timezones.test", "AA", "", 2, 2),
        ("appointment.test", "AA", "", 2, 1),
    ],
)
def test_taken_fully_and_twice_the_same(
    cast: Cast, name: str, fellowship: str, zone: str, meetings: int, slots: int
) -> None:
    with acting_as(cast.pat):
        run = real(cast, name, fellowship, zone)
        assert (run.state, run.counts["new"], run.counts["quarantined"]) == ("done", meetings, 0)
        assert (Meeting.objects.count(), Slot.objects.count()) == (meetings, slots)
        again = real(cast, name, fellowship, zone)
        assert (again.counts["same"], again.counts["new"]) == (meetings, 0)


def test_a_broken_one_is_refused_with_its_place(cast: Cast) -> None:
    with acting_as(cast.pat):
        run = real(cast, "invalid")
        assert run.problem == {"code": "after_end", "line": 80, "column": 3}
        assert not Meeting.objects.exists()
