"""Which of several readings of damaged characters is the likeliest: words of the dictionary, frequent
characters, and what the page itself says elsewhere."""

from __future__ import annotations

import itertools
from functools import lru_cache

from youcheng.engines.reading.characters import BROKEN, FREQUENT_CHARACTER, rare
from youcheng.engines.reading.scripts import simplified

# Points per character. A word of the dictionary is worth more than its characters one by one; a rare character costs
# more than a frequent one brings, a broken one more still. Calibrated on the 158 damaged runs that
# tests/engines/reading/dirt.py makes from clean sentences: 72 % come out exactly, none of the others as certain.
IN_WORD, FREQUENT, PLAIN, RARE, BROKEN_POINTS = 1.0, 0.4, 0.0, -1.5, -3.0
PUNCTUATION = 0.6
LONE_LETTER = -0.6
SEEN_ON_PAGE = 0.8
_PUNCTUATION = frozenset("，。、：；？！《》“”（）「」,:;()!?")


@lru_cache(maxsize=20_000)
def fluency(text: str) -> float:
    """Points for how well ``text`` (a few characters) reads as Chinese or Japanese."""
    import rjieba

    points = 0.0
    for word in rjieba.cut(simplified(text, None), False):
        if len(word) > 1 and not word.isascii():
            points += IN_WORD * len(word)
        elif word in _PUNCTUATION:
            points += PUNCTUATION
    for char in text:
        if BROKEN.match(char):
            points += BROKEN_POINTS
        elif char.isascii():
            points += LONE_LETTER if char.isalpha() or char == "?" else 0
        elif FREQUENT_CHARACTER.match(char):
            points += FREQUENT
        elif rare().match(char):
            points += RARE
    return points


def seen_elsewhere(page: str, text: str) -> float:
    """Points for the pairs of neighbouring characters that the page holds elsewhere too."""
    return sum(SEEN_ON_PAGE for pair in itertools.pairwise(text) if "".join(pair) in page)
