"""The evidence check that every fact passes, whoever proposes it: a quote that is not in the text is refused."""

from __future__ import annotations

from youcheng.engines.reading.model import Document, Fact


def sound(document: Document, fact: Fact) -> bool:
    """Whether each quote stands in the text where the fact says."""
    return bool(fact.evidence) and all(
        0 <= item.start < item.end <= len(document.text) and document.text[item.start : item.end] == item.quote
        for item in fact.evidence
    )
