"""Documents: bytes as received, once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from tests.registry import factories

from youcheng.engines.reading.model import LeftOut, Reason
from youcheng.registry.domain.documents import describe_document, document_bytes, storage_name, store_document
from youcheng.registry.domain.errors import DocumentDamaged, RegistryError
from youcheng.registry.models import Document

pytestmark = pytest.mark.django_db


def _path(document: Document) -> Path:
    return Path(default_storage.path(storage_name(document.sha256)))


def test_the_bytes_are_kept_under_their_hash_and_the_same_bytes_are_one_document() -> None:
    data = "示例".encode("gbk")
    cleaned = factories.cleaned("示例", data=data)
    first, created = store_document(cleaned, data, file_name="a.html", source_url="https://example.org/a", by=None)
    second, again = store_document(cleaned, data, file_name="b.html", by=None)

    assert (created, again, first.pk) == (True, False, second.pk)
    assert first.sha256 == hashlib.sha256(data).hexdigest()
    assert (first.file_name, first.source_url, first.size) == ("a.html", "https://example.org/a", 4)
    assert document_bytes(first) == data
    assert _path(first).parent.name == first.sha256[:2]


def test_bytes_cut_short_by_a_kill_are_written_again() -> None:
    document = factories.document()
    data = document_bytes(document)
    _path(document).write_bytes(data[:7])
    Document.objects.all().delete()
    stored, created = store_document(factories.cleaned(data.decode()), data, file_name="again.txt", by=None)

    assert created
    assert document_bytes(stored) == data


def test_altered_and_missing_bytes_are_noticed() -> None:
    document = factories.document()
    _path(document).write_bytes(b"something else")
    with pytest.raises(DocumentDamaged, match="was altered"):
        document_bytes(document)
    _path(document).unlink()
    with pytest.raises(DocumentDamaged, match="is gone"):
        document_bytes(document)


def test_characters_that_a_database_refuses_are_replaced_one_for_one() -> None:
    text = "a\0b\ud800c"
    left = (LeftOut(0, 3, "x\0y", Reason.SPAM),)
    cleaned = factories.cleaned(text, data=b"abc", left_out=left)
    document, _created = store_document(cleaned, b"abc", file_name="odd.txt", by=None)
    document.refresh_from_db()

    assert document.text == "a\ufffdb\ufffdc"
    assert document.left_out == [{"start": 0, "end": 3, "text": "x\ufffdy", "reason": "spam"}]


def test_a_text_on_which_facts_rest_is_not_replaced() -> None:
    document = factories.document("最初的文字，作为示例。")
    data = document_bytes(document)
    described = describe_document(document, factories.cleaned("更好的文字", data=data, title="Better"))
    assert (described.text, document.title) == ("更好的文字", "Better")

    factories.span(document)
    with pytest.raises(RegistryError, match="Facts rest on the words"):
        describe_document(document, factories.cleaned("又一次", data=data))


def test_cleaned_text_of_other_bytes_is_refused() -> None:
    with pytest.raises(RegistryError, match="made from other bytes"):
        store_document(factories.cleaned("one"), b"two", file_name="x", by=None)
    assert not Document.objects.exists()
