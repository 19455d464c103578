"""Anything may happen in any order: what leaves has a basis, the account is what left, looks chain.

The machine acts through the commands, and keeps a small model of its own of what they mean. Time
passes by moving every dated fact into the past.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from hashlib import sha256
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.access.doors import a_door
from tests.access.state_model import Model, Signed
from tests.conftest import PASSWORD, Cast, actor_of
from walkwith.access.commands import (
    add_recipient,
    agree_to_cover,
    agree_to_lift,
    answer_cover,
    ask_cover,
    begin_privacy_contact,
    confirm_invitation,
    disclose,
    end_cover,
    invite_recipient,
    keep_out,
    open_emergency,
    revoke_consent,
    sign_consent,
)
from walkwith.access.models import Block, Disclosure, Restriction
from walkwith.access.rules.consents import Choices, Signature
from walkwith.access.rules.emergencies import has_guessed_too_often
from walkwith.accounts.commands import choose_password, end_membership
from walkwith.accounts.models import Membership
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import Refusal, Refused
from walkwith.people.seals import sealed

SHARED = ("identity", "plan", "contact_notes")
MINIMUM = ("identity", "contact_details", "strengths", "plan", "schedule")
DATED = {
    "access_consent": ("starts_at", "ends_at", "signed_at", "revoked_at"),
    "access_consentrecipient": ("revoked_at",),
    "access_restriction": ("starts_at", "ends_at"),
    "access_cover": ("starts_at", "ends_at", "accepted_at", "declined_at"),
    "access_coveragreement": ("starts_at", "ends_at"),
    "access_emergencyaccess": ("starts_at", "ends_at"),
    "access_block": ("starts_at", "ends_at"),
}
sections = st.lists(st.sampled_from(SHARED), min_size=1, max_size=2, unique=True).map(tuple)
places = st.integers(0, 5)
somebody = st.sampled_from(("clinic", "court"))


class House(RuleBasedStateMachine):
    """Dee, whom Rosa walks with; Marcus, who stands in; a clinic with a sign-in, and a court."""

    cast: ClassVar[Cast]
    people: ClassVar[dict[str, Actor]]
    recipients: ClassVar[dict[str, UUID]]

    def __init__(self) -> None:
        super().__init__()
        self.round = transaction.atomic()
        self.round.__enter__()
        self.model = Model()
        self.dee = self.cast.dee.pk

    def teardown(self) -> None:
        try:
            self._check_the_chain_of_looks()
        finally:
            transaction.set_rollback(True)
            self.round.__exit__(None, None, None)

    @rule(parts=sections, to=st.sets(somebody, min_size=1), days=st.sampled_from((None, 1, 10)))
    def sign(self, parts: Any, to: set[str], days: int | None) -> None:
        today = clock.today(self.cast.rosa.zone)
        choices = Choices(
            sections=parts,
            recipient_ids=tuple(self.recipients[name] for name in sorted(to)),
            purpose="To find housing",
            until="date" if days else "walk_ends",
            last_day=today + dt.timedelta(days=days) if days else None,
        )
        signature = Signature(
            name="Deirdre Quill", has_read=True, wording="specific-1", language="en"
        )
        is_refused = any(self.model.is_kept_out(name) for name in to)
        try:
            consent = sign_consent(
                actor=self.cast.rosa, participant_id=self.dee, choices=choices, signature=signature
            )
        except Refusal:
            assert is_refused
            return
        assert not is_refused, "signed for somebody who is kept out"
        ends = consent.ends_at + self.model.ago if consent.ends_at else None
        self.model.consents.append(Signed(consent.pk, parts, set(to), ends))

    @precondition(lambda self: self.model.consents)
    @rule(place=places, to=st.none() | somebody)
    def revoke(self, place: int, to: str | None) -> None:
        one = self.model.consents[place % len(self.model.consents)]
        recipient = self.recipients[to] if to else None
        with _perhaps_refused():
            revoke_consent(actor=self.cast.rosa, consent_id=one.id, recipient_id=recipient)
        one.to -= {to} if to else set(self.recipients)

    @rule(parts=sections, only=st.none() | somebody)
    def keep_back(self, parts: Any, only: str | None) -> None:
        with acting_as(self.cast.rosa):
            Restriction(
                organization_id=self.cast.rosa.organization_id,
                participant_id=self.dee,
                sections=list(parts),
                recipient_id=self.recipients[only] if only else None,
                granted_by_id=self.cast.rosa.id,
                starts_at=clock.database_now(),
            ).save(force_insert=True)
        self.model.kept_back.append((set(parts), only))

    @rule(parts=sections, to=somebody, words=st.binary(min_size=1, max_size=40))
    def let_leave(self, parts: Any, to: str, words: bytes) -> None:
        self._let_leave(parts, to, words)

    @precondition(lambda self: self.model.consents)
    @rule(place=places, to=somebody, hours=st.sampled_from((0, 0, 5, 48)))
    def let_leave_what_was_signed(self, place: int, to: str, hours: int) -> None:
        """Somewhat later, perhaps after it ended or was taken back."""
        if hours:
            self._go_on(dt.timedelta(hours=hours))
        one = self.model.consents[place % len(self.model.consents)]
        self._let_leave(one.sections, to, b"as signed")

    def _let_leave(self, parts: Any, to: str, words: bytes) -> None:
        allowed = any(set(parts) <= seen for seen in self.model.may_leave(to))
        try:
            disclosed = disclose(
                actor=self.cast.rosa,
                participant_id=self.dee,
                recipient=self.recipients[to],
                sections=parts,
                purpose="To find housing",
                what="letter",
                basis="consent",
                facts={},
                content=words,
            )
        except Refusal:
            assert not allowed, f"{parts} to {to} was agreed to, and did not leave"
            return
        assert allowed, f"{parts} left to {to}, and nobody agreed to it"
        content = disclosed.content
        self.model.left.append((sha256(content).hexdigest(), len(content)))

    @rule(parts=st.sets(st.sampled_from(MINIMUM)))
    def agree(self, parts: set[str]) -> None:
        agree_to_cover(actor=self.cast.rosa, participant_id=self.dee, sections=sorted(parts))
        self.model.agreed = parts | {"identity"} if parts else set()

    @precondition(lambda self: not self.model.marcus_left)
    @rule(days=st.integers(1, 14), yes=st.booleans())
    def stand_in(self, days: int, yes: bool) -> None:
        now = clock.database_now()
        if not self.model.agreed:
            self.agree({"plan", "schedule"})
        with _perhaps_refused():
            cover = ask_cover(
                actor=self.cast.rosa,
                starts_at=now,
                ends_at=now + dt.timedelta(days=days),
                worker_id=self.cast.marcus.id,
            )
            answer_cover(actor=self.cast.marcus, cover_id=cover.pk, yes=yes)
            if yes:
                self.model.cover_ends = cover.ends_at + self.model.ago
                self.cover = cover.pk
            else:
                end_cover(actor=self.cast.rosa, cover_id=cover.pk)

    @precondition(lambda self: self.model.is_ahead(self.model.cover_ends))
    @rule()
    def come_back(self) -> None:
        end_cover(actor=self.cast.rosa, cover_id=self.cover)
        self.model.cover_ends = None

    @precondition(lambda self: not self.model.marcus_left)
    @rule(hours=st.integers(1, 4))
    def open_in_an_emergency(self, hours: int) -> None:
        is_over = has_guessed_too_often(self.model.misses)
        with pytest.raises(Refused, match="five tries") if is_over else nullcontext():
            opened = open_emergency(
                actor=self.cast.marcus,
                full_name="Deirdre Quill",
                reason="She called and nobody else was there",
                hours=hours,
            )
            assert (opened is None) is ("marcus" in self.model.blocked)
            if opened:
                self.model.emergencies.append(opened.ends_at + self.model.ago)
            else:
                self.model.misses += 1

    @rule(who=st.sampled_from(("marcus", "partner")))
    def block(self, who: str) -> None:
        with _perhaps_refused():
            keep_out(
                actor=self.people["dee"], participant_id=self.dee, member_id=self.people[who].id
            )
            self.model.blocked.add(who)

    @precondition(lambda self: self.model.blocked)
    @rule(place=places)
    def let_back_in(self, place: int) -> None:
        who = sorted(self.model.blocked)[place % len(self.model.blocked)]
        with acting_as(self.people["dee"]):
            block = Block.objects.get(member_id=self.people[who].id, ends_at=None)
        said = [
            agree_to_lift(actor=self.people[name], block_id=block.pk)
            for name in ("dee", "lorraine", "priya")
        ]
        assert said == [False, False, True]
        self.model.blocked.discard(who)

    @precondition(lambda self: not self.model.marcus_left)
    @rule(luck=st.integers(0, 3))
    def leave(self, luck: int) -> None:
        if luck == 0:
            end_membership(actor=self.cast.pat, membership_id=self.cast.marcus.id)
            self.model.marcus_left = True

    @rule(hours=st.sampled_from((1, 5, 48)))
    def time_passes(self, hours: int) -> None:
        self._go_on(dt.timedelta(hours=hours))

    def _go_on(self, gone: dt.timedelta) -> None:
        with _as_owner() as cursor:
            for table, columns in DATED.items():
                moved = ", ".join(f"{column} = {column} - %(gone)s" for column in columns)
                cursor.execute(f"UPDATE {table} SET {moved}", {"gone": gone})
        self.model.ago += gone

    @invariant()
    def everybody_reads_what_is_true(self) -> None:
        assert self._read_by(self.cast.marcus) == self.model.read_by_marcus()
        assert self._read_by(self.people["partner"]) == self.model.read_by_partner()

    @invariant()
    def the_account_is_what_left(self) -> None:
        with acting_as(self.cast.rosa):
            lines = Disclosure.objects.filter(participant_id=self.dee, what="letter")
            told = list(
                lines.order_by("made_at", "id").values_list("content_digest", "content_bytes")
            )
        assert told == self.model.left

    def _check_the_chain_of_looks(self) -> None:
        with _as_owner() as cursor:
            cursor.execute(
                "SELECT number, seal, look_in_full(l, coalesce(lag(seal) OVER w, ''::bytea))"
                " FROM access_look l WHERE organization_id = %s WINDOW w AS (ORDER BY number)"
                " ORDER BY number",
                [self.cast.rosa.organization_id],
            )
            rows = cursor.fetchall()
        assert [number for number, _, _ in rows] == list(range(1, len(rows) + 1))
        for number, seal, said in rows:
            assert bytes(seal) == sealed(said, self.cast.rosa.organization_id), number

    def _read_by(self, actor: Actor) -> set[str]:
        """What reach opens of Dee, asked of the view itself."""
        with acting_as(actor), connection.cursor() as cursor:
            cursor.execute(
                "SELECT section FROM reach WHERE participant_id = %s AND action = 'read'",
                [self.dee],
            )
            return {section for (section,) in cursor.fetchall()}


@contextmanager
def _perhaps_refused() -> Iterator[None]:
    """Done twice, or too late: a refusal in words changes nothing."""
    try:
        yield
    except Refusal:
        return


@contextmanager
def _as_owner() -> Iterator[Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        [(role,)] = cursor.fetchall()
        cursor.execute("SET LOCAL ROLE NONE")
        yield cursor
        cursor.execute(f"SET LOCAL ROLE {role}")


def _people(cast: Cast) -> tuple[dict[str, Actor], dict[str, UUID]]:
    clinic = add_recipient(actor=cast.rosa, name="Riverside Clinic")
    court = add_recipient(actor=cast.rosa, name="County Court")
    invite_recipient(actor=cast.rosa, recipient_id=clinic.pk, username="clinic", password=PASSWORD)
    confirm_invitation(actor=cast.lorraine, recipient_id=clinic.pk)
    door = a_door(cast.rosa, cast.dee.pk)
    dee = actor_of(door)
    choose_password(actor=dee, password=PASSWORD)
    begin_privacy_contact(actor=cast.pat, member_id=cast.pat.id)
    with acting_as(cast.pat):
        partner = Membership.objects.get(role="partner")
    people = {"dee": dee, "marcus": cast.marcus, "lorraine": cast.lorraine, "priya": cast.pat}
    return {**people, "partner": actor_of(partner)}, {"clinic": clinic.pk, "court": court.pk}


def run(cast: Cast, *, examples: int, steps: int) -> None:
    House.cast = cast
    House.people, House.recipients = _people(cast)
    run_state_machine_as_test(
        House,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.django_db
def test_whatever_happens_what_leaves_has_a_basis(cast: Cast) -> None:
    run(cast, examples=25, steps=20)


@pytest.mark.prove
@pytest.mark.django_db
def test_whatever_happens_for_long(cast: Cast) -> None:
    run(cast, examples=300, steps=40)
