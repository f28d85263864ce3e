"""The words and patterns by which a run of name characters is cut into countries, units and what lies between."""

# ruff: noqa: E501 - tables read best one to a line

from __future__ import annotations

import re

# 米・仏・独 … before a katakana name.
SHORT_COUNTRIES = {
    "米": "US", "仏": "FR", "独": "DE", "英": "GB", "伊": "IT", "豪": "AU", "加": "CA", "露": "RU", "印": "IN",
}  # fmt: skip
# パナマ市, 科威特市
NAMED_LIKE_THEIR_CAPITAL = frozenset({"DJ", "GT", "KW", "LU", "MX", "PA", "SG"})
# A unit of one sort → the sorts that lie in it.
LOWER = {
    "省": frozenset("市县区"),
    "市": frozenset("区县镇乡"),
    "州": frozenset("市县郡区镇"),
    "县": frozenset("镇乡村"),
    "県": frozenset("郷鎮"),
    "区": frozenset("镇乡"),
}
# Sections of the word lists whose words end a name.
BREAKING_SECTIONS = frozenset(
    {"left.boundary", "organisation", "bilateral", "not.unit", "post", "both", "ours", "adjunct", "verb.sign", "document",
     "kind.sister_city", "kind.friendly_exchange", "kind.friendly_cooperation", "kind.institutional", "kind.pairing",
     "conj.with", "conj.and", "on.behalf", "intention", "verb.terminate", "verb.suspend", "verb.upgrade", "verb.renew",
     "sides", "award", "award.object"}
)  # fmt: skip
# One character between two places of a run: 马拉加市|致|孟连县, 庆山市|向|湖州市.
BETWEEN_PLACES = frozenset("致就有派赠获在向对到赴从由")
REST_OF_UNIT = re.compile(r"[^与和同跟及的是在于为至访市县区]{0,2}(?:乡|镇|县(?!长)|区(?!长)|街道)")
# 奇尔根|和|市: on to the generic part of a name that a cue word seems to end.
TO_A_UNIT = re.compile(r"[^与和同跟、的是为]{0,6}?(?:市|州|省|县|区|镇|郡|町|村|郷|鎮)")
AFTER_ORDINAL = re.compile(r"[聂比戎纳勒尔斯][^与和同跟、的是为一二三四五六七八九十]{1,8}?[市州省]")
# 罗马|第一市政区, 巴黎第13区, 里昂三区
NUMBERED_UNIT = re.compile(r"第?[一二三四五六七八九十\d]{1,3}(?:市政|行政)?[大城]?区")
LAST_LI = re.compile(r"里(?=[、,和及])")  # 阿库雷里, not 在巴黎里
HYPHENED = re.compile(r"-[\u3400-\u9fff]{2,8}")
READ_AS_TOWN = re.compile(r"\([ァ-ヺー· ]{2,20}\)[市郡区](?![民内立])")  # 水原|(スウォン)市
COUNTED = re.compile(r"(?:等|地方|沿海)?[一二三四五六七八九十两几数多各些次余]+[个座]?城?|大(?:广域|直辖)")
# The rest of a unit's name after one that looks known: 巴彦|呼塔格县.
LONGER_UNIT = re.compile(r"([\u3400-\u9fff]{1,5}?)[县市区郡镇州省]")
# What stands between a unit and a town in it: 图赖讷地区|小城|希农.
KINDS_OF_TOWN = frozenset({"小城", "小镇", "名城", "古城", "港城", "城市", "首府"})
# ドイツの|温泉療養地|バート・クロツィンゲン: what kind of town it is.
KIND_BEFORE = re.compile(r"[\u3400-\u9fff]{0,6}[都地市町村港州島](?=[ァ-ヺ])")
