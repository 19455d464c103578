"""To whom a consent may lead: agencies of the house, somebody's own people, and look-alikes."""

import re
from uuid import uuid4

import pytest
from django.http import HttpResponseBase

from tests.access.letting_in import let_in
from tests.access.signing import a_sister, an_agency, as_typed, by_hand, chosen, signed_for
from tests.conftest import PASSWORD, Cast, actor_of
from tests.today.build import Browse, open_dees_door, somebody
from walkwith.access.commands import (
    add_recipient,
    add_supporter,
    close_recipient,
    edit_recipient,
    end_invitation,
    invite_recipient,
    review_minor_rule,
    sign_consent,
)
from walkwith.access.models import Consent, Recipient
from walkwith.access.queries import is_here, live_sections, openings_of
from walkwith.access.queries.minors import alone_from, house_of
from walkwith.access.queries.recipients import told_apart
from walkwith.accounts.models import Account, Membership
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused

PHRASE = re.compile(r"<strong>([a-z]+(?:-[a-z]+){3}-\d\d)</strong>")


def text(answer: HttpResponseBase) -> str:
    html = getattr(answer, "content", b"").decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_two_of_one_name_are_two(cast: Cast, browse: Browse) -> None:
    one, other = an_agency(cast), an_agency(cast)
    words = told_apart([one, other, a_sister(cast)])
    assert len(set(words.values())) == 3
    assert words[one.pk].startswith("Riverside Clinic\u00a0· no. 1, in the list since")
    assert words[other.pk].startswith("Riverside Clinic\u00a0· no. 2, in the list since")
    signed_for(cast, one)
    with acting_as(cast.rosa):
        assert live_sections(cast.dee.pk, one.pk)
        assert live_sections(cast.dee.pk, other.pk) == {}


def test_somebody_elses_people_can_never_be_chosen(cast: Cast, browse: Browse) -> None:
    eve = somebody(cast.rosa, "Eve")
    of_eve = add_supporter(actor=cast.rosa, participant_id=eve.pk, name="Ana")
    ana = a_sister(cast)
    page = browse(cast.rosa).get(f"/access/{cast.dee.pk}/sign-consent/?to={of_eve.pk}")
    assert (str(ana.pk) in text_of(page), str(of_eve.pk) in text_of(page)) == (True, False)
    sent = as_typed(of_eve)
    assert browse(cast.rosa).post(f"/access/{cast.dee.pk}/sign-consent/", sent).status_code == 422
    for wanted in ((of_eve,), (ana, of_eve), (uuid4(),)):
        with pytest.raises(Refused, match="Choose from the list"):
            sign_consent(
                actor=cast.rosa,
                participant_id=cast.dee.pk,
                choices=chosen(*wanted),
                signature=by_hand(),
            )
    with acting_as(cast.rosa):
        assert not Consent.objects.exists()


def text_of(answer: HttpResponseBase) -> str:
    return re.sub(r"[?&]to=[^\"&]+", "", getattr(answer, "content", b"").decode())


def test_own_people_are_seen_only_by_who_may_read_the_consents(cast: Cast) -> None:
    ana = a_sister(cast)
    dee = open_dees_door(cast)
    for actor, sees in (
        (dee, True),
        (cast.rosa, True),
        (cast.lorraine, True),
        (cast.marcus, False),
        (cast.pat, False),
        (cast.kit, False),
    ):
        with acting_as(actor):
            assert Recipient.objects.filter(pk=ana.pk).exists() == sees, actor.name


