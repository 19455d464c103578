"""A plan of a clinic, point by point: kept, changed into her words, or left out; each undone."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.contacts.build import dee_with_a_door
from tests.plans.build import standing
from walkwith.foundation.actor import Actor, acting_as
from walkwith.plans import commands
from walkwith.plans.models import BroughtItem, Goal

Browse = Callable[[Actor], Client]
PASTED = "Goals:\n1. Pt will attend group\n2. Obtain housing\n3. Abstain"


@pytest.fixture
def dee(cast: Cast) -> Actor:
    return dee_with_a_door(cast)


def items(viewer: Actor) -> list[BroughtItem]:
    with acting_as(viewer):
        return list(BroughtItem.objects.select_related("goal").order_by("place"))


def brought(actor: Actor, cast: Cast, **said: bool) -> list[BroughtItem]:
    return commands.bring_over(
        actor=actor, participant_id=cast.dee.pk, text=PASTED, source="North Clinic", **said
    )


def test_point_by_point_to_the_end(cast: Cast, browse: Browse, dee: Actor) -> None:
    client, path = browse(dee), f"/plans/{cast.dee.pk}/bring-over/"
    answer = client.post(path, {"text": PASTED, "source": "North Clinic"})
    first, second, third = items(dee)
    assert answer["Location"] == f"/plans/brought-items/{first.pk}/"
    html = client.get(answer["Location"]).content.decode()
    for words in ("Point 1 of 3", "Pt will attend group", "North Clinic", "Leave it out"):
        assert words in html, words
    answer = client.post(f"/plans/brought-items/{first.pk}/", {"words": "Sit with my people"})
    assert answer["Location"] == f"/plans/brought-items/{second.pk}/"
    answer = client.post(f"/plans/brought-items/{second.pk}/keep/")
    answer = client.post(f"/plans/brought-items/{third.pk}/leave-out/")
    assert answer["Location"] == path
    assert [(one.outcome, one.words) for one in items(dee)] == [
        ("changed", "Sit with my people"),
        ("kept", "Obtain housing"),
        ("left_out", ""),
    ]
    assert standing(cast, Goal) == ["Sit with my people", "Obtain housing"]
    goal = items(dee)[0].goal
    assert goal
    html = client.get(f"/plans/goals/{goal.pk}/").content.decode()
    assert "It came from North Clinic" in html
    assert "Pt will attend group" in html


def test_each_is_undone(cast: Cast, browse: Browse, dee: Actor) -> None:
    first, second, _ = brought(dee, cast)
    client = browse(dee)
    client.post(f"/plans/brought-items/{first.pk}/keep/")
    client.post(f"/plans/brought-items/{second.pk}/leave-out/")
    for one in (first, second):
        client.post(f"/plans/brought-items/{one.pk}/undo/")
    assert {(one.outcome, one.goal_id) for one in items(dee)} == {("waiting", None)}
    assert standing(cast, Goal) == []
    away = client.get(f"/plans/{cast.dee.pk}/put-away/").content.decode()
    assert "Pt will attend group" in away


def test_said_anew_there_is_still_one_goal(cast: Cast, browse: Browse, dee: Actor) -> None:
    first = brought(dee, cast)[0]
    for words in ("Go to group", "Sit with my people"):
        browse(dee).post(f"/plans/brought-items/{first.pk}/", {"words": words})
    assert standing(cast, Goal) == ["Sit with my people"]


def test_what_rosa_pastes_waits_for_dee(cast: Cast, browse: Browse, dee: Actor) -> None:
    client, path = browse(cast.rosa), f"/plans/{cast.dee.pk}/bring-over/"
    assert client.post(path, {"text": PASTED})["Location"] == path
    first, second, _ = items(cast.rosa)
    assert first.is_suggestion
    for verb in ("keep/", "leave-out/", "undo/", ""):
        there = f"/plans/brought-items/{first.pk}/{verb}"
        assert client.post(there, {"words": "x"}).status_code == 403
    for page in (f"/plans/{cast.dee.pk}/", "/"):
        html = browse(dee).get(page).content.decode()
        assert html.count("Rosa brought over a plan") == 1
        assert f"/plans/brought-items/{first.pk}/" in html
    browse(dee).post(f"/plans/brought-items/{first.pk}/keep/")
    assert standing(cast, Goal) == ["Pt will attend group"]
    client.post(f"/plans/lines/broughtitem/{second.pk}/decline/")
    assert second.pk not in {told.item.pk for told in client.get(path).context["waiting"]}


@pytest.mark.usefixtures("beside")
def test_side_by_side_they_go_through_it(cast: Cast, browse: Browse) -> None:
    first = brought(cast.rosa, cast)[0]
    browse(cast.rosa).post(f"/plans/brought-items/{first.pk}/keep/")
    assert standing(cast, Goal) == ["Pt will attend group"]


def test_nothing_is_brought_twice(cast: Cast, browse: Browse, dee: Actor) -> None:
    brought(dee, cast)
    answer = browse(dee).post(
        f"/plans/{cast.dee.pk}/bring-over/", {"text": PASTED + "\n4. Rest"}, follow=True
    )
    assert "1 point is here." in answer.content.decode()
    assert [one.theirs for one in items(dee)][-1] == "Rest" or len(items(dee)) == 4
    again = browse(dee).post(f"/plans/{cast.dee.pk}/bring-over/", {"text": PASTED}, follow=True)
    assert "All of this is here already." in again.content.decode()
    assert len(items(dee)) == 4


def test_a_long_point_is_said_in_fewer_words(cast: Cast, browse: Browse, dee: Actor) -> None:
    made = commands.bring_over(actor=dee, participant_id=cast.dee.pk, text="x" * 400)
    keep = browse(dee).post(f"/plans/brought-items/{made[0].pk}/keep/")
    assert keep.status_code == 422
    changed = browse(dee).post(f"/plans/brought-items/{made[0].pk}/", {"words": "Short"})
    assert changed.status_code == 303
    assert standing(cast, Goal) == ["Short"]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "---"}, "text"),
        ({"text": "\n".join(f"point {one}x" for one in range(41)).title()}, "text"),
        ({"text": "x", "source": "y" * 121}, "source"),
    ],
)
def test_refused_with_the_words_kept(
    cast: Cast, browse: Browse, dee: Actor, said: dict[str, str], field: str
) -> None:
    answer = browse(dee).post(f"/plans/{cast.dee.pk}/bring-over/", said)
    assert (answer.status_code, [*answer.context["form"].errors]) == (422, [field])
    assert items(dee) == []


def test_the_photo_never_leaves_the_phone(cast: Cast, browse: Browse, dee: Actor) -> None:
    html = browse(dee).get(f"/plans/{cast.dee.pk}/bring-over/").content.decode()
    before, form = html.split("data-photo", 1)[1].split("<form", 1)
    assert 'type="file"' in before
    assert "name=" not in before
    assert 'type="file"' not in form


def test_strangers_find_nothing(cast: Cast, browse: Browse, dee: Actor) -> None:
    first = brought(dee, cast)[0]
    for stranger in cast.strangers():
        client = browse(stranger)
        assert client.get(f"/plans/{cast.dee.pk}/bring-over/").status_code == 404
        assert client.get(f"/plans/brought-items/{first.pk}/").status_code == 404


def test_one_costs_as_much_as_three(cast: Cast, browse: Browse, dee: Actor) -> None:
    client, counted = browse(dee), []
    for text in ("A\nB", "C\nD\nE\nF"):
        made = commands.bring_over(actor=dee, participant_id=cast.dee.pk, text=text)
        commands.keep_brought_item(actor=dee, brought_item_id=made[0].pk)
        for page in (f"{cast.dee.pk}/bring-over/", f"brought-items/{made[1].pk}/"):
            client.get(f"/plans/{page}")
            with CaptureQueriesContext(connection) as asked:
                assert client.get(f"/plans/{page}").status_code == 200
            counted.append(len(asked))
    assert counted[:2] == counted[2:]
