"""Small shared readings of a sentence: its clauses, and lists inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youcheng.engines.reading.facts.sentences import Sentence
from youcheng.engines.reading.facts.view import View

_CLAUSE = re.compile(r"[^,;。!?]+")


def clauses(view: View, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The spans between the commas of a sentence, without surrounding space."""
    for match in _CLAUSE.finditer(view.text, sentence.start, sentence.end):
        start, end = match.span()
        while start < end and view.text[start].isspace():
            start += 1
        if end > start:
            yield start, end


def list_items(text: str, start: int, end: int, *, separators: str = r"、|以及|及|和|与|;") -> list[tuple[int, int]]:
    """The items of a list (甲、乙及丙) as spans without quotation marks."""
    items: list[tuple[int, int]] = []
    at = start
    for match in [*re.finditer(separators, text[start:end]), None]:
        stop = end if match is None else start + match.start()
        left, right = at, stop
        while left < right and text[left] in ' “”"「」『』,':
            left += 1
        while right > left and text[right - 1] in ' “”"「」『』,':
            right -= 1
        if right > left:
            items.append((left, right))
        at = stop if match is None else start + match.end()
    return items
