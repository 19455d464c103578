"""The pages of an emergency: opened, closed, told, looked into."""

import datetime as dt

from tests.access.covering import an_emergency
from tests.conftest import Cast
from tests.today.build import Browse, looks_at, open_dees_door, somebody, statements
from walkwith.access import commands
from walkwith.access.models import EmergencyAccess, PrivacyContact
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as

ADDRESS = "/access/open-emergency/"
NOBODY = "We found nobody by exactly this name. Call your supervisor."


def said(**other: str) -> dict[str, str]:
    reason = "She called and could not say where she is."
    return {"full_name": "Deirdre Quill", "reason": reason, "hours": "2", **other}


def only_emergency(cast: Cast) -> EmergencyAccess:
    with acting_as(cast.rosa):
        return EmergencyAccess.objects.get()


def review(one: EmergencyAccess) -> str:
    return f"/access/emergencies/{one.pk}/review/"


def name_privacy_contact(cast: Cast, member: Actor) -> None:
    with acting_as(cast.pat):
        PrivacyContact(
            organization_id=cast.pat.organization_id,
            member_id=member.id,
            starts_at=clock.database_now(),
        ).save(force_insert=True)


def test_the_page_is_calm_and_says_who_is_told(cast: Cast, browse: Browse) -> None:
    html = browse(cast.rosa).get(ADDRESS).content.decode()
    assert "<b>Lorraine</b>" in html
    assert "that you opened it, why, and each thing you looked at" in html
    html = browse(cast.marcus).get(ADDRESS).content.decode()
    assert "No one is named for that yet. Tell someone who runs your program." in html


def test_it_opens_the_page_with_a_band_and_a_way_to_close_it(cast: Cast, browse: Browse) -> None:
    visitor = browse(cast.marcus)
    answer = visitor.post(ADDRESS, said(), follow=True)
    assert answer.redirect_chain == [(f"/today/people/{cast.dee.pk}/", 303)]
    html = answer.content.decode()
    one = only_emergency(cast)
    assert "Emergency until" in html
    assert "Everything you look at is told to Dee." in html
    assert "Text only, 9 to 3." in html
    assert "Log a contact</a>" not in html.split("<main")[1]
    assert {look[1] for look in looks_at(cast.dee, cast.marcus, seen_by=cast.rosa)} == {
        "participant"
    }
    closed = visitor.post(f"/access/emergencies/{one.pk}/close/", follow=True)
    assert "Closed. Somebody else looks into it" in closed.content.decode()
    assert visitor.get(f"/today/people/{cast.dee.pk}/").status_code == 404
    assert visitor.post(f"/access/emergencies/{one.pk}/close/").status_code == 404


def test_nobody_and_somebody_hidden_are_answered_alike(cast: Cast, browse: Browse) -> None:
    somebody(cast.lorraine, "Didi", full_name="Deirdre Quill")
    visitor = browse(cast.marcus)
    for name in ("Deirdre Quill", "Nobody Known"):
        answer = visitor.post(ADDRESS, said(full_name=name))
        assert (answer.status_code, NOBODY in answer.content.decode()) == (422, True)
        assert "She called and could not say" in answer.content.decode()


def test_after_five_tries_the_page_says_whom_to_call(cast: Cast, browse: Browse) -> None:
    visitor = browse(cast.marcus)
    for _try in range(5):
        visitor.post(ADDRESS, said(full_name="Nobody Known"))
    answer = visitor.post(ADDRESS, said())
    assert answer.status_code == 422
    assert "That was five tries within an hour." in answer.content.decode()
    with acting_as(cast.rosa):
        assert not EmergencyAccess.objects.exists()


def test_dee_is_told_on_her_own_today(cast: Cast, browse: Browse) -> None:
    visitor = browse(open_dees_door(cast))
    assert "opened your record" not in visitor.get("/").content.decode()
    an_emergency(cast, by=cast.rosa)
    html = visitor.get("/").content.decode()
    assert "Rosa opened your record. It was an emergency." in html
    assert "She called and could not say where she is." in html
    page = visitor.get(f"/access/{cast.dee.pk}/emergencies/").content.decode()
    assert "Somebody else still looks into it." in page
    commands.review_emergency(
        actor=cast.lorraine,
        emergency_id=only_emergency(cast).pk,
        is_justified=True,
        words="You were not safe. I am glad you are.",
    )
    for address in ("/", f"/access/{cast.dee.pk}/emergencies/"):
        assert "Lorraine looked into it: it was needed." in visitor.get(address).content.decode()
    assert (
        "I am glad you are." in visitor.get(f"/access/{cast.dee.pk}/emergencies/").content.decode()
    )


def test_it_is_told_for_a_week_after_it_was_looked_into(cast: Cast, browse: Browse) -> None:
    visitor = browse(open_dees_door(cast))
    one = an_emergency(cast, by=cast.rosa)
    later = clock.now() + dt.timedelta(days=8)
    with clock.stopped_at(later):
        assert "opened your record" in visitor.get("/").content.decode()
    commands.review_emergency(
        actor=cast.lorraine, emergency_id=one.pk, is_justified=True, words="Fine."
    )
    with clock.stopped_at(later):
        assert "opened your record" not in visitor.get("/").content.decode()


