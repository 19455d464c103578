"""What is sent leaves by a live consent alone; the link shuts with it, on the next click."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.access.leaving import a_consent, a_restriction, account
from tests.access.signing import an_agency, signed_for
from tests.conftest import Cast
from tests.referrals.build import (
    ALL_OF_IT,
    a_partner,
    a_referral,
    a_sent_link,
    now,
    path_of,
    says,
)
from walkwith.access.acts import ask
from walkwith.access.commands import close_recipient, revoke_consent
from walkwith.access.models import Recipient
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.referrals import commands, links, queries
from walkwith.referrals.commands import SentLink
from walkwith.referrals.models import ReferralLink


def send(cast: Cast, to: Recipient, actor: Actor | None = None) -> SentLink:
    draft = a_referral(cast.rosa, cast, how="sent")
    return commands.send_referral(
        actor=actor or cast.rosa, referral_id=draft.pk, recipient_id=to.pk, sections=[]
    )


def opens(token: str) -> bool:
    return links.at_door(token) is not None and links.opened(token, "en") is not None


def test_it_goes_through_the_one_door(cast: Cast) -> None:
    sent = a_sent_link(cast)
    [line] = account(cast)
    assert (line.what, line.basis, line.recipient_name) == ("referral", "consent", "Mill House")
    assert set(line.sections) == set(ALL_OF_IT)
    assert sent.link.disclosure_id == line.pk and sent.token not in repr(sent)
    assert len(sent.link.content.encode()) == line.content_bytes
    opened = links.opened(sent.token, "en")
    assert opened and opened.sent["name"] == "Dee"
    assert opened.sent["reach"]["phone"] == "412-555-0143"
    assert opened.sent["asks"] == "A bed from Monday on"
    assert "42 CFR" in opened.notice
    assert path_of(cast.rosa, sent.link.referral) == [
        ("draft", "worker"),
        ("requested", "worker"),
        ("received", "partner"),
    ]


def test_only_a_digest_is_kept(cast: Cast) -> None:
    sent = a_sent_link(cast)
    with acting_as(cast.rosa):
        row = ReferralLink.objects.filter(pk=sent.link.pk).values().get()
    assert sent.token not in repr(row) and len(sent.token) >= 32


NO_CONSENT: dict[str, Callable[[Cast], Recipient]] = {
    "nobody asked": lambda cast: an_agency(cast, "Mill House"),
    "for another": lambda cast: (a_partner(cast), an_agency(cast, "Other House"))[1],
    "for less": lambda cast: a_partner(cast, "identity", "plan")[0],
    "taken back": lambda cast: _taken_back(cast),
    "over": lambda cast: _over(cast),
    "in two parts": lambda cast: _in_two_parts(cast),
    "held back": lambda cast: (a_partner(cast)[0], a_restriction(cast, "referrals"))[0],
    "closed": lambda cast: _closed(cast),
}


def _taken_back(cast: Cast) -> Recipient:
    agency, consent = a_partner(cast)
    revoke_consent(actor=cast.rosa, consent_id=consent.pk)
    return agency


def _over(cast: Cast) -> Recipient:
    agency, moment = an_agency(cast, "Mill House"), clock.database_now()
    begun = {"starts_at": moment - dt.timedelta(days=9), "signed_at": moment - dt.timedelta(days=9)}
    a_consent(cast, agency, sections=list(ALL_OF_IT), ends_at=moment, **begun)
    return agency


def _in_two_parts(cast: Cast) -> Recipient:
    agency, _first = a_partner(cast, "identity")
    signed_for(cast, agency, sections=("referrals",))
    return agency


def _closed(cast: Cast) -> Recipient:
    agency, _consent = a_partner(cast)
    close_recipient(actor=cast.pat, recipient_id=agency.pk)
    return agency


@pytest.mark.parametrize("why", NO_CONSENT)
def test_nothing_leaves_without_a_live_consent(cast: Cast, why: str) -> None:
    to = NO_CONSENT[why](cast)
    with pytest.raises(Refused) as refused:
        send(cast, to)
    assert refused.value.words.endswith(".")
    assert account(cast) == []
    with acting_as(cast.rosa):
        assert not ReferralLink.objects.exists()
        assert {
            one.state
            for one in queries.referrals_of(actor=cast.rosa, participant_id=cast.dee.pk).open
        } == {"draft"}


def test_nobody_else_sends(cast: Cast) -> None:
    agency, _consent = a_partner(cast)
    with pytest.raises(NotAllowed):
        send(cast, agency, cast.lorraine)
    for stranger in cast.strangers():
        with pytest.raises(NotFound):
            send(cast, agency, stranger)
    assert account(cast) == []


def test_they_may_send_it_themselves(cast: Cast, dee: Actor) -> None:
    agency, _consent = a_partner(cast)
    assert opens(send(cast, agency, dee).token)


SHUTS: dict[str, Callable[[Cast, Actor, SentLink], object]] = {
    "consent taken back": lambda cast, dee, sent: revoke_consent(
        actor=dee, consent_id=sent.link.consent_id
    ),
    "shut by the person": lambda cast, dee, sent: commands.shut_link(
        actor=dee, link_id=sent.link.pk
    ),
    "shut by the worker": lambda cast, dee, sent: commands.shut_link(
        actor=cast.rosa, link_id=sent.link.pk
    ),
    "not wanted any more": lambda cast, dee, sent: commands.cancel_referral(
        actor=dee, referral_id=sent.link.referral_id
    ),
    "held back": lambda cast, dee, sent: a_restriction(cast, "contact_details"),
    "recipient closed": lambda cast, dee, sent: close_recipient(
        actor=cast.pat, recipient_id=sent.link.recipient_id
    ),
    "a new link": lambda cast, dee, sent: commands.send_referral(
        actor=cast.rosa, referral_id=sent.link.referral_id, recipient_id=sent.link.recipient_id
    ),
}


@pytest.mark.parametrize("why", SHUTS)
def test_the_link_shuts_on_the_next_click(cast: Cast, dee: Actor, why: str) -> None:
    sent = a_sent_link(cast)
    assert opens(sent.token)
    SHUTS[why](cast, dee, sent)
    assert not opens(sent.token)
    assert not says(sent, "accept")
    with acting_as(cast.rosa):
        found = queries.referral_page(actor=cast.rosa, referral_id=sent.link.referral_id)
        assert sent.link.pk not in queries.links_that_open(found)


def test_openings_are_there_to_be_seen_and_bounded(cast: Cast, dee: Actor) -> None:
    sent = a_sent_link(cast)
    assert [opens(sent.token) for _ in range(31)] == [True] * 30 + [False]
    with acting_as(dee):
        [link] = queries.referral_page(actor=dee, referral_id=sent.link.referral_id).links
        assert link.openings.count() == 30


def test_openings_stand_in_the_account_of_what_left(cast: Cast, dee: Actor, browse: Any) -> None:
    sent = a_sent_link(cast)
    page = f"/access/{cast.dee.pk}/disclosures/"
    assert "opened the link" not in browse(dee).get(page).content.decode()
    assert opens(sent.token) and opens(sent.token)
    for reader in (dee, cast.rosa):
        told = browse(reader).get(page).content.decode()
        assert "Mill House opened the link that was sent to them 2 times:" in told
    with acting_as(cast.kit):
        assert not ask("links_opened", cast.dee.pk, cast.kit.zone)


def test_answers_follow_the_machine_and_are_bounded(cast: Cast) -> None:
    sent = a_sent_link(cast)
    assert says(sent, "need_more", "Which papers?")
    assert not says(sent, "need_more", "Again")
    assert says(sent, "accept", "Monday at ten")
    assert not says(sent, "accept", "Again")
    assert says(sent, "done")
    assert not says(sent, "accept")
    stands = now(cast.rosa, sent.link.referral)
    assert (stands.state, stands.outcome) == ("completed", "got_help")
    assert stands.helps_since is not None


def test_wrong_old_and_shut_links_look_the_same(cast: Cast, client: Client) -> None:
    sent = a_sent_link(cast)
    address = f"/referrals/answer/{sent.token}/"
    door = client.get(address)
    assert "asks for your help" in door.content.decode() and "Dee" not in door.content.decode()
    commands.shut_link(actor=cast.rosa, link_id=sent.link.pk)
    pages = {
        re.sub(r"/answer/[^/]+/", "", page.content.decode())
        for path in (address, "/referrals/answer/nothing/", f"/referrals/answer/{'x' * 32}/")
        for page in (
            client.get(path),
            client.post(path, {"act": "open"}),
            client.post(path, {"act": "say", "said": "accept"}),
        )
    }
    assert len(pages) == 1


def test_the_partner_needs_no_account_and_gets_no_cookie(cast: Cast) -> None:
    sent = a_sent_link(cast)
    client = Client(enforce_csrf_checks=True)
    address = f"/referrals/answer/{sent.token}/"
    answers: list[Any] = [client.get(address), client.post(address, {"act": "open"})]
    assert "Dee" in answers[1].content.decode() and "412-555-0143" in answers[1].content.decode()
    answers.append(client.post(address, {"act": "say"}))
    assert answers[2].status_code == 422
    said = {
        "act": "say",
        "said": "accept",
        "seen": "received",
        "words": "Ask for June, Monday at ten",
    }
    answers.append(client.post(address, said))
    assert "Thank you" in answers[3].content.decode()
    for one in answers:
        assert not one.cookies, one.cookies
        assert one["Referrer-Policy"] == "no-referrer"
        assert "noindex" in one["X-Robots-Tag"] and one["Cache-Control"] == "no-store"
    assert path_of(cast.rosa, sent.link.referral)[-1] == ("accepted", "partner")


def test_looking_at_the_link_opens_nothing(cast: Cast, client: Client) -> None:
    """As programs do that read mail, and messengers that draw a preview."""
    sent = a_sent_link(cast)
    address = f"/referrals/answer/{sent.token}/"
    for _ in range(3):
        assert client.get(address, headers={"Sec-Purpose": "prefetch"}).status_code == 200
        assert client.head(address).status_code == 200
    assert path_of(cast.rosa, sent.link.referral)[-1] == ("requested", "worker")
    with acting_as(cast.rosa):
        [link] = queries.referral_page(actor=cast.rosa, referral_id=sent.link.referral_id).links
    assert not link.openings.exists()


def test_another_page_answers_for_nobody(cast: Cast, client: Client) -> None:
    sent = a_sent_link(cast)
    address = f"/referrals/answer/{sent.token}/"
    for site in ("cross-site", "same-site"):
        for said in ({"act": "open"}, {"act": "say", "said": "accept"}):
            page = client.post(address, said, headers={"Sec-Fetch-Site": site})
            assert "asks for your help" in page.content.decode()
    assert path_of(cast.rosa, sent.link.referral)[-1] == ("requested", "worker")
    opened = client.post(address, {"act": "open"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert "Dee" in opened.content.decode()


def test_who_tries_many_wrong_links_waits(cast: Cast, client: Client) -> None:
    sent = a_sent_link(cast)
    address = f"/referrals/answer/{sent.token}/"
    found = [client.get(f"/referrals/answer/{n:032}/").status_code for n in range(21)]
    assert found == [200] * 20 + [429]
    assert client.post(address, {"act": "open"}).status_code == 429
    assert client.get(address, REMOTE_ADDR="203.0.113.9").status_code == 200
    with clock.stopped_at(clock.now() + dt.timedelta(minutes=11)):
        assert client.get(address).status_code == 200


def test_one_network_of_long_addresses_counts_as_one(cast: Cast, client: Client) -> None:
    for n in range(20):
        client.get("/referrals/answer/none/", REMOTE_ADDR=f"2001:db8::{n + 1:x}")
    assert client.get("/referrals/answer/none/", REMOTE_ADDR="2001:db8::ffff").status_code == 429
    assert client.get("/referrals/answer/none/", REMOTE_ADDR="2001:db8:0:1::1").status_code == 200


def test_the_page_before_it_leaves(cast: Cast, browse: Any) -> None:
    """Whom it goes to, even where that is another than the place; and the way to a yes."""
    house, other = an_agency(cast, "Mill House"), an_agency(cast, "Other House")
    draft = a_referral(cast.rosa, cast, how="sent")
    rosa, page = browse(cast.rosa), f"/referrals/one/{draft.pk}/send/"
    assert re.search(rf'value="{house.pk}"[^>]* checked', rosa.get(page).content.decode())
    said = {"days": 14, "sections": ["contact_details"]}
    right = rosa.post(page, {"recipient": house.pk, **said}).content.decode()
    wrong = rosa.post(page, {"recipient": other.pk, **said}).content.decode()
    assert "Is that right?" in wrong and "Is that right?" not in right
    link = re.search(r'href="([^"]+sign-consent[^"]+)"', right)
    assert link
    sign = rosa.get(link[1].replace("&amp;", "&")).content.decode()
    for value in (str(house.pk), "referrals", "contact_details"):
        assert re.search(rf'value="{value}"[^>]* checked', sign), value


def test_what_was_a_call_can_be_sent_as_well(cast: Cast) -> None:
    agency, _consent = a_partner(cast)
    made = a_referral(cast.rosa, cast, how="called")
    sent = commands.send_referral(actor=cast.rosa, referral_id=made.pk, recipient_id=agency.pk)
    assert says(sent, "accept")
    assert path_of(cast.rosa, made) == [("requested", "worker"), ("accepted", "partner")]
    commands.cancel_referral(actor=cast.rosa, referral_id=made.pk)
    with pytest.raises(Refused):
        commands.send_referral(actor=cast.rosa, referral_id=made.pk, recipient_id=agency.pk)
