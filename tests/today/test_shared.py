"""Partners and supporters: what was shared with them, and nothing beside it."""

from uuid import uuid4

from django.test import Client

from tests.access.letting_in import let_in
from tests.access.signing import a_sister, an_agency, in_days, signed_for
from tests.conftest import PASSWORD, Cast, actor_of
from tests.today.build import Browse, a_full_record, looks_at
from tests.today.test_places import places
from walkwith.access.commands import keep_out, revoke_consent
from walkwith.access.models import Recipient
from walkwith.accounts.commands import choose_password
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import day_inside

GUEST = ["/", "/directory/", "/library/help/"]


def guest_of(cast: Cast, recipient: Recipient, name: str) -> Actor:
    guest = actor_of(let_in(cast, recipient, name))
    choose_password(actor=guest, password=PASSWORD)
    return guest


def page_of(cast: Cast) -> str:
    return f"/today/people/{cast.dee.pk}/"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_ana_sees_on_her_day_what_dee_shares(cast: Cast, browse: Browse) -> None:
    sister = a_sister(cast)
    ana = guest_of(cast, sister, "ana")
    nothing = text(browse(ana), "/")
    assert "Nothing is shared with you now." in nothing
    assert "Dee" not in nothing
    signed_for(cast, sister, sections=("identity", "strengths"))
    page = text(browse(ana), "/")
    assert places(page) == GUEST
    last = day_inside(in_days(90), in_days(0))
    assert f"You see the name and the strengths, until {last}." in page
    assert "To find housing" in page
    assert "42 CFR part 2" not in page
    assert looks_at(cast.dee, ana, seen_by=cast.rosa) == [("listed", "today", "identity")]


def test_her_page_of_dee_holds_no_more_than_that(cast: Cast, browse: Browse) -> None:
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    sister = a_sister(cast)
    ana = guest_of(cast, sister, "ana")
    signed_for(cast, sister, sections=("identity", "strengths"))
    page = text(browse(ana), page_of(cast))
    for words in ("Dee shared this with you, until", "Strong suits", "Never late"):
        assert words in page
    for words in (
        "What I want",
        "Next small steps",
        "Last time",
        "Reaching Dee safely",
        "What is planned next",
        "Who walks with Dee",
        "Who has seen this page",
        "About this record",
        "Rosa",
        "Log a contact",
        "Plan a visit",
        "Change",
    ):
        assert words not in page
    assert looks_at(cast.dee, ana, seen_by=cast.rosa) == [
        ("opened", "participant", "identity strengths")
    ]


def test_a_partner_is_told_the_law_with_every_record(cast: Cast, browse: Browse) -> None:
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    clinic = an_agency(cast)
    partner = guest_of(cast, clinic, "clinic")
    signed_for(cast, clinic, sections=("identity", "plan"))
    visitor = browse(partner)
    for address in ("/", page_of(cast), f"/plans/{cast.dee.pk}/"):
        page = text(visitor, address)
        assert "42 CFR part 2 prohibits unauthorized use or disclosure of these records." in page
        assert "Do not pass this on. The law forbids it." in page
        assert "NOT sufficient to meet the required elements of written consent" in page
    assert 'value="finish"' not in text(visitor, page_of(cast))
    for address in ("/directory/find/", "/library/help/", "/accounts/me/", "/access/roles/"):
        assert "42 CFR" not in text(visitor, address)


def test_the_next_click_after_a_no_is_that_of_nobody(cast: Cast, browse: Browse) -> None:
    sister = a_sister(cast)
    ana = guest_of(cast, sister, "ana")
    consent = signed_for(cast, sister, sections=("identity", "strengths"))
    visitor = browse(ana)
    text(visitor, page_of(cast))
    revoke_consent(actor=cast.rosa, consent_id=consent.pk)
    assert visitor.get(page_of(cast)).status_code == 404
    assert "Dee" not in text(visitor, "/")


def test_whom_dee_keeps_out_sees_nothing_though_it_is_signed(cast: Cast, browse: Browse) -> None:
    clinic = an_agency(cast)
    partner = guest_of(cast, clinic, "clinic")
    signed_for(cast, clinic)
    keep_out(actor=cast.rosa, participant_id=cast.dee.pk, member_id=partner.id)
    assert "Dee" not in text(browse(partner), "/")
    assert browse(partner).get(page_of(cast)).status_code == 404


def test_the_house_is_not_there_for_them(cast: Cast, browse: Browse) -> None:
    visitor = browse(guest_of(cast, an_agency(cast), "clinic"))
    for address in (
        "/today/people/",
        "/schedule/week/",
        "/accounts/members/",
        "/contacts/log/",
        "/feeds/",
        f"/access/{cast.dee.pk}/record/",
        f"/access/{uuid4()}/record/",
    ):
        assert visitor.get(address).status_code == visitor.post(address).status_code == 404
    page = text(visitor, "/directory/find/")
    assert "Where lists come from" not in page and "Not listed?" not in page
