"""Words of listings: kept with what a search touches, counted, and found by their beginning."""

from uuid import UUID

import pytest

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from walkwith.directory.corrections import remake_slots
from walkwith.directory.models import Meeting, Slot, Word
from walkwith.directory.said import begins, how_many_say, learn, said_by_listings, spoken
from walkwith.foundation.actor import acting_as


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Casa de Recuperación", ["casa", "de", "recuperacion"]),
        ("St. Mark’s, 2nd floor", ["st", "mark", "s", "2nd", "floor"]),
        ("“O'Hara” — 12-Step", ["o", "hara", "12", "step"]),
        ("'; -- 100%", ["100"]),
        ("— …", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert spoken(text) == words


def test_no_text_can_break_out_of_the_question() -> None:
    said = begins(UUID(int=7), spoken("har' | bor\\ & (x)"))
    assert said == "'00000007har':* & '00000007bor':* & '00000007x':*"


def test_an_import_keeps_and_counts_the_words(cast: Cast) -> None:
    with acting_as(cast.rosa):
        taken_in(
            cast.rosa,
            a_row("one", name="Café Serenidad", group=""),
            a_row("two", name="Serenity at Noon", group=""),
        )
        house = cast.rosa.organization_id
        assert f"'{str(house)[-8:]}serenidad'" in str(
            Slot.objects.get(meeting__name="Café Serenidad").said
        )
        assert how_many_say(house, ["seren"]) == {"services": 0, "meetings": 2, "online": 0}
        assert how_many_say(house, ["seren", "cafe"])["meetings"] == 1
        assert how_many_say(house, ["seren", "ropa"])["meetings"] == 0
        said = said_by_listings(house, "meetings", 8, 9)
        assert said == {"serenity": 1, "serenidad": 1, "methodist": 2}
        assert how_many_say(cast.kit.organization_id, ["seren"])["meetings"] == 0


def test_a_word_that_is_new_is_learned_and_one_that_is_gone_forgotten(cast: Cast) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_row("one", name="Serenity"))
        house = cast.rosa.organization_id
        meeting = Meeting.objects.get()
        meeting.name = "Gratitude"
        meeting.save(update_fields=["name"])
        remake_slots(meeting)
        assert how_many_say(house, ["gratitude"])["meetings"] == 1
        learn(house, "meetings", "online")
        assert how_many_say(house, ["serenity"])["meetings"] == 0
        assert not Word.objects.filter(word="serenity").exists()
