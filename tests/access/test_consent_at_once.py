"""Taking back while somebody reads: what has begun ends with what it saw; the next sees nothing."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.access.letting_in import let_in
from tests.access.signing import an_agency, signed_for
from tests.at_once import closing, real_transactions, while_unfinished
from tests.conftest import Cast, actor_of
from walkwith.access.commands import revoke_consent
from walkwith.access.models import Consent, Recipient
from walkwith.accounts.models import Account
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import Refused

HER_SECTIONS = "SELECT count(*) FROM reach WHERE participant_id = %s AND action = 'read'"
SLOWLY = f"{HER_SECTIONS} AND pg_sleep(0.05) IS NOT NULL"


@pytest.fixture
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    yield from real_transactions(django_db_blocker)


@pytest.fixture
def june(cast: Cast) -> tuple[Actor, Recipient, Consent]:
    """The partner's sign-in, the recipient, and what Dee signed for them."""
    house = an_agency(cast, "Three Rivers House")
    member = let_in(cast, house, "june")
    Account.objects.filter(pk=member.account_id).update(password_is_temporary=False)
    return actor_of(member), house, signed_for(cast, house)


def number(question: str, *values: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        row = cursor.fetchone()
    assert row
    return int(row[0])


def beside(act: Any) -> Any:
    """Done and committed on another connection, while this one stays open."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(closing, act).result()


def test_the_next_statement_of_an_open_transaction_sees_nothing(
    cast: Cast, june: tuple[Actor, Recipient, Consent]
) -> None:
    partner, _house, consent = june
    with acting_as(partner):
        assert number(HER_SECTIONS, cast.dee.pk) == 3
        beside(lambda: revoke_consent(actor=cast.rosa, consent_id=consent.pk))
        assert number(HER_SECTIONS, cast.dee.pk) == 0


def test_a_statement_that_has_begun_ends_with_what_it_saw(
    cast: Cast, june: tuple[Actor, Recipient, Consent]
) -> None:
    partner, _house, consent = june

    def read_slowly() -> int:
        with acting_as(partner):
            return number(SLOWLY, cast.dee.pk)

    with ThreadPoolExecutor(1) as reading:
        begun = reading.submit(closing, read_slowly)
        time.sleep(0.06)
        revoke_consent(actor=cast.rosa, consent_id=consent.pk)
        assert begun.result() == 3
    with acting_as(partner):
        assert number(HER_SECTIONS, cast.dee.pk) == 0


def test_the_next_click_is_answered_as_for_nobody(
    cast: Cast, june: tuple[Actor, Recipient, Consent]
) -> None:
    partner, _house, consent = june
    client = Client()
    client.force_login(Account.objects.get(pk=partner.account_id))
    address = f"/access/{cast.dee.pk}/consents/"
    assert client.get(address).status_code == 404  # what she agreed to is not theirs to read
    revoke_consent(actor=cast.rosa, consent_id=consent.pk)
    assert client.get(address).status_code == 404


def test_taken_back_twice_at_the_same_moment_it_is_taken_back_once(
    cast: Cast, june: tuple[Actor, Recipient, Consent]
) -> None:
    consent = june[2]

    def take_back() -> None:
        revoke_consent(actor=cast.rosa, consent_id=consent.pk)

    with while_unfinished(cast.rosa, take_back) as meanwhile:
        second = meanwhile(take_back)
    with pytest.raises(Refused, match="It was taken back before"):
        second.result()
