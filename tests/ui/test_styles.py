"""The styles and scripts that are served are ours, small, and fit for old browsers."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from django.test import Client

import walkwith.ui

STATIC = Path(walkwith.ui.__file__).parent / "static/ui"
CSS = (STATIC / "walkwith.css").read_text()
HTMX = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"
STRICT = {
    "allowEval": False,
    "allowScriptTags": False,
    "includeIndicatorStyles": False,
    "selfRequestsOnly": True,
    "historyCacheSize": 0,
    "refreshOnHistoryMiss": True,
}


def weight(file: str) -> int:
    return len(gzip.compress((STATIC / file).read_bytes(), 9))


def test_the_styles_are_light() -> None:
    assert weight("walkwith.css") < 14 * 1024


def test_our_script_is_light() -> None:
    assert (STATIC / "walkwith.js").stat().st_size < 4 * 1024


def test_htmx_is_the_one_we_chose() -> None:
    assert hashlib.sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest() == HTMX
    assert 'version:"2.0.11"' in (STATIC / "htmx.min.js").read_text()


def test_htmx_is_strict(client: Client, db: None) -> None:
    html = client.get("/library/help/").content.decode()
    said = re.search(r"name=\"htmx-config\" content='([^']+)'", html)
    assert said is not None
    config = json.loads(said.group(1))
    assert {key: config[key] for key in STRICT} == STRICT
    swaps = {rule["code"]: rule["swap"] for rule in config["responseHandling"]}
    assert swaps == {"204": False, "[23]..": True, "422": True, "[45]..": True}


@pytest.mark.parametrize("modern", ["oklch(", "color-mix(", "&", "popover", ":has(", "@layer"])
def test_old_browsers_understand_the_styles(modern: str) -> None:
    """Chrome 106, Safari 15.4 and Firefox 102 know none of these."""
    assert modern not in CSS


def test_the_styles_take_nothing_from_elsewhere() -> None:
    assert set(re.findall(r"url\(\"?([^)\"]*)", CSS)) == {"atkinson-hyperlegible-next.woff2"}


def test_the_font_comes_with_its_licence() -> None:
    assert (STATIC / "atkinson-hyperlegible-next.woff2").stat().st_size < 35 * 1024
    licence = (STATIC / "atkinson-hyperlegible-next.LICENSE.txt").read_text()
    assert "SIL Open Font License, Version 1.1" in licence


def test_motion_can_be_refused() -> None:
    assert "prefers-reduced-motion" in CSS


def test_paper_has_no_navigation() -> None:
    printed = CSS[CSS.rindex("@media print") :]
    assert ".places" in printed
    assert "display:none!important" in printed.replace(" ", "")
