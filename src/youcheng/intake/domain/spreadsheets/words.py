"""Words of lists for kinds, standings and levels of ties, in Chinese, Japanese, Korean and English."""

from __future__ import annotations

from youcheng.engines.gazetteer import Level
from youcheng.intake.domain.spreadsheets.fields import header_key
from youcheng.registry.models import Tie, TieKind


def _table(rows: dict[str, str]) -> dict[str, str]:
    return {header_key(word): value for value, words in rows.items() for word in words.split()}


KINDS = _table(
    {
        TieKind.SISTER_CITY.value: (
            "友好城市 友城 国际友城 国际友好城市 正式友城 姐妹城市 友好省州 友好省 友好州 友好省县 友好市县 "
            "友好县 友好城市关系 友好省州关系 结好 姉妹都市 友好都市 姉妹友好都市 姉妹・友好都市 姉妹 友好 "
            "姉妹州 姉妹県 友好県省 姉妹提携 友好提携 sistercity sistercities sister twin twintown twinning "
            "friendshipcity friendship sisterstate 자매 자매도시 자매결연 자매결연도시"
        ),
        TieKind.FRIENDLY_COOPERATION.value: (
            "友好合作 友好合作关系 友好合作城市 合作关系 友好協力 友好協力関係 協力関係 friendlycooperation "
            "cooperation 우호협력 우호협력도시 우호 우호도시"
        ),
        TieKind.FRIENDLY_EXCHANGE.value: (
            "友好交流 友好交流城市 友好交流关系 交流关系 友好交流都市 交流都市 交流 友好往来 友好交往城市 "
            "友好交往 friendlyexchange exchange 교류 교류도시 우호교류"
        ),
        TieKind.INSTITUTIONAL.value: (
            "基层友好关系 基层友好 友好学校 友好医院 友好港 友好港口 姉妹校 姉妹港 姉妹病院 機関間友好関係 "
            "institutional institution sisterport sisterschool"
        ),
        TieKind.PAIRING.value: "结对帮建 结对 结对帮扶 ペアリング支援 pairing",
        TieKind.NETWORK.value: "网络 城市联盟 联盟 都市連盟 ネットワーク network alliance",
        TieKind.UNSPECIFIED.value: "其他 其它 不详 未知 その他 不明 other unknown 기타",
    }
)
STANDINGS = _table(
    {
        Tie.LegalStatus.IN_FORCE.value: (
            "有效 生效 在效 存续 活跃 正常 継続 継続中 有効 inforce valid active current 유지 유효"
        ),
        Tie.LegalStatus.SIGNED.value: "已签署 已签 签署 調印済 調印済み signed 체결",
        Tie.LegalStatus.SUSPENDED.value: "中止 暂停 停止 中断 休止 suspended 중단",
        Tie.LegalStatus.TERMINATED.value: ("终止 解除 取消 已终止 解消 終了 廃止 terminated ended dissolved 해지 종료"),
        Tie.LegalStatus.EXPIRED.value: "到期 过期 已到期 失效 満了 期限満了 expired lapsed 만료",
    }
)
LEVELS: dict[str, Level] = {
    header_key(word): level
    for level, words in {
        Level.PROVINCE: (
            "省级 省 省州级 省部级 自治区 直辖市 都道府県 道府県 県 state province provincial prefecture prefectural"
        ),
        Level.CITY: "市级 市 地市级 地级市 地级 副省级 市町村 市区町村 市 city municipal municipality",
        Level.COUNTY: "县级 县 区县级 县市级 县级市 区级 区 旗 county district",
    }.items()
    for word in words.split()
}
NO_TITLE = frozenset(
    header_key(word)
    for word in [
        "有",
        "无",
        "無",
        "是",
        "否",
        "yes",
        "no",
        "y",
        "n",
        "あり",
        "なし",
        "有り",
        "無し",
        "○",
        "×",
        "√",
        "유",
        "무",
    ]
)
"""Words in a column of agreements that say whether there is one, not what it is called."""
TOTALS = (
    "合计",
    "总计",
    "小计",
    "共计",
    "合計",
    "計",
    "総計",
    "小計",
    "total",
    "합계",
    "注",
    "备注",
    "備考",
    "说明",
    "note",
    "※",
    "*",
    "资料来源",
    "出典",
    "source",
)
"""Beginnings of rows below a list that are sums or remarks."""


def kind_of(text: str) -> str | None:
    """The kind of tie that a word names."""
    return KINDS.get(header_key(text))


def standing_of(text: str) -> str | None:
    """The legal status that a word names."""
    return STANDINGS.get(header_key(text))


def level_of(text: str) -> Level | None:
    """The level that a word names."""
    return LEVELS.get(header_key(text))


def is_remark(text: str) -> bool:
    """Whether a row's only words are a sum or a remark."""
    return text.strip().lower().startswith(TOTALS)
