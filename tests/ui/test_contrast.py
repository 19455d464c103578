"""Every pair of text and ground of the styles is readable: 4.5:1 in both lights."""

import re
from pathlib import Path

import pytest

import walkwith.ui

UI = Path(walkwith.ui.__file__).parent
TOKENS = (UI / "styles/_tokens.scss").read_text()
CSS = (UI / "static/ui/walkwith.css").read_text()
EVERYWHERE = ("ground", "surface", "sunk", "path-soft", "dawn-soft", "honey-soft", "dusk-soft")
# Text on the grounds it stands on.
TEXT = {
    "ink": EVERYWHERE,
    "ink-soft": EVERYWHERE,
    "path-ink": EVERYWHERE,
    "path": ("ground", "surface"),
    "dawn-ink": ("ground", "surface", "dawn-soft"),
    "honey-ink": ("honey-soft",),
    "dusk": ("ground", "surface", "dusk-soft"),
    "on-path": ("path", "path-deep"),
    "ground": ("ring",),
}
# What is not text but must be seen: edges of inputs, focus rings, marks and drawings.
DRAWN = {
    "line-strong": ("ground", "surface"),
    "ring": EVERYWHERE,
    "path": ("ground", "surface", "path-soft"),
    "dawn": ("ground", "surface", "dawn-soft"),
}


def tokens(light: str) -> dict[str, str]:
    """The colours of one light, by name."""
    body = TOKENS.split(f"@mixin {light} {{")[1].split("\n}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body))


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3: (lighter + 0.05) / (darker + 0.05)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def pairs_below(limit: float, pairs: dict[str, tuple[str, ...]], light: str) -> list[str]:
    colours = tokens(light)
    return [
        f"{front} on {ground}: {found:.2f}"
        for front, grounds in pairs.items()
        for ground in grounds
        if (found := contrast(colours[front], colours[ground])) < limit
    ]


@pytest.mark.parametrize("light", ["light", "dark"])
def test_text_is_readable(light: str) -> None:
    assert pairs_below(4.5, TEXT, light) == []


@pytest.mark.parametrize("light", ["light", "dark"])
def test_edges_and_drawings_are_seen(light: str) -> None:
    assert pairs_below(3.0, DRAWN, light) == []


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("light", ["light", "dark"])
def test_the_compiled_styles_are_of_these_tokens(light: str) -> None:
    compiled = CSS.replace("#fff;", "#ffffff;")
    for name, value in tokens(light).items():
        assert f"--{name}: {value}" in compiled or f"--{name}:{value}" in compiled, name


def test_no_text_takes_a_colour_that_is_not_checked() -> None:
    """Quotation marks are large and drawn: they alone are dawn."""
    sheets = "".join(sheet.read_text() for sheet in (UI / "styles").glob("_*.scss"))
    used = re.findall(r"[^-]color: var\(--([\w-]+)\)", sheets)
    assert set(used) - set(TEXT) == {"dawn"}
    assert used.count("dawn") == 1


def test_no_colour_is_written_outside_of_the_tokens() -> None:
    for sheet in (UI / "styles").glob("_*.scss"):
        if sheet.name not in {"_tokens.scss", "_print.scss"}:
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?!-|\s*\.)", sheet.read_text()) == [], (
                sheet.name
            )
