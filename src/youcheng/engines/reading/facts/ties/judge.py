"""A second look at the ties of a page, learnt from labelled pages: which are false, and what happened to each.

Two small models over traits: boosted trees that only move with the sense of each trait (a subject left out never makes
a tie surer) say how likely a tie is right, which is its confidence; a linear model corrects the event that the patterns
tell. ``benchmarks/reading_train.py`` fits both and writes ``facts/data/tie_models.json``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from youcheng.engines.reading.facts.ties.event_traits import event_traits
from youcheng.engines.reading.facts.ties.traits import Traits, traits
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact

# Below this chance of being right a tie is not offered.
MINIMUM = 0.75
# The event of the patterns stands unless another is at least this likely.
OVERRULE = 0.55
# Told by their own words: only the patterns say them.
_BY_WORDS = frozenset({"terminated", "suspended", "renewed", "upgraded", "proposed"})
_HIGHEST = 0.98


@dataclass(frozen=True, slots=True)
class Models:
    """Trees (lists of nodes: trait, limit, lower, upper, or a value) and the weights of each event."""

    trees: list[list[tuple[str, float, int, int] | float]]
    base: float
    events: Mapping[str, Mapping[str, float]]

    def chance(self, seen: Traits) -> float:
        """How likely a tie with these traits is right."""
        total = self.base
        for tree in self.trees:
            node = tree[0]
            while not isinstance(node, float):
                trait, limit, lower, upper = node
                node = tree[lower if seen.get(trait, 0.0) <= limit else upper]
            total += node
        return 1 / (1 + math.exp(-total))

    def event(self, seen: Traits) -> tuple[str, float]:
        """The likeliest event and its share."""
        scores = {
            event: weights.get("", 0.0) + sum(weights.get(trait, 0.0) * value for trait, value in seen.items())
            for event, weights in self.events.items()
        }
        top = max(scores.values())
        shares = {event: math.exp(score - top) for event, score in scores.items()}
        best = max(shares, key=lambda event: shares[event])
        return best, shares[best] / sum(shares.values())


@cache
def models() -> Models:
    """The models of this installation."""
    stored: dict[str, Any] = json.loads(
        files("youcheng.engines.reading.facts").joinpath("data/tie_models.json").read_text(encoding="utf-8")
    )
    trees = [[node if isinstance(node, float) else tuple(node) for node in tree] for tree in stored["trees"]]
    return Models(trees, stored["base"], stored["events"])


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
    event = corrected(models(), told, event_traits(view, fact, facts))
    if event == told:
        return fact
    events = fact.fields["events"]
    assert isinstance(events, list)
    if not any(entry["event"] == event for entry in events):
        events = [{"event": event, "date": None}, *events]
    return replace(fact, fields={**fact.fields, "event": event, "events": events})


def corrected(known: Models, told: str, seen: Traits) -> str:
    """The event of a tie: what the patterns told, unless the page shows another one."""
    event, share = known.event(seen)
    return told if told in _BY_WORDS or event in _BY_WORDS or share < OVERRULE else event
