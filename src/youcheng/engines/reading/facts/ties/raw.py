"""A tie as one sentence or row states it, before the mentions of a page are merged."""

from __future__ import annotations

from dataclasses import dataclass

from youcheng.engines.reading.facts.dates import When
from youcheng.engines.reading.facts.places import PlacePhrase


@dataclass(frozen=True, slots=True)
class Party:
    """One side: a place, where the page names it; ``implied`` for 我市 and for a subject left out."""

    place: PlacePhrase
    implied: bool = False
    stand_in: tuple[int, int] | None = None  # where 我市 stands


@dataclass(frozen=True, slots=True)
class RawTie:
    """Two sides, a kind, what happened, when; ``start``–``end`` is the clause that says so."""

    parties: tuple[Party, Party]
    kind: str
    event: str
    start: int
    end: int
    confidence: float
    kind_span: tuple[int, int] | None = None
    date: When | None = None
    ordinal: int | None = None
    anniversary: int | None = None
