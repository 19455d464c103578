"""Questions about the house: who may walk with whom, whose doors are known, who runs it."""

from itertools import product
from uuid import UUID

from tests.access.oracle.facts import Consent, Lead, Named, Recipient
from tests.access.oracle.openings import NEAREST
from tests.access.worlds.parts import Scene
from tests.access.worlds.ways import OF_THE_HOUSE, Way, block
from tests.access.worlds.world import OPEN, ROLES, SPANS, World


def assigning() -> World:
    """Each viewer x each chosen worker x each person: known, unknown, new, kept out."""
    world = World()
    for role in ROLES:
        scene = Scene(world, role)
        people = _people_to_assign(scene)
        for worker in _workers(scene):
            world.ask("assign", scene.viewer, scene.here, people["walked"], worker)
            world.ask("assign", scene.viewer, scene.here, people["new"], worker)
        for person in people.values():
            for worker in (scene.viewer, scene.other):
                world.ask("assign", scene.viewer, scene.here, person, worker)
                world.ask("assign", scene.viewer, scene.there, person, worker)
        world.ask("walk_with", scene.viewer, scene.here, people["walked"])
        world.ask("walk_with", scene.other, scene.here, people["walked"])
    for relationship in NEAREST:
        scene = Scene(world, "participant" if relationship == "own_record" else "supervisor")
        own = scene.viewer if relationship == "own_record" else None
        person = scene.way.to(relationship, world.person(scene.here, own))
        worker = world.member(scene.here, "peer_specialist")
        world.ask("assign", scene.viewer, scene.here, person, worker)
        world.ask("walk_with", scene.viewer, scene.here, person)
    return world


def _workers(scene: Scene) -> list[UUID]:
    world, here = scene.world, scene.here
    workers = [scene.viewer, world.new_id(), world.member(scene.there, "peer_specialist")]
    workers += [world.member(here, role) for role in ROLES]
    workers += [world.member(here, "peer_specialist", span) for span in SPANS.values()]
    for said in scene.dated():
        led = world.member(here, "peer_specialist")
        scene.add(Lead, **{"leader": scene.viewer, "worker": led, **said})
        workers.append(led)
    participant = world.member(here, "participant")
    scene.way.lead(participant)
    led_by_another = world.member(here, "peer_specialist")
    scene.add(Lead, organization=here, leader=scene.other, worker=led_by_another)
    return [*workers, participant, led_by_another]


def _people_to_assign(scene: Scene) -> dict[str, UUID]:
    world, here = scene.world, scene.here
    people = {"new": world.new_id(), "promised": world.new_id(), "stranger": scene.person()}
    scene.way.walk(people["promised"], world.member(here, "peer_specialist"))
    people["walked"] = scene.way.to("assigned", scene.person())
    people["led"] = scene.way.to("supervises", scene.person())
    for number, said in enumerate(scene.dated()):
        person = scene.way.to("assigned", scene.person())
        span = (said["starts"], said["ends"]) if "starts" in said else OPEN
        home = said["organization"] if "starts" in said else scene.there
        block(world, home, person, scene.other, span)
        people[f"blocked {number}"] = person
    people["without the viewer"] = scene.way.to("assigned", scene.person())
    block(world, here, people["without the viewer"], scene.viewer)
    people["new and kept out"] = world.new_id()
    block(world, here, people["new and kept out"], scene.viewer)
    return people


def doors() -> World:
    """Whose doors a viewer knows, by each relationship, to read and to write."""
    world = World()
    for role, relationship in product(ROLES, NEAREST):
        scene = Scene(world, role)
        _with_doors(scene, relationship)
        if relationship in OF_THE_HOUSE:
            scene.way.to("assigned", scene.person())
        for home in (scene.here, scene.there):
            for kind in ("opens", "shared", "together"):
                world.ask(kind, scene.viewer, home)
            for action in ("read", "write"):
                world.ask("doors", scene.viewer, home, action)
        world.ask("people_by", scene.viewer, scene.here, relationship)
        world.ask("people_by", scene.viewer, scene.here, "none")
        world.ask("reachable", scene.viewer, scene.here, "identity", "write")
    return world


def _with_doors(scene: Scene, relationship: str) -> None:
    world, here = scene.world, scene.here
    for with_door in (True, False):
        door = world.member(here, "participant") if with_door else None
        if relationship == "own_record":
            person = world.person(here, scene.viewer if with_door else None)
        elif relationship in OF_THE_HOUSE and not with_door:
            continue
        else:
            person = scene.way.to(relationship, world.person(here, door))
            _named_twice(scene, person)
        for member in (world.member(here, "supporter"), None):
            scene.add(Recipient, organization=here, of=person, member=member)
    stranger = world.person(here, world.member(here, "participant"))
    for whom in (person, stranger):
        block(world, here, whom, world.member(here, "supporter"))
    scene.add(Recipient, organization=here, of=stranger, member=world.member(here, "supporter"))
    scene.add(Recipient, organization=here, member=world.member(here, "partner"))


def _named_twice(scene: Scene, person: UUID) -> None:
    """What was signed names the viewer under two names of the registry."""
    for consent in scene.world.facts.all(Consent):
        if consent.person == person:
            to = scene.add(Recipient, organization=scene.here, member=scene.viewer).id
            said = {"consent": consent.id, "recipient": to}
            scene.add(Named, organization=scene.here, person=person, **said)


def who_is_here() -> World:
    """Who runs a house, works there, leads whom and is whom, each at their time."""
    world = World()
    nobody_lives_there = world.house()
    for role in ROLES:
        for span, is_active in (*product(SPANS.values(), (True,)), (OPEN, False)):
            scene = Scene(world, role)
            viewer = world.member(scene.here, role, span, is_active=is_active)
            world.person(scene.here, viewer)
            Way(world, viewer, scene.here).lead(scene.other)
            for home in (scene.here, scene.there, nobody_lives_there, None):
                for kind in ("house", "works", "leads", "own", "account", "led"):
                    world.ask(kind, viewer, home)
    for own_home in ("here", "there"):
        scene = Scene(world, "participant")
        home = scene.here if own_home == "here" else scene.there
        world.person(home, scene.viewer)
        world.ask("own", scene.viewer, scene.here)
        world.ask("own", scene.other, scene.here)
    scene = Scene(world)
    for said in scene.dated():
        worker = world.member(scene.here, "peer_specialist")
        scene.add(Lead, **{"leader": scene.viewer, "worker": worker, **said})
    scene.add(Lead, organization=scene.here, leader=scene.other, worker=scene.viewer)
    for who in (scene.viewer, scene.other, None):
        world.ask("led", who, scene.here)
        world.ask("house", who, scene.here)
    return world


def entering() -> World:
    """Signed in with one place or two, of which one may be over, with a name or without."""
    world = World()
    here, there = world.house(), world.house("America/Chicago")
    for span, is_active in product(SPANS.values(), (True, False)):
        first = world.member(here, "supervisor", span, is_active=is_active, age=20)
        account = world.facts.by_id[first].account
        world.member(there, "peer_specialist", age=10, account=account)
        for wanted in (None, here, there):
            world.ask("enter", None, None, account, wanted)
    world.person(here, world.member(here, "participant"))
    guest = world.member(here, "participant")
    world.person(here, guest)
    world.person(here, world.member(here, "participant"))
    world.ask("enter", None, None, world.facts.by_id[guest].account, None)
    world.ask("enter", None, None, world.new_id(), None)
    return world
