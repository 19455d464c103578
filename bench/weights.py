"""What a phone downloads for its first page, compressed, with the font told apart."""

import re
from dataclasses import dataclass

from bench.visitor import Visitor

LINKED = re.compile(r'(?:src|href)="(/static/[^"]+)"')
IN_STYLES = re.compile(r'url\(["\']?([^"\')]+)')
MOST_KB = 60.0
MOST_KB_WITH_FONT = 100.0


@dataclass(slots=True)
class Weight:
    page: str
    html: float
    others: float
    font: float

    @property
    def total(self) -> float:
        return self.html + self.others


def weigh(visitor: Visitor, name: str, path: str) -> Weight:
    """The page, everything it links to from ourselves, and the fonts its styles name."""
    answer = visitor.get(path)
    found = Weight(name, len(answer.body) / 1024, 0.0, 0.0)
    for address in sorted(set(LINKED.findall(answer.text))):
        linked = visitor.get(address)
        found.others += len(linked.body) / 1024
        if address.endswith(".css"):
            found.font += sum(_fonts(visitor, address, linked.text))
    return found


def _fonts(visitor: Visitor, styles: str, text: str) -> list[float]:
    folder = styles.rsplit("/", 1)[0]
    names = {name for name in IN_STYLES.findall(text) if ".woff2" in name}
    return [
        len(visitor.get(name if name.startswith("/") else f"{folder}/{name}").body) / 1024
        for name in sorted(names)
    ]


def as_text(found: list[Weight]) -> str:
    return "\n".join(
        f"{one.page:<24} {one.html:5.1f} kB + {one.others:5.1f} kB styles, scripts, pictures"
        f" = {one.total:5.1f} kB, font {one.font:5.1f} kB"
        + ("" if one.total <= MOST_KB and one.total + one.font <= MOST_KB_WITH_FONT else "  MISSED")
        for one in found
    )
