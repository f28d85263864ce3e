"""What all runs of name characters of one page share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from youcheng.engines.reading.facts.places.alone import TOWN_HALL
from youcheng.engines.reading.facts.places.run_words import BETWEEN_PLACES, BREAKING_SECTIONS, SHORT_COUNTRIES
from youcheng.engines.reading.facts.places.shown import Mentions
from youcheng.engines.reading.facts.words import Hits

# Sections whose words begin or end names; with those that break or cover one, all that turn the reading of a run.
PROVINCES = frozenset({"home.province", "china.province"})
_NAMING = ("country", "country.suffix", *PROVINCES)
_TURNING = (*_NAMING, *BREAKING_SECTIONS, "names.with.conjunction", "city.word")
_DOT = re.compile("[·-]")
_SHORT_COUNTRY = re.compile(rf"[{''.join(SHORT_COUNTRIES)}](?=·?[ァ-ヺ])")


@dataclass(frozen=True, slots=True)
class Page:
    """A folded text with its cue words, gazetteer names and the spans that hold no name."""

    text: str
    hits: Hits
    mentions: Mentions
    blocked: dict[int, int]
    countries: dict[str, str]
    language: str
    publisher: str

    def landmarks(self) -> Landmarks:
        """What the words and names of the page mean for the reading of its runs."""
        between = (at - 1 for at in self.mentions if self.text[at - 1 : at] in BETWEEN_PLACES)
        turns = {*self.hits.starts_of(_TURNING), *self.mentions, *self.blocked, *self.hits.keys() & between}
        dots = (match.start() for match in _DOT.finditer(self.text))
        signs = [match.start() for sign in (TOWN_HALL, _SHORT_COUNTRY) for match in sign.finditer(self.text)]
        anchors = {*self.hits.starts_of(_NAMING), *self.mentions, *signs}
        return Landmarks(
            turns, sorted({*turns, *dots, len(self.text)}), [*sorted(anchors), len(self.text)],
            self.hits.starts_of(PROVINCES), self.hits.starts_of(("city.word",)),
        )  # fmt: skip


class Landmarks(NamedTuple):
    """Where the reading of runs turns (``turns``) and halts (``stops``); a run without an ``anchor`` names no place.

    Stops and anchors are in order and end with the end of the text. ``provinces`` and the words for a city (城市) are
    among the turns.
    """

    turns: set[int]
    stops: list[int]
    anchors: list[int]
    provinces: set[int]
    city_words: set[int]
