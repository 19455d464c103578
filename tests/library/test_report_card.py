"""What the people of a house must report: written by it, versioned, read by everybody."""

import datetime as dt
from http import HTTPStatus

import pytest
from django.test import Client
from django.utils import translation

from tests.conftest import Cast
from tests.today.build import Browse, open_dees_door
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotAllowed, Refused
from walkwith.foundation.models import Change
from walkwith.library.commands import write_report_card
from walkwith.library.models import ReportCard
from walkwith.library.queries import report_card

CARD = {
    "words": "A child in danger.",
    "words_es": "Un niño en peligro.",
    "source": "23 Pa.C.S. § 6311",
}
PAGE, EDIT, HELP = "/library/report-card/", "/library/edit-report-card/", "/library/help/"


def a_card(cast: Cast, **said: str) -> ReportCard:
    today = clock.today("America/New_York")
    return write_report_card(actor=cast.pat, checked_on=today, **{**CARD, **said})


def test_pat_writes_it_and_everybody_reads_it(cast: Cast, browse: Browse) -> None:
    none = "It is not written down here yet."
    assert none in browse(cast.rosa).get(PAGE).content.decode()
    client = browse(cast.pat)
    typed = {**CARD, "checked_on": clock.today("America/New_York").isoformat()}
    assert client.post(EDIT, typed)["Location"] == PAGE
    for who in (cast.rosa, cast.lorraine, open_dees_door(cast), cast.pat):
        page = browse(who).get(PAGE).content.decode()
        assert "A child in danger." in page
        assert "23 Pa.C.S. § 6311" in page
        assert ("Write a new version" in page) is (who == cast.pat)
        assert "A child in danger." in browse(who).get(HELP).content.decode()
    assert none in browse(cast.kit).get(PAGE).content.decode()
    assert "A child in danger." not in Client().get(HELP).content.decode()
    offline = browse(cast.rosa).get("/library/offline-help/").content.decode()
    assert "A child in danger." not in offline
    assert "A child in danger." in client.get(EDIT).content.decode()


def test_in_spanish_for_who_reads_spanish(cast: Cast, browse: Browse) -> None:
    a_card(cast)
    client = browse(cast.rosa)
    with translation.override("en"):
        client.post("/accounts/language/", {"language": "es"})
        assert "Un niño en peligro." in client.get(PAGE).content.decode()
        a_card(cast, words_es="")
        assert "A child in danger." in client.get(PAGE).content.decode()


def test_a_new_version_stands_beside_the_old(cast: Cast) -> None:
    first, second = a_card(cast), a_card(cast, words="Two things.")
    assert first.digest != second.digest
    assert len({one.digest for one in (first, second, a_card(cast, source="Another law"))}) == 3
    second = a_card(cast, words="Two things.")
    with acting_as(cast.rosa):
        assert report_card() == second
        assert ReportCard.objects.count() == 4
    with acting_as(cast.pat):
        assert Change.objects.filter(event="ReportCardWritten").count() == 4


def test_what_is_refused(cast: Cast, browse: Browse) -> None:
    tomorrow = clock.today("America/New_York") + dt.timedelta(days=1)
    with translation.override("en"), pytest.raises(Refused, match="has not come yet"):
        write_report_card(actor=cast.pat, checked_on=tomorrow, **CARD)
    with pytest.raises(NotAllowed):
        write_report_card(actor=cast.lorraine, checked_on=tomorrow, **CARD)
    assert browse(cast.lorraine).get(EDIT).status_code == HTTPStatus.FORBIDDEN
    answer = browse(cast.pat).post(EDIT, {"words": "x"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
