"""Files into sheets: formats, encodings, date systems, and files that are not what they seem."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest
import xlwt
from tests.intake.sheets import CLEAR, HEADER, xlsx

from youcheng.intake.domain.spreadsheets.errors import BadSpreadsheet
from youcheng.intake.domain.spreadsheets.grid import Workbook
from youcheng.intake.interfaces.spreadsheets import package
from youcheng.intake.interfaces.spreadsheets.reader import read_spreadsheet

JAPANESE = "自治体名,提携国,提携先,提携年月日\n旭川市,中国,ハルビン市,平成7年11月21日\n"
CHINESE = "双方名称,结好日期,类别\n伊春市—上川町,2019年5月20日,友好城市\n"


def read(data: bytes, name: str = "list.xlsx", encoding: str = "") -> Workbook:
    return read_spreadsheet(data, file_name=name, encoding=encoding)


def test_titles_merged_cells_and_several_sheets() -> None:
    found = read(xlsx(sheets=("2023", "2024")))
    assert (found.format, found.epoch, [sheet.name for sheet in found.sheets]) == ("xlsx", 1900, ["2023", "2024"])
    rows = found.sheets[0].rows
    assert rows[0] == ["示例市国际友好城市一览表"] * 8
    assert rows[2] == HEADER
    assert rows[3][:4] == CLEAR[:4]


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_a_date_is_the_same_day_in_both_date_systems(epoch_1904: bool) -> None:
    found = read(xlsx([[1, "a", "b", date(2019, 5, 20)]], epoch_1904=epoch_1904))
    assert found.epoch == (1904 if epoch_1904 else 1900)
    assert found.sheets[0].rows[3][3] == {"date": "2019-05-20"}


def test_a_formula_without_a_value_and_a_cell_in_error_are_seen() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["双方名称", "结好日期"])
    sheet.append(["=A1", "#REF!"])
    data = io.BytesIO()
    book.save(data)
    assert read(data.getvalue()).sheets[0].rows[1] == [{"formula": "1"}, {"error": "#REF!"}]


def test_old_workbooks() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    sheet.write(0, 0, "双方名称")
    sheet.write(1, 0, "伊春市—上川町")
    sheet.write(1, 1, date(2019, 5, 20), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
    data = io.BytesIO()
    book.save(data)
    found = read(data.getvalue(), "list.xls")
    assert (found.format, found.sheets[0].rows[1]) == ("xls", ["伊春市—上川町", {"date": "2019-05-20"}])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(CHINESE, "utf-8"), (CHINESE, "gb18030"), (JAPANESE, "cp932"), (JAPANESE, "utf-8"), (CHINESE, "utf-16")],
)
def test_text_in_its_encoding(text: str, encoding: str) -> None:
    found = read(text.encode(encoding), "list.csv")
    assert (found.format, found.encoding) == ("csv", encoding)
    assert found.sheets[0].rows[0] == text.split("\n", maxsplit=1)[0].split(",")


def test_a_person_may_know_the_encoding_better() -> None:
    assert read(JAPANESE.encode("cp932"), "list.csv", "gb18030").encoding in ("gb18030",)


def test_tabs_and_semicolons_and_quotes() -> None:
    assert read(b"a;b\n1;2\n", "x.csv").sheets[0].rows == [["a", "b"], ["1", "2"]]
    assert read(b"a\tb\n1\t\n", "x.tsv").sheets[0].rows == [["a", "b"], ["1", None]]
    assert read(b'a,b\n"1,5","x\ny"\n', "x.csv").sheets[0].rows[1] == ["1,5", "x\ny"]


def _zip(**files: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return data.getvalue()


def test_a_small_file_that_unpacks_to_a_mountain_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_UNPACKED", 1_000_000)
    bomb = _zip(**{"xl/workbook.xml": b"<w/>", "xl/worksheets/sheet1.xml": b"0" * 2_000_000})
    assert len(bomb) < 10_000
    with pytest.raises(BadSpreadsheet, match="unpacks to more than"):
        read(bomb)


def test_a_cell_at_the_end_of_the_world_is_named() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "双方名称", "x"
    data = io.BytesIO()
    book.save(data)
    with pytest.raises(BadSpreadsheet, match="XFD1048576"):
        read(data.getvalue())


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FIRST_RECORD = b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\0" * 12


@pytest.mark.parametrize(
    "data",
    [
        OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"),
        OLE + b"\0" * 504 + FIRST_RECORD + b"\x2f\x00\x36\x00" + b"\1" * 54,
        OLE + b"\0" * 504 + FIRST_RECORD + b"\x86\x00\x00\x00\x2f\x00\x36\x00" + b"\1" * 54,
    ],
)
def test_a_password_is_told_from_damage(data: bytes) -> None:
    with pytest.raises(BadSpreadsheet, match=r"“list.xlsx” is protected by a password. Save a copy without one"):
        read(data, "list.xlsx")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\0\0\0", "is empty"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more", "damaged"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "web page"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xff\x81", "neither a spreadsheet nor text"),
        (_zip(**{"word/document.xml": b"<w/>"}), "is an archive"),
        (('a,"b\n' * 3).encode() + b'"' + b"x" * 1_100_000, "quotation mark"),
    ],
)
def test_what_is_no_list_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(BadSpreadsheet, match=words):
        read(data, "strange.xlsx")
