"""What is counted of what the town lacks holds nobody, and small counts are not told."""

import datetime as dt
from itertools import combinations_with_replacement

from walkwith.referrals.rules.unmet import about, area_of, is_few, monday_of
from walkwith.referrals.rules.weights import FEW


def test_what_is_counted_of_nobody() -> None:
    assert [area_of(said) for said in ("15201", " 152 ", "15", "K1A 0B1", "١٥٢٠١", "")] == [
        *("152", "152", "", "", "", "")
    ]
    assert (
        monday_of(dt.date(2026, 11, 22))
        == dt.date(2026, 11, 16)
        == monday_of(dt.date(2026, 11, 16))
    )
    assert [is_few(n) for n in (1, 10, 11)] == [True, True, False]
    assert [about(0, n) for n in (10, 11, 14, 15, 24)] == [None, 10, 10, 20, 20]
    assert [about(n, 0) for n in (11, 14, 15, 24)] == [10, 10, 20, 20]


def test_no_small_count_can_be_worked_out() -> None:
    """Of what is shown: each small count there may be has at least five values in a row, whether
    or not somebody knows how many small ones there are, and those may be none as well.
    """
    few = range(1, FEW)
    hidden = [some for many in range(5) for some in combinations_with_replacement(few, many)]
    for told in ((), (11,), (14,), (15,), (17, 33)):
        by_view: dict[int | None, list[tuple[int, ...]]] = {}
        for some in hidden:
            if told or some:
                by_view.setdefault(about(sum(told), sum(some)), []).append(some)
        for view, possible in by_view.items():
            known = {len(some) for some in possible}
            for many in known - {0, 4}:
                values = {one for some in possible if len(some) == many for one in some}
                assert max(values) - min(values) + 1 == len(values) >= 5, (told, view, many)
                assert many + 1 in known
        assert not told or () in by_view[about(sum(told), 10)]
