"""The seam for readers other than the rules: whoever proposes a fact, its words must stand in the text.

A proposer is any callable from a document to proposals, such as ``language_model.LanguageModel``. None is used
unless it is passed to ``extract``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from youcheng.engines.reading.model import Document, Evidence, Fact, FactKind, Json

# Nobody has measured a proposer's facts: they are offered for review, below what the rules are sure of.
_CONFIDENCE = 0.6


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact that somebody claims to have read: its kind, its fields, and the words it rests on, verbatim."""

    kind: FactKind
    fields: Mapping[str, Json]
    quotes: tuple[str, ...]


Proposer = Callable[[Document], Iterable[Proposal]]


def accepted(document: Document, proposals: Iterable[Proposal]) -> list[Fact]:
    """The proposals whose every quote stands in the text, as facts; the others are refused."""
    facts = []
    for proposal in proposals:
        spans = [(quote, document.text.find(quote)) for quote in proposal.quotes if quote.strip()]
        if not spans or any(start < 0 for _, start in spans):
            continue
        evidence = tuple(Evidence.of(document, start, start + len(quote)) for quote, start in spans)
        facts.append(Fact("", proposal.kind, proposal.fields, evidence, _CONFIDENCE))
    return facts


def without_known(proposed: list[Fact], known: list[Fact]) -> list[Fact]:
    """The proposed facts that add something: none of the same kind rests on overlapping words already."""
    return [fact for fact in proposed if not any(fact.kind is other.kind and _overlap(fact, other) for other in known)]


def _overlap(one: Fact, other: Fact) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)
