"""What all runs of name characters of one page share."""

from __future__ import annotations

from dataclasses import dataclass

from youcheng.engines.reading.facts.places.shown import Mentions
from youcheng.engines.reading.facts.words import Hit


@dataclass(frozen=True, slots=True)
class Page:
    """A folded text with its cue words, gazetteer names and the spans that hold no name."""

    text: str
    hits: dict[int, list[Hit]]
    mentions: Mentions
    blocked: dict[int, int]
    countries: dict[str, str]
    language: str
    publisher: str
