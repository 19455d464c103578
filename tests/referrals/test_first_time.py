"""A first meeting together: who to ask for there, and the words used there."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from walkwith.directory.models import Meeting
from walkwith.foundation.actor import Actor, acting_as
from walkwith.referrals.first_time import DHARMA, FAMILY, STEPS, TOOLS, who_to_ask_for, words_heard


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({}, []),
        ({"contact_1_name": " Ana  B. ", "contact_1_phone": 5}, [("Ana B.", "")]),
        ({"contact_1_phone": "412"}, []),
        ({"contact_2_name": "Bo", "contact_2_phone": "412"}, [("Bo", "412")]),
        ({"contact_1_name": ["Ana"]}, []),
        (["Ana"], []),
    ],
)
def test_only_who_the_listing_names_is_asked_for(row: Any, told: list[tuple[str, str]]) -> None:
    assert who_to_ask_for(Meeting(raw=row)) == told


def test_each_fellowship_has_its_words() -> None:
    heard = [words_heard(one) for one in ("AA", "NAR-ANON", "SMART", "RD", "OTHER")]
    assert heard == [STEPS, FAMILY, TOOLS, DHARMA, ()]


def test_going_together_says_what_to_expect(cast: Cast, browse: Callable[[Actor], Client]) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_row("a", contact_1_name="Ana B.", contact_1_phone="412 555 0100"))
        meeting = Meeting.objects.get()
    page = browse(cast.rosa).get(f"/referrals/{cast.dee.pk}/go-together/{meeting.pk}/")
    for words in ("Your first time there", "Ana B.", "412 555 0100", "Home group", "sit near the"):
        assert words in page.content.decode()
