from tests.conftest import Cast
from tests.today.build import Browse, looks_at
from walkwith.foundation.actor import acting_as
from walkwith.foundation.models import Change
from walkwith.people.models import Strength


def strengths(cast: Cast) -> list[str]:
    with acting_as(cast.rosa):
        return [one.words for one in Strength.objects.order_by("made_at", "id")]


def test_one_on_each_line(cast: Cast, browse: Browse) -> None:
    visitor = browse(cast.rosa)
    address = f"/people/{cast.dee.pk}/strengths/"
    assert "Funny\nNever late" in visitor.get(address).content.decode()
    visitor.post(address, {"strengths": "Never late\r\n\r\n Cooks for a crowd \nNever late"})
    assert strengths(cast) == ["Never late", "Cooks for a crowd"]
    with acting_as(cast.rosa):
        told = Change.objects.filter(event="StrengthsEdited").order_by("at", "id").last()
    assert told is not None
    assert told.details == {
        "before": ["Funny", "Never late"],
        "after": ["Never late", "Cooks for a crowd"],
    }


def test_all_can_be_taken_away(cast: Cast, browse: Browse) -> None:
    answer = browse(cast.rosa).post(f"/people/{cast.dee.pk}/strengths/", {"strengths": ""})
    assert answer.status_code == 303
    assert strengths(cast) == []


def test_too_many_or_too_long_is_refused_and_kept(cast: Cast, browse: Browse) -> None:
    visitor = browse(cast.rosa)
    for said, sentence in (
        ("\n".join(f"Line {number}" for number in range(21)), "Twenty fit here."),
        ("y" * 121, "One of these lines is too long."),
    ):
        answer = visitor.post(f"/people/{cast.dee.pk}/strengths/", {"strengths": said})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert said.splitlines()[-1] in answer.content.decode()
    assert strengths(cast) == ["Funny", "Never late"]


def test_writing_them_is_written_down(cast: Cast, browse: Browse) -> None:
    browse(cast.lorraine).post(f"/people/{cast.dee.pk}/strengths/", {"strengths": "Kind"})
    assert looks_at(cast.dee, cast.lorraine, seen_by=cast.rosa) == [
        ("opened", "strengths", "identity strengths"),
        ("wrote", "strengths", "strengths"),
    ]


def test_strangers_find_nobody(cast: Cast, browse: Browse) -> None:
    for stranger in cast.strangers():
        address = f"/people/{cast.dee.pk}/strengths/"
        assert browse(stranger).post(address, {"strengths": "Mine"}).status_code == 404
    assert strengths(cast) == ["Funny", "Never late"]
