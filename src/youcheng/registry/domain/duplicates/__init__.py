"""Entities that may be one: pairs with a score and its reasons, computed over the whole registry at once."""

from youcheng.registry.domain.duplicates.places import place_pair, place_pairs
from youcheng.registry.domain.duplicates.scoring import Pair, Reason
from youcheng.registry.domain.duplicates.ties import tie_pair, tie_pairs

__all__ = ["Pair", "Reason", "place_pair", "place_pairs", "tie_pair", "tie_pairs"]
