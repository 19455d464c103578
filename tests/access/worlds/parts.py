"""Each fact behind a relationship, varied alone while the others hold.

For trying many changes of the SQL: everybody is a supervisor or a partner, whom the matrix lets
do the most, and whoever lets a whole house in has a house of their own.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from tests.access.oracle.facts import (
    Agreement,
    Consent,
    Cover,
    Emergency,
    Lead,
    Named,
    Privacy,
    Recipient,
    Request,
)
from tests.access.worlds.ways import SHARED, Way, block
from tests.access.worlds.world import OPEN, SPANS, World

MOMENTS = (-60, 0, 60)
Said = dict[str, Any]
NOTHING: Said = {}  # another than usual


def parts() -> World:
    world = World()
    for role in ("supervisor", "partner"):
        _who(world, role)
    _own(world)
    _assigned(world)
    _covering(world)
    _supervised(world)
    _consented(world)
    _in_an_emergency(world)
    _reviewed(world)
    _asked(world)
    _blocked(world)
    return world


class Scene:
    """A viewer in a house, another house, and somebody else of the same house."""

    def __init__(self, world: World, role: str = "supervisor") -> None:
        self.world, self.add = world, world.add
        self.here, self.there = world.house(keeps_counseling=True), world.house()
        self.viewer = world.member(self.here, role)
        self.other = world.member(self.here, role)
        self.way = Way(world, self.viewer, self.here)

    def dated(self) -> Iterator[Said]:
        """When, and in which house: each alone, never together."""
        for starts, ends in SPANS.values():
            yield {"organization": self.here, "starts": starts, "ends": ends}
        yield {"organization": self.there}

    def ending(self) -> Iterator[Said]:
        """The same for facts that always end."""
        for said in self.dated():
            yield said if said.get("ends", 0) is not None else {**said, "ends": 3600}

    def person(self) -> UUID:
        return self.world.person(self.here)

    def look(self, *people: UUID) -> None:
        self.world.look_at(self.viewer, self.here, *people)


def _who(world: World, role: str) -> None:
    for span in SPANS.values():
        for is_active in (True, False):
            scene = Scene(world)
            viewer = world.member(scene.here, role, span, is_active=is_active)
            person = scene.person()
            way = Way(world, viewer, scene.here)
            way.to("assigned" if role == "supervisor" else "consented", person)
            world.look_at(viewer, scene.here, person)
            world.look_at(viewer, scene.there, person)


def _own(world: World) -> None:
    for there in (False, True):
        scene = Scene(world, "participant")
        own = world.person(scene.there if there else scene.here, scene.viewer)
        scene.look(own, world.person(scene.here, scene.other), scene.person())


def _assigned(world: World) -> None:
    scene = Scene(world)
    people = []
    for said in scene.dated():
        people.append(scene.person())
        scene.way.walk(people[-1], scene.viewer, **_at_home(said, scene))
    people.append(scene.person())
    scene.way.walk(people[-1], scene.other)
    scene.look(*people)


def _at_home(said: Said, scene: Scene) -> Said:
    """`Way.walk` names the house itself."""
    scene.way.home = said.get("organization", scene.here)
    return {name: value for name, value in said.items() if name != "organization"}


def _covering(world: World) -> None:
    scene = Scene(world)
    people = [
        *(_cover(scene, walk=said) for said in scene.dated()),
        *(_cover(scene, agreed=said) for said in scene.dated()),
        *(_cover(scene, agreed={"sections": those}) for those in ((), ("plan",), SHARED)),
        *(_cover(scene, cover=said) for said in scene.ending()),
        *(_cover(scene, cover={"accepted": moment}) for moment in (*MOMENTS, None)),
        _cover(scene, cover={"worker": scene.other}),
        _cover(scene, cover={"worker": None}),
        _cover(scene, cover={"away": scene.other}),
        _cover(scene, agreed={"person": scene.person()}),
        _cover(scene, agreed=None),
    ]
    scene.look(*people)


def _cover(
    scene: Scene, walk: Said | None = None, agreed: Said | None = NOTHING, cover: Said | None = None
) -> UUID:
    person, away = scene.person(), Way(scene.world, scene.viewer, scene.here).worker()
    scene.way.walk(person, away, **_at_home(walk or {}, scene))
    scene.way.home = scene.here
    house = {"organization": scene.here}
    if agreed is not None:
        scene.add(Agreement, **{**house, "person": person, "sections": SHARED, **agreed})
    scene.add(Cover, **{**house, "away": away, "worker": scene.viewer, **(cover or {})})
    return person


def _supervised(world: World) -> None:
    scene = Scene(world)
    people = [
        *(_lead(scene, walk=said) for said in scene.dated()),
        *(_lead(scene, lead=said) for said in scene.dated()),
        _lead(scene, lead={"leader": scene.other}),
        _lead(scene, lead={"worker": scene.other}),
    ]
    scene.look(*people)


def _lead(scene: Scene, walk: Said | None = None, lead: Said | None = None) -> UUID:
    person, worker = scene.person(), scene.world.member(scene.here, "peer_specialist")
    scene.way.walk(person, worker, **_at_home(walk or {}, scene))
    scene.way.home = scene.here
    said = {"organization": scene.here, "leader": scene.viewer, "worker": worker}
    scene.add(Lead, **{**said, **(lead or {})})
    return person


def _consented(world: World) -> None:
    scene = Scene(world, "partner")
    house = {"organization": scene.here}
    people = []
    for to in ({}, {"member": scene.other}, {"member": None}, {"organization": scene.there}):
        for signed in ({}, {"organization": scene.there}):
            for sections in (SHARED, ("plan",)):
                recipient = scene.add(Recipient, **{**house, "member": scene.viewer, **to})
                person = scene.world.person(signed.get("organization", scene.here))
                said = {**house, "person": person, **signed}
                consent = scene.add(Consent, sections=sections, **said)
                scene.add(Named, consent=consent.id, recipient=recipient.id, **said)
                people.append(person)
    scene.look(*people)


def _in_an_emergency(world: World) -> None:
    scene = Scene(world)
    people = []
    for said in (*scene.ending(), {"worker": scene.other}, {"reviewed": -5}):
        people.append(scene.person())
        opened = {"organization": scene.here, "person": people[-1], "worker": scene.viewer}
        scene.add(Emergency, **{**opened, **said})
    scene.look(*people)


def _reviewed(world: World) -> None:
    """By who leads whoever opened it, and by a privacy contact: each thing in a house alone."""
    for said in Scene(world).dated():
        _review(world, Lead, said)
        _review(world, Privacy, said)
    for kind in (Lead, Privacy):
        _review(world, kind, {"leader" if kind is Lead else "member": "other"})
        _review(world, kind, None)
        for opened in ({"starts": moment} for moment in MOMENTS):
            _review(world, kind, {}, opened)
        _review(world, kind, {}, {"starts": -60, "ends": -30})
        _review(world, kind, {}, {"reviewed": -5})
        _review(world, kind, {}, {"worker": "viewer"})
        _review(world, kind, {}, {"organization": "there"})
    _review(world, Lead, {"worker": "other"})


def _review(world: World, kind: type, said: Said | None, opened: Said | None = None) -> None:
    scene = Scene(world)
    worker, person = world.member(scene.here, "peer_specialist"), scene.person()
    names = {"other": scene.other, "viewer": scene.viewer, "there": scene.there}
    made = {"organization": scene.here, "person": person, "worker": worker, **(opened or {})}
    scene.add(Emergency, **{name: names.get(value, value) for name, value in made.items()})
    if said is not None:
        start = {"leader": scene.viewer, "worker": worker}
        base = start if kind is Lead else {"member": scene.viewer}
        if "organization" in said and said["organization"] not in world.facts.by_id:
            raise AssertionError("a house of this world")
        home = scene.there if set(said) == {"organization"} else scene.here
        fact = {**base, **said, "organization": home}
        scene.add(kind, **{name: names.get(value, value) for name, value in fact.items()})
    scene.look(person)


def _asked(world: World) -> None:
    for said in Scene(world).dated():
        _ask(world, said)
    _ask(world, {"member": "other"})
    for request in (
        {"answered": -5},
        {"about": "viewer"},
        {"about": "other"},
        {"organization": "there"},
    ):
        _ask(world, {}, request)


def _ask(world: World, said: Said, request: Said | None = None) -> None:
    scene = Scene(world)
    person = scene.person()
    names = {"other": scene.other, "viewer": scene.viewer, "there": scene.there}
    home = scene.there if set(said) == {"organization"} else scene.here
    asked = {"organization": scene.here, "person": person, **(request or {})}
    scene.add(Request, **{name: names.get(value, value) for name, value in asked.items()})
    made = {"member": scene.viewer, **said, "organization": home}
    scene.add(Privacy, **{name: names.get(value, value) for name, value in made.items()})
    scene.look(person)


def _blocked(world: World) -> None:
    for role, relationship in (("supervisor", "assigned"), ("participant", "own_record")):
        scene = Scene(world, role)
        people = []
        for said in scene.dated():
            if relationship == "own_record":
                scene = Scene(world, role)
            own = scene.viewer if relationship == "own_record" else None
            people.append(world.person(scene.here, own))
            scene.way.to(relationship, people[-1])
            home = scene.there if set(said) == {"organization"} else scene.here
            span = OPEN if "starts" not in said else (said["starts"], said["ends"])
            block(world, home, people[-1], scene.viewer, span)
            scene.look(people[-1])
        twin = world.another_place(scene.viewer)
        for member in (scene.other, twin, world.another_place(scene.viewer, scene.there)):
            people.append(scene.person())
            scene.way.to("assigned", people[-1])
            block(world, scene.here, people[-1], member)
        world.look_at(twin, scene.here, *people)
        scene.look(*people)
