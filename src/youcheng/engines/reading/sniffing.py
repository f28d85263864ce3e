"""Stage 1, what kind of file this is, by its bytes: labels are only compared with what was found."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import PurePath

from youcheng.engines.reading.limits import (
    MAX_FILE_BYTES,
    MAX_PAGE_BYTES,
    MAX_UNPACK_RATIO,
    MAX_UNPACKED_BYTES,
    MEBIBYTE,
)
from youcheng.engines.reading.model import Problem, ProblemCode

HTML, TEXT, PDF = "text/html", "text/plain", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WARC = "application/warc"
OTHER = "application/octet-stream"

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES = (
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"BZh", "bzip2"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
)
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"II*\x00",
    b"MM\x00*",
    b"\x00\x00\x01\x00",
    b"OggS",
    b"ID3",
)
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|article|section|span|h[1-6]|ul|br|script|a)\b[^>]*>",
    re.I,
)
_SUFFIXES = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".shtml": HTML,
    ".pdf": PDF,
    ".docx": DOCX,
    ".txt": TEXT,
}
# Of the first bytes, the share of control characters from which a file is no text.
BINARY_SHARE = 0.02
SAMPLE = 8_192
_CONTROL = bytes(set(range(9)) | {11} | set(range(14, 27)) | set(range(28, 32)))
_NO_CONTROL = bytes.maketrans(b"", b"")


@dataclass(slots=True)
class Sniffed:
    """The file's true type, its bytes (unpacked where it was gzip), and what is wrong with it."""

    media_type: str
    data: bytes
    problems: list[Problem] = field(default_factory=list)

    @property
    def fatal(self) -> bool:
        """Whether there is nothing to read."""
        return any(problem.fatal for problem in self.problems)


def sniff(data: bytes, *, source: str | None = None, content_type: str | None = None) -> Sniffed:
    """What a file is. Never raises for its content."""
    if len(data) > MAX_FILE_BYTES:
        size = len(data) / MEBIBYTE
        return _fatal(
            OTHER,
            ProblemCode.TOO_LARGE,
            f"The file holds {size:,.0f} MiB; at most {MAX_FILE_BYTES // MEBIBYTE} MiB are read. Split it first.",
        )
    if data.startswith(b"\x1f\x8b"):
        unpacked = _gunzip(data)
        if isinstance(unpacked, Sniffed):
            return unpacked
        data = unpacked
    if not data.strip():
        return _fatal(TEXT, ProblemCode.EMPTY, "The file is empty.")
    found = _by_magic(data)
    if found.media_type in (HTML, TEXT) and not found.fatal:
        _bound(found)
    expected = _expected(source, content_type)
    if expected is not None and not found.fatal and expected not in (found.media_type, TEXT):
        found.problems.append(
            Problem(
                ProblemCode.MISLABELLED,
                f"The file is labelled {expected}, but holds {found.media_type}; it was read as the latter.",
            )
        )
    return found


