"""Bytes in, never an exception out, never a hang: every hindrance is a typed problem with words for people."""

from __future__ import annotations

import gzip
import io
import time
import zipfile

import docx
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engines.reading import dirt
from tests.engines.reading.test_engine import ARTICLE, BODY, HEADLINE

from youcheng.engines.reading import Reading, clean
from youcheng.engines.reading.limits import MAX_FILE_BYTES, MAX_PAGE_BYTES, MAX_SECONDS
from youcheng.engines.reading.model import Document, ProblemCode

# A page may take a second on a machine that is busy with ten other things; a hang takes minutes.
PATIENCE = MAX_SECONDS


def codes(document: Document) -> list[ProblemCode]:
    return [problem.code for problem in document.problems]


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading(HEADLINE, 1)
    for paragraph in BODY:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        (c for row in table.rows for c in row.cells), ("城市", "国别", "原田市", "日本"), strict=True
    ):
        cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_file() -> None:
    document = clean(word_file(), source="letter.docx")
    assert document.text.split("\n") == [HEADLINE, *BODY, "城市\t国别", "原田市\t日本"]
    assert document.title == HEADLINE
    assert document.raw_span(0, 5) == ()
    assert document.problems == ()


def pdf_file(text: str) -> bytes:
    """The smallest PDF with one page and, if there is any, a line of text."""
    stream = f"BT /F1 12 Tf 20 700 Td ({text}) Tj ET".encode() if text else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    xref = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + table
    return out + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % xref


def test_a_pdf_with_and_without_text() -> None:
    document = clean(pdf_file("The sister cities signed an agreement on trade and education."))
    assert document.text == "The sister cities signed an agreement on trade and education."
    assert document.media_type == "application/pdf"
    assert codes(clean(pdf_file(""))) == [ProblemCode.NO_TEXT]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ProblemCode.EMPTY),
        (b"\n \r\n\t", ProblemCode.EMPTY),
        (gzip.compress(b""), ProblemCode.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), ProblemCode.BINARY),
        (bytes(range(256)) * 9, ProblemCode.BINARY),
        (zipped({"a.html": b"<p>x"}), ProblemCode.ARCHIVE),
        (zipped({"word/document.xml": b" " * 70_000_000}), ProblemCode.ARCHIVE),
        (gzip.compress(bytes(80_000_000)), ProblemCode.ARCHIVE),
        (gzip.compress(gzip.compress(b"x" * 99)), ProblemCode.ARCHIVE),
        (gzip.compress(ARTICLE.encode())[:1] + b"\x8b" + b"xx" * 50, ProblemCode.TRUNCATED),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), ProblemCode.ARCHIVE),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", ProblemCode.ARCHIVE),
        (word_file()[:900], ProblemCode.TRUNCATED),
        (zipped({"word/document.xml": b"<broken"}), ProblemCode.UNREADABLE),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le"),
            ProblemCode.ENCRYPTED,
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ProblemCode.UNREADABLE),
        (b"%PDF-1.7\n%\xff\xff", ProblemCode.TRUNCATED),
    ],
    ids=lambda value: value.value if isinstance(value, ProblemCode) else "",
)
def test_files_that_hold_no_text(data: bytes, code: ProblemCode) -> None:
    document = clean(data)
    assert codes(document) == [code]
    assert document.problems[0].fatal
    assert document.problems[0].message.endswith(".")
    assert (document.text, document.blocks) == ("", ())


def test_a_file_that_is_too_large() -> None:
    class Large(bytes):
        def __len__(self) -> int:
            return MAX_FILE_BYTES + 1

    assert codes(clean(Large(b"x"))) == [ProblemCode.TOO_LARGE]


@pytest.mark.parametrize(
    ("source", "content_type"), [("page.pdf", None), ("letter.docx", None), (None, "application/pdf")]
)
def test_wrong_labels_are_reported_and_the_page_is_read(source: str | None, content_type: str | None) -> None:
    document = clean(
        f"<html><body><h1>{HEADLINE}</h1><p>{BODY[0]}</p></body></html>".encode(),
        source=source,
        content_type=content_type,
    )
    assert codes(document) == [ProblemCode.MISLABELLED]
    assert not document.problems[0].fatal
    assert document.text == f"{HEADLINE}\n{BODY[0]}"


