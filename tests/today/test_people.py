"""The list of people: found by typing, whose turn it is first, nobody out of reach."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.today.build import (
    Browse,
    looks_at,
    open_dees_door,
    somebody,
    statements,
    tomorrow_at,
)
from walkwith.access.commands import assign, begin_supervision
from walkwith.contacts.commands import save_note
from walkwith.contacts.rules import NoteWords
from walkwith.foundation import clock
from walkwith.foundation.identifiers import new_id
from walkwith.schedule.commands import add_appointment

PEOPLE = "/today/people/"


def names(client: Client, query: str = "", **headers: Any) -> list[str]:
    page = client.get(f"{PEOPLE}?{query}", **headers).content.decode()
    return re.findall(r'<h3 dir="auto"><a href="/today/people/[^"]+">([^<]+)</a></h3>', page)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("jose", ["José"]),
        ("JOSÉ", ["José"]),
        ("nunez jos", ["José"]),
        ("uill", ["Dee"]),
        ("deirdre", ["Dee"]),
        ("50%", ["50%_\\"]),
        ("%25", ["50%_\\"]),
        ("_", ["50%_\\"]),
        ("\\", ["50%_\\"]),
        ("zzz", []),
        ("de%00e", ["Dee"]),
        ("%20%20", ["50%_\\", "Dee", "José"]),
    ],
)
def test_any_part_of_any_name_finds(
    cast: Cast, browse: Browse, typed: str, found: list[str]
) -> None:
    somebody(cast.rosa, "José", full_name="José Ángel Núñez")
    somebody(cast.rosa, "50%_\\")
    typed = typed if "%" in typed and typed != "50%" else typed.replace("%", "%25")
    assert names(browse(cast.rosa), f"order=name&q={typed}") == found


def test_htmx_gets_only_the_list(cast: Cast, browse: Browse) -> None:
    answer = browse(cast.rosa).get(f"{PEOPLE}?q=de", headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert page.startswith('<section id="found"')
    assert "1 person found" in page
    assert "<form" not in page


def test_whose_turn_it_is_comes_first(cast: Cast, browse: Browse) -> None:
    luis = somebody(cast.rosa, "Luis", agreed_days=30)
    somebody(cast.rosa, "Ana")
    nine = tomorrow_at(9)
    with clock.stopped_at(tomorrow_at(12)):
        for participant in (cast.dee, luis):
            save_note(
                actor=cast.rosa,
                note_id=new_id(),
                participant_id=participant.pk,
                note=NoteWords(started_at=nine, minutes=20, work=("relationship",)),
            )
        assert names(browse(cast.rosa)) == ["Dee", "Luis", "Ana"]
        assert names(browse(cast.rosa), "order=name") == ["Ana", "Dee", "Luis"]


def test_a_row_says_when_they_talked_and_meet_next(cast: Cast, browse: Browse) -> None:
    add_appointment(actor=cast.rosa, participant_id=cast.dee.pk, starts_at=tomorrow_at(13, 15))
    with clock.stopped_at(tomorrow_at(9)):
        page = browse(cast.rosa).get(PEOPLE).content.decode()
    assert "Not talked yet. You began to walk together yesterday" in page
    assert "Next: Today, 1:15 p.m." in page
    assert "It has been a while" not in page
    with clock.stopped_at(tomorrow_at(9) + dt.timedelta(days=9)):
        assert "It has been a while" in browse(cast.rosa).get(PEOPLE).content.decode()


def test_lorraine_chooses_between_her_people_and_her_team(cast: Cast, browse: Browse) -> None:
    somebody(cast.lorraine, "Luis")
    lorraine = browse(cast.lorraine)
    assert names(lorraine, "order=name") == ["Dee", "Luis"]
    assert names(lorraine, "whose=mine") == ["Luis"]
    assert names(lorraine, "whose=team") == ["Dee"]
    assert "With Rosa" in lorraine.get(PEOPLE).content.decode()
    assert "Whose people?" not in browse(cast.rosa).get(PEOPLE).content.decode()


def test_somebody_reached_in_two_ways_stands_there_once(cast: Cast, browse: Browse) -> None:
    assign(
        actor=cast.lorraine,
        participant_id=cast.dee.pk,
        worker_id=cast.marcus.id,
        kind="backup",
    )
    begin_supervision(actor=cast.pat, supervisor_id=cast.lorraine.id, worker_id=cast.marcus.id)
    assert names(browse(cast.lorraine)) == ["Dee"]


def test_hidden_people_are_never_counted(cast: Cast, browse: Browse) -> None:
    for stranger in (cast.marcus, cast.pat, cast.kit):
        visitor = browse(stranger)
        assert names(visitor) == names(visitor, "q=dee") == []
        there = visitor.get(f"{PEOPLE}?q=dee", headers={"HX-Request": "true"})
        nowhere = visitor.get(f"{PEOPLE}?q=zzz", headers={"HX-Request": "true"})
        assert there.content == nowhere.content
        assert "0 people found" in there.content.decode()


def test_twenty_five_a_page(cast: Cast, browse: Browse) -> None:
    for number in range(26):
        somebody(cast.rosa, f"Person {number:02}")
    visitor = browse(cast.rosa)
    first, second = names(visitor, "order=name"), names(visitor, "order=name&page=2")
    assert (len(first), second) == (25, ["Person 24", "Person 25"])
    assert names(visitor, "order=name&page=99") == first
    assert names(visitor, "order=name&page=zwei&whose=everyone") == first


def test_dee_is_led_to_her_own_page(cast: Cast, browse: Browse) -> None:
    answer = browse(open_dees_door(cast)).get(PEOPLE, follow=True)
    assert answer.redirect_chain[-1][0] == f"/today/people/{cast.dee.pk}/"


def test_who_is_listed_is_written_down(cast: Cast, browse: Browse) -> None:
    before = looks_at(cast.dee, cast.rosa, seen_by=cast.lorraine)
    browse(cast.rosa).get(PEOPLE)
    after = looks_at(cast.dee, cast.rosa, seen_by=cast.lorraine)
    sections = "contact_details contact_notes identity relationships schedule"
    assert after[len(before) :] == [("listed", "people", sections)]


def test_statements_do_not_grow_with_the_list(cast: Cast, browse: Browse) -> None:
    visitor = browse(cast.rosa)
    assert statements(visitor, PEOPLE) == 5
    somebody(cast.rosa, "Luis")
    somebody(cast.rosa, "Ana")
    assert statements(visitor, PEOPLE) == 5
