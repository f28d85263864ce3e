"""The passages of a document that facts rest on, each shown once with all that it supports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.utils.html import format_html
from django.utils.safestring import SafeString

from youcheng.portal.domain.quotations import sentence_around

F = TypeVar("F")


@dataclass(slots=True)
class Passage(Generic[F]):
    """A stretch of sentences, the marked spans in it, and the facts that rest on them."""

    start: int
    end: int
    html: SafeString = field(default_factory=SafeString)
    spans: list[tuple[int, int]] = field(default_factory=list)
    facts: list[F] = field(default_factory=list)


def passages_of(text: str, grounds: Iterable[tuple[int, int, F]]) -> list[Passage[F]]:
    """Passages in the order of the text, from (start, end, fact); sentences that overlap are one passage."""
    found: list[Passage[F]] = []
    for start, end, fact in sorted(grounds, key=lambda ground: ground[:2]):
        begin, finish = sentence_around(text, start, end)
        if not found or begin >= found[-1].end:
            found.append(Passage(begin, finish))
        passage = found[-1]
        passage.end = max(passage.end, finish)
        passage.spans.append((start, end))
        if fact not in passage.facts:
            passage.facts.append(fact)
    for passage in found:
        passage.html = _marked(text, passage)
    return found


def _marked(text: str, passage: Passage[F]) -> SafeString:
    html, at = SafeString(""), passage.start
    for start, end in passage.spans:  # in order of their start
        if end <= at:
            continue
        begin = max(start, at)
        html += format_html("{}<mark>{}</mark>", text[at:begin], text[begin:end])
        at = end
    return html + format_html("{}", text[at : passage.end].rstrip())
