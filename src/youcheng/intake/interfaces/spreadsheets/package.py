"""What is inside an .xlsx file, looked at before anything is unpacked into memory as a table.

A few kilobytes can claim a cell in the last row of the last column, or unpack to gigabytes. A formula whose value was
never stored reads as an empty cell, which is not what the office wrote.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from lxml import etree

from youcheng.intake.domain.spreadsheets.errors import BadSpreadsheet
from youcheng.intake.domain.spreadsheets.grid import MOST_COLUMNS, MOST_ROWS, Value, letters

LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_FILES = 2_000
CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
FORMULA, VALUE = re.compile(rb"<(?:\w+:)?f\b"), re.compile(rb"<(?:\w+:)?(?:v|t)\b[^>]*>([^<]*)<")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(slots=True)
class Inside:
    """Cells that need an answer, by sheet and by row and column from 0; and where the file's day numbers begin."""

    begins_1904: bool = False
    troubled: dict[str, dict[tuple[int, int], Value]] = field(default_factory=dict)


def look_inside(data: bytes, file_name: str) -> Inside:
    """Check the package and find formulas without a value and cells in error. Raises :class:`BadSpreadsheet`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if sum(info.file_size for info in package.infolist()) > LARGEST_UNPACKED or len(names) > MOST_FILES:
                raise BadSpreadsheet(
                    _(
                        "“%(file)s” unpacks to more than %(most)d MiB, which no list of ties needs; it was not opened. "
                        "Save the sheet that matters as a file of its own."
                    )
                    % {"file": file_name, "most": LARGEST_UNPACKED // 1024 // 1024}
                )
            if "xl/workbook.xml" not in names:
                raise BadSpreadsheet(
                    _("“%(file)s” is an archive, not an .xlsx file. Save the list as .xlsx and send that file.")
                    % {"file": file_name}
                )
            return _inside(package, file_name)
    except (zipfile.BadZipFile, zlib.error, EOFError, etree.XMLSyntaxError, NotImplementedError) as error:
        raise BadSpreadsheet(
            _("“%(file)s” is damaged or breaks off (%(why)s). Open it in a spreadsheet program and save it anew.")
            % {"file": file_name, "why": error}
        ) from error


def _inside(package: zipfile.ZipFile, file_name: str) -> Inside:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    book = etree.fromstring(package.read("xl/workbook.xml"), parser)
    found = Inside()
    for properties in book.iterfind("{*}workbookPr"):
        found.begins_1904 = properties.get("date1904") in ("1", "true")
    parts = {}
    if "xl/_rels/workbook.xml.rels" in package.namelist():
        relations = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), parser)
        parts = {one.get("Id"): one.get("Target", "") for one in relations}
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        target = parts.get(sheet.get(RELATION), "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        if path in package.namelist():
            name = sheet.get("name") or ""
            found.troubled[name] = _troubled(package.read(path), file_name, name)
    return found


def _troubled(xml: bytes, file_name: str, sheet: str) -> dict[tuple[int, int], Value]:
    troubled: dict[tuple[int, int], Value] = {}
    for match in CELL.finditer(xml):
        reference = REFERENCE.search(match[1])
        content = match[2] or b""
        if reference is None or not content.strip():
            continue
        row, column = int(reference[2]) - 1, _column(reference[1])
        value = VALUE.search(content)
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            if value is None or not value[1].strip():
                continue
            raise BadSpreadsheet(
                _(
                    "“%(file)s”, sheet “%(sheet)s”: something stands in cell %(cell)s; up to %(rows)d rows and "
                    "%(columns)d columns are read. Delete it, or split the sheet."
                )
                % {
                    "file": file_name,
                    "sheet": sheet,
                    "cell": f"{letters(column)}{row + 1}",
                    "rows": MOST_ROWS,
                    "columns": MOST_COLUMNS,
                }
            )
        if b't="e"' in match[1]:
            troubled[row, column] = {"error": value[1].decode("utf-8", "replace") if value else "#ERROR!"}
        elif FORMULA.search(content) and (value is None or not value[1].strip()) and b't="str"' not in match[1]:
            troubled[row, column] = {"formula": "1"}
    return troubled


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
