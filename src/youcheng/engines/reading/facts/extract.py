"""The entrance: one clean document → its facts and the checks of its sums."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from youcheng.engines.reading.facts.evidence import sound
from youcheng.engines.reading.facts.proposals import Proposer, accepted, without_known
from youcheng.engines.reading.facts.readers import READERS
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Check, Document, Fact

if TYPE_CHECKING:
    from youcheng.engines.gazetteer import Gazetteer

_READ = frozenset({"zh", "ja", "en"})
# What rests on damaged words is offered, never with more than this confidence.
_DAMAGED_CONFIDENCE = 0.5


def read_facts(document: Document) -> tuple[list[Fact], list[Check]]:
    """``extract`` with the gazetteer of this installation, or without one where none is built."""
    from youcheng.engines.gazetteer import GazetteerMissing, open_gazetteer

    try:
        gazetteer = open_gazetteer()
    except GazetteerMissing:
        return extract(document, None)
    return extract(document, gazetteer)


def extract(
    document: Document, gazetteer: Gazetteer | None, *, proposer: Proposer | None = None
) -> tuple[list[Fact], list[Check]]:
    """The facts of a clean document, in the order of their words, and the checks of its sums.

    Every fact has at least one span of evidence with ``quote == text[start:end]``. Without a gazetteer places stay
    unresolved and bare city names in Chinese and Japanese text may be missed. A ``proposer`` may add facts that the
    rules have not found; its quotes pass the same check.
    """
    from youcheng.engines.reading.checks import find_checks

    if not document.text or (document.language or "zh").partition("-")[0] not in _READ:
        return [], []
    view = View(document, gazetteer)
    facts = [fact for reader in READERS for fact in view.once(reader)]
    if proposer is not None:
        facts += without_known(accepted(document, proposer(document)), facts)
    facts = [_marked(document, fact) for fact in facts if sound(document, fact)]
    facts.sort(key=lambda fact: (fact.evidence[0].start, fact.evidence[0].end, fact.kind.value))
    facts = [replace(fact, id=f"f{number}") for number, fact in enumerate(facts, 1)]
    return facts, find_checks(view, facts)


def _marked(document: Document, fact: Fact) -> Fact:
    if any(document.is_damaged(item.start, item.end) for item in fact.evidence):
        return replace(fact, damaged=True, confidence=min(fact.confidence, _DAMAGED_CONFIDENCE))
    return fact
