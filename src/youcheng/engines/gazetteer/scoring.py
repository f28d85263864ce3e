"""How well a place fits a text: one declared list of features, each leaving its reason.

The score is an absolute measure in 0..1 of the evidence that the text means the place; it does not depend on how many
rivals there are. Scores of different texts compare:

- 0.85 and more: an official name of a well-known place, or a short name borne out by the context; safe to link when the
  runner-up is at least 0.1 lower.
- 0.65 to 0.85: a plausible reading; link only where it is alone or the context agrees.
- below 0.65: weak (a village, a former or foreign spelling, a level that does not fit).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from youcheng.engines.gazetteer.model import Level, NameKind, Reason

BY_KIND: Final[Mapping[NameKind, float]] = {"official": 0.66, "short": 0.62, "alias": 0.54, "former": 0.46}
PROMINENCE: Final = 0.26  # times the place's prominence (0..1)
SPELLING: Final = -0.03  # equal only after folding
LANGUAGE: Final = 0.02  # the name is in the text's language
UNTAGGED_LATIN: Final = -0.06  # a romanisation of unknown language
COUNTRY: Final = 0.1
OTHER_COUNTRY: Final = -0.04
NEAR_PARENT: Final = 0.1  # a place seen around stands above or below, or beside it under the same parent
NEAR_SIBLING: Final = 0.06
LEVEL_FITS: Final = 0.06
LEVEL_DIFFERS: Final = -0.2
ZONE: Final = -0.1
NAMESAKE: Final = 0.05  # 大阪, São Paulo: outside China the bare name of a province is first the city that bears it
WITHIN: Final = 0.1  # the text itself names what contains the place: 山东省济南市
TYPE_WORD: Final = -0.04  # found without the word for its kind: 西雅图市, Sigulda Municipality
PREFIX: Final = -0.12  # suggestions: the text only begins the name
PREFIX_PER_CHARACTER: Final = -0.006
# Which levels a suffix speaks for. 県 is the prefecture above the city, 县 the county below it (or, in Chinese text,
# a Japanese prefecture).
SUFFIX_LEVELS: Final[Mapping[str, frozenset[Level]]] = {
    "省": frozenset({Level.PROVINCE}),
    "県": frozenset({Level.PROVINCE}),
    "府": frozenset({Level.PROVINCE}),
    "州": frozenset({Level.PROVINCE, Level.CITY, Level.COUNTY}),
    "市": frozenset({Level.PROVINCE, Level.CITY, Level.COUNTY, Level.OTHER}),
    "縣": frozenset({Level.PROVINCE, Level.CITY, Level.COUNTY}),
    "县": frozenset({Level.PROVINCE, Level.COUNTY}),
    "区": frozenset({Level.COUNTY, Level.CITY, Level.OTHER, Level.PROVINCE}),
    "町": frozenset({Level.CITY, Level.OTHER}),
    "村": frozenset({Level.CITY, Level.OTHER}),
}


@dataclass(slots=True)
class Score:
    """A running sum with its reasons."""

    value: float
    reasons: list[Reason]

    def add(self, amount: float, code: str, **values: str) -> None:
        self.value += amount
        self.reasons.append(Reason(code, values))

    def clamped(self) -> float:
        return round(min(1.0, max(0.0, self.value)), 4)
