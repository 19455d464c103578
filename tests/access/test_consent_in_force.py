"""The database asks of every consent what the rules ask, and opens what was signed and no more."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations_with_replacement

import pytest
from django.db import connection, transaction

from tests.access.letting_in import let_in
from tests.access.signing import a_sister, an_agency, signed_for
from tests.access.test_consent_rules import EACH, EVE, NOW, STILL_WHOLE, WHOLE
from tests.conftest import Cast, actor_of
from tests.today.build import open_dees_door, somebody
from walkwith.access.commands import (
    close_recipient,
    end_assignment,
    revoke_consent,
)
from walkwith.access.matrix import SHAREABLE
from walkwith.access.models import (
    Assignment,
    Block,
    Consent,
    ConsentRecipient,
    Recipient,
    Restriction,
)
from walkwith.access.queries import live_sections, openings_of
from walkwith.access.rules.consents import ConsentFacts, missing_elements
from walkwith.accounts.models import Organization, Program
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.people.models import Participant
from walkwith.people.sections import Section

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def as_owner(cast: Cast) -> Iterator[None]:
    """Rows are made as the owner of the tables: no command would make such consents."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        yield
        cursor.execute("SET LOCAL ROLE walkwith_app")


def moved(moment: dt.datetime | None, now: dt.datetime) -> dt.datetime | None:
    """The same side of this moment as it is of the moment of the rules, an hour away."""
    return None if moment is None else beside(moment, now)


def beside(moment: dt.datetime, now: dt.datetime) -> dt.datetime:
    if moment == NOW:
        return now
    return now + HOUR if moment > NOW else now - HOUR


def is_live(cast: Cast, facts: ConsentFacts, eve: Participant) -> bool:
    """Whether the view names a consent of these facts. Nothing of it stays."""
    with transaction.atomic():
        consent = saved(cast, facts, eve, clock.database_now())
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM live_consent WHERE id = %s", [consent.pk])
            found = bool(cursor.fetchone() == (1,))
        transaction.set_rollback(True)
    return found


def saved(cast: Cast, facts: ConsentFacts, eve: Participant, now: dt.datetime) -> Consent:
    ours = {"organization_id": cast.rosa.organization_id, "participant_id": cast.dee.pk}
    Organization.objects.update(keeps_counseling_notes=facts.keeps_counseling_notes)
    if not facts.is_walked_with:
        Assignment.objects.filter(participant=cast.dee).update(ends_at=now)
    recipient = Recipient(
        organization_id=cast.rosa.organization_id,
        name="Somebody",
        of_id={None: None, EVE: eve.pk}.get(facts.recipient_of, cast.dee.pk),
        closed_at=moved(facts.recipient_closed_at, now),
    )
    if facts.is_recipient_kept_out:
        recipient.membership_id = cast.marcus.id
        out = {"member_id": cast.marcus.id, "declared_by_id": cast.rosa.id, "starts_at": now}
        Block(**ours, **out).save(force_insert=True)
    recipient.save(force_insert=True)
    consent = a_consent(cast, facts, now)
    consent.save(force_insert=True)
    named = moved(facts.recipient_revoked_at, now)
    ConsentRecipient(consent=consent, recipient=recipient, revoked_at=named, **ours).save(
        force_insert=True
    )
    return consent


def a_consent(cast: Cast, facts: ConsentFacts, now: dt.datetime) -> Consent:
    same = ("kind", "purpose", "until", "signed_how", "signed_name", "must_sign", "signer",
            "guardian_name", "scan_digest", "wording_digest")  # fmt: skip
    is_other = facts.by_program != facts.program
    hill = Program.objects.get(name="Hill").pk
    return Consent(
        organization_id=cast.rosa.organization_id,
        participant=cast.dee,
        sections=list(facts.sections),
        starts_at=beside(facts.starts_at, now),
        ends_at=moved(facts.ends_at, now),
        signed_at=beside(facts.signed_at, now),
        witness_id=cast.marcus.id if facts.witness else None,
        taken_by_id=cast.rosa.id,
        wording="specific-1",
        by_program_id=facts.by_program and (hill if is_other else cast.rosa.program_id),
        revoked_at=moved(facts.revoked_at, now),
        **{name: getattr(facts, name) for name in same},
    )


def test_the_database_asks_what_the_rules_ask(cast: Cast, as_owner: None) -> None:
    """Every way of being whole and every missing element, alone and two together."""
    eve = Participant(
        organization_id=cast.rosa.organization_id,
        preferred_name="Eve",
        walking_since=dt.date(2026, 1, 1),
    )
    eve.save(force_insert=True)
    ways = [*STILL_WHOLE, *EACH.values()]
    wrong, yes = [], 0
    for one, other in combinations_with_replacement(ways, 2):
        facts = replace(WHOLE, **{**one, **other})
        expected = missing_elements(facts, NOW) == []
        yes += expected
        if is_live(cast, facts, eve) != expected:
            wrong.append((one, other, expected))
    assert wrong == []
    assert 100 < yes < len(ways) ** 2 / 4


