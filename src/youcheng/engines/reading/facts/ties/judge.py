"""A second look at the ties of a page, learnt from labelled pages: which are false, and what happened to each.

Two small forests over traits: boosted trees that only move with the sense of each trait (a subject left out never
makes a tie surer) say how likely a tie is right, which is its confidence; random trees say whether a tie is told as an
act, as an anniversary or as standing. ``benchmarks/reading_train.py`` grows both and writes
``facts/data/tie_models.json``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from youcheng.engines.reading.facts.ties.company import company_traits
from youcheng.engines.reading.facts.ties.event_traits import event_traits
from youcheng.engines.reading.facts.ties.pairs import Pair, pairs
from youcheng.engines.reading.facts.ties.place_traits import Traits
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.ties.told import tell
from youcheng.engines.reading.facts.ties.traits import TraitReader
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact

# Below this chance of being right a tie is not offered; a page without one of the second chance is taken to hold none.
MINIMUM, SUREST = 0.55, 0.65
_HIGHEST = 0.98


Tree = list[tuple[str, float, int, int] | list[float]]


@dataclass(frozen=True, slots=True)
class Forest:
    """Boosted trees of nodes (trait, limit, next up to it, next above it) and leaves (a score)."""

    trees: Sequence[Tree]
    base: float

    def chance(self, seen: Traits) -> float:
        """The chance that the trees give to these traits."""
        return 1 / (1 + math.exp(-self.base - sum(_leaf(tree, seen)[0] for tree in self.trees)))


@dataclass(frozen=True, slots=True)
class Models:
    """How likely a pair is a tie by itself (``alone``) and among the page's others (``right``), and what happened.

    The trees of ``told`` have leaves with a score for each outcome.
    """

    alone: Forest
    right: Forest
    told: Sequence[Tree]
    outcomes: Sequence[str]

    def chances(self, found: Sequence[Pair], traits: Sequence[Traits]) -> list[float]:
        """How likely each pair of a page is a tie: by itself first, then among the others."""
        alone = [self.alone.chance(seen) for seen in traits]
        return [self.right.chance(seen) for seen in company_traits(found, traits, alone)]

    def event(self, seen: Traits) -> str:
        """What happened to a tie that is told so."""
        scores = [0.0] * len(self.outcomes)
        for tree in self.told:
            for number, score in enumerate(_leaf(tree, seen)):
                scores[number] += score
        return self.outcomes[scores.index(max(scores))]


def _leaf(tree: Tree, seen: Traits) -> list[float]:
    node = tree[0]
    while isinstance(node, tuple):
        trait, limit, lower, upper = node
        node = tree[lower if seen.get(trait, 0.0) <= limit else upper]
    return node


@cache
def models() -> Models:
    """The models of this installation."""
    path = files("youcheng.engines.reading.facts").joinpath("data/tie_models.json")
    return read_models(json.loads(path.read_text(encoding="utf-8")))


def read_models(stored: dict[str, Any]) -> Models:
    """Models as they are stored."""
    alone, right = (Forest(_trees(stored[part]["trees"]), stored[part]["base"]) for part in ("alone", "right"))
    return Models(alone, right, _trees(stored["told"]), stored["outcomes"])


def _trees(stored: list[Any]) -> list[Tree]:
    return [[tuple(node) if isinstance(node[0], str) else node for node in tree] for tree in stored]


def judged(view: View, facts: Sequence[Fact], institutions: Sequence[Fact] = ()) -> list[Fact]:
    """The ties of a page that are likely right: of those that patterns read, and of all other pairs near talk of ties.

    Their chance is their confidence, and their event is read once more. Places whose ``institutions`` are tied are less
    likely to be so themselves.
    """
    if not view.names.available:
        return list(facts)  # the models know pages whose places were looked up
    scene = Scene(view, facts)
    found = pairs(scene, facts)
    reader = TraitReader(scene, found, institutions)
    traits = {pair: reader.of(pair) for pair in found}
    kept: list[tuple[Pair, Fact]] = []
    chances = models().chances(found, list(traits.values()))
    minimum = MINIMUM if max(chances, default=0.0) >= SUREST else 1.0
    for pair, chance in zip(found, chances, strict=True):
        fact = (pair.fact or tell(scene, pair, chance)) if chance >= minimum else None
        if fact:
            kept.append((pair, replace(fact, confidence=min(_HIGHEST, round(chance, 2)))))
    ties = [fact for _, fact in kept]
    return [_told(fact, models().event(event_traits(view, fact, ties, traits[pair]))) for pair, fact in kept]


def _told(fact: Fact, event: str) -> Fact:
    if event == fact.fields["event"]:
        return fact
    events = fact.fields["events"]
    assert isinstance(events, list)
    if not any(entry["event"] == event for entry in events):
        events = [{"event": event, "date": None}, *events]
    return replace(fact, fields={**fact.fields, "event": event, "events": events})
