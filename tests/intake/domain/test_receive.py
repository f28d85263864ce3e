"""Receiving: kept byte for byte, once, or refused in words."""

from __future__ import annotations

import hashlib
import os

import pytest
from django.core.exceptions import PermissionDenied
from tests.intake import factories

from youcheng.accounts.models import User
from youcheng.intake.domain.errors import IntakeError, NotKeptError
from youcheng.intake.domain.reading import read_now
from youcheng.intake.domain.receive import receive
from youcheng.intake.models import Reading
from youcheng.registry.domain.documents import document_bytes
from youcheng.registry.models import Document
from youcheng.web.config import config

pytestmark = pytest.mark.django_db


def test_bytes_are_kept_as_they_came(officer: User) -> None:
    data = "伊春市与上川町缔结友好城市。".encode("gb18030")
    received = receive(data, file_name="C:\\saved\\page.txt", source_url="https://example.org/1", by=officer)
    document = received.reading.document
    assert received.created is True
    assert document_bytes(document) == data
    assert (document.sha256, document.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (document.file_name, document.source_url) == ("page.txt", "https://example.org/1")
    assert (document.received_by, received.reading.status) == (officer, Reading.Status.QUEUED)


def test_the_same_bytes_twice_are_one_document(officer: User) -> None:
    first = receive(b"the same", file_name="a.txt", by=officer)
    second = receive(b"the same", file_name="b.txt", by=officer)
    assert (second.reading, second.created) == (first.reading, False)
    assert Document.objects.count() == 1


def test_an_empty_file_is_refused_in_words(officer: User) -> None:
    with pytest.raises(NotKeptError, match="empty \\(0 bytes\\)"):
        receive(b"", file_name="empty.txt", by=officer)
    assert not Document.objects.exists()


def test_a_file_above_the_limit_is_refused_with_both_sizes(officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config(), "upload_max_bytes", 1_000_000)
    with pytest.raises(NotKeptError, match=r"has 2\.5 MB; this installation takes files up to 1 MB"):
        receive(b"x" * 2_500_000, file_name="big.txt", by=officer)
    assert not Document.objects.exists()


def test_an_address_that_is_none_is_refused(officer: User) -> None:
    with pytest.raises(IntakeError, match="“javascript:alert\\(1\\)” is not an address"):
        receive(b"text", file_name="a.txt", source_url="javascript:alert(1)", by=officer)
    assert not Document.objects.exists()


def test_a_viewer_may_not_add(viewer: User) -> None:
    with pytest.raises(PermissionDenied, match="officer"):
        receive(b"text", file_name="a.txt", by=viewer)


PDF_WITH_PASSWORD = b"%PDF-1.6\n1 0 obj\n<< /Filter /Standard /V 4 >>\nendobj\ntrailer << /Encrypt 1 0 R >>\n%%EOF"
BAD = {
    "white space": (b"  \n\t ", "a.txt"),
    "binary": (bytes(range(256)) * 40, "a.bin"),
    "random bytes": (os.urandom(4000), "a.txt"),
    "truncated archive": (b"PK\x03\x04" + b"\0" * 60, "a.docx"),
    "broken pdf": (b"%PDF-1.7 and then nothing", "a.pdf"),
    "encrypted pdf": (PDF_WITH_PASSWORD, "a.pdf"),
    "image called text": (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "page.html"),
}


@pytest.mark.parametrize("name", BAD)
def test_whatever_comes_is_kept_with_its_problem_stated(name: str) -> None:
    data, file_name = BAD[name]
    reading = receive(data, file_name=file_name, by=None).reading
    assert read_now(reading) is True
    assert document_bytes(reading.document) == data
    assert reading.problems, name
    assert all(problem["message"] for problem in reading.problems)
    assert not reading.findings.exists()


def test_a_page_in_a_fourth_language_is_kept_and_said_to_be_one() -> None:
    text = "Bürgermeister beider Städte unterzeichneten gestern im Rathaus den Vertrag über die Partnerschaft. " * 5
    reading = factories.received(text)
    read_now(reading)
    assert [problem["code"] for problem in reading.problems] == ["other_language"]
    assert reading.document.text.startswith("Bürgermeister")
    assert not reading.findings.exists()


def test_reading_happens_once() -> None:
    reading = factories.received("伊春市与上川町缔结友好城市。")
    assert read_now(reading) is True
    assert read_now(reading) is False
