"""Who has looked, in sentences, by day."""

import datetime as dt

from tests.access.covering import an_emergency, covered
from tests.conftest import Cast
from tests.today.build import (
    Browse,
    looks_at,
    open_dees_door,
    statements,
    tell_the_year,
    tomorrow_morning,
)
from walkwith.access.commands import end_cover
from walkwith.access.models import Look
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.people.looks import note_look
from walkwith.people.sections import Section


def look(cast: Cast, by: Actor, at: dt.datetime, *sections: Section, page: str = "notes") -> None:
    with clock.stopped_at(at), acting_as(by):
        note_look([cast.dee.pk], *sections, page=page)


def test_dee_reads_who_saw_what_and_why(cast: Cast, browse: Browse) -> None:
    tell_the_year(cast)
    dee = open_dees_door(cast)
    with tomorrow_morning() as now:
        look(cast, cast.rosa, now - dt.timedelta(hours=1), "identity", "contact_notes")
        look(cast, cast.rosa, now - dt.timedelta(minutes=30), "identity", "contact_notes")
        look(cast, cast.lorraine, now, "plan", page="plan")
        page = browse(dee).get("/access/looks/", follow=True).content.decode()
    assert (
        "Rosa, a peer specialist who walks with you, saw your name and your contact notes." in page
    )
    assert "2 times, 9:40 a.m. to 10:10 a.m." in page
    assert "Lorraine, a supervisor who leads a peer specialist of yours, saw your plan." in page
    assert (
        "Rosa, a peer specialist who walks with you, wrote or changed your name and how to reach"
        " you." in page
    )
    assert page.index("Today") < page.index("Yesterday")


def test_dee_reads_it_in_spanish(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    with tomorrow_morning() as now:
        look(cast, cast.lorraine, now, "identity", "plan", page="people")
        visitor = browse(dee)
        visitor.post("/accounts/language/", {"language": "es", "next": "/"})
        page = visitor.get("/access/looks/", follow=True).content.decode()
    assert (
        "Lorraine, responsable de supervisión que guía a quien te acompaña, vio tu nombre y tu plan"
        " en la lista de personas." in page
    )


def test_rosa_reads_the_same_list_with_herself_as_you(cast: Cast, browse: Browse) -> None:
    page = browse(cast.rosa).get(f"/access/{cast.dee.pk}/looks/").content.decode()
    assert "You wrote or changed the name and how to reach them." in page
    assert "Dee sees this list too." in page


def test_reading_the_list_is_a_look_for_workers_alone(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    for actor in (dee, cast.lorraine):
        browse(actor).get(f"/access/{cast.dee.pk}/looks/")
    assert looks_at(cast.dee, dee, seen_by=cast.rosa) == []
    assert looks_at(cast.dee, cast.lorraine, seen_by=cast.rosa) == [
        ("opened", "looks", "identity looks")
    ]


def test_seven_days_a_page(cast: Cast, browse: Browse) -> None:
    tell_the_year(cast)
    with tomorrow_morning() as now:
        for days in range(9):
            look(cast, cast.rosa, now + dt.timedelta(days=days), "plan")
        visitor = browse(cast.rosa)
        address = f"/access/{cast.dee.pk}/looks/"
        first = visitor.get(address).content.decode()
        second = visitor.get(f"{address}?page=2").content.decode()
    assert first.count('<time datetime="') == 7
    assert second.count('<time datetime="') == 3


def test_statements_do_not_grow_with_the_looks(cast: Cast, browse: Browse) -> None:
    tell_the_year(cast)
    address = f"/access/{cast.dee.pk}/looks/"
    with tomorrow_morning() as now:
        look(cast, cast.rosa, now - dt.timedelta(hours=1), "plan")
        assert statements(browse(cast.lorraine), address) == 11
        for hours in range(2, 5):
            look(cast, cast.rosa, now - dt.timedelta(hours=hours), "strengths")
        assert statements(browse(cast.lorraine), address) == 11


def test_strangers_find_no_list(cast: Cast, browse: Browse) -> None:
    for stranger in cast.strangers():
        assert browse(stranger).get(f"/access/{cast.dee.pk}/looks/").status_code == 404
        assert browse(stranger).get("/access/looks/").status_code == 404


def test_only_one_person_or_only_what_was_written(cast: Cast, browse: Browse) -> None:
    tell_the_year(cast)
    dee = open_dees_door(cast)
    with tomorrow_morning() as now:
        look(cast, cast.lorraine, now, "plan", page="plan")
        visitor = browse(dee)
        address = f"/access/{cast.dee.pk}/looks/"
        hers = visitor.get(f"{address}?who={cast.lorraine.id}").content.decode()
        written = visitor.get(f"{address}?wrote=yes").content.decode()
        nonsense = visitor.get(f"{address}?who=x&page=zz").content.decode()
    assert ("Lorraine, a supervisor" in hers, "Rosa, a peer specialist" in hers) == (True, False)
    assert ("wrote or changed" in written, "Lorraine, a supervisor" in written) == (True, False)
    assert "Lorraine, a supervisor" in nonsense
    assert "Rosa, a peer specialist" in nonsense


def test_whom_somebody_stood_in_for_is_told_when_it_is_over(cast: Cast, browse: Browse) -> None:
    cover = covered(cast)
    look(cast, cast.marcus, clock.now(), "contact_details", page="participant")
    end_cover(actor=cast.rosa, cover_id=cover.pk)
    dee = open_dees_door(cast)
    page = browse(dee).get(f"/access/{cast.dee.pk}/looks/").content.decode()
    assert "Marcus, a peer specialist standing in for Rosa, saw how to reach you." in page


def test_a_look_in_an_emergency_says_so(cast: Cast, browse: Browse) -> None:
    an_emergency(cast)
    look(cast, cast.marcus, clock.now(), "contact_details", page="participant")
    dee = open_dees_door(cast)
    page = browse(dee).get(f"/access/{cast.dee.pk}/looks/").content.decode()
    assert "Marcus, a peer specialist, to help in an emergency, saw how to reach you." in page
    assert ">Emergency</span>" in page


def test_dee_answers_a_look_and_reads_it_in_the_list(cast: Cast, browse: Browse) -> None:
    look(cast, cast.lorraine, clock.now(), "contact_details", page="participant")
    dee = open_dees_door(cast)
    visitor = browse(dee)
    with acting_as(dee):
        look_id = Look.objects.get(viewer_id=cast.lorraine.id).pk
    said = {"words": "I asked her to call me."}
    assert visitor.post(f"/access/lines/look/{look_id}/add-answer/", said).status_code == 303
    for reader in (dee, cast.rosa, cast.lorraine):
        page = browse(reader).get(f"/access/{cast.dee.pk}/looks/").content.decode()
        assert "I asked her to call me." in page
