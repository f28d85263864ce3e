"""What a file is by its content, and what is not kept."""

from __future__ import annotations

import io

import pytest
from tests.office.factories import PDF, PNG, word_file, zipped

from youcheng.office.domain.errors import FileRefused
from youcheng.office.domain.file_types import type_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KEPT = [
    ("a.pdf", PDF, "application/pdf"),
    ("A.PDF", PDF, "application/pdf"),
    ("photo.png", PNG, "image/png"),
    ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "image/jpeg"),
    ("scan.tif", b"II*\x00" + b"\0" * 20, "image/tiff"),
    ("公文.docx", word_file(), DOCX),
    ("公文.ofd", zipped(OFD_dot_xml="<OFD/>"), "application/ofd"),
    ("text.odt", zipped(mimetype="x", content_dot_xml="<x/>"), "application/vnd.oasis.opendocument.text"),
    ("many.zip", zipped(a_dot_txt="a"), "application/zip"),
    ("empty.zip", zipped(), "application/zip"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, "application/msword"),
    ("old.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, "application/vnd.ms-works"),
    ("note.txt", "你好，世界".encode("gb18030"), "text/plain"),
    ("note.md", "覚書".encode(), "text/markdown"),
    ("list.csv", "名称,国家\n示例市,CN\n".encode("utf-8-sig"), "text/csv"),
    ("wide.txt", "Example".encode("utf-16"), "text/plain"),
    ("visit.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar"),
    ("letter.rtf", b"{\\rtf1\\ansi Example}", "application/rtf"),
]


@pytest.mark.parametrize(("name", "content", "expected"), KEPT, ids=[name for name, _content, _type in KEPT])
def test_the_content_decides(name: str, content: bytes, expected: str) -> None:
    assert type_of(io.BytesIO(content), name) == expected


def test_a_character_cut_in_two_at_the_edge_of_the_head_is_text() -> None:
    assert type_of(io.BytesIO(b"a" * (64 * 1024 - 1) + "市".encode() * 5), "long.txt") == "text/plain"


REFUSED = [
    ("programme.pdf", b"MZ\x90\0" + b"\0" * 60, "Files of this kind are not kept."),
    ("tool", b"\x7fELF\x02\x01\x01" + b"\0" * 9, "Files of this kind are not kept."),
    ("run.sh", b"#!/bin/sh\nrm -rf x\n", "Files of this kind are not kept."),
    ("page.html", b"<!DOCTYPE html><html><script>alert(1)</script>", "Files of this kind are not kept."),
    ("page.txt", b"\xef\xbb\xbf<!DOCTYPE html><html>", "Files of this kind are not kept."),
    ("page.txt", "<html><body>".encode("utf-16"), "Files of this kind are not kept."),
    ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "Files of this kind are not kept."),
    ("noise.bin", b"\x00\x01\x02\x03" * 30, "Files of this kind are not kept."),
    ("photo.pdf", PNG, "“photo.pdf” is not what its name says: its content is PNG. Save it with the ending .png."),
    ("page.docx", PDF, "“page.docx” is not what its name says: its content is PDF. Save it with the ending .pdf."),
    ("plan.xlsx", word_file(), "its content is Word. Save it with the ending .docx."),
    ("plan.docx", word_file(**{"word/vbaProject.bin": "x"}), "This file holds macros"),
    ("cut.docx", word_file()[:-30], "This file breaks off or is damaged."),
    ("noending", PDF, "Save it with the ending .pdf."),
]


@pytest.mark.parametrize(("name", "content", "words"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_not_kept_says_why(name: str, content: bytes, words: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        type_of(io.BytesIO(content), name)
    assert words in str(refusal.value)