def test_dee_adds_her_sister_and_lets_her_sign_in(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    client = browse(dee)
    added = client.post(f"/access/{cast.dee.pk}/add-supporter/", {"name": "Ana", "role": "sister"})
    with acting_as(dee):
        ana = Recipient.objects.get(name="Ana")
    assert (ana.of_id, ana.kind) == (cast.dee.pk, "supporter")
    assert added["Location"] == f"/access/{cast.dee.pk}/sign-consent/?to={ana.pk}"
    assert f'value="{ana.pk}"' in client.get(added["Location"]).content.decode()
    answer = client.post(
        f"/access/recipients/{ana.pk}/invite/", {"username": "ana.q", "language": "es"}
    )
    account = Account.objects.get(username="ana.q")
    found = PHRASE.search(answer.content.decode())
    assert found
    assert account.check_password(found[1])
    assert (account.password_is_temporary, account.language) == (True, "es")
    with acting_as(dee):
        member = Membership.objects.get(account=account)
    assert (member.role, member.name) == ("supporter", "Ana")
    signed_for(cast, ana, sections=("identity", "strengths", "schedule"), actor=dee)
    with acting_as(actor_of(member)):
        assert openings_of(cast.dee.pk).may_read == {"identity", "strengths", "schedule"}
    assert "can sign in" in text(client.get(f"/access/{cast.dee.pk}/consents/"))


def opens(member: Membership, cast: Cast) -> bool:
    """Does the sign-in show anything of Dee?"""
    with acting_as(actor_of(member)):
        return bool(openings_of(cast.dee.pk).may_read)


def test_a_sign_in_begins_again_and_ends(cast: Cast, browse: Browse) -> None:
    house = an_agency(cast, "Three Rivers House")
    address = f"/access/recipients/{house.pk}/"
    member = let_in(cast, house, "june")
    assert member.role == "partner"
    signed_for(cast, house)
    with pytest.raises(Refused, match="They can sign in already"):
        invite_recipient(actor=cast.rosa, recipient_id=house.pk, username="juno", password=PASSWORD)
    client = browse(cast.rosa)
    assert "They sign in as june" in text(client.get(address))
    renewed = PHRASE.search(client.post(address, {"act": "renew"}).content.decode())
    assert renewed
    assert Account.objects.get(username="june").check_password(renewed[1])
    assert not opens(member, cast), "a new phrase waits for a second person"
    assert client.post(address, {"act": "confirm"}).status_code == 422
    browse(cast.marcus).post(address, {"act": "confirm"})
    assert opens(member, cast)
    client.post(address, {"act": "end"})
    assert not opens(member, cast)
    with pytest.raises(Refused, match="They have no sign-in of their own"):
        end_invitation(actor=cast.rosa, recipient_id=house.pk)
    with acting_as(cast.rosa):
        assert live_sections(cast.dee.pk, house.pk), "the yes itself is not taken back"


def test_a_taken_user_name_is_refused_and_kept(cast: Cast, browse: Browse) -> None:
    house = an_agency(cast)
    sent = {"username": "rosa", "language": "en"}
    answer = browse(cast.rosa).post(f"/access/recipients/{house.pk}/invite/", sent)
    assert answer.status_code == 422
    assert "Somebody signs in with that user name already." in text(answer)
    assert 'value="rosa"' in answer.content.decode()


def test_the_name_of_a_recipient_never_changes(cast: Cast, browse: Browse) -> None:
    clinic = an_agency(cast)
    sent = {"name": "Another Clinic", "role": "clinic", "phone": "412-555-0100"}
    browse(cast.marcus).post(f"/access/recipients/{clinic.pk}/", sent)
    with acting_as(cast.rosa):
        found = Recipient.objects.get(pk=clinic.pk)
    assert (found.name, found.role, found.phone) == ("Riverside Clinic", "clinic", "412-555-0100")


def test_only_an_administrator_takes_an_agency_out(cast: Cast, browse: Browse) -> None:
    clinic = an_agency(cast)
    let_in(cast, clinic, "june")
    with pytest.raises(NotAllowed, match="Only those who run the program"):
        close_recipient(actor=cast.rosa, recipient_id=clinic.pk)
    answer = browse(cast.pat).post(
        f"/access/recipients/{clinic.pk}/", {"act": "close"}, follow=True
    )
    assert "Out of the list. Nothing more leaves to them." in text(answer)
    with acting_as(cast.pat):
        assert not is_here(Membership.objects.get(account__username="june"))
    with pytest.raises(NotFound):
        close_recipient(actor=cast.pat, recipient_id=clinic.pk)
    with pytest.raises(NotFound):
        edit_recipient(actor=cast.pat, recipient_id=clinic.pk, changes={})
    with pytest.raises(Refused, match="Choose from the list"):
        signed_for(cast, clinic)


def test_dee_takes_her_own_people_out_herself(cast: Cast) -> None:
    ana = a_sister(cast)
    signed_for(cast, ana)
    dee = open_dees_door(cast)
    with pytest.raises(NotFound):
        close_recipient(actor=cast.marcus, recipient_id=ana.pk)
    close_recipient(actor=dee, recipient_id=ana.pk)
    with acting_as(dee):
        assert live_sections(cast.dee.pk, ana.pk) == {}


def test_the_registry_is_for_those_who_work_here(cast: Cast, browse: Browse) -> None:
    ana = a_sister(cast)
    clinic = an_agency(cast, address="12 Main St")
    dee = open_dees_door(cast)
    for address in ("/access/recipients/", "/access/recipients/add/"):
        for worker in (cast.rosa, cast.lorraine, cast.marcus, cast.pat):
            assert browse(worker).get(address).status_code == 200
        assert browse(dee).get(address).status_code == 403
    listed = text(browse(cast.rosa).get("/access/recipients/?find=main"))
    assert "Riverside Clinic" in listed
    assert "Ana" not in text(browse(cast.rosa).get("/access/recipients/"))
    assert "Nobody of that name is in the list." in text(
        browse(cast.rosa).get("/access/recipients/?find=nowhere")
    )
    assert "Riverside Clinic" not in text(browse(cast.kit).get("/access/recipients/"))
    assert browse(cast.kit).get(f"/access/recipients/{clinic.pk}/").status_code == 404
    assert browse(cast.marcus).get(f"/access/recipients/{ana.pk}/").status_code == 404
    assert browse(dee).get(f"/access/recipients/{ana.pk}/").status_code == 200
    assert browse(dee).get(f"/access/recipients/{clinic.pk}/").status_code == 403


def test_an_agency_is_added_on_its_page(cast: Cast, browse: Browse) -> None:
    sent = {"name": "Legal Aid", "kind": "agency", "role": "", "address": "", "phone": ""}
    answer = browse(cast.marcus).post("/access/recipients/add/", sent, follow=True)
    assert "Legal Aid is in the list now." in text(answer)
    refused = browse(cast.marcus).post("/access/recipients/add/", {**sent, "kind": "supporter"})
    assert refused.status_code == 422
    with pytest.raises(Refused, match="added on their page"):
        add_recipient(actor=cast.rosa, name="Ana", kind="supporter")


def test_a_long_list_is_found_by_typing(cast: Cast, browse: Browse) -> None:
    for number in range(31):
        an_agency(cast, f"Agency {number:02}")
    last = an_agency(cast, "Zion House")
    address = f"/access/{cast.dee.pk}/sign-consent/"
    client = browse(cast.rosa)
    page = client.get(address).content.decode()
    assert "Find an agency" in page
    assert str(last.pk) not in page
    assert str(last.pk) in client.get(f"{address}?find=zion").content.decode()
    assert str(last.pk) in client.get(f"{address}?to={last.pk}").content.decode()
    assert client.post(address, as_typed(last)).status_code == 200


def test_the_reviewed_rule_of_the_state_lets_a_minor_sign_alone(cast: Cast, browse: Browse) -> None:
    today = clock.today(cast.pat.zone)
    sent = {"state": "pa", "alone_from": "14", "source": "35 P.S. 10101", "checked_on": str(today)}
    answer = browse(cast.pat).post("/access/minor-rules/", sent, follow=True)
    assert "PA: alone from 14" in text(answer)
    assert "holds here" in text(answer)
    with acting_as(cast.rosa):
        assert alone_from(house_of(cast.rosa)) == 14
    clinic = an_agency(cast)
    signature = by_hand(age=15)
    consent = sign_consent(
        actor=cast.rosa, participant_id=cast.dee.pk, choices=chosen(clinic), signature=signature
    )
    assert (consent.must_sign, consent.signer) == ("self", "self")
    for younger in (13,):
        with pytest.raises(Refused, match="The signature of the guardian is missing"):
            sign_consent(
                actor=cast.rosa,
                participant_id=cast.dee.pk,
                choices=chosen(clinic),
                signature=by_hand(age=younger),
            )


def test_only_an_administrator_reviews_the_rules(cast: Cast, browse: Browse) -> None:
    for actor in (cast.rosa, cast.lorraine, cast.marcus):
        assert browse(actor).get("/access/minor-rules/").status_code == 403
    today = clock.today(cast.pat.zone)
    sent = {"state": "P1", "alone_from": "19", "source": "", "checked_on": "2999-01-01"}
    answer = browse(cast.pat).post("/access/minor-rules/", sent)
    assert answer.status_code == 422
    for sentence in ("Write the two letters of the state", "Write an age from 1 to 18."):
        assert sentence in text(answer)
    for wrong in ({"alone_from": 0}, {"checked_on": today.replace(year=today.year + 1)}):
        good = {"state": "PA", "alone_from": 14, "source": "35 P.S. 10101", "checked_on": today}
        with pytest.raises(Refused):
            review_minor_rule(actor=cast.pat, **{**good, **wrong})  # type: ignore[arg-type]
    assert "No state was looked up yet" in text(browse(cast.pat).get("/access/minor-rules/"))
