"""Messy lists of ties, made for tests: the places are real, the ties and their dates are examples."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from tests.conftest import lacking

from youcheng.accounts.models import User
from youcheng.intake.domain.spreadsheets.drafts import start_draft
from youcheng.intake.interfaces.spreadsheets.reader import read_spreadsheet
from youcheng.intake.models import ImportDraft
from youcheng.web.config import config

HEADER = ["序号", "双方名称", "国家", "结好日期", "级别", "类别", "协议", "备注"]
CLEAR = [1, "伊春市—上川町", "日本", "２０１９年５月２０日", "市级", "友好城市", "友好城市协议书", None]
ERA = [2, "哈尔滨市与旭川市", "日本", "平成7年11月21日", "市级", "友好城市", None, None]
AMBIGUOUS = [3, "伊春市 / Springfield", "美国", date(2001, 3, 4), "市级", "友好合作", "合作意向书", None]
NO_MONTH = [4, "哈尔滨市—新西伯利亚市", "俄罗斯", "2004年13月", "市级", "友好城市", None, "月份有误"]
UNKNOWN = [5, "齐齐哈尔市—没有此市", "法国", 2010, "市级", "友好交流", None, None]
MESSY = [CLEAR, ERA, AMBIGUOUS, NO_MONTH, UNKNOWN]


def xlsx(
    rows: list[list[Any]] | None = None,
    *,
    header: list[str] | None = None,
    titles: bool = True,
    epoch_1904: bool = False,
    sheets: tuple[str, ...] = ("名单",),
) -> bytes:
    """A workbook: a merged title above the header, rows, a line of sums; each sheet the same."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904 if epoch_1904 else CALENDAR_WINDOWS_1900
    book.remove(book.worksheets[0])
    for name in sheets:
        sheet = book.create_sheet(name)
        if titles:
            sheet["A1"], sheet["A2"] = "示例市国际友好城市一览表", "截至2024年12月"
            sheet.merge_cells("A1:H1")
        start = 3 if titles else 1
        for line, row in enumerate([header or HEADER, *(MESSY if rows is None else rows)], start):
            for column, value in enumerate(row, 1):
                sheet.cell(line, column, value)
        if titles:
            sheet.cell(sheet.max_row + 1, 1, "合计")
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def draft(data: bytes, *, by: User, file_name: str = "list.xlsx") -> ImportDraft:
    """A draft as an upload makes it."""
    return start_draft(read_spreadsheet(data, file_name=file_name), data, file_name=file_name, by=by)


@pytest.fixture
def with_gazetteer() -> None:
    """The test needs the names of places."""
    if not config().gazetteer_path.exists():
        lacking("a compiled gazetteer (youcheng gazetteer build)")
