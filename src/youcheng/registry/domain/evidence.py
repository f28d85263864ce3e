"""Making evidence; the same evidence met twice is one row."""

from __future__ import annotations

from django.utils.translation import gettext as _

from youcheng.accounts.models import User
from youcheng.registry.domain.errors import EvidenceMissing
from youcheng.registry.domain.ids import evidence_key
from youcheng.registry.models import Batch, Document, Evidence


def span_evidence(document: Document, *, start: int, end: int) -> Evidence:
    """The characters ``start`` to ``end`` (half-open) of a document's cleaned text.

    Raises :class:`EvidenceMissing` where the document has no such characters.
    """
    if not 0 <= start < end <= len(document.text):
        raise EvidenceMissing(
            _("“%(document)s” has %(length)d characters; there are no words from %(start)d to %(end)d.")
            % {"document": document, "length": len(document.text), "start": start, "end": end}
        )
    return _once(
        evidence_key("span", document.sha256, start, end),
        kind=Evidence.Kind.SPAN,
        document=document,
        start=start,
        end=end,
        quote=document.text[start:end],
    )


def scan_evidence(document: Document, *, quote: str) -> Evidence:
    """An uploaded scan or photograph, with what it says in the officer's transcription."""
    return _once(evidence_key("scan", document.sha256, quote), kind=Evidence.Kind.SCAN, document=document, quote=quote)


def row_key(source: str, quote: str) -> str:
    """The key of the evidence that a row of a source is: the same row of a later file is the same evidence."""
    return evidence_key("row", source, quote)


def row_evidence(batch: Batch, *, row_number: int, quote: str) -> Evidence:
    """A row of an import, by its line in the file and its words."""
    return _once(row_key(batch.source, quote), kind=Evidence.Kind.ROW, batch=batch, row_number=row_number, quote=quote)


def word_evidence(*, by: User, text: str) -> Evidence:
    """An officer's own word. The words may not be empty."""
    words = text.strip()
    if not words:
        raise EvidenceMissing(_("Say in a few words how you know this."))
    return _once(evidence_key("word", by.pk, words), kind=Evidence.Kind.WORD, said_by=by, quote=words)


def _once(key: str, **fields: object) -> Evidence:
    evidence, _created = Evidence.objects.get_or_create(key=key, defaults=fields)
    return evidence
