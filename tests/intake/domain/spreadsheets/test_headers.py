"""Headers: found below titles, named in three languages, matched with layouts of real lists."""

from __future__ import annotations

import pytest
from tests.intake.sheets import xlsx

from youcheng.intake.domain.spreadsheets.fields import guess_field
from youcheng.intake.domain.spreadsheets.headers import find_header, guess_columns
from youcheng.intake.domain.spreadsheets.presets import preset_columns, preset_for
from youcheng.intake.interfaces.spreadsheets.reader import read_spreadsheet


def test_the_header_stands_below_merged_titles() -> None:
    sheet = read_spreadsheet(xlsx(), file_name="x.xlsx").sheets[0]
    header = find_header(sheet.rows, sheet.merged)
    assert (header.row, header.depth, header.labels[1]) == (2, 1, "双方名称")


def test_a_header_two_rows_deep() -> None:
    rows: list[list[str | None]] = [
        ["国家", "结好双方", "结好双方", "结好日期"],
        ["国家", "中方", "外方", "结好日期"],
        ["日本", "伊春市", "上川町", "2019"],
    ]
    header = find_header(rows, [(0, 1, 0, 2), (0, 0, 1, 0), (0, 3, 1, 3)])
    assert (header.row, header.depth) == (0, 2)
    assert header.labels == ["国家", "结好双方 / 中方", "结好双方 / 外方", "结好日期"]
    assert list(guess_columns(header.labels).values()) == ["country_b", "party_a", "party_b", "signed_on"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("双方名称", "parties"),
        ("结好日期（年月日）", "signed_on"),
        ("类  别", "kind"),
        ("外方城市名称（英文）", "party_b"),
        ("提携年月日", "signed_on"),
        ("自治体名", "party_a"),
        ("姉妹都市名", "party_b"),
        ("Date of signing", "signed_on"),
        ("Partner city", "party_b"),
        ("국가명", "country_b"),
        ("데이터기준일자", "keep"),
        ("天气", "keep"),
    ],
)
def test_headers_in_their_languages(header: str, field: str) -> None:
    assert guess_field(header) == field


@pytest.mark.parametrize(
    ("labels", "name", "fields"),
    [
        (
            ["双方名称", "结好日期", "级别", "类别", "协议"],
            "office",
            ["parties", "signed_on", "level", "kind", "agreement"],
        ),
        (
            ["都道府県", "自治体名", "提携国", "提携先", "提携年月日"],
            "clair",
            ["region_a", "party_a", "country_b", "party_b", "signed_on"],
        ),
        (
            ["도시명", "국가명", "협정유형", "분야", "체결연도"],
            "seoul",
            ["party_b", "country_b", "kind", "field", "signed_on"],
        ),
        (
            ["국가명", "도시명", "결연일자", "면적", "인구", "데이터기준일자"],
            "busan",
            ["country_b", "party_b", "signed_on", "keep", "keep", "keep"],
        ),
    ],
)
def test_layouts_of_real_lists(labels: list[str], name: str, fields: list[str]) -> None:
    preset = preset_for(labels)
    assert preset is not None and preset.name == name
    assert list(preset_columns(preset, labels).values()) == fields


def test_one_column_of_cities_with_their_countries_is_the_partners() -> None:
    assert list(guess_columns(["自治体名", "国名", "提携年"]).values()) == ["party_b", "country_b", "signed_on"]


def test_the_signature_does_not_mind_remarks_and_width() -> None:
    one = find_header([["双方名称", "结好日期（年）", "类别"]])
    other = find_header([["双方名称 ", "结好日期", "类别", None]])
    assert one.signature == other.signature
