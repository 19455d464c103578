"""Questions a house offers: kept by those who run it; other questions are a new set."""

from http import HTTPStatus

import pytest
from django.utils.translation import override

from tests.checkins.build import house_questions
from tests.conftest import Cast
from tests.today.build import Browse
from walkwith.checkins import commands
from walkwith.checkins.models import HouseQuestions
from walkwith.checkins.questions import house_questions as told
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused

ALL = "/checkins/house-questions/"


def test_they_are_offered_changed_and_ended(cast: Cast, browse: Browse) -> None:
    client = browse(cast.pat)
    typed = {"name": "The week", "words": "Did I sleep?\r\n\r\n Did I  eat?\nDid I sleep?"}
    assert client.post("/checkins/add-house-questions/", typed)["Location"] == ALL
    with acting_as(cast.pat):
        first = HouseQuestions.objects.get()
    assert first.words == ["Did I sleep?", "Did I eat?"]
    edit = f"/checkins/house-questions/{first.pk}/edit/"
    assert "Did I sleep?\nDid I eat?" in client.get(edit).content.decode()
    client.post(edit, {"name": "My week", "words": "Did I sleep?\nDid I eat?"})
    client.post(edit, {"name": "My week", "words": "Did I sleep?\nDid I laugh?"})
    with acting_as(cast.pat):
        known = HouseQuestions.objects.order_by("made_at", "id")
        assert [(one.name, one.words[1], one.ended_at is None) for one in known] == [
            ("My week", "Did I eat?", False),
            ("My week", "Did I laugh?", True),
        ]
        now = known[1]
    html = client.get(ALL).content.decode()
    assert "Did I laugh?" in html and "Did I eat?" not in html
    client.post(f"/checkins/house-questions/{now.pk}/end/")
    assert "None yet." in client.get(ALL).content.decode()
    with pytest.raises(NotFound):
        commands.end_house_questions(actor=cast.pat, house_questions_id=now.pk)


def test_in_spanish_where_it_was_written(cast: Cast) -> None:
    both = house_questions(cast, name_es="La semana", words_es="¿Dormí?\n¿Comí?")
    one = house_questions(cast)
    with override("es"):
        assert [str(question.words) for question in told(both).asked] == ["¿Dormí?", "¿Comí?"]
        assert (told(both).title, told(one).title) == ("La semana", "The week")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": ""}, "name"),
        ({"words": " \n "}, "words"),
        ({"words": "\n".join(f"Question {n}?" for n in range(21))}, "words"),
        ({"words": "x" * 201}, "words"),
        ({"words_es": "¿Dormí?"}, "words_es"),
    ],
)
def test_what_cannot_be_asked_is_refused(cast: Cast, said: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        house_questions(cast, **said)
    assert refused.value.field == field


def test_only_those_who_run_the_house(cast: Cast, browse: Browse) -> None:
    asked = house_questions(cast)
    for other in (cast.rosa, cast.lorraine):
        assert browse(other).get(ALL).status_code == HTTPStatus.FORBIDDEN
        with pytest.raises(NotAllowed):
            commands.end_house_questions(actor=other, house_questions_id=asked.pk)
        with pytest.raises(NotAllowed):
            commands.add_house_questions(actor=other, name="Mine", words="Why?")
    with acting_as(cast.kit):
        assert not HouseQuestions.objects.exists()
