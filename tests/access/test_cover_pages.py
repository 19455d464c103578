"""The pages about cover, as everybody who has to do with it is given them."""

import datetime as dt
import re
from typing import Any
from uuid import UUID

import pytest

from tests.access.covering import DAY, EVERYTHING, agreed, asked, covered
from tests.conftest import Cast
from tests.today.build import Browse, looks_at, open_dees_door, somebody, statements
from walkwith.access import commands
from walkwith.access.models import Cover, CoverAgreement
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as


def in_days(days: int) -> str:
    return (clock.today("America/New_York") + dt.timedelta(days=days)).isoformat()


def form(cast: Cast, **said: Any) -> dict[str, Any]:
    return {
        "first_day": in_days(1),
        "first_time": "08:00",
        "last_day": in_days(4),
        "last_time": "08:00",
        "worker": str(cast.marcus.id),
        **said,
    }


def only_cover(cast: Cast) -> Cover:
    with acting_as(cast.rosa):
        return Cover.objects.select_related("worker").get()


def address(cover: Cover, act: str = "") -> str:
    return f"/access/covers/{cover.pk}/" + (f"{act}/" if act else "")


def test_rosa_asks_without_a_reason(cast: Cast, browse: Browse) -> None:
    visitor = browse(cast.rosa)
    page = visitor.get("/access/ask-cover/")
    html = page.content.decode()
    assert "You need no reason, so we do not ask for one." in html
    assert set(page.context["form"].fields) == {
        "first_day",
        "first_time",
        "last_day",
        "last_time",
        "worker",
    }
    assert page.context["form"]["first_time"].value() == dt.time(8)
    names = [name for _, name in page.context["form"].fields["worker"].choices]
    assert names == ["Lorraine chooses", "Lorraine", "Marcus"]
    answer = visitor.post("/access/ask-cover/", form(cast))
    cover = only_cover(cast)
    assert (answer.status_code, answer["Location"]) == (303, address(cover))
    html = visitor.get(address(cover)).content.decode()
    assert "Marcus is asked and has not answered yet." in html
    assert "For 3 days, from tomorrow, 8 a.m. until" in html


def test_lorraine_chooses_on_her_today(cast: Cast, browse: Browse) -> None:
    browse(cast.rosa).post("/access/ask-cover/", form(cast, worker=""))
    visitor, cover = browse(cast.lorraine), only_cover(cast)
    html = visitor.get("/").content.decode()
    assert "Cover to arrange" in html
    assert address(cover, "choose") in html
    page = visitor.get(address(cover, "choose"))
    assert [name for _, name in page.context["form"].fields["worker"].choices] == [
        "Choose a name",
        "Lorraine",
        "Marcus",
    ]
    assert visitor.post(address(cover, "choose"), {"worker": ""}).status_code == 422
    visitor.post(address(cover, "choose"), {"worker": str(cast.marcus.id)})
    worker = only_cover(cast).worker
    assert worker is not None and worker.name == "Marcus"


def test_before_the_yes_marcus_reads_the_days_and_no_name(cast: Cast, browse: Browse) -> None:
    agreed(cast, *EVERYTHING)
    cover, visitor = asked(cast), browse(cast.marcus)
    for page in ("/", "/access/covers/", address(cover)):
        html = visitor.get(page).content.decode()
        assert "Rosa asks: can you stand in?" in html
        assert re.search(r"For [34] days, from today, ", html)
        assert "Dee" not in html
    assert visitor.get(f"/today/people/{cast.dee.pk}/").status_code == 404


def test_after_the_yes_the_people_stand_on_his_today(cast: Cast, browse: Browse) -> None:
    agreed(cast, "contact_details")
    cover, visitor = asked(cast), browse(cast.marcus)
    answer = visitor.post(address(cover, "answer"), {"answer": "yes"}, follow=True)
    assert "Thank you. You stand in." in answer.content.decode()
    assert "Dee" in answer.content.decode()
    html = visitor.get("/").content.decode()
    assert "You stand in for Rosa until" in html
    assert f"/today/people/{cast.dee.pk}/" in html
    html = visitor.get(f"/today/people/{cast.dee.pk}/").content.decode()
    assert "Text only, 9 to 3." in html
    assert "Last time" not in html
    assert "Funny" not in html
    assert visitor.get(f"/contacts/{cast.dee.pk}/").status_code == 404
    pages = {look[1] for look in looks_at(cast.dee, cast.marcus, seen_by=cast.rosa)}
    assert pages == {"cover", "participant"}  # in a list he is seen once a day


def test_a_no_needs_no_reason_and_goes_back_to_rosa(cast: Cast, browse: Browse) -> None:
    cover, visitor = asked(cast), browse(cast.marcus)
    answer = visitor.post(address(cover, "answer"), {"answer": "no"}, follow=True)
    assert "That is fine. Somebody else is asked." in answer.content.decode()
    assert "can you stand in?" not in visitor.get("/").content.decode()
    html = browse(cast.rosa).get("/").content.decode()
    assert "Marcus cannot this time. Ask somebody else." in html


