"""Regular expressions for long lists of words, sharing their beginnings so that matching does not try each in turn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

_Trie = dict[str, "_Trie | None"]


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
    branches = [re.escape(char) + _expression(cast("_Trie", child)) for char, child in sorted(node.items()) if char]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if ends else joined
