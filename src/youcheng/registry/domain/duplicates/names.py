"""What two names of a place have in common, in any script."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from youcheng.registry.domain.search_key import search_key

SORTS_LATIN = re.compile(
    r"\b(city|county|town|district|province|prefecture|municipality|region|oblast|governorate|department|state|"
    r"gmina|borough|parish|metropolitan|urban|rural|landkreis|kreis|stadt|gemeinde|commune|ville|provincia|departamento|distrito|comune|of|de|the)\b"
)
SORTS_HAN = re.compile(r"(特别行政区|自治区|自治州|自治县|地区|市辖区|[省市县区镇乡村州盟旗町都道府郡])$")
SIMILAR = 0.75
SHORTEST = 5
"""Letters a name must have before likeness says anything: short names resemble each other by chance."""


@lru_cache(maxsize=65_536)
def core(text: str) -> str:
    """The name without the words for what sort of division it is, folded for comparison."""
    bare = SORTS_LATIN.sub(" ", text.casefold())
    folded = search_key(bare)
    shorter = SORTS_HAN.sub("", folded)
    return shorter if len(shorter) > 1 else folded or search_key(text)


@lru_cache(maxsize=65_536)
def _bigrams(text: str) -> frozenset[str]:
    return frozenset(text[index : index + 2] for index in range(len(text) - 1))


def likeness(one: str, other: str) -> float:
    """Dice's coefficient over pairs of letters: 1 for equal names, 0 for nothing in common."""
    left, right = _bigrams(one), _bigrams(other)
    if not left or not right:
        return float(one == other)
    return 2 * len(left & right) / (len(left) + len(right))


def most_alike(left: Collection[str], right: Collection[str]) -> tuple[float, str, str]:
    """The best likeness among two sets of folded names, with the two names."""
    best = (0.0, "", "")
    for one in left:
        if len(one) < SHORTEST:
            continue
        for other in right:
            if len(other) < SHORTEST or abs(len(one) - len(other)) > len(one) // 2:
                continue
            found = likeness(one, other)
            if found > best[0]:
                best = (found, one, other)
    return best
