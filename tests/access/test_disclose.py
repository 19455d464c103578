import json
from hashlib import sha256
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from tests.access.leaving import (
    FACTS,
    a_consent,
    a_recipient,
    a_restriction,
    account,
    let_leave,
)
from tests.conftest import Cast
from walkwith.access.acts import answer
from walkwith.access.commands import Leaving, decide_regime
from walkwith.access.models import Consent, ConsentRecipient, Disclosure
from walkwith.access.notices import notice_named
from walkwith.access.rules.bases import BASES, DESPITE_RESTRICTIONS
from walkwith.accounts.models import Program
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change

WITH_FACTS = [(basis, fact) for basis, demand in BASES.items() for fact in demand.facts]
ON_PAPER = [basis for basis in BASES if basis not in ("own_request", "consent")]


def to_whom(cast: Cast, basis: str) -> Any:
    """Somebody it may go to on this basis."""
    if basis == "own_request":
        return None
    clinic = a_recipient(cast)
    if basis == "consent":
        a_consent(cast, clinic)
    return clinic.pk


@pytest.mark.parametrize("basis", BASES)
def test_what_leaves_is_what_the_account_says(cast: Cast, basis: str) -> None:
    to = to_whom(cast, basis)
    disclosed = let_leave(cast, basis, to)
    [line] = account(cast)
    assert line.content_digest == sha256(disclosed.content).hexdigest()
    assert line.content_bytes == len(disclosed.content)
    assert (line.pk, line.notice) == (disclosed.disclosure_id, disclosed.notice.name)
    assert line.notice_digest == disclosed.notice.digest
    assert (line.basis, line.what, line.sections) == (basis, "letter", ["identity", "plan"])
    assert line.basis_facts == FACTS[basis]
    assert (line.by_id, line.recipient_id) == (cast.rosa.id, to)
    assert line.recipient_name == ("Alma Clinic" if to else "Dee")
    with acting_as(cast.rosa):
        [change] = Change.objects.filter(event="LetLeave")
    assert (change.record_id, change.section) == (line.pk, "disclosures")


@pytest.mark.parametrize(("basis", "fact"), WITH_FACTS)
def test_a_missing_fact_is_said_and_nothing_leaves(cast: Cast, basis: str, fact: str) -> None:
    to = to_whom(cast, basis)
    for said in ("", "   ", None):
        with pytest.raises(Refused) as refused:
            let_leave(cast, basis, to, facts=FACTS[basis] | {fact: said})
        assert refused.value.field == fact
        assert refused.value.words.endswith(".")
    assert account(cast) == []


@pytest.mark.parametrize(("basis", "fact"), WITH_FACTS)
def test_the_database_misses_the_same_facts(cast: Cast, basis: str, fact: str) -> None:
    facts = FACTS[basis]
    assert answer("missing_fact", basis, json.dumps(facts)) is None
    assert answer("missing_fact", basis, json.dumps(facts | {fact: " "})) == fact
    less = {name: said for name, said in facts.items() if name != fact}
    assert answer("missing_fact", basis, json.dumps(less)) == fact


@pytest.mark.parametrize(
    ("basis", "fact"), [(basis, day) for basis, demand in BASES.items() for day in demand.days]
)
def test_a_day_that_is_none_or_lies_ahead_is_no_fact(cast: Cast, basis: str, fact: str) -> None:
    to = to_whom(cast, basis)
    for said in ("yesterday", "2026-02-30", "2999-01-01"):
        with pytest.raises(Refused) as refused:
            let_leave(cast, basis, to, facts=FACTS[basis] | {fact: said})
        assert refused.value.field == fact


def test_an_order_alone_and_a_subpoena_alone_are_not_enough(cast: Cast) -> None:
    to = a_recipient(cast).pk
    for half in ("order", "subpoena"):
        kept = {k: v for k, v in FACTS["court_order"].items() if not k.startswith(half)}
        with pytest.raises(Refused):
            let_leave(cast, "court_order", to, facts=kept)
    assert account(cast) == []


