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

from youcheng.engines.reading.facts.ties.event_traits import event_traits
from youcheng.engines.reading.facts.ties.traits import Traits, traits
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact

# Below this chance of being right a tie is not offered.
MINIMUM = 0.8
# What patterns mix up; the other events have words of their own, and only patterns say them.
MIXED = frozenset({"signed", "existing", "anniversary"})
_HIGHEST = 0.98


Tree = list[tuple[str, float, int, int] | list[float]]


@dataclass(frozen=True, slots=True)
class Models:
    """Trees of nodes (trait, limit, next up to it, next above it) and leaves (a score for each outcome)."""

    right: Sequence[Tree]
    base: float
    told: Sequence[Tree]
    outcomes: Sequence[str]

    def chance(self, seen: Traits) -> float:
        """How likely a tie with these traits is right."""
        return 1 / (1 + math.exp(-self.base - sum(_leaf(tree, seen)[0] for tree in self.right)))

    def event(self, patterns: str, seen: Traits) -> str:
        """The event of a tie: what the patterns say, unless the page tells another that they mix up with it."""
        if patterns not in MIXED:
            return patterns
        scores = [0.0] * len(self.outcomes)
        for tree in self.told:
            for number, score in enumerate(_leaf(tree, seen)):
                scores[number] += score
        best = self.outcomes[scores.index(max(scores))]
        return best if best in MIXED else patterns


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
    right, told = (
        [[tuple(node) if isinstance(node[0], str) else node for node in tree] for tree in stored[part]]
        for part in ("right", "told")
    )
    return Models(right, stored["base"], told, stored["outcomes"])


def judged(view: View, facts: Sequence[Fact]) -> list[Fact]:
    """The ties that are likely right, with their chance as confidence and their event read once more."""
    if not view.names.available:
        return list(facts)  # the models know pages whose places were looked up
    kept = []
    for fact in facts:
        chance = models().chance(traits(view, fact, facts))
        if chance >= MINIMUM:
            kept.append(replace(_told(view, fact, facts), confidence=min(_HIGHEST, round(chance, 2))))
    return kept


def _told(view: View, fact: Fact, facts: Sequence[Fact]) -> Fact:
    told = str(fact.fields["event"])
    event = models().event(told, event_traits(view, fact, facts))
    if event == told:
        return fact
    events = fact.fields["events"]
    assert isinstance(events, list)
    if not any(entry["event"] == event for entry in events):
        events = [{"event": event, "date": None}, *events]
    return replace(fact, fields={**fact.fields, "event": event, "events": events})
