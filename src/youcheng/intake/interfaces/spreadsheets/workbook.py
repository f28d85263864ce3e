"""Spreadsheet files by calamine, which reads them without running anything in them."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum, ZipError

from youcheng.intake.domain.spreadsheets.errors import BadSpreadsheet
from youcheng.intake.domain.spreadsheets.grid import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    Sheet,
    Value,
    Workbook,
    letters,
)
from youcheng.intake.interfaces.spreadsheets.package import Inside, look_inside

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream that holds an encrypted .xlsx ([MS-OFFCRYPTO] 2.3.4.4)."""
FILEPASS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
"""A record of type FilePass after the first of a workbook ([MS-XLS] 2.4.117), perhaps behind WriteProtect."""


def read_xlsx(data: bytes, file_name: str) -> Workbook:
    """Read an .xlsx file, whose size unpacked is looked at first."""
    inside = look_inside(data, file_name)
    sheets = _sheets(data, file_name, inside)
    return Workbook("xlsx", sheets, epoch=1904 if inside.begins_1904 else 1900)


def read_xls(data: bytes, file_name: str) -> Workbook:
    """Read an .xls file; also tells an .xlsx that a password protects, which comes in the same container."""
    if is_locked(data):
        raise BadSpreadsheet(_locked(file_name))
    return Workbook("xls", _sheets(data, file_name, None))


def is_locked(data: bytes) -> bool:
    """Whether an OLE file is protected by a password: an .xlsx encrypted as a whole, or an .xls whose records are."""
    return ENCRYPTED in data or FILEPASS.search(data) is not None


def _sheets(data: bytes, file_name: str, inside: Inside | None) -> list[Sheet]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = book.sheets_metadata
        if len(found) > MOST_SHEETS:
            raise BadSpreadsheet(
                _("“%(file)s” has %(found)d sheets; up to %(most)d are read. Send the ones that matter.")
                % {"file": file_name, "found": len(found), "most": MOST_SHEETS}
            )
        return [
            _sheet(book.get_sheet_by_name(one.name), file_name, inside, one.visible != SheetVisibleEnum.Visible)
            for one in found
            if str(one.typ).endswith("WorkSheet")
        ]
    except PasswordError as error:
        raise BadSpreadsheet(_locked(file_name)) from error
    except (CalamineError, ZipError) as error:
        raise BadSpreadsheet(
            _("“%(file)s” is damaged or no spreadsheet (%(why)s). Open it in a spreadsheet program and save it anew.")
            % {"file": file_name, "why": error}
        ) from error


def _locked(file_name: str) -> str:
    return _("“%(file)s” is protected by a password. Save a copy without one and send that.") % {"file": file_name}


def _sheet(sheet: CalamineSheet, file_name: str, inside: Inside | None, hidden: bool) -> Sheet:
    where = {"file": file_name, "sheet": sheet.name}
    if sheet.end is not None:
        last_row, last_column = sheet.end
        if last_row >= MOST_ROWS:
            raise BadSpreadsheet(
                _("“%(file)s”, sheet “%(sheet)s”: the last row is %(row)d; up to %(most)d are read. Split the sheet.")
                % {**where, "row": last_row + 1, "most": MOST_ROWS}
            )
        if last_column >= MOST_COLUMNS:
            raise BadSpreadsheet(
                _("“%(file)s”, sheet “%(sheet)s”: the last column is %(column)s; up to %(most)d columns are read.")
                % {**where, "column": letters(last_column), "most": MOST_COLUMNS}
            )
    rows = [[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)] if sheet.end else []
    for (row, column), value in (inside.troubled.get(sheet.name, {}) if inside else {}).items():
        while len(rows) <= row:
            rows.append([])
        rows[row].extend([None] * (column + 1 - len(rows[row])))
        rows[row][column] = value
    merged = tuple(
        (top, left, bottom, right)
        for (top, left), (bottom, right) in (sheet.merged_cell_ranges or [])
        if top < len(rows)
    )
    _fill_merged(rows, merged)
    return Sheet(sheet.name, rows, merged, hidden)


def _fill_merged(rows: list[list[Value]], merged: tuple[tuple[int, int, int, int], ...]) -> None:
    """Give each cell of a merged range the value that stands in its first."""
    for top, left, bottom, right in merged:
        value = rows[top][left] if left < len(rows[top]) else None
        if value is None or right >= MOST_COLUMNS:
            continue
        for row in rows[top : bottom + 1]:
            row.extend([None] * (right + 1 - len(row)))
            row[left : right + 1] = [value] * (right + 1 - left)


def _value(cell: Any) -> Value:  # noqa: PLR0911  one kind of cell after the other
    match cell:
        case "" | None:
            return None
        case datetime():
            midnight = cell.time() == time()
            return {"date": cell.date().isoformat()} if midnight else {"date": cell.date().isoformat(), "time": "1"}
        case date():
            return {"date": cell.isoformat()}
        case time() | timedelta():
            return str(cell)
        case float() if cell.is_integer() and abs(cell) < 10**15:
            return int(cell)
        case bool() | int() | float():
            return cell
        case _:
            return str(cell)[:LONGEST_CELL]
