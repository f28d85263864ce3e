"""Documents on their way into the queue: kept on arrival, before anything is known of them."""

from __future__ import annotations

import hashlib

from youcheng.accounts.models import User
from youcheng.engines.reading.model import Document as Cleaned
from youcheng.registry.domain.documents import store_document
from youcheng.registry.models import Document


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
