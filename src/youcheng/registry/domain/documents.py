"""Keeping documents: the bytes as received, content-addressed, and the row that describes them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_add_documents
from youcheng.accounts.models import User
from youcheng.registry.domain.errors import DocumentDamaged, RegistryError
from youcheng.registry.domain.turns import changes_registry, in_words
from youcheng.registry.models import Document

if TYPE_CHECKING:
    from youcheng.engines.reading.model import Document as Cleaned


def storage_name(sha256: str) -> str:
    """Where the bytes with this hash lie, below the folder of documents: ``ab/abcd…``."""
    return f"{sha256[:2]}/{sha256}"


def store_document(
    cleaned: Cleaned, data: bytes, *, file_name: str, source_url: str = "", by: User | None, is_sample: bool = False
) -> tuple[Document, bool]:
    """Keep a document; the same bytes a second time are the document that is there already.

    The bytes are written before the row, so that no row stands without them; a kill in between leaves bytes that the
    next attempt finds. Returns the document and whether it is new.
    """
    if by is not None:
        can_add_documents(by).enforce()
    sha256 = hashlib.sha256(data).hexdigest()
    if cleaned.sha256 and cleaned.sha256 != sha256:
        raise RegistryError(_("The cleaned text was made from other bytes than these."))
    with in_words():
        _keep_bytes(sha256, data)
    return _keep_row(
        sha256,
        {
            **_described(cleaned),
            "size": len(data),
            "file_name": file_name[-255:],
            "source_url": (source_url or cleaned.url or "")[:1000],
            "is_sample": is_sample,
            "received_by": by,
        },
    )


@changes_registry
def describe_document(document: Document, cleaned: Cleaned) -> Document:
    """Write what reading found into a document that was kept before it was read.

    Raises :class:`RegistryError` where evidence already counts in another text: spans must go on meaning their words.
    """
    current = Document.objects.select_for_update().get(pk=document.pk)
    if cleaned.sha256 != current.sha256:
        raise RegistryError(_("The cleaned text was made from other bytes than these."))
    found = _described(cleaned)
    if not current.source_url:
        found["source_url"] = (cleaned.url or "")[:1000]
    if found["text"] != current.text and current.evidence.exists():
        raise RegistryError(_("Facts rest on the words of this document as they were read; they cannot be replaced."))
    for name, value in found.items():
        setattr(current, name, value)
        setattr(document, name, value)
    current.save(update_fields=list(found))
    return document


def document_bytes(document: Document) -> bytes:
    """The bytes as received; raises :class:`DocumentDamaged` where they are gone or were altered."""
    name = storage_name(document.sha256)
    if not default_storage.exists(name):
        raise DocumentDamaged(_("The original of “%(document)s” is gone from storage.") % {"document": document})
    with default_storage.open(name) as file:
        data: bytes = file.read()
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise DocumentDamaged(_("The original of “%(document)s” was altered in storage.") % {"document": document})
    return data


def _keep_bytes(sha256: str, data: bytes) -> None:
    name = storage_name(sha256)
    if default_storage.exists(name):
        if default_storage.size(name) == len(data):
            return
        default_storage.delete(name)  # a write that was cut short
    default_storage.save(name, ContentFile(data))


@changes_registry
def _keep_row(sha256: str, values: dict[str, Any]) -> tuple[Document, bool]:
    return Document.objects.get_or_create(sha256=sha256, defaults=values)


def _described(cleaned: Cleaned) -> dict[str, Any]:
    """The columns that reading fills."""
    from youcheng.engines.reading.output import document_to_json

    found = storable(document_to_json(cleaned))
    words = {
        "host": 200,
        "publisher": 200,
        "author": 200,
        "published": 25,
        "language": 12,
        "encoding": 40,
        "media_type": 100,
        "title": 500,
    }
    return {
        **{name: (found[name] or "")[:longest] for name, longest in words.items()},
        **{name: found[name] for name in ("text", "repairs", "left_out", "damaged", "blocks", "problems")},
        "fingerprint": found["fingerprint"],
        "byte_map": _byte_map(cleaned),
    }


def storable(value: Any) -> Any:
    """The same value with what a database refuses (NUL, lone surrogates) replaced one for one, so that offsets hold."""
    if isinstance(value, str):
        return "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in value)
    if isinstance(value, dict):
        return {name: storable(part) for name, part in value.items()}
    if isinstance(value, list):
        return [storable(part) for part in value]
    return value


def _byte_map(cleaned: Cleaned) -> list[list[int]]:
    """For each block the bytes that it came from: ``[start, end, first byte, byte after the last]``."""
    spans: list[list[int]] = []
    for block in cleaned.blocks:
        spans.extend([block.start, block.end, *found] for found in cleaned.raw_span(block.start, block.end))
    return spans
