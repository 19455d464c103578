"""Every combination of the things that decide about reach."""

from collections.abc import Iterator
from itertools import combinations, product
from uuid import UUID

from tests.access.oracle.openings import NEAREST
from tests.access.worlds.ways import BLOCKS, OF_THE_HOUSE, Way, blocked
from tests.access.worlds.world import ROLES, SPANS, World

FEW_BLOCKS = ("none", "open", "over", "elsewhere")
FEW_SPANS = ("open", "over")


def every_world() -> Iterator[World]:
    """Role x relationship x time x block x tenant x active account, and all that hold together."""
    for role, relationship in product(ROLES, NEAREST):
        yield one_way(role, relationship, tuple(SPANS), FEW_BLOCKS)
        yield one_way(role, relationship, ("open",), BLOCKS)
        yield one_way(role, relationship, FEW_SPANS, ("none", "open"), elsewhere=True)
        yield one_way(role, relationship, FEW_SPANS, ("none", "open"), is_active=False)
    for role in ROLES:
        yield many_ways(role)
        yield here_and_gone(role)


def one_way(
    role: str,
    relationship: str,
    spans: tuple[str, ...],
    blocks: tuple[str, ...],
    *,
    elsewhere: bool = False,
    is_active: bool = True,
) -> World:
    """One relationship at each time under each block; the facts of the same house, or another."""
    world = World()
    for name in spans:
        if relationship in OF_THE_HOUSE:
            _people(world, role, relationship, (name,), blocks, elsewhere, is_active)
    if relationship not in OF_THE_HOUSE:
        _people(world, role, relationship, spans, blocks, elsewhere, is_active)
    return world


def _people(
    world: World,
    role: str,
    relationship: str,
    spans: tuple[str, ...],
    blocks: tuple[str, ...],
    elsewhere: bool,
    is_active: bool,
) -> None:
    here, there = world.house(), world.house("America/Chicago")
    home = there if elsewhere else here
    viewer = world.member(here, role, is_active=is_active)
    for span, how in product(spans, blocks):
        if relationship == "own_record":
            viewer = world.member(here, role, SPANS[span], is_active=is_active)
        person = world.person(home, viewer if relationship == "own_record" else None)
        way = Way(world, viewer, home, SPANS[span])
        if relationship == "privacy_contact" and how != blocks[0]:
            way.asks(person)
        else:
            way.to(relationship, person)
        blocked(world, how, here, there, person, viewer)
        world.look_at(viewer, here, person)
    world.look_at(viewer, there, person)


def many_ways(role: str) -> World:
    """Every set of relationships to one person, without a block and under one."""
    world = World()
    here, there = world.house(), world.house()
    viewer = world.member(here, role)
    others = NEAREST[1:]
    for size, how in product(range(len(others) + 1), ("none", "open")):
        for ways in combinations(others, size):
            _stand(world, (here, there), viewer, ways, how)
    for ways, how in product([(), *((one,) for one in others), others], ("none", "open")):
        _own(world, role, ways, how)
    return world


def _own(world: World, role: str, ways: tuple[str, ...], how: str) -> None:
    here, there = world.house(), world.house()
    viewer = world.member(here, role)
    _stand(world, (here, there), viewer, ways, how, own=True)


def _stand(
    world: World,
    houses: tuple[UUID, UUID],
    viewer: UUID,
    ways: tuple[str, ...],
    how: str,
    *,
    own: bool = False,
) -> None:
    here, there = houses
    person = world.person(here, viewer if own else None)
    way = Way(world, viewer, here)
    for relationship in ways:
        alone = ways == ("privacy_contact",) and how == "none"
        if relationship == "privacy_contact" and not (own or alone):
            way.asks(person)
        else:
            way.to(relationship, person)
    blocked(world, how, here, there, person, viewer)
    world.look_at(viewer, here, person)


def here_and_gone(role: str) -> World:
    """The viewer's own place: its time, the account, and the house they say they are in."""
    world = World()
    for span, is_active in product(SPANS.values(), (True, False)):
        here, there = world.house(), world.house()
        viewer = world.member(here, role, span, is_active=is_active)
        people = [
            Way(world, viewer, here).to(relationship, world.person(here))
            for relationship in NEAREST[1:]
        ]
        people.append(world.person(here, viewer))
        for home in (here, there):
            world.look_at(viewer, home, *people)
        world.ask("reach", None, here)
        world.ask("reach", viewer, None)
    return world
