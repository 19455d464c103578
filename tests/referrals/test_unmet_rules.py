"""What is counted of what the town lacks holds nobody, and small counts are not told."""

import datetime as dt

from walkwith.referrals.rules.unmet import about, area_of, is_few, monday_of


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
    assert [about(n) for n in (10, 11, 14, 15, 24)] == [None, 10, 10, 20, 20]
