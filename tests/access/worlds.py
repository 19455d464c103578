"""Worlds to ask about: every combination of the things that decide, and random ones on top."""

import random
from dataclasses import dataclass, field
from itertools import product
from uuid import UUID

from tests.access.oracle import Account, Facts, Lead, Member, Person, Walk

ROLES = ("participant", "peer_specialist", "supervisor", "administrator")
# When a fact holds: (starts, ends) in seconds from now.
SPANS: dict[str, tuple[int, int | None]] = {
    "not yet": (60, None),
    "from this moment": (0, None),
    "open": (-60, None),
    "until later": (-60, 60),
    "until this moment": (-60, 0),
    "over": (-60, -30),
}
Span = tuple[int, int | None]
OPEN: Span = SPANS["open"]


@dataclass
class World:
    """Facts, and what is asked of them."""

    facts: Facts = field(default_factory=Facts)
    asked: list[tuple[UUID | None, UUID | None]] = field(default_factory=list)
    pairs: list[tuple[UUID, UUID, UUID]] = field(default_factory=list)
    assigns: list[tuple[UUID, UUID, UUID, UUID]] = field(default_factory=list)
    enters: list[tuple[UUID, UUID | None]] = field(default_factory=list)
    looks: list[tuple[UUID, UUID, UUID, str, str]] = field(default_factory=list)
    doors: list[tuple[UUID, UUID, str]] = field(default_factory=list)
    made: int = 0

    def new_id(self) -> UUID:
        self.made += 1
        return UUID(int=(0xA << 124) + self.made)

    def organization(self, zone: str = "America/New_York") -> UUID:
        key = self.new_id()
        self.facts.zones[key] = zone
        return key

    def member(
        self,
        organization: UUID,
        role: str,
        span: Span = OPEN,
        *,
        is_active: bool = True,
        account: UUID | None = None,
        age: int = 0,
    ) -> UUID:
        if account is None:
            account = self.new_id()
            self.facts.accounts[account] = Account(account, is_active)
        key = self.new_id()
        name = "" if role == "participant" else f"Worker {self.made}"
        self.facts.members[key] = Member(key, account, organization, role, name, *span, age)
        return key

    def person(self, organization: UUID, member: UUID | None = None) -> UUID:
        key = self.new_id()
        self.facts.people[key] = Person(key, organization, member, f"Person {self.made}")
        return key

    def walk(self, organization: UUID, person: UUID, worker: UUID, span: Span = OPEN) -> None:
        self.facts.walks.append(Walk(self.new_id(), organization, person, worker, *span))

    def lead(self, organization: UUID, leader: UUID, worker: UUID, span: Span = OPEN) -> None:
        self.facts.leads.append(Lead(self.new_id(), organization, leader, worker, *span))

    def ask(self, viewer: UUID, organization: UUID, person: UUID) -> None:
        self.pairs.append((viewer, organization, person))
        if (viewer, organization) not in self.asked:
            self.asked.append((viewer, organization))


def every_world(*, roles: tuple[str, ...] = ROLES, crossed: bool = True) -> World:
    """Role x membership x account x tenant x own, assigned, supervises x their times.

    Not `crossed`: each thing varies alone while the others hold, for trying many changes.
    """
    world = World()
    here, there = world.organization(), world.organization("America/Chicago")
    for role in roles:
        _who_may_act(world, role, here, there)
        _own_and_assigned(world, role, here, there, crossed=crossed)
        _supervised(world, role, here, there, crossed=crossed)
    _assigning(world, here, there, crossed=crossed)
    _entering(world, here, there)
    _looking(world, here)
    _opening(world, here, there)
    world.asked += [(None, None), (None, here), (world.asked[0][0], None)]
    return world


def _who_may_act(world: World, role: str, here: UUID, there: UUID) -> None:
    """The viewer's own place: its time, the account, and the organization they say they are in."""
    for span, is_active in product(SPANS.values(), (True, False)):
        viewer = world.member(here, role, span, is_active=is_active)
        worker = world.member(here, "peer_specialist")
        world.lead(here, viewer, worker)
        for own, assigned, supervised in product((False, True), repeat=3):
            if own and (supervised or assigned):
                continue
            person = world.person(here, viewer if own else None)
            if assigned:
                world.walk(here, person, viewer)
            if supervised:
                world.walk(here, person, worker)
            world.ask(viewer, here, person)
            world.ask(viewer, there, person)


Dated = tuple[Span, UUID] | None


def _own_and_assigned(world: World, role: str, here: UUID, there: UUID, *, crossed: bool) -> None:
    assigned: list[Dated] = [None, *product(SPANS.values(), (here, there))]
    for own, walk in product((None, here, there), assigned):
        if own and walk and not crossed:
            continue
        viewer = world.member(here, role)
        person = world.person(own or (walk[1] if walk else here), viewer if own else None)
        if walk:
            world.walk(walk[1], person, viewer, walk[0])
        world.ask(viewer, here, person)


def _supervised(world: World, role: str, here: UUID, there: UUID, *, crossed: bool) -> None:
    viewer = world.member(here, role)
    facts: list[Dated] = [None, *product(SPANS.values(), (here, there))]
    holding = (OPEN, here)
    for led in facts:
        worker = world.member(led[1] if led else here, "peer_specialist")
        if led:
            world.lead(led[1], viewer, worker, led[0])
        for walk, also_assigned in product(facts, (False, True)):
            if not crossed and (also_assigned or holding not in (led, walk)):
                continue
            person = world.person(walk[1] if walk else here)
            if walk:
                world.walk(walk[1], person, worker, walk[0])
            if also_assigned:
                world.walk(here, person, viewer)
            world.ask(viewer, here, person)


