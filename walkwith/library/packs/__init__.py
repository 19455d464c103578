"""The packs that come with the program: read once, checked when they are read."""

from functools import cache
from pathlib import Path

from walkwith.library.packs.schema import (
    AREAS,
    EVERYWHERE,
    PARTS,
    Pack,
    PackError,
    PackLine,
    PackList,
    PackScript,
    Words,
    check_together,
    read_pack,
    read_scripts,
)

HERE = Path(__file__).parent
SCRIPTS = "scripts.json"

__all__ = [
    "AREAS",
    "EVERYWHERE",
    "PARTS",
    "Pack",
    "PackError",
    "PackLine",
    "PackList",
    "PackScript",
    "Words",
    "all_packs",
    "all_scripts",
]


@cache
def all_packs() -> dict[str, Pack]:
    """Every pack by its code; what holds in every state first, then by name."""
    files = [file for file in HERE.glob("*.json") if file.name != SCRIPTS]
    packs = [read_pack(file.name, file.read_text()) for file in files]
    check_together(packs)
    packs.sort(key=lambda pack: (pack.code != EVERYWHERE, pack.name.en))
    return {pack.code: pack for pack in packs}


@cache
def all_scripts() -> dict[str, PackScript]:
    scripts = read_scripts(SCRIPTS, (HERE / SCRIPTS).read_text())
    return {script.code: script for script in scripts}
