"""What somebody looks for, what suits them and what is left out: said, read, kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.access.doors import a_door
from tests.conftest import PASSWORD, Cast, actor_of
from walkwith.access.models import Look
from walkwith.accounts.commands import choose_password
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change
from walkwith.referrals import commands, copies
from walkwith.referrals.models import AvoidedPlace, ParticipantNeed, Preferences

Browse = Callable[[Actor], Client]


def test_a_need_is_written_down_once_and_found(cast: Cast, browse: Browse) -> None:
    rosa, at = browse(cast.rosa), f"/referrals/{cast.dee.pk}"
    assert "What would help Dee now?" in rosa.get(f"{at}/needs/").content.decode()
    assert rosa.post(f"{at}/add-need/").status_code == 422
    for words in ("A dry room", ""):
        sent = rosa.post(f"{at}/add-need/", {"need": "sober_housing", "words": words})
        assert sent["Location"] == f"{at}/match/sober_housing/"
    page = rosa.get(f"{at}/needs/").content.decode()
    assert page.count("Sober housing</h2>") == 1
    assert "A dry room" in page
    with acting_as(cast.rosa):
        need = ParticipantNeed.objects.get()
    assert rosa.post(f"/referrals/needs/{need.pk}/meet/").status_code == 303
    assert "Look for it again" in rosa.get(f"{at}/needs/").content.decode()
    assert rosa.post(f"/referrals/needs/{need.pk}/reopen/").status_code == 303
    with acting_as(cast.rosa):
        assert ParticipantNeed.objects.get().is_open
        kept = Change.objects.filter(record_id=need.pk).order_by("at", "id")
        assert [one.event for one in kept] == ["NeedAdded", "NeedAdded", "NeedMet", "NeedReopened"]
        looks = Look.objects.filter(participant=cast.dee, page="needs")
        assert {(one.how, tuple(one.sections)) for one in looks} >= {("wrote", ("referrals",))}


def test_the_person_says_what_suits_them_and_reads_it(cast: Cast, browse: Browse) -> None:
    herself = actor_of(a_door(cast.rosa, cast.dee.pk))
    choose_password(actor=herself, password=PASSWORD)
    dee = browse(herself)
    at = f"/referrals/{cast.dee.pk}"
    said = {
        "ways": ["walk", "bus"],
        "far": "20",
        "far_in": "minutes",
        "languages": ["spanish"],
        "language_wish": "must",
        "company": "women",
        "never": ["1:morning", "0:evening"],
        "birth_year": "1990",
    }
    assert dee.post(f"{at}/suits/", said).status_code == 303
    page = dee.get(f"{at}/needs/").content.decode()
    for words in (
        "On foot",
        "By bus",
        "Up to 20 minutes",
        "Only in Spanish",
        "Women only",
        "Never: Monday, morning; Sunday, evening",
    ):
        assert words in page
    assert dee.post(f"{at}/suits/", {**said, "company": ""}).status_code == 303
    assert 'value="1990"' in dee.get(f"{at}/suits/").content.decode()
    with acting_as(cast.rosa):
        assert Preferences.objects.get().company == ""
        changes = Change.objects.filter(event="PreferencesSaid").order_by("at", "id")
        assert changes[1].details == {"before": {"company": "women"}}


def test_a_place_is_left_out_until_they_say_otherwise(cast: Cast, browse: Browse) -> None:
    rosa, at = browse(cast.rosa), f"/referrals/{cast.dee.pk}"
    unknown = rosa.post(f"{at}/avoid/", {"words": "The club", "near": "Nowhere at all"})
    assert unknown.status_code == 422
    assert "We do not know this place" in unknown.content.decode()
    told = {"words": "The club", "near": "15201", "around": "0.5", "why": "Old friends"}
    assert rosa.post(f"{at}/avoid/", told).status_code == 303
    assert rosa.post(f"{at}/avoid/", {"words": "AA", "fellowship": "AA"}).status_code == 303
    with acting_as(cast.rosa):
        club, steps = AvoidedPlace.objects.order_by("made_at", "id")
        assert (club.kind, club.around, round(club.latitude or 0)) == ("place", 0.5, 40)
        assert (steps.kind, steps.fellowship, steps.around) == ("fellowship", "AA", None)
    assert rosa.post(f"/referrals/avoided/{club.pk}/end/").status_code == 303
    page = rosa.get(f"{at}/needs/").content.decode()
    assert "The club" not in page
    assert "It may be shown" in page


def test_only_the_two_write_and_strangers_find_nothing(cast: Cast, browse: Browse) -> None:
    about: dict[str, Any] = {"participant_id": cast.dee.pk}
    with pytest.raises(NotAllowed):
        commands.add_need(actor=cast.lorraine, need="food", **about)
    for stranger in cast.strangers():
        with pytest.raises(NotFound):
            commands.add_need(actor=stranger, need="food", **about)
        assert browse(stranger).get(f"/referrals/{cast.dee.pk}/needs/").status_code == 404
    with pytest.raises(Refused):
        commands.add_need(actor=cast.rosa, need="gold", **about)


def test_their_copy_holds_all_of_it(cast: Cast) -> None:
    about: dict[str, Any] = {"actor": cast.rosa, "participant_id": cast.dee.pk}
    commands.add_need(need="food", words="No nuts", **about)
    commands.say_preferences(said={"step_free": "must", "birth_year": 1990}, **about)
    commands.avoid_place(words="The club", why="Old friends", **about)
    with acting_as(cast.rosa):
        parts = copies.copy_of(cast.dee.pk, ["referrals"])
        assert copies.copy_of(cast.dee.pk, ["plan"]) == []
    told = "\n".join(one.words for part in parts for entry in part.entries for one in entry.said)
    for words in ("No nuts", "Step-free", "1990", "Old friends"):
        assert words in told
