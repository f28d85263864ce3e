"""What a column of a list of ties can be read as, and the headers by which each is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from youcheng.intake.domain.spreadsheets.grid import plain


@dataclass(frozen=True, slots=True)
class Field:
    """One reading of a column; ``words`` are headers in the form that :func:`header_key` gives."""

    name: str
    label: str | Promise
    words: frozenset[str]


def header_key(text: str) -> str:
    """A header as it is compared: without case, blanks, punctuation and remarks in brackets."""
    bare = re.sub(r"[(（\[【〔].*?[)）\]】〕]", "", plain(text)) or plain(text)
    return "".join(char for char in bare.casefold() if char.isalnum())


def _field(name: str, label: str | Promise, *words: str) -> Field:
    return Field(name, label, frozenset(header_key(word) for word in words))


_ALL = (
    _field(
        "parties",
        pgettext_lazy("column", "both parties in one cell"),
        *("双方名称", "结好双方", "友城双方", "双方城市", "友好城市双方", "结好双方名称", "両市名", "締結双方", "双方"),
        *("parties", "both parties", "cities", "twin cities", "sister cities pair", "pair"),
    ),
    _field(
        "party_a",
        pgettext_lazy("column", "our side"),
        *(
            "中方",
            "中方城市",
            "中方名称",
            "我方",
            "我方城市",
            "我方名称",
            "国内城市",
            "省内城市",
            "本市",
            "本方",
            "地方",
            "市县",
        ),
        *(
            "中方省市",
            "我省城市",
            "国内地区",
            "自治体",
            "自治体名",
            "市区町村",
            "市区町村名",
            "都道府県市区町村",
            "日本側",
        ),
        *(
            "日本側自治体",
            "日本側自治体名",
            "団体名",
            "our side",
            "our city",
            "local city",
            "home city",
            "city a",
            "party a",
        ),
        *("municipality", "local government", "origin", "우리측", "국내도시", "자치단체", "자치단체명"),
    ),
    _field(
        "region_a",
        pgettext_lazy("column", "our province or prefecture"),
        *(
            "省份",
            "所属省份",
            "省",
            "中方省份",
            "都道府県",
            "都道府県名",
            "prefecture",
            "province",
            "our province",
            "시도",
        ),
    ),
    _field(
        "party_b",
        pgettext_lazy("column", "partner"),
        *(
            "外方",
            "外方城市",
            "外方名称",
            "对方",
            "对方城市",
            "对方名称",
            "国外城市",
            "外国城市",
            "结好城市",
            "友好城市",
            "友城",
        ),
        *(
            "友城名称",
            "友好城市名称",
            "国外友城",
            "外方省市",
            "缔结城市",
            "姐妹城市",
            "国际友城",
            "国外城市名称",
            "城市名称",
        ),
        *(
            "提携先",
            "提携都市",
            "提携先都市",
            "提携自治体",
            "提携自治体名",
            "提携先自治体",
            "姉妹都市",
            "姉妹都市名",
            "友好都市",
        ),
        *(
            "友好都市名",
            "姉妹友好都市",
            "姉妹・友好都市",
            "相手都市",
            "相手先",
            "相手自治体",
            "海外都市",
            "海外自治体",
            "都市名",
        ),
        *(
            "partner",
            "partner city",
            "sister city",
            "twin town",
            "twin city",
            "foreign city",
            "city b",
            "party b",
            "city",
        ),
        *(
            "friendship city",
            "도시",
            "도시명",
            "자매도시",
            "우호도시",
            "자매우호도시",
            "해외도시",
            "결연도시",
            "교류도시",
        ),
    ),
    _field(
        "region_b",
        pgettext_lazy("column", "partner's state or province"),
        *(
            "外方省州",
            "州省",
            "省州",
            "国外省州",
            "所在州",
            "州",
            "州省名",
            "州・省",
            "州省等",
            "state",
            "region",
            "state or province",
        ),
        *("partner region", "주", "지역", "지역명"),
    ),
    _field(
        "country_b",
        pgettext_lazy("column", "partner's country"),
        *(
            "国家",
            "国别",
            "所属国",
            "所属国家",
            "外方国家",
            "对方国家",
            "国家名称",
            "国家地区",
            "国家或地区",
            "国名",
            "国",
            "提携国",
        ),
        *("相手国", "国・地域", "country", "partner country", "nation", "국가", "국가명", "나라"),
    ),
    _field(
        "kind",
        pgettext_lazy("column", "kind of tie"),
        *(
            "类别",
            "类型",
            "结好类型",
            "结好类别",
            "关系",
            "关系类型",
            "关系类别",
            "友城类型",
            "友城类别",
            "种类",
            "性质",
            "結好類別",
        ),
        *(
            "区分",
            "種別",
            "種類",
            "提携区分",
            "提携種別",
            "提携の種類",
            "提携内容",
            "kind",
            "type",
            "kind of tie",
            "category",
        ),
        *("relationship", "type of tie", "구분", "유형", "협정유형", "협정 유형", "협정종류", "결연구분", "교류구분"),
    ),
    _field(
        "level",
        pgettext_lazy("column", "level of the tie"),
        *("级别", "层级", "等级", "行政级别", "结好级别", "友城级别", "レベル", "級別", "level", "tier", "rank"),
    ),
    _field(
        "signed_on",
        pgettext_lazy("column", "signed on"),
        *(
            "结好日期",
            "结好时间",
            "结好年份",
            "结好年月",
            "缔结日期",
            "缔结时间",
            "签署日期",
            "签署时间",
            "签约日期",
            "签约时间",
        ),
        *(
            "签字日期",
            "签字时间",
            "签订日期",
            "签订时间",
            "建立时间",
            "建立日期",
            "结好年月日",
            "协议签署日期",
            "协议日期",
            "日期",
            "时间",
        ),
        *(
            "提携年月日",
            "提携日",
            "提携年",
            "提携年月",
            "締結日",
            "締結年月日",
            "締結年",
            "調印日",
            "調印年月日",
            "盟約締結日",
        ),
        *(
            "提携締結日",
            "signed on",
            "signed",
            "date",
            "date signed",
            "date of signing",
            "since",
            "year",
            "established",
            "signing date",
        ),
        *(
            "결연일",
            "결연일자",
            "결연년도",
            "결연연도",
            "체결일",
            "체결일자",
            "체결연도",
            "체결년도",
            "협정체결일",
            "협정체결연도",
        ),
        *("연도", "년도", "자매결연일", "체결년월일"),
    ),
    _field(
        "status",
        pgettext_lazy("column", "standing of the tie"),
        *("状态", "现状", "友城状态", "是否有效", "状況", "状態", "現況", "status", "standing", "상태"),
    ),
    _field(
        "ended_on",
        pgettext_lazy("column", "ended on"),
        *(
            "终止日期",
            "终止时间",
            "解除日期",
            "到期日期",
            "解消日",
            "解消年月日",
            "終了日",
            "ended",
            "ended on",
            "end date",
            "종료일",
        ),
    ),
    _field(
        "agreement",
        pgettext_lazy("column", "title of the agreement"),
        *(
            "协议",
            "协议名称",
            "协议书",
            "协议书名称",
            "签署文件",
            "文件名称",
            "签署协议",
            "协定",
            "協定",
            "協定名",
            "協定書",
            "盟約書",
        ),
        *("agreement", "agreement title", "document", "협정명", "협약명"),
    ),
    _field(
        "field",
        pgettext_lazy("column", "field of cooperation"),
        *(
            "领域",
            "合作领域",
            "交流领域",
            "重点领域",
            "分野",
            "交流分野",
            "field",
            "fields",
            "field of cooperation",
            "분야",
            "교류분야",
        ),
    ),
    _field(
        "number",
        pgettext_lazy("column", "running number"),
        *("序号", "编号", "号", "番号", "通番", "整理番号", "no", "nr", "number", "#", "연번", "순번", "번호"),
    ),
    _field(
        "keep",
        pgettext_lazy("column", "kept as words only"),
        *(
            "备注",
            "说明",
            "注",
            "備考",
            "摘要",
            "notes",
            "note",
            "remarks",
            "비고",
            "面积",
            "面積",
            "area",
            "면적",
            "人口",
            "population",
        ),
        *(
            "인구",
            "인구수",
            "数据日期",
            "データ基準日",
            "데이터기준일",
            "데이터기준일자",
            "data date",
            "as of",
            "大陸",
            "洲",
            "大洲",
            "대륙",
        ),
        *("continent", "链接", "url", "website"),
    ),
)
FIELDS: Mapping[str, Field] = {field.name: field for field in _ALL}
KEEP = "keep"
PLACES = ("party_a", "party_b")
DATES = ("signed_on", "ended_on")
_BY_WORD = {word: field.name for field in _ALL for word in field.words}
LOOSE = (
    (
        "signed_on",
        re.compile("(结好|缔结|签署|签约|签订|提携|締結|調印|체결|결연).*(日期|时间|年|日|일|연도)|date|signed"),
    ),
    ("country_b", re.compile("国家|国别|提携国|country|국가")),
    ("kind", re.compile("类别|类型|種別|区分|유형|구분|(type|kind)of")),
    ("agreement", re.compile("协议.*名|協定.*名|agreement")),
    (
        "party_b",
        re.compile(
            "(外方|国外|对方|友好|姐妹|姉妹|提携|相手|partner|foreign|sister|twin).*(城市|都市|名称|名|city|town)"
        ),
    ),
    ("party_a", re.compile("(中方|我方|国内|本市|日本側|our|home|local).*(城市|都市|名称|名|city|side)")),
)
"""Beginnings of headers that are not known to the letter; tried in this order."""


def guess_field(header: str) -> str:
    """The field that a header stands for; ``keep`` where nothing tells."""
    key = header_key(header)
    known = _BY_WORD.get(key)
    if known is None and " / " in header:
        known = next(
            (found for part in reversed(header.split(" / ")) if (found := _BY_WORD.get(header_key(part)))), None
        )
    if known is not None:
        return known
    return next((name for name, pattern in LOOSE if key and pattern.search(key)), KEEP)


def is_known(header: str) -> bool:
    """Whether a cell reads like a header of such a list."""
    return header_key(header) in _BY_WORD
