"""Acts that reach alone cannot allow, asked by everybody who might try."""

from itertools import product
from typing import Any
from uuid import UUID

from tests.access.oracle.facts import (
    Block,
    Emergency,
    Known,
)
from tests.access.oracle.openings import NEAREST
from tests.access.worlds.parts import MOMENTS, Said, Scene
from tests.access.worlds.ways import OF_THE_HOUSE, Way, block
from tests.access.worlds.world import OPEN, ROLES, SPANS, World

JUST_NOW = -0.000001  # a moment that was not yet when the transaction began
WHY = "She does not answer the door."


def emergencies() -> World:
    """Found by a full name alone, by a worker, for a reason, some hours; closed by who opened."""
    world = World()
    scene = Scene(world)
    here = scene.here
    dee = world.person(here, name="dee deirdre anne quill")
    names: tuple[str, ...] = (
        "dee deirdre",
        "anne quill",
        "deirdre anne",
        "quill dee",
        "dee",
        "",
        " ",
        " dee",
        "dee ",
    )
    names += ("d_e deirdre", "% %", "dee quill", "deirdre anne quill", "ann quill", "anne quil")
    for called in names:
        world.ask("emergency", scene.viewer, here, world.new_id(), called, WHY, 1)
    for why, hours in (("ten letter", 1), ("nine lett", 1), (" " * 9 + "x", 1), (WHY, 4)):
        world.ask("emergency", scene.viewer, here, world.new_id(), "anne quill", why, hours)
    for hours in (-1, 0, 5):
        world.ask("emergency", scene.viewer, here, world.new_id(), "anne quill", WHY, hours)
    world.ask("emergency", scene.viewer, scene.there, world.new_id(), "anne quill", WHY, 1)
    world.person(scene.there, name="sam elsewhere")
    for _ in range(2):
        world.person(here, name="two alike")
    for called in ("sam elsewhere", "two alike"):
        world.ask("emergency", scene.viewer, here, world.new_id(), called, WHY, 1)
    for role, span in product(ROLES, (OPEN, SPANS["over"])):
        viewer = world.member(here, role, span)
        world.ask("emergency", viewer, here, world.new_id(), "anne quill", WHY, 2)
    for number, said in enumerate((*scene.dated(), {"member": scene.other}, {"person": dee})):
        whom = world.person(here, name=f"kept out{number}")
        fact = {"organization": here, "person": whom, "member": scene.viewer, **said}
        scene.add(Block, **(fact if fact["person"] != dee else {**fact, "member": scene.other}))
        world.ask("emergency", scene.viewer, here, world.new_id(), f"kept out{number}", WHY, 1)
    _closing(scene)
    return world


def _closing(scene: Scene) -> None:
    base = {"organization": scene.here, "worker": scene.viewer}
    several: tuple[Said, ...] = (
        {},
        {"worker": scene.other},
        {"organization": scene.there},
        *({"starts": moment} for moment in (*MOMENTS, JUST_NOW)),
        *({"ends": moment} for moment in (-1, 0, 1)),
    )
    for said in several:
        opened = scene.add(Emergency, **{**base, "person": scene.person(), **said})
        for viewer, home in product((scene.viewer, scene.other), (scene.here, scene.there)):
            scene.world.ask("close", viewer, home, opened.id)


def known_people() -> World:
    """Whom workers know, in one house and another; blocks that are there already."""
    world = World()
    for _ in range(2):
        scene = Scene(world)
        here, people = scene.here, {}
        for number, name in enumerate(("dee deirdre anne quill", "sam lake", "sam lake hill")):
            people[number] = world.person(here, name=name)
        world.person(scene.there, name="dee quill")
        _know(scene)
        for person, ends in zip(people.values(), (None, -5, None), strict=True):
            for known in (True, False):
                fact = {"person": person, "is_known": known, "ends": ends}
                member = scene.way.worker()
                scene.add(Known, organization=here, worker=member, called="sam lake")
                scene.add(Known, organization=here, worker=member, called="dee quill")
                scene.add(Block, organization=here, member=member, **fact)
        elsewhere = scene.way.worker()
        scene.add(Known, organization=here, worker=elsewhere, called="sam lake")
        block(world, scene.there, people[1], elsewhere)
        block(world, here, world.person(here), elsewhere)
        for home in (here, scene.there, None):
            world.ask("keep_out", scene.viewer, home, None, None)
        for who, worker in product((people[0], None), (scene.viewer, elsewhere, None)):
            world.ask("keep_out", scene.viewer, here, who, worker)
        _who_asks(scene)
    return world


