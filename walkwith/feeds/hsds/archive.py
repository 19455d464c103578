"""A package of files in one (zip): only its tables and documents are read, and nothing explodes."""

import io
import json
import lzma
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any, BinaryIO, cast

from walkwith.feeds.content import most_bytes
from walkwith.feeds.refusals import FeedRefused

MOST_FILES = 200
MOST_TIMES_LARGER = 200
FREE_BYTES = 1024 * 1024
DESCRIPTION = "datapackage.json"
ENDINGS = (".csv", ".json", ".ndjson", ".jsonl")
LOCKED = 0x1
BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(NotImplementedError, RuntimeError, struct.error, ValueError, UnicodeError),
)


def is_archive(file: BinaryIO) -> bool:
    begins = file.read(4)
    file.seek(0)
    return begins in (b"PK\x03\x04", b"PK\x05\x06")


@contextmanager
def opened(file: BinaryIO) -> Iterator["Archive"]:
    """The files of an archive. Raises `FeedRefused` for one that is broken, locked or a trap."""
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as problem:
        raise FeedRefused("archive_broken") from problem
    with archive:
        yield Archive(archive)


def put_together(files: Iterable[tuple[str, BinaryIO]], into: BinaryIO) -> None:
    """Write files that came side by side as one package of them."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as archive:
        for name, file in files:
            with archive.open(_base(name), "w") as inside:
                shutil.copyfileobj(file, inside, 64 * 1024)
    into.seek(0)


class Inside(io.RawIOBase):
    """A file in an archive; a broken one refuses the whole feed."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, to: int, whence: int = io.SEEK_SET) -> int:
        return self._packed.seek(to, whence)

    def readinto(self, into: Any) -> int:
        try:
            piece = self._packed.read(len(into))
        except BROKEN as problem:
            raise FeedRefused("archive_broken") from problem
        into[: len(piece)] = piece
        return len(piece)


class Archive:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        found = [info for info in archive.infolist() if not info.is_dir()]
        if len(found) > MOST_FILES:
            raise FeedRefused("archive_of_many", most=MOST_FILES)
        for info in found:
            _check(info)
        if sum(info.file_size for info in found) > 4 * most_bytes():
            raise FeedRefused("archive_explodes")
        self._files = self._told(found)

    def _told(self, found: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        """What is read, by its name; of two of one name, the one that lies higher up."""
        kept: dict[str, zipfile.ZipInfo] = {}
        called = self._called(found)
        for info in sorted(found, key=lambda info: (info.filename.count("/"), info.filename)):
            name = _base(info.filename)
            if name.endswith(ENDINGS) and not name.startswith("."):
                kept.setdefault(called.get(name, name), info)
        return {name: kept[name] for name in sorted(kept)}

    def _called(self, found: list[zipfile.ZipInfo]) -> dict[str, str]:
        """{file: what its package calls it}, where it describes itself (Frictionless Data)."""
        told = next((each for each in found if _base(each.filename) == DESCRIPTION), None)
        if told is None or told.file_size > FREE_BYTES:
            return {}
        try:
            said = json.loads(self._archive.read(told).decode("utf-8-sig"))
            return {
                _base(each["path"]): f"{each['name'].lower()}.csv"
                for each in said["resources"]
                if each["path"].lower().endswith(".csv")
            }
        except (*BROKEN, KeyError, TypeError, AttributeError, RecursionError):
            return {}

    @property
    def names(self) -> list[str]:
        return list(self._files)

    def file(self, name: str) -> BinaryIO:
        """One file, never longer than the archive said it is."""
        try:
            inside = self._archive.open(self._files[name])
        except BROKEN as problem:
            raise FeedRefused("archive_broken") from problem
        return cast(BinaryIO, io.BufferedReader(Inside(inside), 64 * 1024))


def _check(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & LOCKED:
        raise FeedRefused("archive_locked")
    parts = info.filename.replace("\\", "/").split("/")
    if ".." in parts or info.filename.startswith(("/", "\\")) or ":" in parts[0]:
        raise FeedRefused("archive_path", name=info.filename[:80])
    packed = max(info.compress_size, 1)
    if info.file_size > FREE_BYTES and info.file_size / packed > MOST_TIMES_LARGER:
        raise FeedRefused("archive_explodes")


def _base(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1].lower()