def test_rosa_sees_for_how_many_it_holds_and_ends_it(cast: Cast, browse: Browse) -> None:
    somebody(cast.rosa, "Luis")
    cover, visitor = covered(cast), browse(cast.rosa)
    html = visitor.get(address(cover)).content.decode()
    assert "Marcus said yes." in html
    assert "It holds for 1 of your 2 people." in html
    assert "Luis" not in html
    led = browse(cast.lorraine).get(address(cover)).content.decode()
    assert led.count("nobody yet</span>") == 1
    assert visitor.post(address(cover, "end")).status_code == 303
    assert visitor.get(address(cover)).status_code == 404
    assert browse(cast.marcus).get(f"/today/people/{cast.dee.pk}/").status_code == 404


def test_what_is_refused_keeps_what_was_typed(cast: Cast, browse: Browse) -> None:
    visitor = browse(cast.rosa)
    for said, words in (
        ({"first_day": in_days(5)}, "Be back after you leave"),
        ({"last_day": in_days(30)}, "fourteen days at most"),
        ({"first_day": ""}, "Please choose a day."),
        ({"worker": str(cast.kit.id)}, "Please choose one of these."),
    ):
        answer = visitor.post("/access/ask-cover/", form(cast, **said))
        assert (answer.status_code, words in answer.content.decode()) == (422, True), words


def test_who_has_nothing_to_do_with_it_finds_nothing(cast: Cast, browse: Browse) -> None:
    cover = covered(cast)
    dee = open_dees_door(cast)
    for actor, status in ((cast.kit, 404), (cast.pat, 403), (dee, 403)):
        visitor = browse(actor)
        for answer in (
            visitor.get(address(cover)),
            visitor.get(address(cover, "choose")),
            visitor.post(address(cover, "answer"), {"answer": "yes"}),
            visitor.post(address(cover, "end")),
        ):
            assert answer.status_code == status, (actor.name, answer)


def test_dee_says_what_a_stand_in_may_see(cast: Cast, browse: Browse) -> None:
    visitor = browse(open_dees_door(cast))
    page = f"/access/{cast.dee.pk}/cover-agreement/"
    assert "Nobody has asked about this yet." not in visitor.get(page).content.decode()
    assert visitor.post(page, {}).status_code == 422
    visitor.post(page, {"may": "yes", "sections": ["schedule"]})
    html = visitor.get(page).content.decode()
    assert "A stand-in may see: your name and your appointments." in html
    visitor.post(page, {"may": "no", "sections": ["schedule"]})
    assert "Nobody stands in." in visitor.get(page).content.decode()
    with acting_as(cast.rosa):
        kept = CoverAgreement.objects.order_by("starts_at").values_list("sections", flat=True)
        assert list(kept) == [["identity", "schedule"], []]


def test_others_read_the_agreement_or_nothing(cast: Cast, browse: Browse) -> None:
    agreed(cast, "plan")
    page = f"/access/{cast.dee.pk}/cover-agreement/"
    for actor, gets, posts in (
        (cast.rosa, 200, 303),
        (cast.lorraine, 200, 403),
        (cast.marcus, 404, 404),
        (cast.pat, 404, 404),
        (cast.kit, 404, 404),
    ):
        visitor = browse(actor)
        assert visitor.get(page).status_code == gets, actor.name
        assert visitor.post(page, {"may": "no"}).status_code == posts, actor.name


def test_dee_reads_who_stands_in_on_her_page(cast: Cast, browse: Browse) -> None:
    visitor = browse(open_dees_door(cast))
    covered(cast)
    for page in ("/", f"/today/people/{cast.dee.pk}/"):
        assert "Marcus stands in for Rosa until" in visitor.get(page).content.decode()


@pytest.mark.parametrize("page", ["/", "/access/covers/", "cover"])
def test_statements_do_not_grow_with_the_people(cast: Cast, browse: Browse, page: str) -> None:
    def person(name: str) -> UUID:
        one = somebody(cast.rosa, name)
        agreed(cast, *EVERYTHING, person=one.pk)
        return one.pk

    cover = covered(cast)
    asked_for = address(cover) if page == "cover" else page
    before = {a.name: statements(browse(a), asked_for) for a in (cast.marcus, cast.rosa)}
    assert person("Luis") != person("Joanne")
    after = {a.name: statements(browse(a), asked_for) for a in (cast.marcus, cast.rosa)}
    assert after == before


def test_it_is_over_when_its_days_are(cast: Cast, browse: Browse) -> None:
    agreed(cast, "plan")
    now = clock.database_now()
    with clock.stopped_at(now - 3 * DAY):
        cover = commands.ask_cover(
            actor=cast.rosa,
            starts_at=now - 2 * DAY,
            ends_at=now + dt.timedelta(seconds=2),
            worker_id=cast.marcus.id,
        )
    commands.answer_cover(actor=cast.marcus, cover_id=cover.pk, yes=True)
    visitor = browse(cast.marcus)
    assert visitor.get(f"/today/people/{cast.dee.pk}/").status_code == 200
    while clock.database_now() < cover.ends_at:
        pass
    assert visitor.get(f"/today/people/{cast.dee.pk}/").status_code == 404
    assert "You stand in" not in visitor.get("/").content.decode()


def test_without_a_way_to_reach_her_both_are_told(cast: Cast, browse: Browse) -> None:
    covered(cast, ["plan"])
    html = browse(open_dees_door(cast)).get(f"/access/{cast.dee.pk}/cover-agreement/")
    assert "Then they cannot write to you" in html.content.decode()
    html = browse(cast.marcus).get(f"/today/people/{cast.dee.pk}/")
    assert "How to reach Dee is not open to you." in html.content.decode()