def test_the_relationships_are_those_of_the_database(cast: Cast) -> None:
    """Rosa is assigned, Lorraine supervises: each may just what the table of the rules says."""
    for actor, relationship in ((cast.rosa, "assigned"), (cast.lorraine, "supervises")):
        with acting_as(actor):
            for basis, demand in BASES.items():
                kept = answer("kept_back", cast.dee.pk, ["plan"], basis)
                assert (kept == []) == (relationship in demand.relationships), (basis, actor.name)


@pytest.mark.parametrize("basis", BASES)
def test_nobody_else_lets_anything_leave(cast: Cast, basis: str) -> None:
    to = to_whom(cast, basis)
    for stranger in cast.strangers():
        with pytest.raises(NotFound):
            let_leave(cast, basis, to, actor=stranger)
    assert account(cast) == []


def test_who_leads_does_not_hand_out_copies(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        let_leave(cast, "own_request", None, actor=cast.lorraine)


def test_a_section_out_of_reach_does_not_leave(cast: Cast) -> None:
    with pytest.raises(NotAllowed) as refused:
        let_leave(cast, "own_request", None, sections=["plan", "blocks"])
    assert refused.value.words == "You cannot let this go out: whom they keep out."


def test_nothing_leaves_without_a_section_a_purpose_or_a_recipient(cast: Cast) -> None:
    to = a_recipient(cast).pk
    for field, said in (
        ("sections", {"sections": []}),
        ("purpose", {"purpose": "  "}),
        ("recipient", {"recipient": None}),
        ("recipient", {"recipient": cast.marcus.id}),
    ):
        with pytest.raises(Refused) as refused:
            let_leave(cast, "audit", to, **said)
        assert refused.value.field == field
    with pytest.raises(Refused):
        let_leave(cast, "own_request", to)
    assert account(cast) == []


def test_a_closed_recipient_and_one_of_somebody_else_get_nothing(cast: Cast) -> None:
    closed = a_recipient(cast, "Gone", closed_at=clock.database_now())
    with pytest.raises(Refused):
        let_leave(cast, "audit", closed.pk)


@pytest.mark.parametrize("basis", ["consent", *ON_PAPER])
def test_a_restriction_holds_but_where_the_law_says_otherwise(cast: Cast, basis: str) -> None:
    to = to_whom(cast, basis)
    a_restriction(cast, "plan")
    if basis in DESPITE_RESTRICTIONS:
        let_leave(cast, basis, to)
        assert len(account(cast)) == 1
        return
    with pytest.raises(Refused) as refused:
        let_leave(cast, basis, to)
    assert "the plan" in refused.value.words
    assert account(cast) == []
    let_leave(cast, basis, to, sections=["identity"])


def test_a_restriction_for_one_recipient_is_for_that_one(cast: Cast) -> None:
    clinic, house = a_recipient(cast), a_recipient(cast, "Sober House")
    a_consent(cast, clinic, house)
    a_restriction(cast, "plan", recipient=clinic)
    with pytest.raises(Refused):
        let_leave(cast, "consent", clinic.pk)
    let_leave(cast, "consent", house.pk)


def test_own_copy_despite_restrictions(cast: Cast) -> None:
    a_restriction(cast, "plan", "identity")
    let_leave(cast, "own_request", None)
    assert len(account(cast)) == 1


def test_only_what_was_signed_for_leaves_and_for_that_purpose(cast: Cast) -> None:
    clinic, house = a_recipient(cast), a_recipient(cast, "Sober House")
    consent = a_consent(cast, clinic)
    with pytest.raises(Refused) as refused:
        let_leave(cast, "consent", clinic.pk, sections=["plan", "contact_notes"])
    assert refused.value.words == ("Dee has not agreed that this goes to them: the contact notes.")
    with pytest.raises(Refused):
        let_leave(cast, "consent", house.pk)
    let_leave(cast, "consent", clinic.pk, purpose="Something else")
    [line] = account(cast)
    assert (line.consent_id, line.purpose) == (consent.pk, "So that the clinic knows the plan")


def test_two_consents_are_not_one(cast: Cast) -> None:
    clinic = a_recipient(cast)
    a_consent(cast, clinic, sections=["identity"], purpose="To find her")
    a_consent(cast, clinic, sections=["plan"], purpose="To help her")
    with pytest.raises(Refused, match="one by one"):
        let_leave(cast, "consent", clinic.pk)
    let_leave(cast, "consent", clinic.pk, sections=["identity"])
    let_leave(cast, "consent", clinic.pk, sections=["plan"])
    assert [line.purpose for line in account(cast)] == ["To find her", "To help her"]


@pytest.mark.parametrize("model", [Consent, ConsentRecipient])
def test_what_is_revoked_while_it_is_rendered_does_not_leave(cast: Cast, model: Any) -> None:
    clinic = a_recipient(cast)
    consent = a_consent(cast, clinic)
    key = {"pk": consent.pk} if model is Consent else {"consent": consent}

    def revoked_meanwhile(leaving: Leaving) -> bytes:
        model.objects.filter(**key).update(revoked_at=clock.database_now())
        return b"Dee"

    with pytest.raises(Refused, match="Nothing was sent"):
        let_leave(cast, "consent", clinic.pk, content=revoked_meanwhile)
    assert account(cast) == []


def test_the_content_is_rendered_from_what_may_leave(cast: Cast) -> None:
    clinic = a_recipient(cast)
    a_consent(cast, clinic)
    got: list[Leaving] = []

    def render(leaving: Leaving) -> bytes:
        got.append(leaving)
        return f"{leaving.scope}\n{leaving.notice.words}".encode()

    disclosed = let_leave(cast, "consent", clinic.pk, sections=["plan", "identity"], content=render)
    assert got[0].sections == ("identity", "plan")
    assert got[0].scope.startswith("Dee agreed to it on ")
    assert "It covers: the name, the plan and the appointments." in got[0].scope
    assert got[0].scope.endswith(
        "For Alma Clinic, sent by Rosa. Why: So that the clinic knows the plan."
    )
    assert disclosed.notice == notice_named("part2-1", "en")
    assert b"42 CFR part 2" in disclosed.content


@pytest.mark.parametrize(
    ("kind", "notice"),
    [
        ("part_2", "part2-1"),
        ("lawful_holder", "part2-1"),
        ("service", "part2-1"),
        ("hipaa", "hipaa-1"),
        ("none", "private-1"),
    ],
)
def test_the_regime_of_the_day_says_which_notice_goes_along(
    cast: Cast, kind: str, notice: str
) -> None:
    to = a_recipient(cast).pk
    today = clock.today(cast.pat.zone)
    with acting_as(cast.pat):
        river = Program.objects.get(name="River")
    decide_regime(
        actor=cast.pat,
        program_id=river.pk,
        kind=kind,
        starts_on=today,
        decided_by="The board",
        why="Our lawyer said so",
    )
    assert let_leave(cast, "audit", to).notice.name == notice
    assert let_leave(cast, "own_request", None).notice.name == "own-1"


def test_a_supporter_gets_it_in_the_language_of_the_person(cast: Cast) -> None:
    with acting_as(cast.rosa):
        cast.dee.language = "es"
        cast.dee.save(update_fields=["language"])
    aunt = a_recipient(cast, "Aunt Bea", kind="supporter", of=cast.dee)
    a_consent(cast, aunt)
    assert let_leave(cast, "consent", aunt.pk).notice.language == "es"
    clinic = a_recipient(cast)
    a_consent(cast, clinic)
    assert let_leave(cast, "consent", clinic.pk).notice.language == "en"


def test_the_account_cannot_be_written_past_the_door(cast: Cast) -> None:
    let_leave(cast, "own_request", None)
    [line] = account(cast)
    columns = {f.attname: getattr(line, f.attname) for f in line._meta.concrete_fields[1:]}
    for act in (
        lambda: Disclosure(**columns).save(force_insert=True),
        lambda: Disclosure.objects.filter(pk=line.pk).update(what="nothing"),
        lambda: Disclosure.objects.filter(pk=line.pk).delete(),
    ):
        with acting_as(cast.rosa), pytest.raises(ProgrammingError), transaction.atomic():
            act()
    assert [one.what for one in account(cast)] == ["letter"]
