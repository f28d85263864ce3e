"""Sheets as plain values: what every file format becomes, and what the database keeps of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Value = str | int | float | bool | dict[str, str] | None
"""Of one cell: its text, its number, ``{"date": "2019-05-20"}`` for a date of the spreadsheet, ``{"error": "#REF!"}``,
``{"formula": ""}`` for a formula without a stored value, None for an empty one."""

MOST_ROWS = 20_000
"""Rows of one sheet; the pages that show them stay quick up to here."""
MOST_COLUMNS = 100
MOST_SHEETS = 50
LONGEST_CELL = 4_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows as they stand, row 1 first. Merged cells carry their value in each of their cells."""

    name: str
    rows: list[list[Value]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """First row, first column, last row, last column, counted from 0."""
    hidden: bool = False

    @property
    def columns(self) -> int:
        """How many columns the widest row has."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file's sheets, and what a person should know of how they were read."""

    format: str
    """``xlsx``, ``xls`` or ``csv``."""
    sheets: list[Sheet]
    encoding: str = ""
    """How a text file was read: ``utf-8``, ``gb18030``, ``cp932``, ``utf-16``."""
    epoch: int = 1900
    """The year in which the file's day numbers begin: 1900 or 1904."""
    notes: list[str] = field(default_factory=list)


def text_of(value: Value) -> str:
    """A cell as words on one line, as they are quoted."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case dict():
            return value.get("date") or value.get("error") or ""
        case _:
            return " ".join(str(value).split())


def plain(text: str) -> str:
    """Full-width forms as half-width ones, white space as single blanks: ``２０１９年`` is ``2019年``."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def letters(column: int) -> str:
    """The name of a column counted from 0, as spreadsheets show it: 0 is ``A``, 27 is ``AB``."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell_at(row: Sequence[Value], column: int) -> Value:
    """The cell of a column; rows may be shorter than their sheet."""
    return row[column] if column < len(row) else None


def is_empty(value: Any) -> bool:
    """Whether nothing stands in a cell."""
    return value is None or (isinstance(value, str) and not value.strip())
