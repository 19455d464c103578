"""A partner's answer counts from what they saw, and never for more than they said."""

import re

from django.test import Client

from tests.conftest import Cast
from tests.referrals.build import a_sent_link, now, path_of
from tests.supervision.test_leaving import as_owner
from walkwith.foundation.actor import acting_as
from walkwith.referrals import commands, links
from walkwith.referrals.models import LinkOpening


def test_to_say_yes_twice_is_one_yes(cast: Cast, client: Client) -> None:
    sent = a_sent_link(cast)
    address = f"/referrals/answer/{sent.token}/"
    shown = client.post(address, {"act": "open"}).content.decode()
    assert re.search(r'type="hidden" name="seen" value="received"', shown)
    said = {"act": "say", "said": "accept", "seen": "received"}
    assert "Thank you" in client.post(address, said).content.decode()
    again = client.post(address, said | {"words": "Ask for June"})
    assert again.status_code == 422
    told = again.content.decode()
    assert "Something was said since you opened this" in told and "Ask for June" in told
    assert 'name="seen" value="accepted"' in told and 'value="accept"' not in told
    assert path_of(cast.rosa, sent.link.referral)[-1] == ("accepted", "partner")
    assert len(path_of(cast.rosa, sent.link.referral)) == 4
    assert now(cast.rosa, sent.link.referral).state == "accepted"


def test_an_answer_counts_only_from_what_they_saw(cast: Cast, client: Client) -> None:
    sent = a_sent_link(cast)
    address = f"/referrals/answer/{sent.token}/"
    client.post(address, {"act": "open"})
    commands.tell_referral(actor=cast.rosa, referral_id=sent.link.referral_id, happened="said_yes")
    said = {"act": "say", "said": "done", "seen": "received", "words": "They were here"}
    told = client.post(address, said).content.decode()
    assert "They were here" in told and "Something was said" in told
    assert now(cast.rosa, sent.link.referral).state == "accepted"
    client.post(address, said | {"seen": "accepted"})
    assert now(cast.rosa, sent.link.referral).state == "completed"


def test_it_has_begun_is_said_for_itself(cast: Cast, client: Client) -> None:
    sent = a_sent_link(cast)
    address = f"/referrals/answer/{sent.token}/"
    client.post(address, {"act": "open"})
    client.post(address, {"act": "say", "said": "began", "seen": "received"})
    assert now(cast.rosa, sent.link.referral).state == "in_progress"


def test_to_put_an_answer_right_is_no_new_opening(cast: Cast, client: Client) -> None:
    sent = a_sent_link(cast)
    address = f"/referrals/answer/{sent.token}/"
    assert links.reread(sent.token, "en") is not None  # opened, for it never was
    for _ in range(28):
        client.post(address, {"act": "open"})
    read = client.post(address, {"act": "open"}).content.decode()
    said = {"act": "say", "seen": "received", "words": "Monday at ten"} | read_mark(read)
    for _ in range(2):
        page = client.post(address, said)
        assert page.status_code == 422 and "Monday at ten" in page.content.decode()
    with acting_as(cast.rosa):
        assert LinkOpening.objects.filter(link=sent.link).count() == 30
    commands.shut_link(actor=cast.rosa, link_id=sent.link.pk)
    assert links.reread(sent.token, "en") is None


def read_mark(page: str) -> dict[str, str]:
    return {"read": page.split('name="read" value="')[1].split('"')[0]}


def test_who_comes_with_the_link_alone_opens_it(cast: Cast, client: Client) -> None:
    """Passed on, and sent without the page that was read: another opening, that is told."""
    sent, other = a_sent_link(cast), Client()
    address = f"/referrals/answer/{sent.token}/"
    client.post(address, {"act": "open"})
    for mark in ({}, {"read": "made up"}):
        page = other.post(address, {"act": "say", "seen": "received"} | mark)
        assert "A bed from Monday on" in page.content.decode()
    with acting_as(cast.rosa):
        assert LinkOpening.objects.filter(link=sent.link).count() == 3


def test_an_hour_later_it_counts_again(cast: Cast) -> None:
    sent = a_sent_link(cast)
    assert links.reread(sent.token, "en") and links.reread(sent.token, "en")
    as_owner("UPDATE referrals_linkopening SET made_at = made_at - interval '61 minutes'")
    assert links.reread(sent.token, "en")
    with acting_as(cast.rosa):
        assert LinkOpening.objects.filter(link=sent.link).count() == 2
