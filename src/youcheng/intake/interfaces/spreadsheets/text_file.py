"""Comma- or tab-separated text in UTF-8, UTF-16, GB18030 or Shift_JIS."""

from __future__ import annotations

import csv
import io
import unicodedata

from django.utils.translation import gettext as _

from youcheng.intake.domain.spreadsheets.errors import BadSpreadsheet
from youcheng.intake.domain.spreadsheets.grid import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Sheet, Value, Workbook

ENCODINGS = ("utf-8", "gb18030", "cp932", "utf-16")
DELIMITERS = (",", "\t", ";")
SAMPLE = 20
"""Lines from which the delimiter is told."""
LEVEL_ONE_GB, LEVEL_ONE_JIS = (0xB0, 0xD7), (0x88, 0x98)
"""First bytes of the two character sets' everyday ideographs."""


def read_text(data: bytes, file_name: str, *, encoding: str = "") -> Workbook:
    """Read delimited text as one sheet. Raises :class:`BadSpreadsheet`."""
    text, used = _decode(data, file_name, encoding)
    lines = text.splitlines()
    counts = {mark: sum(line.count(mark) for line in lines[:SAMPLE]) for mark in DELIMITERS}
    delimiter = max(DELIMITERS, key=lambda mark: counts[mark])
    csv.field_size_limit(1_000_000)
    rows: list[list[Value]] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(rows) > MOST_ROWS:
                raise BadSpreadsheet(
                    _("“%(file)s” has more than %(most)d rows. Split it and import the parts.")
                    % {"file": file_name, "most": MOST_ROWS}
                )
            if len(cells) > MOST_COLUMNS:
                raise BadSpreadsheet(
                    _("“%(file)s”, row %(row)d: %(found)d columns; up to %(most)d are read. Is it a list?")
                    % {"file": file_name, "row": len(rows) + 1, "found": len(cells), "most": MOST_COLUMNS}
                )
            rows.append([cell[:LONGEST_CELL] if cell.strip() else None for cell in cells])
    except csv.Error as error:
        raise BadSpreadsheet(
            _("“%(file)s”, row %(row)d: a quotation mark is opened and not closed, or a cell is too long (%(why)s).")
            % {"file": file_name, "row": len(rows) + 1, "why": error}
        ) from error
    return Workbook("csv", [Sheet(file_name.rsplit(".", 1)[0] or file_name, rows)], encoding=used)


def _decode(data: bytes, file_name: str, encoding: str) -> tuple[str, str]:
    wanted = [encoding] if encoding in ENCODINGS else []
    if not wanted:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            wanted = ["utf-16"]
        else:
            wanted = ["utf-8", *sorted(("gb18030", "cp932"), key=lambda name: -_likelihood(data, name))]
    for name in wanted:
        try:
            text = data.decode("utf-8-sig" if name == "utf-8" else name)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text, name
    raise BadSpreadsheet(
        _(
            "“%(file)s” is neither a spreadsheet nor text in UTF-8, GB18030 or Shift_JIS. Open it in a spreadsheet "
            "program, save it as .xlsx and send that file."
        )
        % {"file": file_name}
    )


def _likelihood(data: bytes, encoding: str) -> float:
    """The share of characters beyond ASCII that are in everyday use in the encoding; -1 where it does not decode."""
    sample = data[:200_000]
    try:
        text = data.decode(encoding)[: len(sample)]
    except UnicodeError:
        return -1.0
    beyond = [char for char in text[:20_000] if char > "\x7f"]
    return sum(_everyday(char, encoding) for char in beyond) / len(beyond) if beyond else 0.0


def _everyday(char: str, encoding: str) -> float:
    code = unicodedata.normalize("NFKC", char)[:1]
    if "\uff61" <= char <= "\uff9f" or unicodedata.category(char) in ("Co", "Cn"):
        return -1.0  # half-width kana and private characters are what a wrong guess looks like
    if "\u3040" <= code <= "\u30ff":
        return 1.0 if encoding == "cp932" else 0.3
    try:
        first = char.encode("gb2312" if encoding == "gb18030" else "cp932")[0]
    except UnicodeError:
        return -0.5
    low, high = LEVEL_ONE_GB if encoding == "gb18030" else LEVEL_ONE_JIS
    return 1.0 if low <= first <= high else 0.5
