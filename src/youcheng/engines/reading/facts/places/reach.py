"""How far a name of Chinese or Japanese text reaches: its generic part, the characters that still belong to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from youcheng.engines.reading.facts.places.persons import KATAKANA
from youcheng.engines.reading.facts.places.phrase import LEVELS, Unit
from youcheng.engines.reading.facts.places.run_words import (
    HYPHENED,
    LAST_LI,
    LONGER_UNIT,
    NAMED_LIKE_THEIR_CAPITAL,
)
from youcheng.engines.reading.facts.places.transliteration import TRANSLITERATION, wholly_foreign
from youcheng.engines.reading.facts.words import Hit

_GOES_ON = TRANSLITERATION | frozenset("泉滩")
_LONGEST_REST, _LONGEST_BEFORE = 3, 5
# Countries whose names are syllables of others as often.
_SYLLABLES = frozenset({"马里", "多哥", "阿曼", "巴林"})
# No unit has a longer name with what stands before it.
_LONGEST_RUN = 24
_NOT_OF_NAME = {
    "zh": re.compile(r"(?:[及暨]|[\u3400-\u9fff]+[驻了时])(?=[\u3400-\u9fff]{2})"),
    "ja": re.compile(r"[\u3400-\u9fff]+(?:会議|協会|委員会)(?=[\u3400-\u9fff]{2})"),
}
_IN_ITS_STATE = re.compile(r"[ァ-ヺー]{2,20}(?=[とのへにをがは、。,.)(\s]|から|や|$)")


def suffix_of(text: str, start: int, end: int) -> str:
    """The generic part in which a known name ends; empty where there is none."""
    for length in (4, 3, 2, 1):
        part = text[end - length : end]
        if part in LEVELS and end - length > start:
            return part
    return "州" if text[end - 1] == "州" and end - start > 3 else ""


def longer_name(
    text: str, end: int, stop: int, hits: Mapping[int, Sequence[Hit]], mentions: Mapping[int, Sequence[object]]
) -> int:
    """瓦德 | 瑟, 科罗拉多 | 泉: a few characters go on after a bare known name: the name is a longer one."""
    hyphened = HYPHENED.match(text, end, stop)
    if hyphened and wholly_foreign(hyphened[0]) and end + 1 not in mentions:
        return hyphened.end()
    at = end
    while at < stop and at - end < _LONGEST_REST and text[at] in _GOES_ON:
        if at in hits and not LAST_LI.match(text, at):
            break
        at += 1
    return at if at > end and (at == stop or at in hits) else end


def in_a_name(text: str, hit: Hit, start: int, *, abroad: bool) -> bool:
    """Whether a short country's name is part of a longer one: イラン in アイランド, abroad 马利 in 塔马利市."""
    if abroad and 0 < hit.start - start < _LONGEST_BEFORE and text[hit.end : hit.end + 1] in tuple("市州省郡县"):
        return wholly_foreign(text[start : hit.end])
    if hit.word in _SYLLABLES and text[hit.end + 1 : hit.end + 2] == "市":  # 马里|卡市
        return wholly_foreign(text[hit.start : hit.end + 1])
    if not KATAKANA.match(hit.word):
        return False
    before = hit.start > start and KATAKANA.match(text[hit.start - 1 : hit.start])
    return bool(before or (len(hit.word) <= 2 and KATAKANA.match(text[hit.end : hit.end + 1])))


def after_a_country(text: str, country: Hit, start: int, code: str) -> str:
    """The generic part of a unit named after a country or a part of it, else nothing: 北哈萨克斯坦|州, パナマ|市."""
    suffix = text[country.end : country.end + 1]
    part = country.start == start + 1 and text[start] in "东西南北新上下大小東" and suffix in ("州", "省", "邦")
    town = country.start == start and suffix == "市" and code in NAMED_LIKE_THEIR_CAPITAL
    return suffix if part or town else ""


def own_name(text: str, start: int, end: int, language: str) -> int:
    """Where the name of a unit begins after what is no part of it: 蒙特丽市|及|圣荷西市, 外交贸易部驻|新州."""
    before = _NOT_OF_NAME[language].match(text, max(start, end - _LONGEST_RUN), end)
    return before.end() if before else start


def in_its_state(text: str, state: Unit, end: int) -> bool:
    """Whether a town in katakana, without a generic part, follows its state: ユタ州|ソルトレークシティ."""
    town = _IN_ITS_STATE.match(text, state.end)
    return state.suffix in ("州", "省", "邦") and town is not None and town.end() == end


def parts_names(text: str, start: int, at: int) -> bool:
    """三木·マイアミ市, 友好都市·ヤロスラヴリ: whether the dot at ``at`` parts two names, the first in kanji.

    団長·岩倉 at the start of a name does not: a post and a person.
    """
    before = text[at - 1 : at]
    if at == start:
        return before in LEVELS
    return not KATAKANA.match(before) and not before.isascii()


def ends_transliteration(text: str, start: int, at: int, end: int) -> bool:
    """拉差贴|威县: whether a short name at home, known at ``at``, ends a long one in transliteration."""
    name = text[start : end - 1]
    return end - at == 2 and text[end - 1] in "县市郡镇" and len(name) > 2 and wholly_foreign(name)


def goes_on_foreign(text: str, end: int, stop: int) -> bool:
    """巴彦|呼塔格县: whether the rest of a unit in transliteration follows a name."""
    longer = LONGER_UNIT.match(text, end, stop)
    return longer is not None and wholly_foreign(longer[1])


def ends_longer_word(text: str, start: int, at: int, name: str) -> bool:
    """許金平, 八|田村: whether a Japanese name is the end of the longer word that begins at ``start``."""
    short = len(name) == 2 and at == start + 1 and text[at - 1] not in LEVELS
    return name[-1] not in LEVELS or short
