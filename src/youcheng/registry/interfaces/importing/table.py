"""Tab-separated files, read strictly: what is not as expected is an answer with file and line, never a guess."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from youcheng.registry.domain.errors import RegistryError

LARGEST_BYTES = 256 * 1024 * 1024


class BadFile(RegistryError):
    """A file that cannot be imported as it is; says where and what was expected. Nothing was written."""

    def __init__(self, file_name: str, line: int, message: str) -> None:
        where = {"file": file_name, "line": line, "message": message}
        super().__init__(_("%(file)s, line %(line)d: %(message)s") % where if line else f"{file_name}: {message}")
        self.file_name = file_name
        self.line = line


class Line(NamedTuple):
    """A row with its line number in the file, its words, and its cells by column."""

    number: int
    text: str
    cells: dict[str, str]


class Rejection(NamedTuple):
    """A row that was not imported, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows, with the hash of its bytes."""

    file_name: str
    sha256: str
    lines: list[Line]


def read_table(path: Path, columns: Sequence[str]) -> Table:
    """Read a UTF-8 file with one header row, tabs between cells and no quoting. Raises :class:`BadFile`.

    ``columns`` must all be in the header, in any order; further columns are kept in the row's words and not read.
    """
    data = _bytes_of(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadFile(
            path.name,
            line,
            _("this is not UTF-8 text (byte %(byte)d). Save the file as UTF-8.") % {"byte": error.start},
        ) from error
    if "\0" in text:
        raise BadFile(path.name, text.count("\n", 0, text.index("\0")) + 1, _("this is not a text file (zero bytes)."))
    # Only line feeds end a row: names may hold the other characters that splitlines() cuts at.
    rows = [row.removesuffix("\r") for row in text.split("\n")]
    if rows and not rows[-1]:
        rows.pop()
    if not rows:
        raise BadFile(
            path.name,
            0,
            _("the file is empty; a header row with the columns %(columns)s was expected.")
            % {"columns": ", ".join(columns)},
        )
    header = rows[0].split("\t")
    missing = [name for name in columns if name not in header]
    if missing:
        raise BadFile(
            path.name,
            1,
            _("the header lacks the columns %(missing)s; columns separated by tabs were expected: %(columns)s.")
            % {"missing": ", ".join(missing), "columns": ", ".join(columns)},
        )
    if len(set(header)) != len(header):
        raise BadFile(path.name, 1, _("the header names a column twice."))
    lines = []
    for number, row in enumerate(rows[1:], start=2):
        cells = row.split("\t")
        if len(cells) != len(header):
            raise BadFile(
                path.name,
                number,
                _("%(found)d cells; the header has %(expected)d. Is a tab missing, or the file cut short?")
                % {"found": len(cells), "expected": len(header)},
            )
        lines.append(Line(number, row, dict(zip(header, map(str.strip, cells), strict=True))))
    return Table(path.name, hashlib.sha256(data).hexdigest(), lines)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise BadFile(
                path.name, 0, _("the file is larger than %(size)d MiB.") % {"size": LARGEST_BYTES // 1024 // 1024}
            )
        return path.read_bytes()
    except OSError as error:
        raise BadFile(str(path), 0, _("cannot be read: %(why)s.") % {"why": error.strerror or error}) from error
