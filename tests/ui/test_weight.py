"""The first load of a page on a phone: under 60 KB besides the font, 100 KB with it."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.conftest import Cast
from walkwith.foundation.actor import Actor

BESIDES_THE_FONT = 60 * 1024
WITH_THE_FONT = 100 * 1024
PAGES = ("/", "/ui/gallery/", "/library/help/", "/accounts/me/", "/today/people/")


def loaded(html: str) -> list[Path]:
    """The files of ours that a page takes with it: styles, scripts, sign."""
    tags = re.findall(r"<(?:link|script|img)\b[^>]*?(?:href|src)=\"/static/([^\"]+)\"", html)
    return [Path(settings.STATIC_ROOT) / name for name in tags]


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


@pytest.mark.parametrize("address", PAGES)
def test_the_first_load_is_light(
    cast: Cast, browse: Callable[[Actor], Client], address: str
) -> None:
    html = browse(cast.rosa).get(address).content
    files = loaded(html.decode())
    assert {file.suffix for file in files} >= {".css", ".js"}
    besides = compressed(html) + sum(compressed(file.read_bytes()) for file in files)
    font = sum(file.stat().st_size for file in Path(settings.STATIC_ROOT).glob("ui/*.woff2")) // 2
    assert besides < BESIDES_THE_FONT
    assert besides + font < WITH_THE_FONT
