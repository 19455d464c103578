"""Whatever is done to a chain of looks without its key is found, and its place is named."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkwith.access.rules.chain import Fault, Head, Link, Seals, sealing, walk
from walkwith.access.rules.tampering import faults_of

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
BEGAN = dt.datetime(2026, 11, 21, 10, tzinfo=dt.UTC)
FORGED = b"f" * 32
LONG = 40


def chain_of(many: int, key: bytes = KEY) -> list[Link]:
    links: list[Link] = []
    before = b""
    for number in range(1, many + 1):
        rest = f', "look {number}", '
        before = sealing(number, rest, before, key)
        links.append(Link(number, BEGAN + dt.timedelta(minutes=number), rest, before))
    return links


def at_the_end_of(links: list[Link]) -> tuple[int, bytes]:
    return (links[-1].number, links[-1].seal) if links else (0, b"")


WHOLE = chain_of(LONG)


def faults(
    links: list[Link],
    head: tuple[int, bytes] = at_the_end_of(WHOLE),
    *,
    keys: tuple[bytes, ...] = (KEY,),
    anchored: dict[int, bytes] | None = None,
) -> list[Fault]:
    in_order = sorted(links, key=lambda link: link.number)
    said = Head(*head, highest=in_order[-1].number if in_order else 0)
    seals = Seals(keys)
    return faults_of(walk(in_order, seals, said, anchored or {}), seals, said)


def told(links: list[Link], *more: object, **named: object) -> list[tuple[object, ...]]:
    return [
        (
            fault.kind,
            fault.number,
            *([fault.last] if fault.last else []),
            *([fault.was] if fault.was else []),
        )
        for fault in faults(links, *more, **named)  # type: ignore[arg-type]
    ]


def without(number: int) -> list[Link]:
    return [link for link in WHOLE if link.number != number]


def closed_up(links: list[Link]) -> list[Link]:
    return [replace(link, number=place) for place, link in enumerate(links, start=1)]


def with_changed(number: int, **changes: object) -> list[Link]:
    return [
        replace(link, **changes) if link.number == number else link  # type: ignore[arg-type]
        for link in WHOLE
    ]


def swapped(one: int, other: int) -> list[Link]:
    numbers = {one: other, other: one}
    return [replace(link, number=numbers.get(link.number, link.number)) for link in WHOLE]


def with_one_put_in(number: int) -> list[Link]:
    forged = Link(number, BEGAN, ', "forged", ', FORGED)
    return closed_up([*WHOLE[: number - 1], forged, *WHOLE[number - 1 :]])


def test_a_whole_chain_is_whole() -> None:
    assert told(WHOLE) == []
    assert told([], (0, b"")) == []
    anchored = {link.number: link.seal for link in WHOLE[::3]}
    assert told(WHOLE, anchored=anchored) == []


@pytest.mark.parametrize("number", [1, 2, 17, LONG])
def test_an_edit_is_found_at_its_place(number: int) -> None:
    assert told(with_changed(number, rest=', "another", ')) == [("changed", number)]


@pytest.mark.parametrize("number", [1, 2, 17, LONG - 1])
def test_a_changed_seal_is_found_at_its_place(number: int) -> None:
    assert told(with_changed(number, seal=FORGED)) == [("changed", number)]


def test_behind_a_look_changed_with_its_seal_the_next_cannot_be_checked() -> None:
    links = with_changed(17, rest=', "another", ', seal=FORGED)
    assert told(links) == [("doubtful", 17), ("unchecked", 18)]


@pytest.mark.parametrize("number", [1, 2, 17])
def test_a_deletion_is_found_at_its_place(number: int) -> None:
    assert told(without(number)) == [("taken_out", number, number), ("unchecked", number + 1)]


@pytest.mark.parametrize("number", [1, 2, 17])
def test_a_deletion_is_found_when_the_numbers_are_closed_up(number: int) -> None:
    links = closed_up(without(number))
    assert told(links) == [("taken_out", number, number), ("unchecked", number)]


@pytest.mark.parametrize("number", [1, 2, 17, LONG])
def test_an_insertion_is_found_at_its_place(number: int) -> None:
    assert told(with_one_put_in(number)) == [("put_in", number)]


def test_one_put_behind_the_end_is_found() -> None:
    links = [*WHOLE, Link(LONG + 1, BEGAN, ', "forged", ', FORGED)]
    assert told(links) == [("put_in", LONG + 1)]


@pytest.mark.parametrize(("one", "other"), [(1, 2), (4, 9), (4, 5), (1, 39)])
def test_a_reordering_is_found_at_both_places(one: int, other: int) -> None:
    assert told(swapped(one, other)) == [("moved", one, other), ("moved", other, one)]


def test_one_moved_to_the_end_is_found() -> None:
    links = [replace(link, number=999) if link.number == 5 else link for link in WHOLE]
    assert told(links) == [("moved", 999, 5)]


def test_a_cut_tail_is_found_by_the_head() -> None:
    assert told(WHOLE[:30]) == [("taken_out", 31, LONG)]


def test_a_tail_cut_together_with_the_head_is_found_by_the_anchor() -> None:
    cut = WHOLE[:30]
    assert told(cut, at_the_end_of(cut)) == []
    anchored = {20: WHOLE[19].seal, 38: WHOLE[37].seal}
    assert told(cut, at_the_end_of(cut), anchored=anchored) == [("cut_off", 31, 38)]


def test_a_tail_written_anew_is_found_by_the_anchor() -> None:
    anew = WHOLE[:30]
    for number in range(31, LONG + 5):
        seal = sealing(number, ', "later", ', anew[-1].seal, KEY)
        anew.append(Link(number, BEGAN, ', "later", ', seal))
    anchored = {20: WHOLE[19].seal, 38: WHOLE[37].seal}
    assert told(anew, at_the_end_of(anew)) == []
    assert told(anew, at_the_end_of(anew), anchored=anchored) == [("written_anew", 21, 38)]


def test_a_changed_head_is_found() -> None:
    assert told(WHOLE, (LONG, FORGED)) == [("head", LONG)]
    assert told(WHOLE, (30, WHOLE[29].seal)) == [("head", 30)]


def test_looks_of_an_earlier_key_still_fit() -> None:
    links = chain_of(20, OTHER_KEY)
    for number in range(21, 31):
        seal = sealing(number, ', "new", ', links[-1].seal, KEY)
        links.append(Link(number, BEGAN, ', "new", ', seal))
    assert told(links, at_the_end_of(links), keys=(KEY, OTHER_KEY)) == []
    assert told(links, at_the_end_of(links)) != []


def test_where_nothing_fits_any_more_the_walk_ends() -> None:
    links = chain_of(700, OTHER_KEY)
    assert told(links, at_the_end_of(links)) == [("lost", 1)]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["edit", "reseal", "delete", "put in", "move"]), st.integers(1, LONG)
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda act: act[1],
)


@given(acts=ACTS, closes_up=st.booleans(), sets_head=st.booleans())
@settings(max_examples=300, deadline=None)
def test_whatever_is_done_is_found_at_its_place(
    acts: list[tuple[str, int]], *, closes_up: bool, sets_head: bool
) -> None:
    """Each place is told of, and no look is accused that nobody touched."""
    links, touched = done_to_the_chain(acts)
    links.sort(key=lambda link: link.number)
    if closes_up:
        links = closed_up(links)
    if links == WHOLE:
        return
    if [link.rest for link in links] == [link.rest for link in WHOLE[: len(links)]]:
        sets_head = False  # a tail cut cleanly, and the head with it: only an anchor knows
    found = faults(links, at_the_end_of(links) if sets_head else at_the_end_of(WHOLE))
    intact = {link.number: link for link in links if is_intact(link)}
    accused = {f.number for f in found if f.kind in ("changed", "doubtful", "put_in")}
    wrongly = {n for n in accused if n in intact and not is_beside(intact[n], touched)}
    assert found
    assert wrongly == set()
    for link in links:
        if not is_intact(link):
            assert link.number in named(found), (acts, found)


def done_to_the_chain(acts: list[tuple[str, int]]) -> tuple[list[Link], set[str]]:
    links = list(WHOLE)
    touched = set()
    for act, number in acts:
        place = next(
            (i for i, link in enumerate(links) if link.rest == WHOLE[number - 1].rest), None
        )
        if place is None:
            continue
        touched.add(links[place].rest)
        if act == "edit":
            links[place] = replace(links[place], rest=f', "edited {number}", ')
        elif act == "reseal":
            links[place] = replace(links[place], seal=FORGED + bytes([number]))
        elif act == "delete":
            del links[place]
        elif act == "put in":
            far = Link(LONG + 100 + number, BEGAN, f', "forged {number}", ', FORGED)
            links.append(far)
        else:
            links[place] = replace(links[place], number=LONG + 100 + number)
    return links, touched


def is_intact(link: Link) -> bool:
    return any(link.rest == one.rest and link.seal == one.seal for one in WHOLE)


def is_beside(link: Link, touched: set[str]) -> bool:
    """Behind one that was touched a look may be doubted: its own seal rests on that one's."""
    place = next(i for i, one in enumerate(WHOLE) if one.rest == link.rest)
    return any(WHOLE[near].rest in touched for near in (place - 1, place) if near >= 0)


def named(found: list[Fault]) -> set[int]:
    return {
        number
        for fault in found
        for number in range(fault.number, max(fault.last, fault.number) + 1)
    }
