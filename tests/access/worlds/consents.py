"""Consents in which one element is another, asked by their recipients and by who reads them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any
from uuid import UUID

from tests.access.oracle.facts import (
    Block,
    Consent,
    Named,
    Program,
    Recipient,
    Restriction,
)
from tests.access.oracle.openings import SECTIONS
from tests.access.worlds.ways import SHARED, Way
from tests.access.worlds.world import OPEN, OVER, SPANS, Span, World

COUNSELING = ("counseling_notes",)
KINDS = ("specific", "care", "counseling", "legal", "odd")
SIGNERS = ("self", "guardian", "both", "odd")
MOMENTS = (-60, -1, 0, 1, 60)


@dataclass
class Signed:
    """One consent of a person of their own, to a recipient of its own, for one viewer."""

    world: World
    viewer: UUID
    here: UUID
    there: UUID
    walk: Span | None = OPEN
    program: UUID | None = None
    person: UUID = field(init=False)
    recipient: UUID = field(init=False)

    def __post_init__(self) -> None:
        way = Way(self.world, self.viewer, self.here)
        self.person = self.world.person(self.here, program=self.program)
        self.recipient = self.to()
        if self.walk:
            starts, ends = self.walk
            way.walk(self.person, way.worker(), starts=starts, ends=ends)

    def to(self, **said: Any) -> UUID:
        made = {"organization": self.here, "member": self.viewer, **said}
        return self.world.add(Recipient, **made).id

    def sign(self, *, named: dict[str, Any] | None = None, **said: Any) -> UUID:
        made = {"organization": self.here, "person": self.person, "sections": SHARED, **said}
        consent = self.world.add(Consent, **made).id
        to = {"organization": self.here, "person": self.person, "recipient": self.recipient}
        self.world.add(Named, **{**to, "consent": consent, **(named or {})})
        return consent

    def restrict(self, *sections: str, **said: Any) -> None:
        made = {"organization": self.here, "person": self.person, "sections": sections, **said}
        self.world.add(Restriction, **made)

    def look(self) -> None:
        self.world.look_at(self.viewer, self.here, self.person)

    def what_may_leave(self) -> None:
        self.world.ask("live", None, None, self.person)
        self.world.ask("sections", self.viewer, self.here, self.person, self.recipient)


def consents(roles: tuple[str, ...] = ("partner", "supporter")) -> Iterator[World]:
    for role in roles:
        for keeps_counseling in (True, False):
            world = World()
            here = world.house(keeps_counseling=keeps_counseling)
            there = world.house(keeps_counseling=True)
            viewer = world.member(here, role)
            signed = list(_all(world, viewer, here, there))
            for one in signed:
                one.look()
            for one in signed:
                one.what_may_leave()
            yield world
    yield who_may_ask_what_leaves()


def _all(world: World, viewer: UUID, here: UUID, there: UUID) -> Iterator[Signed]:
    def new(walk: Span | None = OPEN, program: UUID | None = None) -> Signed:
        return Signed(world, viewer, here, there, walk, program)

    for said in _elements(world):
        one = new()
        one.sign(**said)
        yield one
    for until, kind, span in product(("walk_ends", "revoked", "odd"), KINDS, (OPEN, SPANS["over"])):
        one = new(walk=span)
        one.sign(until=until, kind=kind, ends=None, sections=_sections_of(kind))
        yield one
    for when, home in [*product(SPANS, (here, there)), ("never", here)]:
        one = new(walk=None)
        way = Way(world, viewer, home, SPANS.get(when, OPEN))
        if when != "never":
            way.walk(one.person, way.worker(), **way.dates())
        one.sign(until="walk_ends", ends=None)
        yield one
    yield from _of_somebody_else(new, there)
    yield from _restricted(new, there)
    yield from _kept_out(new, there)
    programs = [world.add(Program, organization=here, name=name).id for name in "AB"]
    for of, by in product((None, programs[0]), (None, *programs)):
        one = new(program=of)
        one.sign(program=by)
        yield one


def _sections_of(kind: str) -> tuple[str, ...]:
    return COUNSELING if kind == "counseling" else SHARED


def _elements(world: World) -> Iterator[dict[str, Any]]:
    """What a consent says, each element in turn missing, or another."""
    yield {}
    yield from ({"sections": (section,)} for section in SECTIONS)
    for kind in KINDS:
        several = ((), COUNSELING, SHARED, (*SHARED, *COUNSELING), (*COUNSELING, *SHARED))
        yield from ({"kind": kind, "sections": sections} for sections in several)
    yield from ({name: ""} for name in ("purpose", "wording", "name"))
    witness, taker = world.new_id(), world.new_id()
    for how, scan, by in product(
        ("phone", "paper", "voice", "odd"), ("", "digest"), (None, witness, taker)
    ):
        yield {"how": how, "scan": scan, "witness": by, "taken_by": taker}
    for must, signer, guardian in product(SIGNERS, SIGNERS, ("", "Her mother")):
        yield {"must_sign": must, "signer": signer, "guardian": guardian}
    for name in ("signed", "starts", "revoked"):
        yield from ({name: moment} for moment in MOMENTS)
    yield from ({"ends": moment} for moment in (*MOMENTS, None))
    yield from ({"named": {"revoked": moment}} for moment in MOMENTS)


def _of_somebody_else(new: Any, there: UUID) -> Iterator[Signed]:
    """Recipients closed, of another person, of another house; papers of another person."""
    for moment in MOMENTS:
        one = new()
        one.recipient = one.to(closed=moment)
        one.sign()
        yield one
    for whose in ("own", "another's"):
        one = new()
        one.recipient = one.to(of=one.person if whose == "own" else new().person)
        one.sign()
        yield one
    one = new()
    one.recipient = one.to(organization=there)
    one.sign()
    yield one
    one = new()
    one.recipient = one.to(member=None)
    one.sign()
    yield one
    for named in ({"organization": there}, {"person": new().person}):
        one = new()
        one.sign(named=named)
        yield one
    one = new()
    one.sign(organization=there)
    yield one
    one = new()
    one.person = one.world.person(there)
    one.sign()
    yield one
    first, second = new(), new()
    first.sign(sections=("identity",))
    second.recipient = first.recipient
    second.sign(sections=("plan",))
    yield first
    yield second


def _restricted(new: Any, there: UUID) -> Iterator[Signed]:
    for span in SPANS.values():
        one = new()
        one.sign()
        one.restrict("plan", "identity", starts=span[0], ends=span[1])
        yield one
    several: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
        (SECTIONS, {}),
        (("plan",), {"organization": there}),
        (("plan",), {"person": new().person}),
    )
    for sections, said in several:
        one = new()
        one.sign()
        one.restrict(*sections, **said)
        yield one
    for of in ("this", "another"):
        one = new()
        one.sign()
        one.restrict("plan", recipient=one.recipient if of == "this" else one.to())
        yield one
    one = new()
    one.sign(sections=("identity", "plan"))
    one.sign(sections=("plan", "strengths"))
    yield one


def _kept_out(new: Any, there: UUID) -> Iterator[Signed]:
    """The sign-in of the recipient is kept out: the one they have, another of theirs, a former."""
    for whose in ("theirs", "another place", "former", "a stranger's", "elsewhere"):
        yield _signed_and_kept_out(new(), whose)
    several: list[dict[str, Any]] = [
        *({"starts": span[0], "ends": span[1]} for span in SPANS.values()),
        {"organization": there},
        {"person": new().person},
    ]
    for said in several:
        yield _signed_and_kept_out(new(), "former", **said)
    one = _signed_and_kept_out(new(), "former")
    one.recipient = one.to(organization=there)
    one.sign()
    yield one


def _signed_and_kept_out(one: Signed, whose: str, **said: Any) -> Signed:
    world = one.world
    role = world.facts.by_id[one.viewer].role
    sign_in = world.member(one.here, role)
    one.recipient = one.to(member=None if whose == "former" else sign_in)
    one.sign()
    named = {
        "theirs": lambda: sign_in,
        "another place": lambda: world.another_place(sign_in),
        "former": lambda: world.member(one.here, role, OVER, key=one.recipient),
        "a stranger's": lambda: world.member(one.here, role),
        "elsewhere": lambda: world.member(one.there, role, key=one.recipient),
    }[whose]()
    base = {"organization": one.here, "person": one.person, "member": named}
    world.add(Block, **{**base, **said})
    world.look_at(sign_in, one.here, one.person)
    world.ask("kept_from", one.viewer, one.here, one.person)
    return one


def who_may_ask_what_leaves() -> World:
    """The recipient, whoever reads the consents, and nobody else; each about one person only."""
    world = World()
    here, there = world.house(), world.house()
    partner, other = world.member(here, "partner"), world.member(here, "partner")
    signed = Signed(world, partner, here, there)
    signed.sign()
    away = Signed(world, partner, here, there)
    away.sign(sections=("plan",))
    for relationship in ("assigned", "covering", "supervises", "emergency", "own_record"):
        role = {"own_record": "participant"}.get(relationship, "supervisor")
        way = Way(world, world.member(here, role), here)
        if relationship == "own_record":
            signed.person = world.person(here, way.viewer)
            signed.recipient = signed.to()
            signed.sign()
        else:
            way.to(relationship, signed.person)
        for home in (here, there):
            _keep_out_former(signed, home)
            world.ask("kept_from", way.viewer, home, signed.person)
        world.ask("kept_from", way.viewer, here, away.person)
        for person, to in product((signed.person, away.person), (signed, away)):
            world.ask("sections", way.viewer, here, person, to.recipient)
            world.ask("sections", way.viewer, there, person, to.recipient)
    _keep_out_former(away, here)
    world.ask("kept_from", partner, here, away.person)
    for viewer, home in product((partner, other), (here, there)):
        world.ask("sections", viewer, home, signed.person, signed.recipient)
        world.ask("sections", viewer, home, away.person, signed.recipient)
    return world


def _keep_out_former(one: Signed, home: UUID) -> None:
    """Twice, by two sign-ins that one more recipient had: they are told once."""
    world = one.world
    gone = one.to(organization=home, member=None)
    for _ in range(2):
        named = world.member(home, "partner", OVER, key=gone)
        world.add(Block, organization=home, person=one.person, member=named)
    other = one.there if home == one.here else one.here
    elsewhere = one.to(organization=other, member=None)
    named = world.member(home, "partner", OVER, key=elsewhere)
    world.add(Block, organization=home, person=one.person, member=named)