def test_it_stands_on_lorraines_today_until_she_looked_into_it(cast: Cast, browse: Browse) -> None:
    visitor = browse(cast.lorraine)
    assert "Opened in an emergency" not in visitor.get("/").content.decode()
    one = an_emergency(cast, by=cast.rosa)
    html = visitor.get("/").content.decode()
    assert "Rosa opened the record of Dee." in html
    assert "Look into it by" in html
    with clock.stopped_at(clock.now() + dt.timedelta(days=9)):
        assert "The day for it was" in browse(cast.lorraine).get("/").content.decode()
    page = visitor.get(review(one)).content.decode()
    assert "She called and could not say where she is." in page
    assert "Nothing was looked at." in page
    assert visitor.post(review(one), {"is_justified": "yes"}).status_code == 422
    answer = visitor.post(review(one), {"is_justified": "no", "words": "Call me first."})
    assert answer.status_code == 303
    assert "Opened in an emergency" not in visitor.get("/").content.decode()
    assert visitor.get(review(one)).status_code == 404
    kept = only_emergency(cast)
    assert (kept.is_justified, kept.review) == (False, "Call me first.")


def test_a_privacy_contact_sees_what_was_looked_at_and_no_more(cast: Cast, browse: Browse) -> None:
    name_privacy_contact(cast, cast.pat)
    browse(cast.marcus).post(ADDRESS, said(), follow=True)
    visitor, one = browse(cast.pat), only_emergency(cast)
    assert "Marcus opened the record of Dee." in visitor.get("/").content.decode()
    page = visitor.get(review(one)).content.decode()
    assert "Marcus" in page
    assert "Marcus, a peer specialist, to help in an emergency, saw" in page
    assert "You saw" not in page
    assert "Text only, 9 to 3." not in page
    visitor.post(review(one), {"is_justified": "yes", "words": "It was right."})
    assert visitor.get(review(one)).status_code == 404


def test_whoever_does_not_review_finds_nothing(cast: Cast, browse: Browse) -> None:
    one, dee = an_emergency(cast), open_dees_door(cast)
    for actor in (cast.rosa, cast.lorraine, cast.marcus, cast.pat, cast.kit, dee):
        visitor = browse(actor)
        assert visitor.get(review(one)).status_code == 404, actor.name
        sent = visitor.post(review(one), {"is_justified": "yes", "words": "Fine."})
        assert sent.status_code == 404, actor.name


def test_the_list_is_for_those_who_read_the_record(cast: Cast, browse: Browse) -> None:
    page = f"/access/{cast.dee.pk}/emergencies/"
    assert "It has never happened." in browse(cast.rosa).get(page).content.decode()
    for actor, status in ((cast.lorraine, 200), (cast.marcus, 404), (cast.pat, 404)):
        assert browse(actor).get(page).status_code == status, actor.name
    an_emergency(cast)
    assert "Marcus opened the record of Dee." in browse(cast.rosa).get(page).content.decode()


def test_who_is_no_worker_finds_no_form(cast: Cast, browse: Browse) -> None:
    for actor in (cast.pat, open_dees_door(cast)):
        assert browse(actor).get(ADDRESS).status_code == 403
        assert browse(actor).post(ADDRESS, said()).status_code == 403


def test_statements_do_not_grow_with_what_waits(cast: Cast, browse: Browse) -> None:
    page = f"/access/{cast.dee.pk}/emergencies/"
    one = an_emergency(cast, by=cast.rosa)
    asked = {"/": cast.lorraine, page: cast.rosa, review(one): cast.lorraine}
    before = {at: statements(browse(actor), at) for at, actor in asked.items()}
    for _more in range(2):
        an_emergency(cast, by=cast.rosa)
    assert {at: statements(browse(actor), at) for at, actor in asked.items()} == before


def test_where_nobody_is_found_there_are_ways_on(cast: Cast, browse: Browse) -> None:
    html = browse(cast.rosa).post(ADDRESS, said(full_name="Nobody Known")).content.decode()
    ways = html.split("If you do not find them")[1].split("<form")[0]
    assert "Call who leads you: <b>Lorraine</b>." in ways
    assert "only one name in the record" in ways
    assert 'href="/library/help/"' in ways
    assert 'href="tel:911"' in ways


def test_writing_in_an_emergency_says_when_to_write(cast: Cast, browse: Browse) -> None:
    visitor = browse(cast.marcus)
    visitor.post(ADDRESS, said())
    answer = visitor.get(f"/contacts/{cast.dee.pk}/log/")
    html = answer.content.decode()
    assert answer.status_code == 403
    assert "In an emergency you only read. Write it down afterwards with your supervisor." in html
    assert f'href="/today/people/{cast.dee.pk}/"' in html.split("<main")[1]


def test_dee_who_reads_it_was_not_needed_can_keep_them_out(cast: Cast, browse: Browse) -> None:
    visitor = browse(open_dees_door(cast))
    an_emergency(cast, by=cast.rosa)
    commands.review_emergency(
        actor=cast.lorraine,
        emergency_id=only_emergency(cast).pk,
        is_justified=False,
        words="A call would have done.",
    )
    for address in ("/", f"/access/{cast.dee.pk}/emergencies/"):
        html = visitor.get(address).content.decode()
        assert "Lorraine talked it over with Rosa. You can keep Rosa out." in html
        assert f'href="/access/{cast.dee.pk}/blocks/"' in html
