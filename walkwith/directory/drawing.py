"""A map drawn by us: places as numbered dots around the one asked for, and how far they are.

There is nothing under it, no streets and nothing of anybody's: the list says the address. It is
never drawn around somebody's home.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from walkwith.directory.places import Place
from walkwith.directory.words import MILE, VERY_NEAR, distance_words

WIDTH, HEIGHT = 600, 440
MIDDLE = WIDTH / 2, HEIGHT / 2
REACH = HEIGHT / 2 - 34
STEPS = (0.25, 0.5, 1, 2, 3, 5, 10, 15, 25, 50, 100)
RINGS = 3
APART = 34
MOST_IN_A_DOT = 3
NORTH = format_html(
    '<g class="north" transform="translate({} {})"><path d="M0-26 9 0 0-6-9 0Z"/>'
    '<text y="20">N</text></g>',
    *(562, 44),
)


@dataclass(frozen=True, slots=True)
class Dot:
    """The `number` in the list, and where it is."""

    number: int
    name: str
    latitude: float
    longitude: float
    kilometers: float


@dataclass(slots=True)
class _Shown:
    x: float
    y: float
    numbers: list[int]

    @property
    def words(self) -> str:
        said = " ".join(str(number) for number in self.numbers[:MOST_IN_A_DOT])
        more = len(self.numbers) - MOST_IN_A_DOT
        return f"{said} +{more}" if more > 0 else said


def map_drawn(place: Place | None, dots: Sequence[Dot]) -> str:
    """The picture, and in words how far and which way each is; nothing without a place."""
    if place is None or not dots:
        return ""
    in_miles = bool(place.state)
    step = _step(max(dot.kilometers for dot in dots), in_miles=in_miles)
    scale = REACH / (step * RINGS)
    return format_html(
        '<figure class="map"><svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}{}</svg>'
        "<figcaption>{}</figcaption></figure>",
        *(WIDTH, HEIGHT, _said(place, dots, in_miles=in_miles)),
        _rings(step, scale, in_miles=in_miles),
        _middle(),
        _dots(_placed(place, dots, scale)),
        NORTH,
        _("The numbers are those of the list. The middle is %(place)s.") % {"place": place.words},
    )


def way_to(place: Place, latitude: float, longitude: float) -> str:
    """ "north-east": which way it is, of eight."""
    ways = (
        _("north"),
        _("north-east"),
        _("east"),
        _("south-east"),
        _("south"),
        _("south-west"),
        _("west"),
        _("north-west"),
    )
    east, north = _from(place, latitude, longitude)
    return ways[round(math.degrees(math.atan2(east, north)) / 45) % len(ways)]


def _said(place: Place, dots: Sequence[Dot], *, in_miles: bool) -> str:
    first = _("A map around %(place)s.") % {"place": place.words}
    each = (f"{dot.number}: {dot.name}, {_where(place, dot, in_miles=in_miles)}." for dot in dots)
    return " ".join([first, *each])


def _where(place: Place, dot: Dot, *, in_miles: bool) -> str:
    """ "0.7 miles north"; of the middle there is no way."""
    if dot.kilometers < VERY_NEAR:
        return _("in the middle")
    far = distance_words(dot.kilometers, in_miles=in_miles)
    return f"{far} {way_to(place, dot.latitude, dot.longitude)}"


def _step(farthest: float, *, in_miles: bool) -> float:
    """Kilometers from ring to ring, a round number of what people count in."""
    unit = MILE if in_miles else 1.0
    return next((step for step in STEPS if step * RINGS * unit >= farthest), STEPS[-1]) * unit


def _rings(step: float, scale: float, *, in_miles: bool) -> str:
    x, y = MIDDLE
    rings = [
        (x, y, f"{step * ring * scale:.1f}", x, f"{y + step * ring * scale - 7:.1f}", words)
        for ring in range(RINGS, 0, -1)
        for words in [_ring_words(step * ring, in_miles=in_miles)]
    ]
    return format_html_join(
        "", '<circle class="ring" cx="{}" cy="{}" r="{}"/><text x="{}" y="{}">{}</text>', rings
    )


def _ring_words(kilometers: float, *, in_miles: bool) -> str:
    far = f"{kilometers / MILE if in_miles else kilometers:g}"
    return (_("%(far)s mi") if in_miles else _("%(far)s km")) % {"far": far}


def _middle() -> str:
    x, y = MIDDLE
    return format_html('<path class="here" d="M{} {}h20m-10-10v20"/>', x - 10, y)


def _placed(place: Place, dots: Sequence[Dot], scale: float) -> list[_Shown]:
    """Where each is drawn; those too near each other share one dot."""
    shown: list[_Shown] = []
    for dot in dots:
        east, north = _from(place, dot.latitude, dot.longitude)
        x, y = MIDDLE[0] + east * scale, MIDDLE[1] - north * scale
        near = next((one for one in shown if math.hypot(one.x - x, one.y - y) < APART), None)
        if near:
            near.numbers.append(dot.number)
        else:
            shown.append(_Shown(x, y, [dot.number]))
    return shown


def _dots(shown: Sequence[_Shown]) -> str:
    lines = []
    for one in reversed(shown):
        width = 28 + 9 * (len(one.words) - 1)
        x, y = f"{one.x - width / 2:.1f}", f"{one.y - 14:.1f}"
        lines.append((x, y, width, f"{one.x:.1f}", f"{one.y + 6:.1f}", one.words))
    return format_html_join(
        "",
        '<g class="spot"><rect x="{}" y="{}" width="{}" height="28" rx="14"/>'
        '<text x="{}" y="{}">{}</text></g>',
        lines,
    )


def _from(place: Place, latitude: float, longitude: float) -> tuple[float, float]:
    """Kilometers to the east and to the north, on a flat map."""
    east = (longitude - place.longitude) * 111.195 * math.cos(math.radians(place.latitude))
    return east, (latitude - place.latitude) * 111.195
