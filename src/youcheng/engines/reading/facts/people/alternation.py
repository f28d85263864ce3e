"""Regular expressions for long lists of words, sharing their beginnings so that matching does not try each in turn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import cast

import ahocorasick_rs

# Of more words than this that begin differently, the next character first tells which bundle to look through.
_BUNDLE = 32
_Trie = dict[str, "_Trie | None"]


class Opening:
    """An expression that begins with one of many words. One pass finds the words, and only there it is tried."""

    def __init__(self, words: Iterable[str], pattern: re.Pattern[str]) -> None:
        """``pattern`` matches at none but the ``words``."""
        self._automaton = ahocorasick_rs.AhoCorasick(list(words), matchkind=ahocorasick_rs.MatchKind.Standard)
        self._pattern = pattern

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What ``pattern.finditer`` gives."""
        end = 0
        for at in sorted({start for _, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)}):
            if at >= end and (match := self._pattern.match(text, at)):
                yield match
                end = match.end()


def any_of(words: Iterable[str]) -> str:
    """An expression for the longest of the words that matches (without the boundary after it)."""
    root: _Trie = {}
    for word in words:
        node = root
        for char in word:
            node = cast("_Trie", node.setdefault(char, {}))
        node[""] = None
    return _expression(root)


def _expression(node: _Trie) -> str:
    ends = "" in node
    chars = [char for char in sorted(node) if char]
    if not chars:
        return ""
    branches = [re.escape(char) + _expression(cast("_Trie", node[char])) for char in chars]
    if len(branches) > _BUNDLE:
        parts = [slice(at, at + _BUNDLE) for at in range(0, len(branches), _BUNDLE)]
        bundles = [_before(chars[part]) + f"(?:{'|'.join(branches[part])})" for part in parts]
        joined = f"(?:{_before(chars)}(?:{'|'.join(bundles)}))"
    else:
        joined = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if ends else joined


def _before(chars: list[str]) -> str:
    """A look at the next character alone."""
    return f"(?=[{re.escape(''.join(chars))}])"
