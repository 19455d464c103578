"""Who does not walk with somebody sees only the sections that are open, and why."""

import datetime as dt

from tests.access.covering import agreed, an_emergency, asked, covered
from tests.conftest import Cast
from tests.today.build import ZONE, Browse, a_full_record, looks_at, statements
from tests.today.test_people import names
from walkwith.access.commands import answer_cover, assign
from walkwith.foundation import clock
from walkwith.schedule.commands import add_appointment

HEADINGS = {
    "plan": "What I want",
    "contact_notes": "Last time",
    "contact_details": "Reaching Dee safely",
    "schedule": "What is planned next",
    "strengths": "Strong suits",
    "relationships": "Who walks with Dee",
    "looks": "Who has seen this page",
}


def page_of(cast: Cast) -> str:
    return f"/today/people/{cast.dee.pk}/"


def shown(page: str) -> set[str]:
    return {section for section, words in HEADINGS.items() if words in page}


def test_a_stand_in_sees_what_dee_agreed_to(cast: Cast, browse: Browse) -> None:
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    covered(cast, ["contact_details", "schedule"])
    page = browse(cast.marcus).get(page_of(cast)).content.decode()
    assert shown(page) == {"contact_details", "schedule"}
    assert "You stand in for Rosa until" in page
    assert "You see what Dee agreed to." in page
    assert "Log a contact" in page
    assert "Plan a visit" in page
    for words in ("Find a meeting", "Bring up to date", "Filled in form 0.", "About this record"):
        assert words not in page
    assert looks_at(cast.dee, cast.marcus, seen_by=cast.rosa) == [
        ("opened", "participant", "contact_details identity schedule")
    ]


def test_more_than_a_cover_is_not_called_a_cover_alone(cast: Cast, browse: Browse) -> None:
    covered(cast)
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id, kind="backup")
    page = browse(cast.marcus).get(page_of(cast)).content.decode()
    assert "You see what Dee agreed to." not in page
    assert "About this record" in page


def test_an_emergency_reads_and_changes_nothing(cast: Cast, browse: Browse) -> None:
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    an_emergency(cast)
    page = browse(cast.marcus).get(page_of(cast)).content.decode()
    assert shown(page) == set(HEADINGS) - {"looks"}
    assert "Emergency until" in page
    for words in ("Log a contact", "Plan a visit", "Add a step", "Somebody comes along", "Change"):
        assert words not in page
    [(how, where, sections)] = looks_at(cast.dee, cast.marcus, seen_by=cast.rosa)
    assert (how, where) == ("opened", "participant")
    assert "looks" not in sections.split()


def test_lorraine_is_told_why_in_a_line(cast: Cast, browse: Browse) -> None:
    page = browse(cast.lorraine).get(page_of(cast)).content.decode()
    assert "You lead a peer specialist who walks with Dee." in page


def test_the_list_tells_of_somebody_only_what_is_open(cast: Cast, browse: Browse) -> None:
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    covered(cast, ["contact_details"])
    visitor = browse(cast.marcus)
    assert names(visitor, "q=dee") == ["Dee"]
    page = visitor.get("/today/people/").content.decode()
    assert "Only a part is open to you." in page
    for words in ("Last talked", "Not talked yet", "Next:", "It has been a while"):
        assert words not in page
    assert looks_at(cast.dee, cast.marcus, seen_by=cast.rosa) == [
        ("listed", "people", "contact_details identity")
    ]


def test_who_said_no_to_cover_is_nobody(cast: Cast, browse: Browse) -> None:
    agreed(cast)
    cover = asked(cast)
    answer_cover(actor=cast.marcus, cover_id=cover.pk, yes=True)
    visitor = browse(cast.marcus)
    assert visitor.get(page_of(cast)).status_code == 404
    assert names(visitor) == []


def test_the_week_of_a_stand_in_holds_the_visits_of_who_is_away(cast: Cast, browse: Browse) -> None:
    at = clock.now() + dt.timedelta(hours=1)
    add_appointment(actor=cast.rosa, participant_id=cast.dee.pk, starts_at=at)
    address = f"/schedule/week/?of={at.astimezone(ZONE).date()}"
    assert "Dee" not in browse(cast.marcus).get(address).content.decode()
    covered(cast, ["schedule"])
    assert "Dee" in browse(cast.marcus).get(address).content.decode()


def test_no_more_statements_than_for_who_walks_with_them(cast: Cast, browse: Browse) -> None:
    covered(cast)
    assert statements(browse(cast.marcus), page_of(cast)) <= 16
    assert statements(browse(cast.lorraine), page_of(cast)) <= 16