def _assigning(world: World, here: UUID, there: UUID, *, crossed: bool) -> None:
    for role in ROLES:
        viewer = world.member(here, role)
        workers = [viewer, world.new_id(), world.member(there, "peer_specialist")]
        workers += [world.member(here, other) for other in ROLES]
        workers += [world.member(here, "peer_specialist", span) for span in SPANS.values()]
        for span, organization in product(SPANS.values(), (here, there)):
            led = world.member(here, "peer_specialist")
            world.lead(organization, viewer, led, span)
            workers.append(led)
        led_participant = world.member(here, "participant")
        world.lead(here, viewer, led_participant)
        led_by_another = world.member(here, "peer_specialist")
        world.lead(here, world.member(here, "supervisor"), led_by_another)
        workers += [led_participant, led_by_another]
        new, walked, *others = _known_people(world, viewer, here)
        if crossed:
            many, few = [new, walked, *others], []
        else:
            many, few = [new, walked], others
        world.assigns += [(viewer, here, person, to) for person in many for to in workers]
        world.assigns += [(viewer, here, person, viewer) for person in few]
        world.assigns.append((viewer, there, new, viewer))


def _known_people(world: World, viewer: UUID, here: UUID) -> list[UUID]:
    """New, walked with, promised to another, unknown to the viewer, led, and own."""
    somebody, led = (world.member(here, "peer_specialist") for _ in range(2))
    world.lead(here, viewer, led)
    new, promised, stranger = world.new_id(), world.new_id(), world.person(here)
    walked, supervised = world.person(here), world.person(here)
    own = world.person(here, viewer)
    world.walk(here, promised, somebody)
    world.walk(here, walked, viewer)
    world.walk(here, supervised, led)
    return [new, walked, promised, stranger, supervised, own]


def _entering(world: World, here: UUID, there: UUID) -> None:
    for span, is_active in product(SPANS.values(), (True, False)):
        first = world.member(here, "supervisor", span, is_active=is_active, age=20)
        account = world.facts.members[first].account
        world.member(there, "peer_specialist", age=10, account=account)
        world.enters += [(account, wanted) for wanted in (None, here, there)]
    guest = world.member(here, "participant")
    world.person(here, guest)
    world.enters += [
        (world.facts.members[guest].account, None),
        (world.new_id(), None),
    ]


def _looking(world: World, here: UUID) -> None:
    """Each role, each relationship alone and all at once; read, listed and wrote; each section."""
    sections = ("identity", "plan", "contact_notes", "looks", "nonsense")
    for role in ROLES:
        viewer = world.member(here, role)
        worker = world.member(here, "peer_specialist")
        world.lead(here, viewer, worker)
        own, walked, led, both, none = (
            world.person(here, viewer if place == 0 else None) for place in range(5)
        )
        for person in (walked, both):
            world.walk(here, person, viewer)
        for person in (led, both):
            world.walk(here, person, worker)
        world.looks += [
            (viewer, here, person, section, how)
            for person, section, how in product(
                (own, walked, led, both, none), sections, ("opened", "listed", "wrote")
            )
        ]


def _opening(world: World, here: UUID, there: UUID) -> None:
    """Who runs the house, and whose doors a viewer knows: own, walked with, led, and none."""
    nobody_lives_there = world.organization()
    for role in ROLES:
        viewer = world.member(here, role)
        over = world.member(here, role, SPANS["over"])
        worker = world.member(here, "peer_specialist")
        world.lead(here, viewer, worker)
        world.person(here, viewer)
        for walks, with_door in product((viewer, worker, None), (True, False)):
            person = world.person(here, world.member(here, "participant") if with_door else None)
            if walks:
                world.walk(here, person, walks)
        for question in ("house", "read", "write"):
            world.doors += [
                (who, home, question)
                for who, home in product((viewer, over), (here, there, nobody_lives_there))
            ]


def random_world(seed: int, towns: int) -> World:
    """Towns in which anything may be true of anybody, asked by anybody."""
    world, luck = World(), random.Random(seed)
    for _ in range(towns):
        _random_town(world, luck)
    return world


def _random_town(world: World, luck: random.Random) -> None:
    homes = [world.organization(), world.organization("America/Denver")]
    members = [
        world.member(
            luck.choice(homes),
            luck.choice(ROLES),
            _span(luck),
            is_active=luck.random() > 0.1,
        )
        for _ in range(6)
    ]
    free = list(members)
    people = []
    for _ in range(4):
        own = luck.random() < 0.3
        home = luck.choice(homes)
        people.append(world.person(home, free.pop(luck.randrange(len(free))) if own else None))
    for person, worker in luck.sample(list(product(people, members)), 8):
        world.walk(luck.choice(homes), person, worker, _span(luck))
    pairs = [(a, b) for a, b in product(members, members) if a != b]
    for leader, worker in luck.sample(pairs, 8):
        world.lead(luck.choice(homes), leader, worker, _span(luck))
    for viewer, person in product(members, people):
        for home in homes:
            world.ask(viewer, home, person)


def _span(luck: random.Random) -> Span:
    return OPEN if luck.random() < 0.7 else luck.choice(list(SPANS.values()))
