"""The wellness plan: whose it is, line by line, on its page and on the pocket card."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.access.doors import a_door
from tests.conftest import PASSWORD, Cast, actor_of, sit_beside
from walkwith.access.commands import show_part
from walkwith.access.models import Look, Version
from walkwith.access.queries.side_by_side import this_moment
from walkwith.access.rules.showing import end_of
from walkwith.access.sentences.parts import SHOWN
from walkwith.accounts.commands import choose_password
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.plans import commands, queries
from walkwith.plans.models import WellnessLine
from walkwith.plans.wellness_page import PROMPTS, dial, part_of

Browse = Callable[[Actor], Client]
HEADINGS = WellnessLine.Headings


@pytest.fixture
def dee(cast: Cast) -> Actor:
    membership = a_door(cast.rosa, cast.dee.pk)
    actor = actor_of(membership)
    choose_password(actor=actor, password=PASSWORD)
    return actor


def a_line(actor: Actor, cast: Cast, words: str = "A walk", **said: object) -> WellnessLine:
    fields = {"heading": "well", "words": words, **said}
    return commands.add_wellness_line(actor=actor, participant_id=cast.dee.pk, **fields)  # type: ignore[arg-type]


def show_rosa(dee: Actor, cast: Cast, heading: str) -> None:
    with acting_as(dee):
        ends_at = end_of(this_moment().date(), "America/New_York")
    part = part_of(heading)
    show_part(
        actor=dee, participant_id=cast.dee.pk, part=part, member_id=cast.rosa.id, ends_at=ends_at
    )


def words_of(actor: Actor, cast: Cast, heading: str = "well") -> list[str]:
    with acting_as(actor):
        plan = queries.wellness_of(actor, cast.dee.pk)
    return [one.words for one in plan.lines if one.heading == heading and one.is_open]


def test_the_headings_are_ours_and_in_their_order() -> None:
    assert list(PROMPTS) == HEADINGS.values
    assert [part_of(one) for one in HEADINGS.values] == [
        one for one in SHOWN if one.startswith("wellness:")
    ]
    assert [str(one.label) for one in HEADINGS] == [str(SHOWN[part_of(one)]) for one in HEADINGS]


def test_lines_are_written_changed_moved_and_let_go(cast: Cast, dee: Actor, browse: Browse) -> None:
    client = browse(dee)
    walk, song = a_line(dee, cast), a_line(dee, cast, "  A\r\nsong ")
    assert words_of(dee, cast) == ["A walk", "A\nsong"]
    client.post(f"/plans/lines/wellnessline/{song.pk}/move/")
    commands.edit_wellness_line(actor=dee, wellness_line_id=walk.pk, words="A walk by the river")
    assert words_of(dee, cast) == ["A\nsong", "A walk by the river"]
    client.post(f"/plans/lines/wellnessline/{song.pk}/let-go/")
    assert words_of(dee, cast) == ["A walk by the river"]
    client.post(f"/plans/lines/wellnessline/{song.pk}/take-up/")
    assert words_of(dee, cast) == ["A\nsong", "A walk by the river"]
    with acting_as(dee):
        kept = Version.objects.filter(line_id=walk.pk).order_by("number")
        assert [one.values["words"] for one in kept][-1] == "A walk by the river"
        assert {one.ground for one in kept} == {"own"}


def test_words_that_cannot_be_kept(cast: Cast, dee: Actor) -> None:
    for words, field in (("", "words"), ("x" * 501, "words")):
        with pytest.raises(Refused) as refused:
            a_line(dee, cast, words)
        assert refused.value.field == field
    with pytest.raises(Refused) as refused:
        a_line(dee, cast, phone="4" * 41)
    assert refused.value.field == "phone"
    with pytest.raises(NotFound):
        a_line(dee, cast, heading="wrap")


def test_a_worker_alone_writes_nothing_that_stands(cast: Cast, dee: Actor) -> None:
    line = a_line(dee, cast)
    refused = {cast.rosa: NotAllowed, cast.lorraine: NotAllowed, cast.kit: NotFound}
    for actor, error in refused.items():
        with pytest.raises(error):
            a_line(actor, cast)
        with pytest.raises((NotAllowed, NotFound)):
            commands.edit_wellness_line(actor=actor, wellness_line_id=line.pk, words="Mine")
    assert words_of(dee, cast) == ["A walk"]


def test_a_worker_suggests_where_it_is_shown_to_them(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    show_rosa(dee, cast, "well")
    rosa, person = browse(cast.rosa), cast.dee.pk
    for heading, status in (("well", HTTPStatus.OK), ("crisis", HTTPStatus.FORBIDDEN)):
        answer = rosa.get(f"/plans/{person}/add-wellness-line/{heading}/")
        assert answer.status_code == status
    answer = rosa.post(f"/plans/{person}/add-wellness-line/well/", {"words": "The choir"})
    assert answer.status_code == HTTPStatus.SEE_OTHER
    with acting_as(dee):
        line = WellnessLine.objects.get()
    assert line.is_suggestion
    html = browse(dee).get(f"/plans/{person}/wellness/").content.decode()
    assert "Suggested by Rosa" in html
    accept = f"/plans/lines/wellnessline/{line.pk}/accept/"
    assert rosa.post(accept).status_code == HTTPStatus.FORBIDDEN
    browse(dee).post(accept, {"next": f"/plans/{person}/wellness/"})
    with acting_as(dee):
        assert not WellnessLine.objects.get().is_suggestion


def test_said_in_their_own_words_it_is_theirs(cast: Cast, dee: Actor, browse: Browse) -> None:
    show_rosa(dee, cast, "well")
    line = a_line(cast.rosa, cast, "The choir", is_suggestion=True)
    browse(dee).post(f"/plans/wellness-lines/{line.pk}/edit/", {"words": "Singing on Sundays"})
    with acting_as(dee):
        kept = WellnessLine.objects.get()
    assert (kept.words, kept.is_suggestion) == ("Singing on Sundays", False)


def test_the_page_alone_side_by_side_and_shown(cast: Cast, dee: Actor, browse: Browse) -> None:
    a_line(dee, cast)
    address = f"/plans/{cast.dee.pk}/wellness/"
    mine = browse(dee).get(address).content.decode()
    assert mine.count("Only you can see this.") == len(HEADINGS)
    alone = browse(cast.rosa).get(address).content.decode()
    assert "This is Dee’s own" in alone and "A walk" not in alone
    show_rosa(dee, cast, "well")
    shown = browse(cast.rosa).get(address).content.decode()
    assert "A walk" in shown and "The rest is Dee’s own" in shown
    assert str(PROMPTS["crisis"]) not in shown
    sit_beside(cast.rosa, cast.dee.pk)
    beside = browse(cast.rosa).get(address).content.decode()
    assert beside.count("Only Dee can see this.") == len(HEADINGS) - 1
    assert "Rosa can see this until today." in beside


def test_a_look_is_written_down_where_something_was_seen(cast: Cast, dee: Actor) -> None:
    a_line(dee, cast)
    for shows, sections in ((False, []), (True, ["wellness"])):
        if shows:
            show_rosa(dee, cast, "well")
        with acting_as(cast.rosa):
            queries.wellness_of(cast.rosa, cast.dee.pk)
        with acting_as(dee):
            looks = Look.objects.filter(viewer_id=cast.rosa.id, page="wellness")
            newest = looks.order_by("-number").first()
        assert newest
        assert [one for one in newest.sections if one == "wellness"] == sections


def test_statements_are_constant(cast: Cast, dee: Actor, browse: Browse) -> None:
    client, counts = browse(dee), []
    show_rosa(dee, cast, "crisis")
    client.get(f"/plans/{cast.dee.pk}/wellness/")
    for number in (1, 3):
        for heading in HEADINGS.values:
            for again in range(number):
                a_line(dee, cast, f"{heading} {again}", heading=heading)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/plans/{cast.dee.pk}/wellness/").status_code == HTTPStatus.OK
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_pocket_card(cast: Cast, dee: Actor, browse: Browse) -> None:
    a_line(dee, cast, "Call my sister", heading="crisis", phone="412 555-0199")
    client = browse(dee)
    html = client.get(f"/plans/{cast.dee.pk}/pocket-card/").content.decode()
    assert 'href="tel:4125550199"' in html and 'href="tel:988"' in html
    assert f'data-keep="/plans/card/?of={cast.dee.pk}"' in html
    assert "<title>Walkwith</title>" in html
    assert browse(cast.rosa).get(f"/plans/{cast.dee.pk}/pocket-card/").status_code == 403
    sit_beside(cast.rosa, cast.dee.pk)
    html = browse(cast.rosa).get(f"/plans/{cast.dee.pk}/pocket-card/").content.decode()
    assert "Call my sister" in html and "data-keep" not in html


def test_the_card_a_phone_keeps_names_nobody(cast: Cast, dee: Actor, browse: Browse) -> None:
    a_line(dee, cast, "Call my sister", heading="crisis", phone="412 555-0199")
    html = browse(dee).get("/plans/card/").content.decode()
    assert "Call my sister" in html and 'href="tel:988"' in html and 'id="leave"' in html
    for never in ("Dee", "Harbor Peers", "csrfmiddlewaretoken", "Deirdre", "/accounts/me/"):
        assert never not in html, never
    assert browse(cast.rosa).get("/plans/card/").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("phone", "dialed"),
    [("412 555-0199", "4125550199"), ("+1 (412) 555", "+1412555"), ("ask Sam", ""), ("", "")],
)
def test_what_a_phone_dials(phone: str, dialed: str) -> None:
    assert dial(phone) == dialed
