"""Documents out of files, folders and crawl archives, one by one, in a stable order."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from youcheng.engines.reading.limits import MAX_FILE_BYTES, MAX_PAGE_BYTES

# Endings read from folders; a file that is named itself is read whatever its ending.
SUFFIXES = frozenset([".html", ".htm", ".xhtml", ".shtml", ".txt", ".md", ".docx", ".pdf", ".warc", ".gz", ".zst"])
_WARC_SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4")


@dataclass(frozen=True, slots=True)
class Item:
    """One document's bytes and where they come from.

    ``source`` is the path, for a record of an archive with its byte offset: ``crawl.warc.gz@10734``. ``position``
    is the bytes of input consumed, for progress.
    """

    source: str
    data: bytes
    url: str | None = None
    content_type: str | None = None
    archived: bool = False
    position: int = 0


@dataclass(slots=True)
class Tally:
    """What became of the input: every record of every archive is in one of these numbers."""

    files: int = 0
    records: int = 0
    not_pages: int = 0
    invalid: int = 0
    failures: list[str] = field(default_factory=list)


def list_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named, sorted; hidden ones in folders are passed over."""
    files: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (
                file
                for file in sorted(path.rglob("*"))
                if file.is_file() and file.suffix.lower() in SUFFIXES and not file.name.startswith(".")
            )
            files |= dict.fromkeys(inside)
        else:
            files[path] = None
    return list(files)


def is_archive(path: Path) -> bool:
    """Whether a file is a WARC, compressed or not."""
    if path.name.lower().endswith(_WARC_SUFFIXES):
        return True
    try:
        with path.open("rb") as file:
            head = file.read(2048)
    except OSError:
        return False
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def documents(files: Iterable[Path], tally: Tally, *, after: dict[str, int] | None = None) -> Iterator[Item]:
    """The documents of the files. ``after`` says up to which offset an archive has been read before."""
    base = 0
    for path in files:
        try:
            size = path.stat().st_size
            tally.files += 1
            if is_archive(path):
                yield from _records(path, tally, base, (after or {}).get(str(path), -1))
            else:
                with path.open("rb") as file:
                    data = file.read(MAX_FILE_BYTES + 1)
                yield Item(str(path), data, position=base + size)
        except OSError as error:
            tally.failures.append(f"{path}: {error.strerror or error}")
            size = 0
        base += size


def _records(path: Path, tally: Tally, base: int, after: int) -> Iterator[Item]:
    """The pages of an archive. A record that cannot be read is counted and skipped."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with path.open("rb") as file:
        records = iter(
            ArchiveIterator(
                file,
                record_types=WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion,
                auto_decode="all",
                quirks_mode=True,
            )
        )
        while True:
            try:
                record = next(records, None)
            except (OSError, ValueError, EOFError, gzip.BadGzipFile) as error:
                tally.invalid += 1
                tally.failures.append(f"{path}: the archive breaks off or is damaged ({error}); read up to there")
                return
            if record is None:
                return
            offset = record.stream_pos
            if offset <= after:
                continue
            tally.records += 1
            try:
                item = _record(record, path, base)
            except CutOffError:
                tally.invalid += 1
                tally.failures.append(f"{path}: the archive is damaged: it breaks off in the record at {offset}")
                return
            except (OSError, ValueError, EOFError, UnicodeError):
                tally.invalid += 1
                continue
            if item is None:
                tally.not_pages += 1
            else:
                yield item


def is_page_type(content_type: str) -> bool:
    """Whether a declared type is one of documents that are read."""
    return any(kind in content_type.lower() for kind in _PAGE_TYPES)


class CutOffError(Exception):
    """A record holds less than its header says."""


_PAGE_TYPES = ("text/html", "text/plain", "application/xhtml", "application/pdf", "wordprocessingml")


def _record(record: Any, path: Path, base: int) -> Item | None:
    content_type = record.http_content_type
    headers = record.headers
    if content_type is None:
        content_type = headers.get("Content-Type") if headers.get("WARC-Type") != "response" else None
    elif record.http_charset:
        content_type = f"{content_type}; charset={record.http_charset}"
    if content_type and not is_page_type(content_type):
        return None
    # One byte more than a page may have, so that it is known to be cut off.
    data = record.reader.read(MAX_PAGE_BYTES + 1)
    coded = record.http_headers and record.http_headers.get("Content-Encoding")
    chunked = record.http_headers and record.http_headers.get("Transfer-Encoding")
    if not coded and not chunked and len(data) < min(record.content_length, MAX_PAGE_BYTES):
        raise CutOffError
    offset = record.stream_pos
    return Item(f"{path}@{offset}", data, headers.get("WARC-Target-URI"), content_type, True, base + offset)
