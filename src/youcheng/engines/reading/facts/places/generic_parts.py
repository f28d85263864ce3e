"""Japanese and Korean names written with their generic part: Atsugi-shi, Yeonje-gu, Chungcheongbuk-do."""

# ruff: noqa: E501 - tables read best one to a line

from __future__ import annotations

import re

from youcheng.engines.reading.facts.places.resolve import PlaceNames
from youcheng.engines.reading.model import Candidate

Mentions = dict[int, list[tuple[int, tuple[Candidate, ...]]]]

# The generic part → its level and the country of a name that nobody knows; None where the part is an English word too.
_PARTS: dict[str, tuple[str, str | None]] = {
    "ken": ("province", "JP"), "fu": ("province", None), "to": ("province", None), "shi": ("city", "JP"), "ku": ("district", "JP"),
    "machi": ("town", "JP"), "cho": ("town", "JP"), "mura": ("town", "JP"), "son": ("town", None), "do": ("province", None),
    "si": ("city", "KR"), "gun": ("county", "KR"), "gu": ("district", "KR"), "eup": ("town", "KR"), "myeon": ("town", "KR"), "dong": ("district", "KR"),
}  # fmt: skip
_HYPHENED = re.compile(rf"(?P<bare>[^\W\d_][\w'-]*?\w)-(?P<part>{'|'.join(_PARTS)})(?:\sCity)?")
_COUNTRIES = ("JP", "KR")
# Chungcheongbuk-do, Gyeongsangnam-do
_PROVINCE = re.compile(r"\w{3,}(?:buk|nam)")
_FAR_EAST = re.compile(r"\b(?:Japan|Korea)")


def add_parts(text: str, pieces: list[tuple[int, int]], mentions: Mentions, names: PlaceNames) -> None:
    """Add the names with a generic part to the mentions, and wherever they stand without it."""
    told: dict[str, tuple[Candidate, ...]] = {}
    for start, end in pieces:
        match = _HYPHENED.fullmatch(text[start:end])
        found = match and _candidates(text, match["bare"], match["part"], names)
        if match and found:
            mentions.setdefault(start, []).insert(0, (end, found))
            told.setdefault(match["bare"], found)
    for start, end in pieces:
        bare = told.get(text[start:end])
        if bare and not any(stop == end and known[0].place_id for stop, known in mentions.get(start, ())):
            mentions.setdefault(start, []).insert(0, (end, bare))


def _candidates(text: str, bare: str, part: str, names: PlaceNames) -> tuple[Candidate, ...]:
    level, country = _PARTS[part]
    for name in (f"{bare}-{part}", bare):
        known = tuple(c for c in names.resolve(name) if c.country in _COUNTRIES)
        if known:
            return known
    if part == "do" and _PROVINCE.fullmatch(bare):
        country = "KR"
    if country is None or not _FAR_EAST.search(text):
        return ()
    return (Candidate("", f"{bare}-{part}", country, level, 1.0),)
