"""The whole filtered list of ties as CSV or JSON, streamed: every row with its sources and their terms."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import orjson
from django.db.models import QuerySet
from django.utils import timezone

from youcheng.portal.domain.sources import FACTS_ONLY, batch_label, batch_licence
from youcheng.portal.domain.tie_rows import TieRow, tie_row
from youcheng.registry.domain.queries.ties import with_parties
from youcheng.registry.models import Batch, Claim, Document, Tie

CHUNK = 500
PARTY = ("id", "name", "name_language", "name_original", "country", "level")
COLUMNS = (
    "tie",
    *(f"party_1_{name}" for name in PARTY),
    *(f"party_2_{name}" for name in PARTY),
    "further_parties",
    "kind",
    "legal_status",
    "activity",
    "since",
    "verification",
    "sources",
    "licences",
    "page",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def records(ties: QuerySet[Tie], *, origin: str) -> Iterator[dict[str, Any]]:
    """One record per tie; ``origin`` is the scheme and host of this site, for the address of each tie's page."""
    ids = list(ties.values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        found = {tie.pk: tie for tie in with_parties(Tie.objects.filter(pk__in=part))}
        sources = _sources(part)
        for pk in part:
            if pk in found:
                yield _record(tie_row(found[pk]), sources.get(pk, []), origin)


def _record(row: TieRow, sources: list[tuple[str, str]], origin: str) -> dict[str, Any]:
    return {
        "tie": row.id,
        "parties": [
            {
                "id": party.entity_id,
                "name": party.name.text,
                "name_language": party.name.language,
                "name_original": party.name.original or party.name.text,
                "country": party.country,
                "level": party.level,
            }
            for party in row.parties
        ],
        "kind": row.kind,
        "legal_status": row.status,
        "activity": row.activity,
        "since": row.since,
        "verification": row.verification,
        "sources": [source for source, _licence in sources],
        "licences": sorted({licence for _source, licence in sources}),
        "page": f"{origin}{row.url}",
    }


def _sources(ids: list[str]) -> dict[str, list[tuple[str, str]]]:
    """For each tie its sources in words with their terms, each once."""
    links = Claim.evidence.through.objects.filter(
        claim__entity__in=ids, claim__status=Claim.Status.ACCEPTED, claim__public=True
    )
    rows = list(
        links.values_list("claim__entity_id", "evidence__batch_id", "evidence__document_id", "evidence__kind")
        .order_by()
        .distinct()
    )
    batches = Batch.objects.in_bulk({batch for _tie, batch, _document, _kind in rows if batch})
    documents = Document.objects.defer("text", "byte_map").in_bulk(
        {document for _t, _b, document, _k in rows if document}
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for tie, batch, document, _kind in rows:
        if batch:
            source = (str(batch_label(batches[batch])), str(batch_licence(batches[batch])))
        elif document:
            source = (_document(documents[document]), str(FACTS_ONLY))
        else:
            continue
        listed = found.setdefault(tie, [])
        if source not in listed:
            listed.append(source)
    return found


def _document(document: Document) -> str:
    parts = (document.title or document.file_name, document.publisher, document.published[:10], document.source_url)
    return ", ".join(part for part in parts if part)


def csv_lines(ties: QuerySet[Tie], *, origin: str) -> Iterator[str]:
    """A header and one line per tie; parties after the second stand together in one cell.

    Starts with a byte order mark, without which spreadsheet programs take Chinese for something else.
    """
    yield "\ufeff" + _line(COLUMNS)
    for record in records(ties, origin=origin):
        first, second, *more = [*record["parties"], {}, {}][: max(2, len(record["parties"]))]
        yield _line(
            (
                record["tie"],
                *(first.get(name, "") for name in PARTY),
                *(second.get(name, "") for name in PARTY),
                "; ".join(f"{party['id']} {party['name']}" for party in more),
                *(record[name] for name in ("kind", "legal_status", "activity", "since", "verification")),
                "; ".join(record["sources"]),
                "; ".join(record["licences"]),
                record["page"],
            )
        )


def _line(cells: tuple[str, ...]) -> str:
    buffer = io.StringIO()
    # A cell that a spreadsheet program would run as a formula gets an apostrophe before it.
    csv.writer(buffer).writerow(f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells)
    return buffer.getvalue()


def json_parts(ties: QuerySet[Tie], *, conditions: dict[str, str], origin: str) -> Iterator[bytes]:
    """One JSON document: when it was made, the filters, the ties."""
    head = {"generated": timezone.now().isoformat(), "filters": conditions}
    yield orjson.dumps(head)[:-1] + b',"ties":['
    between = b""
    for record in records(ties, origin=origin):
        yield between + orjson.dumps(record)
        between = b",\n"
    yield b"]}\n"
