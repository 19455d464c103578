"""Each way to somebody's record, as facts: who stands how to whom, from when until when."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from tests.access.oracle.facts import (
    Agreement,
    Block,
    Consent,
    Cover,
    Emergency,
    Lead,
    Named,
    Privacy,
    Recipient,
    Request,
    Walk,
)
from tests.access.oracle.openings import NEAREST, SECTIONS
from tests.access.worlds.world import OPEN, SPANS, Span, World

# What lets the whole house in counts for everybody in it: such viewers have a house of their own.
OF_THE_HOUSE = ("reviews", "privacy_contact")
SHARED = SECTIONS[:7]


@dataclass
class Way:
    """How one relationship is made: the facts that hold for a span, and those that stay open."""

    world: World
    viewer: UUID
    home: UUID  # of the facts; the viewer may live elsewhere
    span: Span = OPEN
    agreed: tuple[str, ...] = ("identity", "plan", "blocks")
    shared: tuple[str, ...] = SHARED

    def dates(self) -> dict[str, int | None]:
        return {"starts": self.span[0], "ends": self.span[1]}

    def ends(self) -> dict[str, int]:
        """For facts that always have an end."""
        starts, ends = self.span
        return {"starts": starts, "ends": 3600 if ends is None else ends}

    def to(self, relationship: str, person: UUID) -> UUID:
        MADE[relationship](self, person)
        return person

    def assigned(self, person: UUID) -> None:
        self.walk(person, self.viewer, **self.dates())

    def walk(self, person: UUID, worker: UUID, **said: object) -> None:
        self.world.add(Walk, organization=self.home, person=person, worker=worker, **said)

    def worker(self) -> UUID:
        return self.world.member(self.home, "peer_specialist")

    def covering(self, person: UUID) -> None:
        away = self.worker()
        self.walk(person, away)
        add, home = self.world.add, self.home
        add(Agreement, organization=home, person=person, sections=self.agreed)
        add(Cover, organization=home, away=away, worker=self.viewer, **self.ends())

    def supervises(self, person: UUID) -> None:
        worker = self.worker()
        self.walk(person, worker)
        self.lead(worker)

    def lead(self, worker: UUID) -> None:
        said = {"leader": self.viewer, "worker": worker, **self.dates()}
        self.world.add(Lead, organization=self.home, **said)

    def consented(self, person: UUID) -> None:
        add, home = self.world.add, self.home
        to = add(Recipient, organization=home, member=self.viewer)
        kind = "counseling" if self.shared == SECTIONS[-1:] else "specific"
        why = {"purpose": f"help {self.world.made}", "kind": kind}
        signed = add(
            Consent, organization=home, person=person, sections=self.shared, **why, **self.ends()
        )
        add(Named, organization=home, person=person, consent=signed.id, recipient=to.id)

    def reviews(self, person: UUID) -> None:
        worker = self.worker()
        self.lead(worker)
        self.world.add(Emergency, organization=self.home, person=person, worker=worker)

    def privacy_contact(self, person: UUID) -> None:
        self.world.add(Privacy, organization=self.home, member=self.viewer, **self.dates())
        self.asks(person)

    def asks(self, person: UUID) -> None:
        self.world.add(Request, organization=self.home, person=person)

    def emergency(self, person: UUID) -> None:
        said = {"person": person, "worker": self.viewer, **self.ends()}
        self.world.add(Emergency, organization=self.home, **said)


MADE: dict[str, Callable[[Way, UUID], None]] = {
    "own_record": lambda way, person: None,
    **{name: getattr(Way, name) for name in NEAREST if name != "own_record"},
}


def block(world: World, home: UUID, person: UUID, member: UUID, span: Span = OPEN) -> UUID:
    starts, ends = span
    dates = {"starts": starts, "ends": ends}
    return world.add(Block, organization=home, person=person, member=member, **dates).id


BLOCKS = (
    *("none", *SPANS, "elsewhere", "of somebody else"),
    *("of another place", "of the same key elsewhere"),
)


def blocked(world: World, how: str, home: UUID, there: UUID, person: UUID, viewer: UUID) -> None:
    """A block of one of BLOCKS, or of one of SPANS, between the two."""
    if how == "none":
        return
    from_ = {"elsewhere": there}.get(how, home)
    member = viewer
    if how == "of somebody else":
        member = world.member(home, "peer_specialist")
    elif how.startswith("of "):
        lives = world.facts.by_id[viewer].organization
        other = there if lives == home else home
        member = world.another_place(viewer, lives if how == "of another place" else other)
    block(world, from_, person, member, SPANS.get(how, OPEN))
