"""Documents on their way through the queue: kept on arrival, described once they are read."""

from __future__ import annotations

import hashlib
from typing import Any

from youcheng.accounts.models import User
from youcheng.engines.reading.model import Document as Cleaned
from youcheng.engines.reading.output import document_to_json
from youcheng.registry.domain.documents import document_bytes, store_document
from youcheng.registry.models import Document

LONGEST = {
    "host": 200,
    "publisher": 200,
    "author": 200,
    "published": 25,
    "language": 12,
    "encoding": 40,
    "media_type": 100,
    "title": 500,
}
"""Characters that the columns of a document take."""


def keep_document(
    data: bytes, *, file_name: str, source_url: str, is_sample: bool, by: User | None
) -> tuple[Document, bool]:
    """Keep the bytes before anything is known of them; whether the document is new."""
    unread = Cleaned(
        source=file_name or None,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type="",
        encoding=None,
        language=None,
        title=None,
        host=None,
        publisher=None,
        author=None,
        published=None,
        text="",
        simplified="",
    )
    return store_document(unread, data, file_name=file_name, source_url=source_url, by=by, is_sample=is_sample)


def bytes_of(document: Document) -> bytes:
    """The bytes as received."""
    return document_bytes(document)


def fill_document(document: Document, cleaned: Cleaned) -> None:
    """Write what reading found out into the row that was made on arrival; evidence counts in this text from now on."""
    found = storable(document_to_json(cleaned))
    for name, longest in LONGEST.items():
        setattr(document, name, (found[name] or "")[:longest])
    for name in ("text", "repairs", "left_out", "damaged", "blocks", "problems", "fingerprint"):
        setattr(document, name, found[name])
    document.source_url = document.source_url or (found["url"] or "")[:1000]
    document.byte_map = [
        [block.start, block.end, *span] for block in cleaned.blocks for span in cleaned.raw_span(block.start, block.end)
    ]
    document.save()


def storable(value: Any) -> Any:
    """The same value with what a database refuses (NUL, lone surrogates) replaced one for one, so that offsets hold."""
    if isinstance(value, str):
        return "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in value)
    if isinstance(value, dict):
        return {name: storable(part) for name, part in value.items()}
    if isinstance(value, list):
        return [storable(part) for part in value]
    return value
