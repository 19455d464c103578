"""How long something is open, in words."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from walkwith.access.queries.standing import Why
from walkwith.access.sentences.standing import shared_parts, until_words, why_words

ZONE = ZoneInfo("America/New_York")
TODAY = dt.date(2026, 11, 18)


def at(day: int, hour: int = 0) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("until", "ends_at", "english", "spanish"),
    [
        ("date", at(18, 16), "until 4 p.m. today", "hasta las 16:00 de hoy"),
        ("date", at(19), "until today", "hasta hoy"),
        ("date", at(20), "until tomorrow", "hasta mañana"),
        ("date", at(22), "until Saturday", "hasta el sábado"),
        ("date", at(30), "until November 29", "hasta el 29 de noviembre"),
        ("walk_ends", None, "as long as somebody here walks with them", ""),
        ("revoked", None, "until they say stop", "hasta que la persona diga basta"),
    ],
)
def test_what_ends_at_midnight_holds_the_day_before(
    until: str, ends_at: dt.datetime | None, english: str, spanish: str
) -> None:
    with timezone.override(ZONE):
        assert until_words(until, ends_at, TODAY) == english
        with translation.override("es"):
            assert until_words(until, ends_at, TODAY).endswith(spanish)


def test_parts_stand_in_the_order_of_a_record() -> None:
    assert shared_parts(["plan", "identity", "schedule"]) == (
        "the name, the plan and the appointments"
    )


@pytest.mark.parametrize("relationship", ["own_record", "assigned", "emergency", ""])
def test_what_the_page_says_anyway_is_not_said_twice(relationship: str) -> None:
    assert why_words(Why(relationship=relationship, others=False), "Dee", TODAY) == ""


@pytest.mark.parametrize("relationship", ["supervises", "reviews", "privacy_contact"])
def test_who_has_no_end_of_their_own_is_told_why(relationship: str) -> None:
    assert why_words(Why(relationship=relationship, others=False), "Dee", TODAY)
