"""Looks: by each relationship, alone and together, of what is open and what is not."""

from itertools import product
from uuid import UUID

from tests.access.oracle.facts import Looked
from tests.access.oracle.looks import Look
from tests.access.oracle.openings import NEAREST
from tests.access.worlds.parts import Scene
from tests.access.worlds.world import World

SECTIONS = ("identity", "plan", "contact_notes", "looks", "nonsense")
HOWS = ("opened", "listed", "wrote")


def looks() -> World:
    world = World()
    for relationship in NEAREST:
        role = {"own_record": "participant", "consented": "partner"}.get(relationship, "supervisor")
        scene = Scene(world, role)
        own = scene.viewer if relationship == "own_record" else None
        person = scene.way.to(relationship, world.person(scene.here, own))
        for section, how in product(SECTIONS, HOWS):
            _look(scene, [(person, (section,), how)])
    for is_demo in (False, True):
        _several(world, is_demo)
    _listed_before(world)
    return world


def _look(
    scene: Scene, *messages: list[tuple[UUID, tuple[str, ...], str]], page: str = "page"
) -> None:
    made = tuple(
        tuple(
            Look(person, sections, tuple(scene.world.new_id() for _ in sections), how, page)
            for person, sections, how in message
        )
        for message in messages
    )
    scene.world.ask("looks", scene.viewer, scene.here, *made)


def _several(world: World, is_demo: bool) -> None:
    """People and sections in one message, one section by a nearer reason than another."""
    scene = Scene(world)
    scene.here = scene.way.home = world.house("Pacific/Auckland", is_demo=is_demo)
    scene.viewer = scene.way.viewer = world.member(scene.here, "supervisor")
    both, led, covered = (scene.person() for _ in range(3))
    for relationship in ("supervises", "assigned", "emergency"):
        scene.way.to(relationship, both)
    scene.way.to("supervises", led)
    for relationship in ("emergency", "covering"):
        scene.way.to(relationship, covered)
    two = ("identity", "schedule")
    _look(scene, [(both, two, "opened"), (led, two, "opened")])
    _look(scene, [(covered, ("plan", "contact_notes", "identity"), "opened")])
    _look(scene, [(both, ("plan",), "opened"), (both, ("plan",), "wrote")])
    _look(scene, [(led, ("identity",), "opened"), (led, ("plan",), "wrote")])
    _look(scene, [(led, ("identity",), "opened"), (scene.person(), ("identity",), "opened")])
    _look(scene, [(led, two, "listed")], [(led, two, "listed")])
    _look(scene, [(led, two, "opened")], [(led, two, "opened")])
    _look(scene, [(led, two, "listed")], [(led, ("identity",), "listed"), (both, two, "listed")])
    _look(scene, [(led, two, "listed"), (both, two, "opened")], page="people")
    _look(scene, [])


def _listed_before(world: World) -> None:
    """A list that is in the log already, today; and others like it but for one thing."""
    for said in (
        {},
        {"days": -1},
        {"sections": ("plan",)},
        {"why": "supervises"},
        {"how": "opened"},
        {"viewer": "other"},
        {"person": "other"},
        {"organization": "there"},
    ):
        scene = Scene(world)
        person = scene.way.to("assigned", scene.person())
        others = {"viewer": scene.other, "person": scene.person(), "organization": scene.there}
        base = {
            "organization": scene.here,
            "person": person,
            "viewer": scene.viewer,
            "sections": ("identity",),
            "why": "assigned",
        }
        changed = {name: others.get(name, value) for name, value in said.items()}
        scene.add(Looked, **{**base, **changed})
        _look(scene, [(person, ("identity",), "listed")])
        _look(scene, [(person, ("identity",), "opened")])
