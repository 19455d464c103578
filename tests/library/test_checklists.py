"""What everybody reads: the lines of the house's states, how fresh each is, and a print view."""

import datetime as dt
from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.conftest import Cast
from tests.house_rules import check_page
from tests.today.build import Browse, open_dees_door
from walkwith.accounts.models import Organization
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.clock import stopped_at
from walkwith.foundation.errors import NotFound
from walkwith.library.commands import add_line
from walkwith.library.queries import Checklist, checklist, checklists, states_shown
from walkwith.library.rules import freshness
from walkwith.library.states import state_of_zip

DAY = dt.date(2026, 11, 22)
OWN = {"words": "Ask for Mia.", "words_es": "Pregunta por Mia.", "source": "We called them"}


def the_list(actor: Actor, code: str = "birth-certificate") -> Checklist:
    with acting_as(actor), translation.override("en"):
        return checklist(actor=actor, code=code)


def test_the_state_is_that_of_the_zip(cast: Cast) -> None:
    with acting_as(cast.rosa), translation.override("en"):
        shown = states_shown(actor=cast.rosa)
    assert (shown.codes, shown.names, shown.origin) == (("us", "pa"), ["Pennsylvania"], "zip")
    assert (state_of_zip("43004"), state_of_zip("no"), state_of_zip("00000")) == ("oh", "", "")


def test_lines_of_every_state_then_of_ours(cast: Cast) -> None:
    found = the_list(cast.rosa)
    assert [line.id for line in found.lines][:2] == [
        "us:id:birth-certificate:1",
        "us:id:birth-certificate:2",
    ]
    assert [line.id for line in found.lines][-2:] == [
        "pa:id:birth-certificate:1",
        "pa:id:birth-certificate:2",
    ]
    assert not any(line.id.startswith("ca:") for line in found.lines)
    with pytest.raises(NotFound):
        the_list(cast.rosa, "nothing")


def test_everybody_signed_in_reads_them(cast: Cast, browse: Browse) -> None:
    for who in (cast.rosa, cast.lorraine, cast.pat, open_dees_door(cast)):
        client = browse(who)
        for path in ("", "birth-certificate/", "birth-certificate/print/"):
            answer = client.get(f"/library/checklists/{path}")
            assert answer.status_code == HTTPStatus.OK
            assert check_page(answer.content.decode()) == []
    page = browse(cast.rosa).get("/library/checklists/birth-certificate/").content.decode()
    assert "Born in Pennsylvania?" in page
    assert 'href="https://www.cdc.gov/nchs/w2w/index.htm"' in page
    assert "Nobody has checked this yet." in page
    assert "/edit/" not in page
    assert browse(cast.rosa).get("/library/checklists/nothing/").status_code == HTTPStatus.NOT_FOUND


def test_in_spanish(cast: Cast, browse: Browse) -> None:
    client = browse(cast.rosa)
    client.post("/accounts/language/", {"language": "es"})
    page = client.get("/library/checklists/birth-certificate/").content.decode()
    assert "Acta de nacimiento" in page
    assert "¿Naciste en Pensilvania?" in page
    assert "Nadie ha revisado esto aún." in page


def test_a_line_is_old_after_half_a_year(cast: Cast, browse: Browse) -> None:
    assert freshness(DAY, DAY + dt.timedelta(days=180)) == "fresh"
    assert freshness(DAY, DAY + dt.timedelta(days=181)) == "old"
    assert freshness(None, DAY) == "unchecked"
    with stopped_at(dt.datetime(2027, 8, 1, 18, tzinfo=dt.UTC)):
        page = browse(cast.rosa).get("/library/checklists/snap/").content.decode()
    assert "more than half a year ago" in page


@pytest.mark.parametrize("lines", [1, 3])
def test_statements_do_not_grow(cast: Cast, lines: int) -> None:
    for number in range(lines):
        details = {**OWN, "words": f"Line {number}"}
        add_line(actor=cast.pat, code="birth-certificate", details=details)
    with (
        acting_as(cast.rosa),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        checklists(actor=cast.rosa)
    assert len(asked) == 3


def test_a_state_without_lines_says_so(cast: Cast, browse: Browse) -> None:
    at_home = browse(cast.pat).get("/library/checklists/").content.decode()
    assert "Every state, and Pennsylvania." in at_home
    Organization.objects.filter(pk=cast.pat.organization_id).update(zip_code="43004")
    page = browse(cast.pat).get("/library/checklists/").content.decode()
    assert "We have no lines for OH yet." in page
