"""Side by side: the yes on the handed-over page, and what was written, read together."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.conftest import Cast, end_the_moment
from tests.contacts.build import a_note, dee_with_a_door
from tests.plans.build import a_goal, a_step, standing, state_of
from walkwith.access.models import SideBySide
from walkwith.accounts.commands import choose_pin
from walkwith.contacts.rules import NextStep
from walkwith.foundation.actor import Actor, acting_as
from walkwith.people.models import Participant
from walkwith.plans import commands

Browse = Callable[[Actor], Client]


def ask(cast: Cast) -> str:
    return f"/access/{cast.dee.pk}/side-by-side/"


def moments(actor: Actor) -> list[SideBySide]:
    with acting_as(actor):
        return list(SideBySide.objects.order_by("starts_at"))


def page_of_moment(cast: Cast) -> str:
    return f"/plans/moments/{moments(cast.rosa)[0].pk}/"


def test_the_page_is_handed_over_in_dees_language(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        Participant.objects.filter(pk=cast.dee.pk).update(language="es")
    html = browse(cast.rosa).get(ask(cast)).content.decode()
    assert '<html lang="es"' in html
    assert "Dee" in html
    assert "Rosa" in html
    assert "/today/people/" not in html


def test_not_now_is_fine(cast: Cast, browse: Browse) -> None:
    answer = browse(cast.rosa).post(ask(cast), {"act": "no"}, follow=True)
    assert "Not now. That is fine." in answer.content.decode()
    assert moments(cast.rosa) == []


def test_yes_together_until_they_are_done(cast: Cast, browse: Browse) -> None:
    client = browse(cast.rosa)
    client.post(ask(cast), {"act": "begin"})
    assert [(one.way, one.worker_id) for one in moments(cast.rosa)] == [("on_screen", cast.rosa.id)]
    for page in (f"/plans/{cast.dee.pk}/", f"/today/people/{cast.dee.pk}/"):
        assert "You and Dee write together until" in client.get(page).content.decode()
    client.post(f"/plans/{cast.dee.pk}/add-goal/", {"words": "Sign a lease"})
    assert standing(cast) == ["Sign a lease"]
    html = client.get(page_of_moment(cast)).content.decode()
    for words in ("What we wrote together", "Goal&nbsp;· New.", "Not like this", "We are done."):
        assert words in html
    client.post(ask(cast), {"act": "end"})
    client.post(f"/plans/{cast.dee.pk}/add-goal/", {"words": "A car"})
    assert standing(cast) == ["Sign a lease"]
    assert "Not like this" not in client.get(page_of_moment(cast)).content.decode()


def test_a_pin_says_yes_where_there_is_one(cast: Cast, browse: Browse) -> None:
    choose_pin(actor=dee_with_a_door(cast), digits="7294")
    client = browse(cast.rosa)
    assert "My PIN" in client.get(ask(cast)).content.decode()
    for digits in ("", "1111"):
        answer = client.post(ask(cast), {"act": "begin", "digits": digits})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["digits"])
    assert moments(cast.rosa) == []
    client.post(ask(cast), {"act": "begin", "digits": "7294"})
    assert [one.way for one in moments(cast.rosa)] == ["with_pin"]


@pytest.mark.usefixtures("beside")
def test_not_like_this_takes_each_line_back(cast: Cast, browse: Browse) -> None:
    dee = dee_with_a_door(cast)
    old = a_step(dee, cast, words="Call them")
    commands.edit_step(actor=cast.rosa, step_id=old.pk, words="Visit them")
    new = a_goal(cast.rosa, cast)
    end_the_moment(cast)
    client, page = browse(dee), page_of_moment(cast)
    html = client.get(page).content.decode()
    for words in ("Step&nbsp;· Said in other words.", "Before:", "Call them", "Goal&nbsp;· New."):
        assert words in html
    for line in (old, new):
        answer = client.post(f"{page}lines/{line.pk}/not-like-this/")
        assert (answer.status_code, answer["Location"]) == (303, page)
    assert standing(cast) == ["Call them"]
    assert state_of(new, cast.rosa) == "let go"
    assert "Not like this" not in client.get(page).content.decode()


@pytest.mark.usefixtures("beside")
def test_a_line_of_another_moment_is_not_found(cast: Cast, browse: Browse) -> None:
    dee = dee_with_a_door(cast)
    line = a_step(dee, cast)
    a_goal(cast.rosa, cast)
    path = f"{page_of_moment(cast)}lines/{line.pk}/not-like-this/"
    assert browse(dee).post(path).status_code == 404


def test_dee_ends_it_herself_and_finds_it_later(cast: Cast, browse: Browse) -> None:
    dee = dee_with_a_door(cast)
    browse(cast.rosa).post(ask(cast), {"act": "begin"})
    a_goal(cast.rosa, cast)
    client, own = browse(dee), f"/plans/{cast.dee.pk}/"
    assert "You and Rosa write together until" in client.get(own).content.decode()
    client.post(ask(cast), {"act": "end"})
    assert "write together until" not in client.get(own).content.decode()
    html = client.get(f"{own}moments/").content.decode()
    for words in ("You and Rosa", "said yes on the screen", "1 thing written"):
        assert words in html
    assert client.post(ask(cast), {"act": "begin"})["Location"] == own
    assert len(moments(cast.rosa)) == 1


def test_a_talk_leads_to_its_note(cast: Cast, browse: Browse) -> None:
    steps = [NextStep(words="Call them", agreed=True), NextStep(words="A garden")]
    note = a_note(cast.rosa, cast, more={"next_steps": steps})
    html = browse(cast.rosa).get(page_of_moment(cast)).content.decode()
    assert f"/contacts/notes/{note.pk}/" in html
    assert "Call them" in html
    assert "A garden" not in html
    assert standing(cast) == ["Call them"]


@pytest.mark.usefixtures("beside")
def test_a_moment_is_between_the_two(cast: Cast, browse: Browse) -> None:
    page = page_of_moment(cast)
    for stranger in cast.strangers():
        client = browse(stranger)
        for path in (page, ask(cast), f"/plans/{cast.dee.pk}/moments/"):
            assert client.get(path).status_code == 404
    assert browse(cast.lorraine).get(page).status_code == 404
    assert browse(cast.lorraine).get(ask(cast)).status_code == 403