def _know(scene: Scene) -> None:
    calls = (
        "dee quill",
        "quill anne",
        "dee",
        "dee quil",
        "% %",
        "dee quill jr",
        "",
        " ",
        "quill dee",
    )
    for called in calls:
        scene.add(Known, organization=scene.here, worker=scene.viewer, called=called)
    scene.add(Known, organization=scene.here, worker=scene.other, called="sam lake")
    scene.add(Known, organization=scene.there, worker=scene.other, called="anne quill")


def _who_asks(scene: Scene) -> None:
    world = scene.world
    leader, past = (world.member(scene.here, "supervisor") for _ in range(2))
    Way(world, leader, scene.here).lead(scene.viewer)
    Way(world, past, scene.here, SPANS["over"]).lead(scene.viewer)
    asking = (scene.viewer, leader, past, scene.other, None)
    names = ("deirdre anne quill", "dee anne quill", "sam lake", "anne quill", "dee")
    again = world.another_place(scene.viewer)
    Way(world, leader, scene.here).lead(again)
    world.ask("knows", leader, scene.here, again, "deirdre anne quill")
    world.ask("knows", again, scene.here, again, "sam lake")
    for viewer, worker, called in product(asking, (scene.viewer, scene.other), names):
        world.ask("knows", viewer, scene.here, worker, called)
    world.ask("knows", scene.other, scene.there, scene.other, "anne quill")
    world.ask("knows", scene.viewer, scene.there, scene.viewer, "dee quill")


def lifting() -> World:
    """Each of three yes, in each order; by those who may read blocks, and by others."""
    world = World()
    for relationship in NEAREST:
        scene = Scene(world, "participant" if relationship == "own_record" else "supervisor")
        own = scene.viewer if relationship == "own_record" else None
        person = scene.way.to(relationship, world.person(scene.here, own))
        blocks = list(_blocks(scene, person))
        stranger = block(world, scene.here, scene.person(), scene.way.worker())
        another = scene.person()
        scene.way.to("supervises", another)
        own_block = block(world, scene.here, another if own is None else person, scene.viewer)
        for kept_out in (*blocks, stranger, own_block, world.new_id()):
            world.ask("lift", scene.viewer, scene.here, kept_out)
            world.ask("lift", scene.viewer, scene.there, kept_out)
            world.ask("lift", None, scene.here, kept_out)
        _in_another_place(scene, person)
        if relationship not in (*OF_THE_HOUSE, "own_record"):
            continue
        world.ask("lift", scene.other, scene.here, blocks[0])
    return world


def _in_another_place(scene: Scene, person: UUID) -> None:
    """One's own block in another place of one's own, and a second yes of the same person."""
    twin = scene.world.another_place(scene.viewer)
    base: dict[str, Any] = {"organization": scene.here, "person": person}
    own = scene.add(Block, **base, member=twin, starts=60).id
    first = scene.way.worker()
    half = scene.add(Block, **{**base, "member": first, "first": twin, "agreed": -5}).id
    for one in (own, half):
        scene.world.ask("lift", scene.viewer, scene.here, one)


def _blocks(scene: Scene, person: UUID) -> list[UUID]:
    base: dict[str, Any] = {"organization": scene.here, "person": person}
    one, two = scene.other, scene.way.worker()
    said: list[Said] = [
        {"agreed": agreed, "first": first, "second": second}
        for agreed, first, second in product(
            (None, -5), (None, scene.viewer, one), (None, scene.viewer, two)
        )
        if (first != second and first is not None) or second is None
    ]
    said += [{"ends": -5}, {"ends": 60}, {"organization": scene.there}]
    return [scene.add(Block, **{**base, "member": scene.way.worker(), **one}).id for one in said]
