"""Cover: asked, answered, arranged, ended, and read about, by everybody who might try."""

from itertools import product
from uuid import UUID

from tests.access.oracle.facts import Agreement, Block, Cover, Lead
from tests.access.oracle.openings import NEAREST
from tests.access.worlds.parts import MOMENTS, Said, Scene
from tests.access.worlds.ways import SHARED, Way
from tests.access.worlds.world import OPEN, ROLES, SPANS, World


def answering_covers() -> World:
    """Asked of somebody, or not; answered already, or not; in time, or not."""
    world = World()
    scene = Scene(world)
    for said in _covers(scene):
        cover = scene.add(Cover, **{"organization": scene.here, **said})
        for viewer, home in product((scene.viewer, scene.other), (scene.here, scene.there)):
            for yes in (True, False):
                world.ask("answer_cover", viewer, home, cover.id, yes)
    for role in ROLES:
        scene = Scene(world, role)
        for span in SPANS.values():
            viewer = world.member(scene.here, role, span)
            world.ask("answer_cover", viewer, scene.here, _unanswered(scene, viewer), True)
    world.ask("answer_cover", scene.viewer, scene.here, world.new_id(), True)
    return world


def _unanswered(scene: Scene, worker: UUID) -> UUID:
    said: Said = {"away": scene.other, "worker": worker, "accepted": None}
    return scene.add(Cover, organization=scene.here, **said).id


def _covers(scene: Scene) -> list[Said]:
    """Covers of somebody away by the viewer: each thing another, alone."""
    base: Said = {"away": scene.other, "worker": scene.viewer, "accepted": None}
    return [
        base,
        *({**base, "accepted": moment} for moment in MOMENTS),
        *({**base, "declined": moment} for moment in MOMENTS),
        *({**base, "ends": moment} for moment in (-1, 0, 1)),
        {**base, "starts": 60},
        {**base, "starts": 60, "accepted": -5},
        {**base, "starts": 0, "accepted": -5},
        {**base, "worker": None},
        {**base, "worker": None, "accepted": -5},
        {**base, "organization": scene.there},
        {**base, "organization": scene.there, "accepted": -5},
        {**base, "accepted": -5, "declined": -5},
    ]


def arranging_covers() -> World:
    """Chosen and ended by who is away, who leads them, who stands in, and by others."""
    world = World()
    scene = Scene(world)
    leader, past = (world.member(scene.here, "supervisor") for _ in range(2))
    stranger = world.member(scene.here, "peer_specialist")
    for one, span in ((leader, OPEN), (past, SPANS["over"])):
        starts, ends = span
        said = {"leader": one, "worker": scene.other, "starts": starts, "ends": ends}
        scene.add(Lead, organization=scene.here, **said)
    for said in _covers(scene):
        cover = scene.add(Cover, **{"organization": scene.here, **said}).id
        for viewer in (scene.viewer, scene.other, leader, past, stranger, None):
            world.ask("choose_cover", viewer, scene.here, cover, stranger)
            world.ask("end_cover", viewer, scene.here, cover, world.new_id())
        world.ask("choose_cover", scene.other, scene.here, cover, None)
        world.ask("choose_cover", scene.other, scene.there, cover, stranger)
        world.ask("end_cover", scene.other, scene.there, cover, world.new_id())
    cover = _unanswered(scene, scene.viewer)
    chosen = [world.member(scene.here, role) for role in ROLES]
    chosen += [world.member(scene.here, "peer_specialist", span) for span in SPANS.values()]
    chosen += [world.member(scene.there, "peer_specialist"), world.new_id(), scene.other]
    for colleague in chosen:
        world.ask("choose_cover", scene.other, scene.here, cover, colleague)
    world.ask("choose_cover", scene.other, scene.here, world.new_id(), stranger)
    return world


def covers_to_read() -> World:
    """Who stands in for whom, told to those who may read who walks with somebody."""
    world = World()
    for relationship in NEAREST:
        scene = Scene(world, "participant" if relationship == "own_record" else "supervisor")
        _read_covers(scene, relationship)
    for role in ("participant", "partner", "administrator"):
        _read_covers(Scene(world, role), "assigned")
    scene = Scene(world)
    for walk, agreed, cover, kept_out in _around_covers(scene):
        _stand_in(scene, walk, agreed, cover, kept_out)
    return world


def _read_covers(scene: Scene, relationship: str) -> None:
    world = scene.world
    own = scene.viewer if relationship == "own_record" else None
    person = scene.way.to(relationship, world.person(scene.here, own))
    away = scene.way.worker()
    scene.way.walk(person, away)
    if relationship != "covering":
        scene.add(Agreement, organization=scene.here, person=person, sections=SHARED)
    said = {"away": away, "worker": scene.other}
    cover = scene.add(Cover, organization=scene.here, **said)
    stranger = scene.person()
    scene.way.walk(stranger, away)
    scene.add(Agreement, organization=scene.here, person=stranger, sections=SHARED)
    for home, whom in product((scene.here, scene.there), (person, stranger)):
        world.ask("covers_of", scene.viewer, home, whom)
    world.ask("held_by", scene.viewer, scene.here, cover.id)
    world.ask("held_by", away, scene.here, cover.id)
    world.ask("held_by", away, scene.there, cover.id)


def _around_covers(scene: Scene) -> list[tuple[Said, Said | None, Said, Said | None]]:
    empty: Said = {}
    dated, ending = list(scene.dated()), list(scene.ending())
    return [
        *((said, empty, empty, None) for said in dated),
        *((empty, said, empty, None) for said in dated),
        *((empty, empty, said, None) for said in ending),
        *((empty, empty, empty, said) for said in dated),
        (empty, None, empty, None),
        (empty, {"sections": ()}, empty, None),
        (empty, {"person": scene.person()}, empty, None),
        *((empty, empty, {"accepted": moment}, None) for moment in (*MOMENTS, None)),
        (empty, empty, {"worker": None}, None),
        (empty, empty, empty, {"member": scene.other}),
        (empty, empty, empty, {"person": scene.person()}),
    ]


def _stand_in(
    scene: Scene, walk: Said, agreed: Said | None, cover: Said, kept_out: Said | None
) -> None:
    """The viewer walks with the person, too, so that they may read who else does."""
    world, here = scene.world, {"organization": scene.here}
    person, away = scene.person(), world.member(scene.here, "peer_specialist")
    worker = world.member(scene.here, "peer_specialist")
    scene.way.home = scene.here
    scene.way.to("assigned", person)
    scene.way.lead(away)
    at_home = {name: value for name, value in walk.items() if name != "organization"}
    way = Way(world, scene.viewer, walk.get("organization", scene.here))
    way.walk(person, away, **at_home)
    if agreed is not None:
        scene.add(Agreement, **{**here, "person": person, "sections": SHARED, **agreed})
    made = scene.add(Cover, **{**here, "away": away, "worker": worker, **cover})
    if agreed == {}:
        scene.add(Agreement, **{**here, "person": person, "sections": SHARED, "ends": 60})
    if kept_out is not None:
        scene.add(Block, **{**here, "person": person, "member": worker, **kept_out})
    world.ask("covers_of", scene.viewer, scene.here, person)
    for viewer in (away, scene.viewer, scene.other, worker):
        world.ask("held_by", viewer, scene.here, made.id)
