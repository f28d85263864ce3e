"""The colour tokens: legible by day and by night, and told apart by readers with colour-blindness."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from youcheng import web

CSS = Path(web.__file__).parent / "frontend" / "css"
Linear = tuple[float, float, float]

TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "ink-soft", "ink-faint") for ground in ("paper", "raised", "sunk")),
    *(
        (ink, ground, TEXT)
        for ink in ("tie", "tie-pressed", "seal", "caution")
        for ground in ("paper", "raised", "sunk")
    ),
    ("on-seal", "seal", TEXT),
    ("on-seal", "seal-pressed", TEXT),
    ("on-mark", "mark", TEXT),
    ("ink", "tie-soft", TEXT),
    ("ink-faint", "tie-soft", TEXT),
    ("ink", "caution-soft", TEXT),
    ("ink", "seal-soft", TEXT),
    ("paper", "ink", TEXT),
    ("rule-strong", "paper", SHAPE),
    ("rule-strong", "raised", SHAPE),
    ("tie", "map-land", SHAPE),
    ("tie", "map-sea", SHAPE),
    *((f"data-{n}", "paper", SHAPE) for n in range(1, 6)),
]

# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
VISION: dict[str, list[Linear]] = {
    "typical": [(1, 0, 0), (0, 1, 0), (0, 0, 1)],
    "protanopia": [(0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)],
    "deuteranopia": [(0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)],
    "tritanopia": [(1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)],
}
APART = 0.06
"""Least distance in OKLab between two data colours; 0.02 is about the least that can be seen."""


def tokens(sheet: str) -> dict[str, str]:
    """Names and values of the colour tokens of a sheet."""
    text = (CSS / sheet).read_text(encoding="utf-8")
    return dict(re.findall(r"^\s*--([a-z0-9-]+):\s*(#[0-9a-f]{6});", text, re.MULTILINE))


DAY = tokens("tokens.css")
NIGHT = {**DAY, **tokens("dark.css")}
THEMES = {"day": DAY, "night": NIGHT}


def linear(colour: str) -> Linear:
    """Linear RGB of a hexadecimal colour."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG."""
    light, dark = sorted(
        (sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other)),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


def oklab(colour: str, vision: list[Linear]) -> Linear:
    """OKLab (Ottosson, 2020) of a colour as seen."""
    rgb = linear(colour)
    red, green, blue = (max(0.0, min(1.0, sum(m * c for m, c in zip(row, rgb, strict=True)))) for row in vision)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def test_night_names_only_what_day_names() -> None:
    assert set(tokens("dark.css")) <= set(DAY)
    assert len([name for name in DAY if name.startswith("data-")]) == 5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_contrast(theme: str, ink: str, ground: str, least: float) -> None:
    assert contrast(THEMES[theme][ink], THEMES[theme][ground]) >= least


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
def test_data_colours_are_told_apart(theme: str, vision: str) -> None:
    seen = {name: oklab(value, VISION[vision]) for name, value in THEMES[theme].items() if name.startswith("data-")}
    distances = {
        (a, b): sum((x - y) ** 2 for x, y in zip(seen[a], seen[b], strict=True)) ** 0.5
        for a, b in itertools.combinations(seen, 2)
    }

    assert {pair: round(found, 3) for pair, found in distances.items() if found < APART} == {}
