"""The published JSON form of a reading: ``docs/reference/schemas/reading.json`` describes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from youcheng.engines.reading.model import (
    Block,
    Check,
    Document,
    Evidence,
    Fact,
    Json,
    PlaceRef,
    Reading,
    Term,
)

SCHEMA_VERSION = 1


def reading_to_json(reading: Reading) -> dict[str, Json]:
    """One document, its facts and its checks as plain JSON values."""
    document = reading.document
    return {
        **document_to_json(document),
        "facts": [_fact(fact, document) for fact in reading.facts],
        "checks": [_check(check) for check in reading.checks],
    }


def document_to_json(document: Document) -> dict[str, Json]:
    """The document alone: everything but facts and checks."""
    return {
        "schema": SCHEMA_VERSION,
        "source": document.source,
        "sha256": document.sha256,
        "size": document.size,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "language": document.language,
        "title": document.title,
        "url": document.url,
        "host": document.host,
        "publisher": document.publisher,
        "author": document.author,
        "published": document.published,
        "text": document.text,
        "simplified": document.simplified,
        "blocks": [_block(block) for block in document.blocks],
        "repairs": [
            {
                "kind": repair.kind.value,
                "start": repair.start,
                "end": repair.end,
                "before": repair.before,
                "after": repair.after,
                "certain": repair.certain,
                "note": repair.note,
            }
            for repair in document.repairs
        ],
        "left_out": [
            {"start": part.start, "end": part.end, "text": part.text, "reason": part.reason.value}
            for part in document.left_out
        ],
        "damaged": [{"start": span.start, "end": span.end, "note": span.note} for span in document.damaged],
        "problems": [
            {"code": problem.code.value, "message": problem.message, "fatal": problem.fatal}
            for problem in document.problems
        ],
        "fingerprint": f"{document.fingerprint:016x}",
    }


def _block(block: Block) -> dict[str, Json]:
    out: dict[str, Json] = {"start": block.start, "end": block.end, "kind": block.kind.value}
    if block.level:
        out["level"] = block.level
    if block.table is not None:
        out["table"] = block.table
        out["cells"] = [list(cell) for cell in block.cells]
    return out


def _evidence(evidence: Iterable[Evidence]) -> list[Json]:
    return [{"start": item.start, "end": item.end, "quote": item.quote} for item in evidence]


def _fact(fact: Fact, document: Document) -> dict[str, Json]:
    return {
        "id": fact.id,
        "kind": fact.kind.value,
        "fields": fact.fields,
        "places": _places(fact.places),
        "evidence": _evidence(fact.evidence),
        "confidence": round(fact.confidence, 3),
        "damaged": fact.damaged or any(document.is_damaged(e.start, e.end) for e in fact.evidence),
    }


def _places(places: Sequence[PlaceRef]) -> list[Json]:
    return [
        {
            "name": place.name,
            "simplified": place.simplified,
            "role": place.role,
            "start": place.start,
            "end": place.end,
            "candidates": [
                {
                    "place_id": candidate.place_id,
                    "name": candidate.name,
                    "country": candidate.country,
                    "level": candidate.level,
                    "score": round(candidate.score, 3),
                    "reasons": list(candidate.reasons),
                }
                for candidate in place.candidates
            ],
        }
        for place in places
    ]


def _check(check: Check) -> dict[str, Json]:
    return {
        "kind": check.kind,
        "origin": check.origin,
        "holds": check.holds,
        "total": _term(check.total),
        "parts": [_term(part) for part in check.parts],
        "remarks": list(check.remarks),
    }


def _term(term: Term) -> dict[str, Json]:
    return {
        "value": term.value,
        "label": term.label,
        "fact": term.fact,
        "evidence": _evidence(term.evidence),
    }
