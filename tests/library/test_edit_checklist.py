"""What an organization does to the lines: on top of the packs, with a name, nothing lost."""

import datetime as dt
from dataclasses import replace
from http import HTTPStatus
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.conftest import Cast
from tests.library.test_checklists import OWN, the_list
from tests.today.build import Browse
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.clock import stopped_at
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change
from walkwith.library.commands import (
    add_line,
    check_line,
    choose_states,
    edit_line,
    hide_line,
    restore_line,
    show_line,
)
from walkwith.library.models import LineVersion
from walkwith.library.packs import PackLine, Words
from walkwith.library.queries import ListLine, pack_line, versions_of
from walkwith.library.queries import standing as how_it_stands
from walkwith.library.rules import MOST_OWN_LINES

LINE = "us:id:birth-certificate:2"
LATER = dt.datetime(2027, 2, 3, 18, tzinfo=dt.UTC)


def line_of(actor: Actor, line_id: str = LINE) -> ListLine:
    found = the_list(actor).line(line_id)
    assert found is not None
    return found


def a_newer_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same line, with other words."""
    shipped = pack_line(LINE)
    assert shipped is not None
    newer = replace(shipped, words=Words("New words.", "Palabras nuevas."))

    def lines(line: PackLine) -> PackLine:
        return newer if line.id == LINE else line

    before = how_it_stands._shipped
    monkeypatch.setattr(
        how_it_stands, "_shipped", lambda code, packs: map(lines, before(code, packs))
    )
    monkeypatch.setattr("walkwith.library.commands.lists.pack_line", lambda _: newer)


def test_our_words_stand_over_those_of_the_pack(cast: Cast) -> None:
    with stopped_at(LATER):
        edit_line(actor=cast.lorraine, line_id=LINE, details=OWN)
    line = line_of(cast.rosa)
    assert (line.id, line.words, line.source) == (LINE, "Ask for Mia.", "We called them")
    assert (line.checked_by, line.checked_on) == ("Lorraine", dt.date(2027, 2, 3))
    assert (line.is_ours, line.is_own, line.pack_changed) == (True, False, False)
    assert not line_of(cast.kit).is_ours
    with stopped_at(LATER + dt.timedelta(minutes=1)):
        restore_line(actor=cast.pat, line_id=LINE)
    assert not line_of(cast.rosa).is_ours
    with acting_as(cast.pat):
        deeds = [one.deed for one in versions_of(actor=cast.pat, line_id=LINE)]
        assert deeds == ["restored", "changed"]
        assert Change.objects.filter(event="ListLineWritten").count() == 2
    with pytest.raises(Refused, match="words of the pack"):
        restore_line(actor=cast.pat, line_id=LINE)


def test_a_line_of_our_own(cast: Cast) -> None:
    made = add_line(actor=cast.pat, code="birth-certificate", details=OWN)
    line = line_of(cast.rosa, made.line)
    assert made.line.startswith("own:id:birth-certificate:")
    assert the_list(cast.rosa).lines[-1] == line
    assert (line.is_own, line.checked_by) == (True, "Pat")
    edit_line(actor=cast.pat, line_id=made.line, details={**OWN, "words": "Ask for Leo."})
    assert line_of(cast.rosa, made.line).words == "Ask for Leo."
    with pytest.raises(Refused, match="No pack has"):
        restore_line(actor=cast.pat, line_id=made.line)


def test_checking_renews_the_day_and_keeps_the_words(cast: Cast) -> None:
    before = line_of(cast.rosa)
    with stopped_at(LATER):
        check_line(actor=cast.lorraine, line_id=LINE)
    after = line_of(cast.rosa)
    assert (after.checked_by, after.checked_on) == ("Lorraine", dt.date(2027, 2, 3))
    assert (after.words, after.is_ours) == (before.words, False)


def test_hidden_and_shown_again(cast: Cast) -> None:
    hide_line(actor=cast.pat, line_id=LINE)
    found = the_list(cast.rosa)
    assert LINE not in [line.id for line in found.lines]
    assert [line.id for line in found.hidden] == [LINE]
    with pytest.raises(Refused, match="hidden already"):
        hide_line(actor=cast.pat, line_id=LINE)
    show_line(actor=cast.pat, line_id=LINE)
    assert not line_of(cast.rosa).is_hidden
    with pytest.raises(Refused, match="on the list already"):
        show_line(actor=cast.pat, line_id=LINE)


@pytest.mark.parametrize("deed", [check_line, hide_line])
def test_a_newer_pack_asks_for_a_look(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, deed: Any
) -> None:
    with stopped_at(LATER):
        deed(actor=cast.pat, line_id=LINE)
    a_newer_pack(monkeypatch)
    line = line_of(cast.rosa)
    assert (line.pack_changed, line.words, line.checked_by) == (True, "New words.", "")
    with stopped_at(LATER):
        check_line(actor=cast.pat, line_id=LINE)
    assert (line_of(cast.rosa).pack_changed, line_of(cast.rosa).checked_by) == (False, "Pat")


def test_our_words_stay_when_the_pack_changes(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, browse: Browse
) -> None:
    edit_line(actor=cast.pat, line_id=LINE, details=OWN)
    a_newer_pack(monkeypatch)
    line = line_of(cast.rosa)
    assert (line.words, line.pack_changed) == ("Ask for Mia.", True)
    page = browse(cast.pat).get("/library/checklists/birth-certificate/edit/").content.decode()
    assert "The pack changed, look again" in page


def test_only_who_leads_or_runs_the_house(cast: Cast, browse: Browse) -> None:
    for command, said in (
        (edit_line, {"line_id": LINE, "details": OWN}),
        (check_line, {"line_id": LINE}),
        (hide_line, {"line_id": LINE}),
        (add_line, {"code": "snap", "details": OWN}),
        (choose_states, {"states": []}),
    ):
        with pytest.raises(NotAllowed):
            command(actor=cast.rosa, **said)
    with acting_as(cast.rosa), pytest.raises(DatabaseError), transaction.atomic():
        LineVersion.objects.create(
            organization_id=cast.rosa.organization_id, line=LINE, checklist="birth-certificate"
        )
    with acting_as(cast.kit):
        assert not LineVersion.objects.exists()
    with pytest.raises(NotFound):
        hide_line(actor=cast.pat, line_id="us:id:birth-certificate:99")
    with pytest.raises(NotFound):
        hide_line(actor=cast.pat, line_id="tx:id:birth-certificate:1")


def test_a_list_stays_short(cast: Cast) -> None:
    for number in range(MOST_OWN_LINES):
        add_line(actor=cast.pat, code="snap", details={**OWN, "words": f"Line {number}"})
    with pytest.raises(Refused, match="full"):
        add_line(actor=cast.pat, code="snap", details=OWN)


def test_the_states_are_chosen(cast: Cast, browse: Browse) -> None:
    pat = browse(cast.pat)
    assert pat.get("/library/states/").status_code == HTTPStatus.OK
    assert pat.post("/library/states/", {"states": ["ny", "tx"]})["Location"] == (
        "/library/checklists/"
    )
    found = the_list(cast.rosa)
    assert {line.pack for line in found.lines} == {"us", "ny", "tx"}
    assert "Pat chose this." in pat.get("/library/checklists/").content.decode()
    with pytest.raises(Refused, match="no lines for that state"):
        choose_states(actor=cast.pat, states=["us"])


def test_by_hand_on_the_pages(cast: Cast, browse: Browse) -> None:
    client = browse(cast.lorraine)
    there = "/library/checklists/birth-certificate/edit/"
    assert client.get(there).status_code == HTTPStatus.OK
    empty = client.post(f"/library/lines/{LINE}/edit/", {"words": ""})
    assert empty.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert client.post(f"/library/lines/{LINE}/edit/", OWN)["Location"] == there
    assert client.post("/library/checklists/birth-certificate/add-line/", OWN)["Location"] == there
    for deed in ("check", "hide", "show", "restore"):
        assert client.post(f"/library/lines/{LINE}/{deed}/")["Location"] == there
    history = client.get(f"/library/lines/{LINE}/").content.decode()
    assert "Lorraine changed the words." in history
    assert "Lorraine took the words of the pack." in history
    assert browse(cast.rosa).get(there).status_code == HTTPStatus.FORBIDDEN
