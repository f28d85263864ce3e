"""What can be seen of two places that a page may tie: the traits by which ``judge`` tells ties from chance company.

They look at how the page speaks of the two places, never at which places they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from youcheng.engines.reading.facts.ties.pairs import Pair, sides
from youcheng.engines.reading.facts.ties.place_traits import Traits, place_traits
from youcheng.engines.reading.facts.ties.scene import Entity, Scene
from youcheng.engines.reading.facts.ties.sentence_traits import sentence_traits
from youcheng.engines.reading.model import Fact

_LANGUAGES = {"zh": 0, "ja": 1, "en": 2}


class TraitReader:
    """Reads the traits of all pairs of one page."""

    def __init__(self, scene: Scene, pairs: Sequence[Pair], institutions: Sequence[Fact] = ()) -> None:
        self._scene = scene
        tied = [sides(scene, fact) for fact in institutions]
        tied += [(pair.one, pair.other) for pair in pairs if pair.institutional]
        self._institutions = {frozenset(pair) for pair in tied if pair}
        self._read: dict[Entity, list[Pair]] = {}
        for pair in pairs:
            if pair.fact is not None and not pair.institutional:
                self._read.setdefault(pair.one, []).append(pair)
                self._read.setdefault(pair.other, []).append(pair)
        self._places: dict[Entity, Traits] = {}
        self._sides: dict[tuple[str, Entity], Traits] = {}
        self._page = self._page_traits()

    def of(self, pair: Pair) -> Traits:
        """The traits of one pair; those that say nothing are left out, and count as 0."""
        one, other = pair.one, pair.other
        seen = {**self._page, **self._patterns(pair)}
        seen["same_level"] = one.level == other.level
        seen["mixed_levels"] = (one.level == "province") != (other.level == "province")
        seen["unknown_countries"] = (one.country is None) + (other.country is None)
        told = _telling("told", sentence_traits(self._scene, one, other))
        return {**_telling("", seen), **self._side("one", one), **self._side("other", other), **told}

    def _side(self, side: str, entity: Entity) -> Traits:
        if (side, entity) not in self._sides:
            self._sides[side, entity] = _telling(side, self._place(entity))
        return self._sides[side, entity]

    def _place(self, entity: Entity) -> Traits:
        if entity not in self._places:
            self._places[entity] = place_traits(self._scene, entity)
        return self._places[entity]

    def _page_traits(self) -> Traits:
        scene = self._scene
        countries = [entity.country for entity in scene.entities.values()]
        return {
            "language": _LANGUAGES[scene.view.language], "places": math.log(1 + len(countries)),
            "sentences": math.log(1 + len(scene.sentences)),
            "of_ties": math.log(1 + sum("K" in types for types in scene.types)),
            "of_sister_cities": math.log(1 + sum("sister_city" in kinds for kinds in scene.kinds)),
            "at_home": countries.count(scene.main_country),
            "abroad": math.log(1 + sum(country not in (None, scene.main_country) for country in countries)),
            "title_of_ties": any(
                "K" in types and sentence.start < scene.title_end
                for types, sentence in zip(scene.types, scene.sentences, strict=True)
            ),
        }  # fmt: skip

    def _patterns(self, pair: Pair) -> Traits:
        """What the patterns read of this pair, and of other pairs of its places."""
        rivals = [p for p in self._read.get(pair.other, ()) if pair.one not in (p.one, p.other)]
        partners = [p for p in self._read.get(pair.one, ()) if pair.other not in (p.one, p.other)]
        return {
            "pattern": pair.fact.confidence if pair.fact else 0.0, "institutional": pair.institutional,
            "institutions_tied": not pair.institutional and frozenset((pair.one, pair.other)) in self._institutions,
            "pattern_rival": max((p.fact.confidence for p in rivals if p.fact), default=0.0),
            "pattern_partners": len(partners), "patterns": sum(map(len, self._read.values())) // 2,
        }  # fmt: skip


def _telling(of: str, seen: Traits) -> Traits:
    """The traits that say something, named after what they are of."""
    start = f"{of}." if of else ""
    return {start + name: float(value) for name, value in seen.items() if value}
