"""What somebody can lean on: each by itself, and what they hide nobody else sees."""

from http import HTTPStatus

import pytest

from tests.conftest import Cast
from tests.today.build import Browse, looks_at, open_dees_door
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change
from walkwith.people import commands
from walkwith.people.copies import copy_of
from walkwith.people.models import Strength


def strengths(cast: Cast, actor: Actor | None = None) -> list[str]:
    with acting_as(actor or cast.rosa):
        return [one.words for one in Strength.objects.order_by("made_at", "id")]


def the_first(cast: Cast) -> Strength:
    with acting_as(cast.rosa):
        found = Strength.objects.order_by("made_at", "id").first()
    assert found
    return found


def events(actor: Actor, *names: str) -> list[dict[str, object]]:
    with acting_as(actor):
        told = Change.objects.filter(event__in=names).order_by("at", "id")
        return [one.details for one in told]


def test_several_at_once_of_one_kind(cast: Cast, browse: Browse) -> None:
    visitor = browse(cast.rosa)
    address = f"/people/{cast.dee.pk}/strengths/"
    typed = {"strengths": "Never late\r\n\r\n Cooks for a crowd \nNever late"}
    assert visitor.post(address, typed)["Location"] == address
    visitor.post(address, {"strengths": "Sister Ana", "kind": "person"})
    assert strengths(cast) == ["Funny", "Never late", "Cooks for a crowd", "Sister Ana"]
    assert events(cast.rosa, "StrengthsAdded")[1:] == [
        {"words": ["Cooks for a crowd"]},
        {"words": ["Sister Ana"]},
    ]
    html = visitor.get(address).content.decode()
    assert "People</h2>" in html and "Strengths</h2>" in html and "Places</h2>" not in html


def test_one_is_said_in_better_words(cast: Cast, browse: Browse) -> None:
    funny = the_first(cast)
    address = f"/people/strengths/{funny.pk}/edit/"
    answer = browse(cast.rosa).post(address, {"words": "Makes us laugh", "kind": "skill"})
    assert answer["Location"] == f"/people/{cast.dee.pk}/strengths/"
    assert strengths(cast) == ["Makes us laugh", "Never late"]
    assert events(cast.rosa, "StrengthEdited") == [
        {
            "before": {"kind": "strength", "words": "Funny"},
            "after": {"kind": "skill", "words": "Makes us laugh"},
        }
    ]
    with pytest.raises(Refused):
        commands.edit_strength(actor=cast.rosa, strength_id=funny.pk, words=" ", kind="skill")


def test_one_is_taken_away(cast: Cast, browse: Browse) -> None:
    browse(cast.rosa).post(f"/people/strengths/{the_first(cast).pk}/remove/")
    assert strengths(cast) == ["Never late"]
    assert events(cast.rosa, "StrengthRemoved") == [{"words": "Funny"}]


def test_what_is_hidden_only_they_see(cast: Cast, browse: Browse) -> None:
    dee, funny = open_dees_door(cast), the_first(cast)
    page = f"/people/{cast.dee.pk}/strengths/"
    browse(dee).post(f"/people/strengths/{funny.pk}/hide/")
    assert strengths(cast, dee) == ["Funny", "Never late"]
    for other in (cast.rosa, cast.lorraine):
        assert strengths(cast, other) == ["Never late"]
        html = browse(other).get(f"/today/people/{cast.dee.pk}/").content.decode()
        assert "Never late" in html and "Funny" not in html
        with pytest.raises(NotFound):
            commands.edit_strength(actor=other, strength_id=funny.pk, words="Mine", kind="skill")
        with pytest.raises(NotFound):
            commands.remove_strength(actor=other, strength_id=funny.pk)
    assert "Only you see this." in browse(dee).get(page).content.decode()
    assert "only you see it" in browse(dee).get(f"/today/people/{cast.dee.pk}/").content.decode()
    browse(dee).post(f"/people/strengths/{funny.pk}/show/")
    assert strengths(cast) == ["Funny", "Never late"]


def test_the_history_says_nothing_of_what_is_hidden(cast: Cast) -> None:
    dee, funny = open_dees_door(cast), the_first(cast)
    commands.hide_strength(actor=dee, strength_id=funny.pk)
    commands.edit_strength(actor=dee, strength_id=funny.pk, words="My drums", kind="skill")
    commands.remove_strength(actor=dee, strength_id=funny.pk)
    assert events(cast.rosa, "StrengthHidden", "StrengthEdited", "StrengthRemoved") == [
        {},
        {"before": {}, "after": {}},
        {"words": ""},
    ]


def test_nobody_hides_it_for_them(cast: Cast) -> None:
    funny = the_first(cast)
    for other in (cast.rosa, cast.lorraine):
        with pytest.raises(NotAllowed):
            commands.hide_strength(actor=other, strength_id=funny.pk)
        with pytest.raises(NotAllowed):
            commands.show_strength(actor=other, strength_id=funny.pk)
    for stranger in cast.strangers():
        with pytest.raises(NotFound):
            commands.hide_strength(actor=stranger, strength_id=funny.pk)


def test_the_copy_follows(cast: Cast) -> None:
    dee, funny = open_dees_door(cast), the_first(cast)
    commands.hide_strength(actor=dee, strength_id=funny.pk)
    told = {}
    for actor in (dee, cast.rosa):
        with acting_as(actor):
            [_, part] = copy_of(cast.dee.pk, ["identity", "strengths"])
        told[actor.name] = [one.title for one in part.entries]
    assert told == {dee.name: ["Funny", "Never late"], "Rosa": ["Never late"]}


def test_too_many_or_too_long_is_refused_and_kept(cast: Cast, browse: Browse) -> None:
    visitor = browse(cast.rosa)
    for said, sentence in (
        ("\n".join(f"Line {number}" for number in range(21)), "Twenty fit here."),
        ("y" * 121, "One of these lines is too long."),
        ("", "Please fill this in."),
    ):
        answer = visitor.post(f"/people/{cast.dee.pk}/strengths/", {"strengths": said})
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert sentence in answer.content.decode()
        assert "".join(said.splitlines()[-1:]) in answer.content.decode()
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
