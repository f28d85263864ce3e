"""Words that begin as a name could, told by a dictionary: 市长|和客人, 市长|官邸."""

from __future__ import annotations

import re

from youcheng.engines.reading.facts.people.chinese_names import given

# Surnames that are far more often words of their own before another word, and those of them that many people have.
_MOSTLY_WORDS, _COMMON = frozenset("和向都有来由替促却能与及在对从并将暨次后受让须合"), frozenset("向都来从能由")
# What stands right before a name and before no preposition.
_OPENS = ("、", ":")
# The dictionary's classes of words that are no names: verbs, nouns, adverbs, adjectives, numbers and the like.
_CLASSES = frozenset(("v", "d", "n", "c", "vn", "t", "l", "i", "b", "a", "ad", "m", "r", "s"))
# What follows a verb or makes an adverb: 高兴|地.
_PARTICLES = "地了着过得"
# So much of the text before and behind a name decides how it is cut.
_BEFORE, _BEHIND = 3, 4
_SHORT = re.compile(r"[\u3400-\u9fff]{2,4}")


def are_words(text: str, start: int, end: int) -> bool:
    """Whether what looks like a short Chinese name is a small word before another word, or one word that is no name."""
    name = text[start:end]
    small = name[0] in _MOSTLY_WORDS and not (name[0] in _COMMON and text[start - 1 : start] in _OPENS)
    if not _SHORT.fullmatch(name) or (not small and name[-1] in given()):
        return False
    import rjieba  # loads its dictionary

    before = text[max(0, start - _BEFORE) : start]
    at = -len(before)
    cut = rjieba.tag(before + text[start : end + _BEHIND])
    for (word, of_class), (_, next_class) in zip(cut, [*cut[1:], ("", "")], strict=True):
        if at == 0:
            alone = word == name and of_class in _CLASSES and name[-1] not in given()
            person = name[0] in _COMMON and next_class.startswith("nr")
            told = word == name[:-1] and name[-1] in _PARTICLES and of_class in _CLASSES
            return alone or told or (small and word == name[0] and not person)
        at += len(word)
    return small and len(name) > 2 and rjieba.has_word(name[1:])