@pytest.fixture
def partner(cast: Cast) -> tuple[Recipient, Actor]:
    house = an_agency(cast, "Three Rivers House")
    return house, actor_of(let_in(cast, house, "june"))


def seen_by(actor: Actor, cast: Cast) -> frozenset[str]:
    with acting_as(actor):
        openings = openings_of(cast.dee.pk)
        assert not openings.may_write
        return openings.may_read


@pytest.mark.parametrize("section", [one for one in SHAREABLE if one != "counseling_notes"])
def test_a_partner_sees_each_section_alone(
    cast: Cast, partner: tuple[Recipient, Actor], section: Section
) -> None:
    house, june = partner
    assert seen_by(june, cast) == frozenset()
    signed_for(cast, house, sections=(section,))
    assert seen_by(june, cast) == {section}
    with acting_as(june):
        assert set(live_sections(cast.dee.pk, house.pk)) == {section}


def test_a_partner_sees_nothing_of_others(cast: Cast, partner: tuple[Recipient, Actor]) -> None:
    house, june = partner
    eve = somebody(cast.rosa, "Eve")
    signed_for(cast, house)
    with acting_as(june):
        assert list(Participant.objects.values_list("pk", flat=True)) == [cast.dee.pk]
        assert openings_of(eve.pk).may_read == frozenset()


def test_it_ends_at_once(cast: Cast, partner: tuple[Recipient, Actor]) -> None:
    house, june = partner
    consent = signed_for(cast, house, a_sister(cast))
    revoke_consent(actor=cast.rosa, consent_id=consent.pk, recipient_id=house.pk)
    assert seen_by(june, cast) == frozenset()
    again = signed_for(cast, house)
    assert seen_by(june, cast)
    revoke_consent(actor=cast.rosa, consent_id=again.pk)
    assert seen_by(june, cast) == frozenset()


def test_it_ends_with_the_walk(cast: Cast, partner: tuple[Recipient, Actor]) -> None:
    house, june = partner
    signed_for(cast, house, until="walk_ends", last_day=None)
    with acting_as(cast.rosa):
        walk = Assignment.objects.get(participant=cast.dee)
    assert seen_by(june, cast)
    with connection.cursor() as cursor:  # as the owner: somebody has to walk with her otherwise
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute(
            "UPDATE access_assignment SET ends_at = statement_timestamp() WHERE id = %s", [walk.pk]
        )
        cursor.execute("SET LOCAL ROLE walkwith_app")
    assert seen_by(june, cast) == frozenset()


def test_it_goes_on_while_somebody_else_walks(cast: Cast, partner: tuple[Recipient, Actor]) -> None:
    house, june = partner
    signed_for(cast, house, until="walk_ends", last_day=None)
    with acting_as(cast.rosa):
        walk = Assignment.objects.get(participant=cast.dee)
        Assignment(
            organization_id=cast.rosa.organization_id,
            participant=cast.dee,
            worker_id=cast.lorraine.id,
            starts_at=clock.database_now(),
        ).save(force_insert=True)
    end_assignment(actor=cast.lorraine, assignment_id=walk.pk)
    assert seen_by(june, cast)


def test_it_ends_when_the_recipient_is_closed(cast: Cast, partner: tuple[Recipient, Actor]) -> None:
    house, june = partner
    signed_for(cast, house)
    close_recipient(actor=cast.pat, recipient_id=house.pk)
    assert seen_by(june, cast) == frozenset()


def test_a_restriction_takes_back_only_its_sections(
    cast: Cast, partner: tuple[Recipient, Actor]
) -> None:
    house, june = partner
    signed_for(cast, house)
    dee = open_dees_door(cast)
    with acting_as(dee):
        Restriction(
            organization_id=dee.organization_id,
            participant=cast.dee,
            sections=["plan"],
            granted_by_id=dee.id,
            starts_at=clock.database_now(),
        ).save(force_insert=True)
    assert seen_by(june, cast) == {"identity", "schedule"}


def test_only_who_may_read_the_consents_is_told_which_hold(cast: Cast) -> None:
    clinic = an_agency(cast)
    signed_for(cast, clinic)
    dee = open_dees_door(cast)
    for actor, expected in (
        (dee, 3),
        (cast.rosa, 3),
        (cast.lorraine, 3),
        (cast.marcus, 0),
        (cast.pat, 0),
        (cast.kit, 0),
    ):
        with acting_as(actor), connection.cursor() as cursor:
            cursor.execute(
                "SELECT coalesce(sum(cardinality(sections)), 0) FROM consents_in_force(%s)",
                [cast.dee.pk],
            )
            assert cursor.fetchone() == (expected,), actor.name
            assert len(live_sections(cast.dee.pk, clinic.pk)) == expected, actor.name
