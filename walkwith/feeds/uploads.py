"""How a file is received: on disk, and never more of it than a feed may have."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from walkwith.feeds.content import most_bytes


class BoundedUpload(TemporaryFileUploadHandler):
    """Keeps the first bytes of a file, up to the limit, and how long it really was.

    What is over the limit is read past and not kept, so that the page can say how it is.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= most_bytes():
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        file = super().file_complete(file_size)
        if file is not None:
            file.size = file_size
        return file
