"""A file's bytes into sheets: the format is told by the bytes, whatever the name says."""

from __future__ import annotations

from django.utils.translation import gettext as _

from youcheng.intake.domain.spreadsheets.errors import BadSpreadsheet
from youcheng.intake.domain.spreadsheets.grid import Workbook
from youcheng.intake.interfaces.spreadsheets.text_file import read_text
from youcheng.intake.interfaces.spreadsheets.workbook import read_xls, read_xlsx

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta")


def read_spreadsheet(data: bytes, *, file_name: str, encoding: str = "") -> Workbook:
    """Read .xlsx, .xls or delimited text. Raises :class:`BadSpreadsheet` with the file's name and what to do.

    ``encoding`` is what a person says of a text file; empty leaves it to the bytes.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise BadSpreadsheet(
            _("“%(file)s” is empty. Choose a file with a header row and rows below it.") % {"file": file_name}
        )
    if data.startswith(ZIP):
        return read_xlsx(data, file_name)
    if data.startswith(OLE):
        return read_xls(data, file_name)
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:9].lower().startswith(MARKUP):
        raise BadSpreadsheet(
            _(
                "“%(file)s” is a web page or XML under the name of a spreadsheet. Open it in a spreadsheet program, "
                "save it as .xlsx and send that file."
            )
            % {"file": file_name}
        )
    return read_text(data, file_name, encoding=encoding)