def test_a_wrong_charset_is_reported_and_the_page_is_read() -> None:
    page = f'<html><head><meta charset="big5"></head><body><h1>{HEADLINE}</h1><p>{BODY[0]}</p></body></html>'
    document = clean(page.encode("gb18030"))
    assert codes(document) == [ProblemCode.MISLABELLED]
    assert document.encoding == "gb18030"
    assert document.text == f"{HEADLINE}\n{BODY[0]}"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Города подписали соглашение о побратимстве и сотрудничестве в области культуры и образования.", "ru"),
        ("서울시와 베이징시는 자매도시 협정을 체결하였다고 시 관계자가 밝혔다.", "ko"),
    ],
)
def test_a_fourth_language_is_kept_and_named(text: str, language: str) -> None:
    document = clean(text.encode())
    assert codes(document) == [ProblemCode.OTHER_LANGUAGE]
    assert document.language == language
    assert document.text == text


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [
        ("两市缔结友好城市关系，" * 400_000).encode(),
        ("<p>" + "两市缔结友好城市关系，" * 300_000).encode(),
        ("?罟珎ゼ\ue47f貢L" * 100_000).encode(),
        ("友(yǒu)" * 200_000).encode(),
        ("鍙嬪ソ鍩庡競\n" * 50_000).encode(),
        ("百家乐| 禹州市| " * 100_000).encode(),
        ("a " * 3_000_000).encode(),
        ("? " * 500_000 + "友").encode(),
        ("大坂（おおさか）" * 100_000).encode(),
        bytes([0xB0]) * 3_000_000,
        ("<div>" * 200_000).encode(),
        ("<table><tr><td>友" * 50_000).encode(),
        ("&#20013;" * 300_000).encode(),
        ("2019-10-23\n" * 100_000).encode(),
        (" " * 5_000_000 + "友").encode(),
        ("[" * 1_000_000 + "友").encode(),
    ],
    ids=range(16),
)
def test_monstrous_pages_end_in_time(data: bytes) -> None:
    assert len(data) < MAX_PAGE_BYTES * 2
    start = time.process_time()
    document = clean(data)
    assert time.process_time() - start < PATIENCE
    assert len(document.simplified) == len(document.text)


MARKUP = b"<html> <body> <p> </p> <table> <tr> <td> <!-- --> <script> </div> <ahref=x> &#x4e2d; &nbsp; 2019-1-2".split()
BYTES = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b$B", b"\n", b" ", b"\xb0\xa1", b"\x82\xa0", b"\xe5", b"\x8f"),
    *(b"%PDF-1.4", b"PK\x03\x04", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"\xed\xa0\x80"),
)
TEXTS = (HEADLINE, BODY[2], "友好都市", dirt.COUNTIES[0], "百家乐|", "?xiàng)罟珎", "领(lǐng)", "\ue47f")
ENCODINGS = ("utf-8", "gb18030", "cp932", "euc_jp", "utf-16-le")
WORDS = (*MARKUP, *BYTES, *(text.encode(encoding, "ignore") for text in TEXTS for encoding in ENCODINGS))


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.binary(max_size=12)), max_size=40),
    st.sampled_from([None, "a.html", "a.pdf"]),
)
def test_any_bytes_at_all(parts: list[bytes], source: str | None) -> None:
    document = clean(b"".join(parts), source=source)
    assert len(document.simplified) == len(document.text)
    document.text.encode()
    orjson.dumps(Reading(document).to_json())
    for block in document.blocks:
        for low, high in document.raw_span(block.start, block.end):
            assert 0 <= low <= high <= document.size


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_page_with_bytes_lost_or_changed(data: st.DataObject) -> None:
    encoding = data.draw(st.sampled_from(["utf-8", "gb18030", "utf-16"]))
    page = bytearray(f"<html><body><h1>{HEADLINE}</h1><p>{'</p><p>'.join(BODY)}</p></body></html>".encode(encoding))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(page) - 1))
        if data.draw(st.booleans()):
            del page[at]
        else:
            page[at] = data.draw(st.integers(0, 255))
    document = clean(bytes(page))
    orjson.dumps(Reading(document).to_json())
    assert len(document.simplified) == len(document.text)
