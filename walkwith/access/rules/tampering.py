"""What was done to a chain of looks where it does not fit."""

from collections.abc import Iterable, Iterator

from walkwith.access.rules.chain import Fault, Gap, Head, Link, Seals, Walked

Places = dict[int, tuple[Link, int]]


def faults_of(walked: Walked, seals: Seals, head: Head) -> list[Fault]:
    """Every fault of a walk, by number."""
    if walked.lost_at:
        first = walked.lost_at
        return [*walked.faults, Fault("lost", first.number, first.at)]
    known = _known_seals(walked.gaps, head)
    places = _true_places(walked.gaps, seals, known)
    found = list(walked.faults)
    for gap in walked.gaps:
        found += _faults_in(gap, places, known, head.number)
    return sorted(found, key=lambda fault: (fault.number, fault.kind))


def _known_seals(gaps: Iterable[Gap], head: Head) -> dict[int, bytes]:
    """Seals that a whole look, or the head, vouches for, by true number."""
    known = {head.number: head.seal}
    for gap in gaps:
        known[gap.after] = gap.seal
        if gap.until is not None:
            known[gap.until - 1] = gap.doubted[-1].seal
    return known


def _true_places(gaps: list[Gap], seals: Seals, known: dict[int, bytes]) -> Places:
    """The doubted looks that fit somewhere, with their true number. `known` grows with them."""
    waiting = {id(link): (gap, link) for gap in gaps for link in gap.doubted}
    places: Places = {}
    while True:
        found = [
            (link, before + 1)
            for _, link in waiting.values()
            for before, seal in known.items()
            if seals.fit(link, before + 1, seal)
        ]
        for link, number in found:
            places[id(link)] = link, number
            known.setdefault(number, link.seal)
            waiting.pop(id(link), None)
        if not found and not _mended(list(waiting.values()), seals, known):
            return places


def _mended(waiting: list[tuple[Gap, Link]], seals: Seals, known: dict[int, bytes]) -> bool:
    """Whether only the seal of a look was changed: with the one it had, the next fits again."""
    for gap, link in waiting:
        number = link.number + gap.shift
        if number - 1 not in known or number in known:
            continue
        had = seals.of(link, number, known[number - 1])
        if any(seals.fit(other, number + 1, had) for _, other in waiting):
            known[number] = had
            return True
    return False


def _faults_in(gap: Gap, places: Places, known: dict[int, bytes], said: int) -> list[Fault]:
    end = said + 1 if gap.until is None else gap.until
    free = set(range(gap.after + 1, end)) - {number for _, number in places.values()}
    if gap.until is not None and id(gap.doubted[-1]) not in places:
        free.discard(gap.until - 1)
    misfits = [link for link in gap.doubted if id(link) not in places]
    found = [_of_a_misfit(link, gap, free, known) for link in misfits]
    put_in = sum(fault.kind == "put_in" for fault in found)
    found += [Fault("taken_out", first, gap.at, last) for first, last in _ranges(free)]
    fitting = [places[id(link)] for link in gap.doubted if id(link) in places]
    return found + _moved(gap, fitting, moved_by=len(free) - put_in)


def _of_a_misfit(link: Link, gap: Gap, free: set[int], known: dict[int, bytes]) -> Fault:
    if gap.until is not None and link is gap.doubted[-1]:
        is_checked = gap.until - 2 in known
        return Fault("changed" if is_checked else "unchecked", link.number, link.at)
    number = link.number + gap.shift
    if number in free:
        free.discard(number)
        return Fault("changed" if number in known else "doubtful", link.number, link.at)
    return Fault("put_in", link.number, link.at)


def _moved(gap: Gap, fitting: list[tuple[Link, int]], *, moved_by: int) -> list[Fault]:
    """Those with another number than what was taken out or put in before them explains."""
    shifts = {gap.shift, gap.shift + moved_by}
    found = [
        Fault("moved", link.number, link.at, was=number)
        for link, number in fitting
        if number - link.number not in shifts
    ]
    if gap.until is not None and gap.then not in shifts:
        found.append(Fault("moved", gap.until - gap.then, gap.at, was=gap.until))
    return found


def _ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for number in sorted(numbers):
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = number
    if first is not None and last is not None:
        yield first, last
