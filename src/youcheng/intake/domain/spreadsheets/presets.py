"""Layouts of real lists, by the columns they are published with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youcheng.intake.domain.spreadsheets.fields import header_key
from youcheng.intake.domain.spreadsheets.headers import guess_columns


@dataclass(frozen=True, slots=True)
class Preset:
    """A layout: headers that tell it, the field of each, and what no column says."""

    name: str
    label: str | Promise
    columns: tuple[tuple[str, str], ...]
    """Header and field; several headers may name one column."""
    tells: frozenset[str]
    """Headers of which at least two must be there."""
    home: str = ""
    """Our side, where the list has no column for it."""
    kind: str = ""


def _preset(
    name: str, label: str | Promise, columns: dict[str, str], tells: str, *, home: str = "", kind: str = ""
) -> Preset:
    known = tuple((header_key(header), field) for header, field in columns.items())
    return Preset(name, label, known, frozenset(header_key(word) for word in tells.split()), home, kind)


PRESETS: tuple[Preset, ...] = (
    _preset(
        "office",
        _("An office's own list (双方名称, 结好日期, 级别, 类别, 协议)"),
        {
            "双方名称": "parties",
            "结好日期": "signed_on",
            "级别": "level",
            "类别": "kind",
            "协议": "agreement",
            "序号": "number",
            "国家": "country_b",
            "备注": "keep",
        },
        "双方名称 结好日期 级别 类别 协议",
    ),
    _preset(
        "clair",
        _("Japan: list of sister cities by CLAIR (自治体名, 提携国, 提携先, 提携年月日)"),
        {
            "都道府県": "region_a",
            "都道府県名": "region_a",
            "自治体名": "party_a",
            "市区町村名": "party_a",
            "提携国": "country_b",
            "国名": "country_b",
            "州・省": "region_b",
            "提携先": "party_b",
            "提携自治体名": "party_b",
            "姉妹都市名": "party_b",
            "提携年月日": "signed_on",
            "備考": "keep",
        },
        "自治体名 市区町村名 提携国 国名 提携先 提携自治体名 姉妹都市名 提携年月日",
        kind="sister_city",
    ),
    _preset(
        "seoul",
        _("Seoul: open data (도시명, 국가명, 협정유형, 분야, 체결연도)"),
        {
            "도시명": "party_b",
            "도시": "party_b",
            "국가명": "country_b",
            "국가": "country_b",
            "협정유형": "kind",
            "구분": "kind",
            "분야": "field",
            "체결연도": "signed_on",
            "연도": "signed_on",
        },
        "협정유형 분야 체결연도 연도",
        home="Seoul",
    ),
    _preset(
        "busan",
        _("Busan: open data (도시명, 국가명, 결연일자, 면적, 인구, 데이터기준일자)"),
        {
            "도시명": "party_b",
            "도시": "party_b",
            "국가명": "country_b",
            "국가": "country_b",
            "구분": "kind",
            "결연일자": "signed_on",
            "결연일": "signed_on",
            "면적": "keep",
            "인구": "keep",
            "데이터기준일자": "keep",
        },
        "결연일자 결연일 면적 인구 데이터기준일자",
        home="Busan",
    ),
)
NEEDED = 2


def preset_named(name: str) -> Preset | None:
    """The preset of a name, None where there is none."""
    return next((preset for preset in PRESETS if preset.name == name), None)


def preset_for(labels: Sequence[str]) -> Preset | None:
    """The preset whose telling headers stand among these, the one with most of them."""
    keys = {header_key(label) for label in labels if label}
    best = max(PRESETS, key=lambda preset: len(preset.tells & keys))
    return best if len(best.tells & keys) >= NEEDED else None


def preset_columns(preset: Preset, labels: Sequence[str]) -> dict[str, str]:
    """The fields of columns under a preset; headers it does not name are guessed as always."""
    guessed = guess_columns(labels)
    known = dict(preset.columns)
    named = {str(column): known[key] for column, label in enumerate(labels) if (key := header_key(label)) in known}
    taken = set(named.values())
    return {
        column: named.get(column) or ("keep" if field in taken else field) for column, field in guessed.items()
    } | named
