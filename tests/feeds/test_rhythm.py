"""What a meeting's own words say of a rhythm that is not weekly, and a person's answer."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from walkwith.directory.models import Meeting
from walkwith.feeds.rhythm import rhythm_in
from walkwith.foundation.actor import Actor, acting_as

Browse = Callable[[Actor], Client]


@pytest.mark.parametrize(
    "said",
    [
        "Meets the 2nd & 4th Thursday",
        "2nd and 4th Thursdays 2pm",
        "First Friday of the month only",
        "Every other week",
        "every other Sunday at 8",
        "Meets monthly",
        "Biweekly",
        "This meeting is held on the first Sunday of each month only",
        "Último viernes del mes",
        "Primer y tercer martes",
        "Cada dos semanas",
        "Reunión quincenal",
        "Ring the bell. Meets 1st and 3rd Mon. Bring a chair",
    ],
)
def test_not_weekly(said: str) -> None:
    assert rhythm_in("Night Owls", said)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "First Friday is a speaker meeting",
        "Open meeting last Monday of the month",
        "Birthdays are celebrated the last Wednesday of each month",
        "Business mtg. last Sunday",
        "Last Wed. of the month is Tradition mtg",
        "No meeting on the 5th Tuesday",
        "Closed except last Saturday of the month",
        "El primer lunes es de aniversarios",
        "Conciencia de grupo: último jueves",
        "Second floor, first door",
        "On the corner of 1st and Main",
        "1st Step",
    ],
)
def test_weekly_all_the_same(said: str) -> None:
    assert rhythm_in("Night Owls", said) == ""


def test_a_person_decides_and_the_list_does_not_ask_again(cast: Cast, browse: Browse) -> None:
    rows = [
        a_row("one", name="Every Other", notes="Every other week"),
        a_row("two", name="Night Owls", notes="2nd and 4th Thursdays"),
    ]
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *rows)
        one, two = Meeting.objects.order_by("key")
    rosa = browse(cast.rosa)
    page = rosa.get("/feeds/rhythms/").content.decode()
    assert "Every other week" in page and "2nd and 4th Thursdays" in page
    rosa.post(f"/feeds/rhythms/{one.pk}/decide/", {"is": "weekly"})
    rosa.post(f"/feeds/rhythms/{two.pk}/decide/", {"is": "other"})
    assert "All decided" in rosa.get("/feeds/rhythms/").content.decode()
    with acting_as(cast.rosa):
        rows[0]["notes"] = "Every other week, ring twice"
        taken_in(cast.rosa, *rows)
        asked = Meeting.objects.order_by("key").values_list("notes", "asks_when")
        assert list(asked) == [
            ("Every other week, ring twice", ""),
            ("2nd and 4th Thursdays", "2nd and 4th Thursdays"),
        ]
    assert "All decided" in rosa.get("/feeds/rhythms/").content.decode()
    assert browse(cast.kit).post(f"/feeds/rhythms/{two.pk}/decide/").status_code == 404
