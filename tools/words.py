"""Gather the words of each package into its Spanish catalogue, and compile it.

`python -m tools.words [PACKAGE ...]`. Translations already written are kept; messages nobody
uses any more are dropped. `check()` is what the tests ask.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent / "walkwith"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def packages() -> list[str]:
    """The names of all packages of the house."""
    return sorted(folder.name for folder in ROOT.iterdir() if (folder / "__init__.py").exists())


def catalogue_path(package: str) -> Path:
    return ROOT / package / "locale/es/LC_MESSAGES/django.po"


def gathered(package: str) -> Catalog:
    """The words found in the Python files and templates of one package."""
    catalogue = Catalog(locale="es", project="Walkwith", charset="utf-8")
    for file in sorted((ROOT / package).rglob("*")):
        for line, message, context in _messages_of(file):
            where = (str(file.relative_to(ROOT.parent)), line)
            catalogue.add(message, locations=[where], context=context)
    return catalogue


def _messages_of(file: Path) -> Iterator[tuple[int, str | tuple[str, ...], str | None]]:
    if file.suffix == ".py":
        source = file.read_bytes()
    elif file.suffix in {".html", ".txt"} and "templates" in file.parts:
        from django.utils.translation.template import templatize  # noqa: PLC0415 (needs settings)

        source = templatize(file.read_text(), origin=str(file)).encode()
    else:
        return
    for line, message, _comments, context in extract("python", io.BytesIO(source), KEYWORDS):
        yield line, message, context


def known(package: str) -> Catalog:
    """The catalogue as it is kept."""
    path = catalogue_path(package)
    if not path.exists():
        return Catalog(locale="es")
    with path.open("rb") as file:
        return read_po(file, locale="es")


def update(package: str) -> None:
    """Write the catalogue anew with the words of today and the translations of yesterday."""
    fresh, kept = gathered(package), known(package)
    if not len(fresh):
        return
    for message in fresh:
        before = kept.get(message.id, message.context) if message.id else None
        if before is not None:
            message.string = before.string
    path = catalogue_path(package)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, fresh, width=96, sort_output=True, omit_header=False, include_lineno=False)
    write_compiled(package)


def compiled(package: str) -> bytes:
    """The binary catalogue, as it follows from the written one."""
    out = io.BytesIO()
    write_mo(out, known(package))
    return out.getvalue()


def write_compiled(package: str) -> None:
    catalogue_path(package).with_suffix(".mo").write_bytes(compiled(package))


def missing(package: str) -> list[str]:
    """Messages of the package that its Spanish catalogue lacks or leaves empty."""
    kept = known(package)
    return [
        str(message.id)
        for message in gathered(package)
        if message.id and not _is_said(kept.get(message.id, message.context))
    ]


def _is_said(message: Message | None) -> bool:
    if message is None:
        return False
    said = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return all(said)


if __name__ == "__main__":
    import django
    from django.conf import settings

    settings.configure(USE_I18N=True, DATABASES={})
    django.setup()
    for name in sys.argv[1:] or packages():
        update(name)
        if lacking := missing(name):
            print(f"{name}: {len(lacking)} to translate, the first: {lacking[0]!r}")
