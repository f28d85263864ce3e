"""Where names may stand in Chinese and Japanese text, and the words between a country's name and the place in it."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

_LATIN = r"A-Za-zÀ-ɏḀ-ỿ\-'"
_RUNS = {
    "zh": re.compile(rf"[\u3400-\u9fff\U00020000-\U0003ffff·{_LATIN}]+"),
    # Hiragana are particles; the names written in them come from the gazetteer.
    "ja": re.compile(rf"[\u3400-\u9fff\u30a1-\u30fa\u30fc々ヶ\U00020000-\U0003ffff·{_LATIN}=＝]+"),
}
_HIRAGANA = re.compile(r"[ぁ-ゖ]")
_UNIT_END = re.compile(r"[市町村区県](?!民)")

# 印度共和国古吉拉特邦: the form of government belongs to the country.
_GOVERNMENT = {
    "zh": r"(?:联邦|民主|人民|伊斯兰|社会主义|阿拉伯|多民族|合作|东岸|独立)*(?:共和国|王国|大公国|公国|合众国|酋长国|联邦(?![区州委政]))",
    "ja": r"(?:連邦|民主|人民|イスラム|社会主義|アラブ|東方)*(?:共和国|王国|大公国|公国|合衆国|首長国|連邦(?!区|管区)|国(?=[ァ-ヺ·]))",
}
# 英国城市卡迪夫, 葡萄牙首都里斯本, フランス南部の都市リヨン: what kind of place the next name is.
_KIND_OF_PLACE = {
    "zh": r"的?(?:[东西南北中]{1,2}[部方]|[东西南北]半球|第[一二三四五六七八九十]大?|[最著]大|著名|知名|重要|主要|历史|文化|古老|旅游|工业|港口|海滨|海港"
    r"|沿海|沿岸|边境|边陲|经济|商业|大学|美丽|的|之){0,4}(?:首都(?!圈)|首府|省会|州府|城市(?![群化圈间的])|名城|古城|小城|港城|小镇|重镇|古镇|港市|古都|都市)",
    "ja": r"(?:[東西南北中央]+部|第[一二三]の|最大の|国境の)?(?:首都(?!圏)|州都|都市(?![圏部計])|港湾都市|工業都市|古都|港町|温泉町)",
}
# 德国的弗赖辛市
_OWNED_ZH = re.compile(r"的(?=[^的与和同跟及在是为各两多]{2,10}?(?<!城)[市州省县郡区镇町村](?!长))")
# 越南北部高平省, ロシア極東ハバロフスク: a part of the country, no part of the name.
_REGION = {
    "zh": re.compile(r"(?:[东西南北]{1,2}部|中部|远东)(?:地区)?的?"),
    "ja": re.compile(r"(?:[東西南北]+部|中部|中央部|極東)(?!準州)"),
}
# 日本国|奈良县, not 日本国立市 or 日本国土交通省
_OF_THE_STATE = re.compile(r"国(?![立内际土会家民外营籍债宝产防务铁道])")
_AFTER_COUNTRY = {
    language: re.compile(rf"(?:{_GOVERNMENT[language]})?(?:{_KIND_OF_PLACE[language]})?") for language in _GOVERNMENT
}


def name_runs(
    text: str, language: str, mentions: Mapping[int, Sequence[tuple[int, object]]]
) -> Iterator[tuple[int, int]]:
    """The spans of name characters, in order; in Japanese with the hiragana of known names (つくば市, 南あわじ市)."""
    spans = [match.span() for match in _RUNS[language].finditer(text)]
    if language == "ja":
        spans += [
            (start, end)
            for start, options in mentions.items()
            for end, _ in options
            if _UNIT_END.match(text, end - 1) and _HIRAGANA.search(text, start, end)
        ]
        spans.sort()
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held is not None and start < held[1]:
            held = held[0], max(held[1], end)
            continue
        if held is not None:
            yield held
        held = start, end
    if held is not None:
        yield held


def after_country(text: str, at: int, end: int, language: str) -> int:
    """Where the place's own name begins after a country's name that ended at ``at``; at most ``end``."""
    if language == "zh" and text[at - 2 : at] == "日本" and _OF_THE_STATE.match(text, at):
        at += 1
    match = _AFTER_COUNTRY[language].match(text, at, end)
    stop = match.end() if match else at
    region = _REGION[language].match(text, stop, end)
    stop = region.end() if region else stop
    if language == "zh":
        owned = _OWNED_ZH.match(text, stop, end)
        stop = owned.end() if owned else stop
    return stop
