"""A finding as the mappers read it: typed access to its fields, words and places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from youcheng.engines.reading.scripts import simplified
from youcheng.intake.models import Finding

SURE_SCORE = 0.75
"""A first candidate below this is a guess: a person chooses."""
CLEAR_LEAD = 0.12
"""How far the first candidate must lead the second; 伊春 and 宜春 as "Yichun" come level."""
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def fold(text: str) -> str:
    """A text as it is compared: simplified characters, one width, lower case, without spaces and punctuation."""
    plain = simplified(unicodedata.normalize("NFKC", text), "zh-Hant").casefold()
    return "".join(char for char in plain if char.isalnum())


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """A place as the page names it; ``place_id`` is None while nobody can say which one it is."""

    index: int
    name: str
    role: str
    place_id: str | None
    candidates: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the page in its own script."""

    text: str

    @property
    def key(self) -> str:
        """The words as they are compared."""
        return fold(self.text)


class Seen:
    """One fact with its corrected fields and chosen places. Fields that are absent read as empty, never as errors."""

    def __init__(self, finding: Finding, *, language: str) -> None:
        self.finding = finding
        self.fields: dict[str, Any] = finding.fields
        self.language = language
        self.places = [_place(finding, index, place) for index, place in enumerate(finding.places)]

    def text(self, *names: str) -> str:
        """The first of the named fields that holds words, as plain text."""
        return next((found for name in names if (found := text_of(self.fields.get(name)))), "")

    def texts(self, *names: str) -> list[str]:
        """The words of the first named field that holds any; a single value counts as a list of one."""
        for name in names:
            value = self.fields.get(name)
            items = value if isinstance(value, list) else [value]
            found = [text for item in items if (text := text_of(item))]
            if found:
                return found
        return []

    def items(self, name: str) -> list[dict[str, Any]]:
        """A field that holds a list of objects."""
        value = self.fields.get(name)
        return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []

    def number(self, name: str) -> float | int | None:
        """A field that holds a number."""
        value = self.fields.get(name)
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def date(self, *names: str) -> str:
        """A partial ISO date, cut to days; empty when none is known."""
        return next((found for name in names if (found := date_of(self.fields.get(name)))), "")

    def of_role(self, *roles: str) -> list[PlaceSeen]:
        """The places that play one of the roles in the fact, in order."""
        return [place for place in self.places if place.role in roles]


def text_of(value: Any) -> str:
    """Plain words from a field: a text, or an object with ``text`` beside its simplified form."""
    if isinstance(value, dict):
        value = value.get("text") or value.get("name")
        if isinstance(value, dict):
            value = value.get("text")
    return value.strip() if isinstance(value, str) else ""


def date_of(value: Any) -> str:
    """A partial ISO date from a field: a text, or an object with ``iso`` or ``value``."""
    if isinstance(value, dict):
        value = value.get("iso") or value.get("value") or value.get("date")
    if not isinstance(value, str):
        return ""
    match = PARTIAL_DATE.match(value)
    return match.group() if match else ""


def clear_choice(candidates: list[dict[str, Any]] | tuple[dict[str, Any], ...]) -> str | None:
    """The place that the candidates agree on; None where a person must choose."""
    if not candidates or candidates[0]["score"] < SURE_SCORE:
        return None
    if len(candidates) > 1 and candidates[0]["score"] - candidates[1]["score"] < CLEAR_LEAD:
        return None
    return str(candidates[0]["place_id"])


def _place(finding: Finding, index: int, place: dict[str, Any]) -> PlaceSeen:
    candidates = tuple(place.get("candidates", ()))
    chosen = finding.chosen.get(str(index)) or clear_choice(candidates)
    return PlaceSeen(index, place["name"], place.get("role", ""), chosen, candidates)
