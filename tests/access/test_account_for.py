"""The account is written by the database, which asks everything again for itself."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import ProgrammingError, transaction

from tests.access.doors import a_door
from tests.access.leaving import FACTS, a_consent, a_recipient, a_restriction, account, let_leave
from tests.at_once import real_transactions, while_unfinished
from tests.conftest import Cast, actor_of
from walkwith.access.acts import answer
from walkwith.access.commands import welcome_participant
from walkwith.access.models import Consent, ConsentRecipient
from walkwith.access.rules.bases import BASES
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import Refused


def a_line(cast: Cast, basis: str = "audit", **said: Any) -> dict[str, Any]:
    """A line that the database takes; `said` says otherwise."""
    own = basis == "own_request"
    to = None if own else a_recipient(cast)
    consent = a_consent(cast, to) if basis == "consent" and to else None
    return {
        "id": uuid4(),
        "participant_id": cast.dee.pk,
        "recipient_id": to.pk if to else None,
        "recipient_name": "Whoever",
        "sections": ["identity", "plan"],
        "what": "letter",
        "purpose": consent.purpose if consent else "To help her",
        "basis": basis,
        "basis_facts": FACTS[basis],
        "consent_id": consent.pk if consent else None,
        "notice": "part2-1",
        "notice_digest": "c" * 64,
        "content_digest": "d" * 64,
        "content_bytes": 3,
    } | said


def write(actor: Actor, line: dict[str, Any]) -> None:
    with acting_as(actor), transaction.atomic():
        answer("account_for", json.dumps(line, cls=DjangoJSONEncoder))


def refused(actor: Actor, line: dict[str, Any], why: str) -> None:
    with pytest.raises(ProgrammingError, match=why):
        write(actor, line)


@pytest.mark.parametrize("basis", BASES)
def test_a_good_line_is_written_by_whoever_acts(cast: Cast, basis: str) -> None:
    lies = {"by_id": cast.marcus.id, "organization_id": cast.kit.organization_id}
    line = a_line(cast, basis, **lies)
    write(cast.rosa, line)
    [written] = account(cast)
    assert (written.by_id, written.organization_id) == (cast.rosa.id, cast.rosa.organization_id)
    assert written.recipient_name == ("Dee" if basis == "own_request" else "Alma Clinic")


@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize(
    "missing",
    [
        {"sections": []},
        {"sections": None},
        {"purpose": ""},
        {"notice_digest": ""},
        {"content_digest": ""},
        {"content_digest": None},
    ],
)
def test_nothing_may_be_missing(cast: Cast, basis: str, missing: dict[str, Any]) -> None:
    refused(cast.rosa, a_line(cast, basis, **missing), "something missing")


@pytest.mark.parametrize(
    ("basis", "fact"), [(basis, fact) for basis, demand in BASES.items() for fact in demand.facts]
)
def test_no_fact_may_be_missing(cast: Cast, basis: str, fact: str) -> None:
    facts = FACTS[basis] | {fact: " "}
    refused(cast.rosa, a_line(cast, basis, basis_facts=facts), "something missing")


def test_a_basis_nobody_knows_lets_nothing_leave(cast: Cast) -> None:
    refused(cast.rosa, a_line(cast, basis_facts={}) | {"basis": "because"}, "out of reach")


@pytest.mark.parametrize("basis", BASES)
def test_those_out_of_reach_write_nothing(cast: Cast, basis: str) -> None:
    line = a_line(cast, basis)
    for stranger in cast.strangers():
        refused(stranger, line, "out of reach")
    refused(cast.rosa, line | {"sections": ["plan", "blocks"]}, "out of reach")


def test_the_recipient_is_known_and_for_this_person(cast: Cast) -> None:
    eve = welcome_participant(
        actor=cast.rosa, worker_id=cast.rosa.id, details={"preferred_name": "Eve"}
    )
    of_eve = a_recipient(cast, "Aunt of Eve", kind="supporter", of=eve)
    gone = a_recipient(cast, "Gone", closed_at=clock.database_now())
    for to in (None, uuid4(), of_eve.pk, gone.pk):
        refused(cast.rosa, a_line(cast, recipient_id=to), "nobody known")
    own = a_line(cast, "own_request", recipient_id=a_recipient(cast).pk)
    refused(cast.rosa, own, "nobody known")


def test_the_consent_is_this_one(cast: Cast) -> None:
    line = a_line(cast, "consent")
    other = a_consent(cast, a_recipient(cast, "Sober House"))
    for lie in (
        {"consent_id": None},
        {"consent_id": other.pk},
        {"purpose": "Something else"},
        {"sections": ["plan", "contact_notes"]},
    ):
        refused(cast.rosa, line | lie, "nobody agreed to")
    a_restriction(cast, "plan")
    refused(cast.rosa, line, "nobody agreed to")


@pytest.mark.parametrize("model", [Consent, ConsentRecipient])
def test_a_revoked_consent_lets_nothing_leave(cast: Cast, model: Any) -> None:
    line = a_line(cast, "consent")
    with acting_as(cast.rosa):
        assert model.objects.update(revoked_at=clock.database_now()) == 1
    refused(cast.rosa, line, "nobody agreed to")


@pytest.mark.parametrize("basis", ["audit", "agreement"])
def test_what_is_restricted_does_not_leave(cast: Cast, basis: str) -> None:
    line = a_line(cast, basis)
    a_restriction(cast, "plan")
    refused(cast.rosa, line, "restricted")
    write(cast.rosa, line | {"sections": ["identity"]})


def test_only_a_consent_names_a_consent(cast: Cast) -> None:
    consent = a_consent(cast, a_recipient(cast, "Sober House"))
    write(cast.rosa, a_line(cast, consent_id=consent.pk))
    assert [line.consent_id for line in account(cast)] == [None]


def test_the_person_herself_takes_everything(cast: Cast) -> None:
    door = a_door(cast.rosa, cast.dee.pk)
    line = a_line(cast, "own_request", sections=["blocks", "requests", "looks"])
    write(actor_of(door), line)
    refused(actor_of(door), line | {"id": uuid4(), "basis": "audit"}, "missing|out of reach")


class TestAtOnce:
    """Two at the same moment, each in a transaction of its own."""

    @pytest.fixture
    def db(self, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
        yield from real_transactions(django_db_blocker)

    @pytest.mark.parametrize("model", [Consent, ConsentRecipient])
    def test_who_revokes_first_is_heard(self, cast: Cast, model: Any) -> None:
        clinic = a_recipient(cast)
        a_consent(cast, clinic)

        def revoke() -> None:
            assert model.objects.update(revoked_at=clock.database_now()) == 1

        with while_unfinished(cast.rosa, revoke) as meanwhile:
            leaving = meanwhile(lambda: let_leave(cast, "consent", clinic.pk))
            assert not leaving.done()
        with pytest.raises(Refused, match="Nothing was sent"):
            leaving.result()
        assert account(cast) == []

    def test_who_revokes_second_waits_for_the_line(self, cast: Cast) -> None:
        clinic = a_recipient(cast)
        consent = a_consent(cast, clinic)

        def revoke() -> int:
            with acting_as(cast.rosa):
                gone = Consent.objects.filter(pk=consent.pk)
                return gone.update(revoked_at=clock.database_now())

        with while_unfinished(
            cast.rosa, lambda: let_leave(cast, "consent", clinic.pk)
        ) as meanwhile:
            revoking = meanwhile(revoke)
            assert not revoking.done()
        assert revoking.result() == 1
        assert len(account(cast)) == 1
        with pytest.raises(Refused):
            let_leave(cast, "consent", clinic.pk)