def _by_magic(data: bytes) -> Sniffed:
    if b"%PDF-" in data[:1024]:
        return Sniffed(PDF, data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if data.startswith(_COMPOUND):
        return _compound(data)
    if (refused := _refused(data)) is not None:
        return refused
    return Sniffed(HTML if looks_like_html(data) else TEXT, data)


def _refused(data: bytes) -> Sniffed | None:
    """Files without text of their own: archives, pictures, programs."""
    if data.startswith(b"WARC/1"):
        message = "This is a crawl archive of many pages: read it with `youcheng read`."
        return _fatal(WARC, ProblemCode.ARCHIVE, message)
    if data.startswith(b"\x1f\x8b"):
        message = "A gzip file inside a gzip file is not unpacked. Unpack it first."
        return _fatal(OTHER, ProblemCode.ARCHIVE, message)
    name = next((name for magic, name in _ARCHIVES if data.startswith(magic)), None)
    if name is not None:
        message = f"This is a {name} archive. Unpack it and read the files in it."
        return _fatal(OTHER, ProblemCode.ARCHIVE, message)
    if data.startswith(_PICTURES) and not _MARKUP.search(data[:SAMPLE]):
        message = "This is a picture or a recording, not text. Its words must be typed first."
        return _fatal(OTHER, ProblemCode.BINARY, message)
    if _is_binary(data):
        message = "This is a binary file of an unknown kind, not text. Save the page as text."
        return _fatal(OTHER, ProblemCode.BINARY, message)
    return None


def looks_like_html(data: bytes) -> bool:
    """Whether text bytes (UTF-16 included) hold mark-up."""
    sample = data[:SAMPLE]
    if sample.count(0) > len(sample) // 8:
        sample = sample.replace(b"\x00", b"")
    tags = _MARKUP.findall(sample)
    if not tags:
        return False
    return bool(re.match(rb"^[\s\xef\xbb\xbf\xff\xfe]*<", sample)) or len(tags) >= 3


def _is_binary(data: bytes) -> bool:
    sample = data[:SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    zeros = sample.count(0)
    control = len(sample) - len(sample.translate(_NO_CONTROL, _CONTROL))
    if zeros and control - zeros <= BINARY_SHARE * len(sample):
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if max(even, odd) > 3 * min(even, odd):
            return False
    return control > BINARY_SHARE * len(sample)


def _gunzip(data: bytes) -> bytes | Sniffed:
    unpacker = zlib.decompressobj(wbits=31)
    limit = min(MAX_UNPACKED_BYTES, MAX_UNPACK_RATIO * len(data) + MEBIBYTE)
    try:
        out = unpacker.decompress(data, limit)
    except zlib.error:
        return _fatal(OTHER, ProblemCode.TRUNCATED, "The gzip file is damaged. Fetch or copy it again.")
    if unpacker.unconsumed_tail:
        return _fatal(
            OTHER,
            ProblemCode.ARCHIVE,
            f"The gzip file unpacks to more than {limit // MEBIBYTE} MiB, {MAX_UNPACK_RATIO} times its size: it was"
            " not unpacked further. Unpack it first if you trust it.",
        )
    return out


def _zip(data: bytes) -> Sniffed:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if "word/document.xml" not in names:
                kind = "spreadsheet" if any(name.startswith("xl/") for name in names) else "zip archive"
                return _fatal(OTHER, ProblemCode.ARCHIVE, f"This is a {kind}. Unpack it and read the files in it.")
            if any(member.flag_bits & 1 for member in members):
                return _fatal(
                    DOCX, ProblemCode.ENCRYPTED, "The document is protected by a password. Save it without one."
                )
            size = sum(member.file_size for member in members)
            if size > MAX_UNPACKED_BYTES or size > MAX_UNPACK_RATIO * len(data) + MEBIBYTE:
                return _fatal(
                    DOCX,
                    ProblemCode.ARCHIVE,
                    f"The document unpacks to {size / MEBIBYTE:,.0f} MiB, far more than a document needs; it was not"
                    " opened.",
                )
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return _fatal(
            OTHER, ProblemCode.TRUNCATED, "The file is damaged or cut off (a broken zip). Fetch or copy it again."
        )
    return Sniffed(DOCX, data)


def _compound(data: bytes) -> Sniffed:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _fatal(DOCX, ProblemCode.ENCRYPTED, "The document is protected by a password. Save it without one.")
    return _fatal(
        "application/msword",
        ProblemCode.UNREADABLE,
        "This is an old Word or Office file. Open it and save it as .docx or PDF.",
    )


def _bound(found: Sniffed) -> None:
    if len(found.data) > MAX_PAGE_BYTES:
        size = len(found.data) / MEBIBYTE
        found.data = found.data[:MAX_PAGE_BYTES]
        found.problems.append(
            Problem(
                ProblemCode.TRUNCATED,
                f"The page holds {size:,.0f} MiB; only its first {MAX_PAGE_BYTES // MEBIBYTE} MiB were read.",
            )
        )
    elif found.media_type == HTML and _is_cut_off(found.data):
        found.problems.append(
            Problem(ProblemCode.TRUNCATED, "The page breaks off inside a tag; what is there was read.")
        )


def _is_cut_off(data: bytes) -> bool:
    last = data.rfind(b"<", max(0, len(data) - 2_000))
    return last >= 0 and b">" not in data[last:] and data[last + 1 : last + 2].isalpha()


def _expected(source: str | None, content_type: str | None) -> str | None:
    if content_type:
        plain = content_type.partition(";")[0].strip().lower()
        if plain in (HTML, PDF, DOCX, TEXT):
            return plain
        if plain == "application/xhtml+xml":
            return HTML
    if source:
        return _SUFFIXES.get(PurePath(source).suffix.lower())
    return None


def _fatal(media_type: str, code: ProblemCode, message: str) -> Sniffed:
    return Sniffed(media_type, b"", [Problem(code, message, fatal=True)])
