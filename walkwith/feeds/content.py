"""The file of a run: from a page to the worker in packed pieces, so both may stand apart."""

import os
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from django.conf import settings

from walkwith.feeds.fetching import too_big
from walkwith.feeds.models import FeedPart, ImportRun

PIECE = 1024 * 1024


def most_bytes() -> int:
    return int(settings.FEED_LIMIT_MEGABYTES) * 1024 * 1024


def size_of(file: BinaryIO) -> int:
    """How long a file is. Raises `FeedRefused` when that is more than we take."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size > most_bytes():
        raise too_big(most_bytes())
    return size


def keep_parts(run: ImportRun, file: BinaryIO) -> None:
    """Lay the file down beside the run, packed, a piece at a time."""
    size_of(file)
    number = 0
    while piece := file.read(PIECE):
        number += 1
        FeedPart.objects.create(
            organization_id=run.organization_id,
            run=run,
            number=number,
            packed=zlib.compress(piece, 1),
        )


def drop_parts(run: ImportRun) -> None:
    FeedPart.objects.filter(run=run).delete()


def write_parts(run: ImportRun, into: BinaryIO) -> None:
    for part in FeedPart.objects.filter(run=run).order_by("number").iterator(chunk_size=4):
        into.write(zlib.decompress(bytes(part.packed)))


@contextmanager
def file_of(run: ImportRun) -> Iterator[BinaryIO]:
    """The file that is kept beside a run."""
    with temporary_file() as file:
        write_parts(run, file)
        yield file


@contextmanager
def temporary_file() -> Iterator[BinaryIO]:
    with tempfile.TemporaryFile(prefix="walkwith-feed-") as file:
        yield cast(BinaryIO, file)
