"""Random worlds: anything may be true of anybody, asked by anybody."""

import random
from collections.abc import Callable, Iterator
from typing import Any, TypeVar
from uuid import UUID

from tests.access.oracle.facts import (
    Agreement,
    Block,
    Consent,
    Cover,
    Emergency,
    Known,
    Lead,
    Member,
    Named,
    Privacy,
    Recipient,
    Request,
    Restriction,
    Walk,
)
from tests.access.oracle.openings import SECTIONS
from tests.access.worlds.world import OPEN, ROLES, SPANS, Span, World

T = TypeVar("T")
LIKELY_ROLES = (*ROLES, *["peer_specialist", "supervisor"] * 4, "partner", "supporter")


def random_worlds(seed: int, count: int) -> Iterator[World]:
    luck = random.Random(seed)
    for _ in range(count):
        yield Town(luck).world


class Town:
    """Two houses, eight members, four people, and whatever may be between them."""

    def __init__(self, luck: random.Random) -> None:
        self.luck, self.world = luck, World()
        self.houses = [self.world.house(keeps_counseling=luck.random() < 0.5) for _ in range(2)]
        self.members = [self._member() for _ in range(8)]
        self.people = [self._person() for _ in range(4)]
        self.once: set[tuple[Any, ...]] = set()
        self._who_is_with_whom()
        self._who_steps_in()
        self._what_is_signed()
        self._what_is_asked_and_forbidden()
        self._ask()

    def _member(self) -> UUID:
        is_active = self.luck.random() > 0.08
        role = self.luck.choice(LIKELY_ROLES)
        keys = [one.key for one in self.world.facts.all(Member)]
        again = {"key": self.luck.choice(keys)} if keys and self.luck.random() < 0.12 else {}
        home = self._home()
        return self.world.member(home, role, self._span(), is_active=is_active, **again)

    def _person(self) -> UUID:
        taken = {person.member for person in self.world.facts.by_id.values() if _is_person(person)}
        door = self.luck.choice([*self.members, None, None])
        return self.world.person(self._home(), None if door in taken else door)

    def _one_of(self, *roles: str) -> UUID:
        """Somebody, mostly of these roles."""
        fit = [one for one in self.members if self.world.facts.by_id[one].role in roles]
        return self.luck.choice(fit if fit and self.luck.random() < 0.9 else self.members)

    def _home(self) -> UUID:
        return self.houses[0] if self.luck.random() < 0.94 else self.houses[1]

    def _span(self) -> Span:
        return OPEN if self.luck.random() < 0.85 else self.luck.choice(list(SPANS.values()))

    def _dates(self, *, always_end: bool = False) -> dict[str, int | None]:
        starts, ends = self._span()
        return {"starts": starts, "ends": 3600 if always_end and ends is None else ends}

    def _some(self, most: int) -> range:
        return range(self.luck.randint(0, most))

    def _any(self, *among: T) -> T:
        return self.luck.choice(among)

    def _add(self, of: type, /, *only_once: Any, **said: Any) -> Any:
        """Where the database keeps a fact once at a time, it is there once."""
        key = (of, *only_once)
        if only_once and key in self.once:
            return None
        self.once.add(key)
        return self.world.add(of, **said)

    def _who_is_with_whom(self) -> None:
        for _ in range(self.luck.randint(8, 16)):
            home, person = self._home(), self.luck.choice(self.people)
            worker = self._one_of("peer_specialist", "supervisor")
            said = {"organization": home, "person": person, "worker": worker}
            self._add(Walk, home, person, worker, **said, **self._dates())
        for _ in self._some(8):
            home, worker = self._home(), self.luck.choice(self.members)
            leader = self._one_of("supervisor")
            if leader == worker:
                continue
            said = {"organization": home, "leader": leader, "worker": worker}
            self._add(Lead, home, leader, worker, **said, **self._dates())

    def _who_steps_in(self) -> None:
        for _ in self._some(6):
            home, person = self._home(), self.luck.choice(self.people)
            said = {"organization": home, "person": person, "sections": self._sections()}
            self._add(Agreement, home, person, **said, **self._dates())
        for _ in self._some(5):
            away, worker = self.luck.sample(self.members, 2)
            said = {"organization": self._home(), "away": away, "worker": worker}
            answered = {"accepted": self._any(None, -30, -30, -30, 0, 30)}
            self._add(Cover, **said, **answered, **self._dates(always_end=True))
        for _ in self._some(3):
            said = {"person": self.luck.choice(self.people), "organization": self._home()}
            said["worker"] = self.luck.choice(self.members)
            said["reviewed"] = self._any(None, None, -5)
            self._add(Emergency, **said, **self._dates(always_end=True))
        for _ in self._some(2):
            home, member = self._home(), self.luck.choice(self.members)
            self._add(Privacy, home, member, organization=home, member=member, **self._dates())

    def _sections(self) -> tuple[str, ...]:
        return tuple(self.luck.sample(SECTIONS[:13], self.luck.randint(0, 9)))

    def _what_is_signed(self) -> None:
        recipients = [self._recipient() for _ in range(4)]
        for _ in self._some(6):
            person, home = self.luck.choice(self.people), self._home()
            consent = self._consent(person, home)
            for to in self.luck.sample(recipients, self.luck.randint(1, 2)):
                said = {"organization": home, "person": person, "consent": consent}
                self._add(Named, **said, recipient=to, revoked=self._any(None, None, -5, 5))
        for _ in self._some(3):
            person, of = self.luck.choice(self.people), self._any(None, *recipients)
            said = {"organization": self._home(), "person": person}
            self._add(Restriction, **said, recipient=of, sections=self._sections(), **self._dates())

    def _recipient(self) -> UUID:
        member, of = self._one_of("partner", "supporter"), self._any(None, None, *self.people[:2])
        said = {"organization": self._home(), "member": member, "of": of}
        added: Recipient = self._add(Recipient, **said, closed=self._any(None, None, None, -5, 5))
        return added.id

    def _consent(self, person: UUID, home: UUID) -> UUID:
        kind = self._any("specific", "specific", "care", "legal", "counseling", "odd")
        sections = ("counseling_notes",) if kind == "counseling" else self._sections()
        usual: dict[str, Callable[[], Any]] = {
            "purpose": lambda: "",
            "wording": lambda: "",
            "name": lambda: "",
            "signed": lambda: self._any(0, 5),
            "how": lambda: self._any("paper", "voice", "odd"),
            "signer": lambda: self._any("guardian", "both", "odd"),
            "must_sign": lambda: self._any("guardian", "both", "odd"),
            "guardian": lambda: "Her mother",
            "until": lambda: self._any("walk_ends", "revoked", "odd"),
            "revoked": lambda: self._any(-5, 0, 5),
            "scan": lambda: "digest",
            "witness": lambda: self.luck.choice(self.members),
        }
        said = {name: other() for name, other in usual.items() if self.luck.random() < 0.06}
        made = {"organization": home, "person": person, "kind": kind, "sections": sections}
        added: Consent = self._add(Consent, **made, **said, **self._dates())
        return added.id

    def _what_is_asked_and_forbidden(self) -> None:
        for _ in self._some(2):
            said = {"organization": self._home(), "person": self.luck.choice(self.people)}
            about, answered = self._any(None, *self.members[:3]), self._any(None, None, -5)
            self._add(Request, **said, about=about, answered=answered)
        for _ in self._some(3):
            home, person = self._home(), self.luck.choice(self.people)
            member = self.luck.choice(self.members)
            said = {"organization": home, "person": person, "member": member}
            lifted = {"is_known": self._any(True, False), "agreed": self._any(None, -5)}
            self._add(Block, home, person, member, **said, **lifted, **self._dates())
        for _ in self._some(2):
            home, worker = self._home(), self.luck.choice(self.members)
            called = self.world.facts.by_id[self.luck.choice(self.people)].name
            self._add(Known, home, worker, called, organization=home, worker=worker, called=called)

    def _ask(self) -> None:
        for viewer in self.members:
            self.world.look_at(viewer, self.world.facts.by_id[viewer].organization, *self.people)
        self.world.look_at(self.luck.choice(self.members), self.houses[1], *self.people)
        for kind, said in self._questions():
            self.world.ask(kind, self.luck.choice(self.members), self._home(), *said)

    def _questions(self) -> list[tuple[str, tuple[Any, ...]]]:
        person, member = self.luck.choice(self.people), self.luck.choice(self.members)
        facts = self.world.facts
        named = facts.by_id[person].name
        acts: list[tuple[type, str, tuple[Any, ...]]] = [
            (Cover, "answer_cover", (self._any(True, False),)),
            (Cover, "choose_cover", (member,)),
            (Cover, "held_by", ()),
            (Emergency, "close", ()),
            (Block, "lift", ()),
        ]
        asked: list[tuple[str, tuple[Any, ...]]] = [
            (kind, (self.luck.choice(facts.all(of)).id, *more))
            for of, kind, more in acts
            if facts.all(of)
        ]
        return [
            *asked,
            ("assign", (person, member)),
            ("doors", (self._any("read", "write"),)),
            ("covers_of", (person,)),
            ("knows", (member, named)),
            ("keep_out", (None, None)),
            ("emergency", (self.world.new_id(), named, "They do not answer.", 2)),
            ("shared", ()),
            ("led", ()),
            ("live", (person,)),
        ]


def _is_person(fact: Any) -> bool:
    return hasattr(fact, "program") and hasattr(fact, "member")
