"""Spam: links to gambling, pornography and worse that mirrors and hacked sites mix into honest pages.

Terms that have no place on a page of this field count outright; names that do (太阳城 is Sun City, 金沙 a county,
澳门 a partner) count only in company. Lists of such links with place names stuffed between them are left out
whole: 禹州市 between two casinos is no place of the article.
"""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick

from youcheng.engines.reading.scripts import simplified

# Written in simplified characters; the text is compared in them too.
STRONG = (
    "百家乐 娱乐城 大发888 赌博 博彩 赌球 赌场 真钱 六合彩 时时彩 老虎机 棋牌游戏 足球投注 体育投注 现金网 北京赛车 "
    "博天堂 亚博 凯发 葡京娱乐 皇冠体育 威尼斯人娱乐 太阳城集团 申博 菲律宾申博 澳门银河 永利娱乐 新葡京 开元棋牌 "
    "中国福彩 福彩app 体彩app app官方下载 app官网下载 官方app下载 官网下载 "
    "捕鱼达人 快三 幸运飞艇 彩票平台 彩金 线上娱乐 真人娱乐 在线赌 外围投注 滚球 "
    "成人免费 成人视频 成人av 成人电影 成人网站 无码 人妻 熟女 乱伦 强奸视频 一区二区 中文字幕 av网址 av在线 "
    "黄色网站 黄页在线 色情 情色 裸聊 约炮 性爱 一级毛片 国产精品 91在线 久久精品 三级片 69堂 伦理片 "
    "代开发票 办证刻章 私服 外挂 代孕 枪支 迷药 窃听器 网赚 刷单 "
    "オンラインカジノ ネットカジノ パチンコ 出会い系 アダルト動画 無修正 精力剤 バイアグラ 闇金 副業で稼 "
    "online casino|slot online|judi|situs|togel|sbobet|poker online|viagra|cialis|levitra|payday loan|replica watch|"
    "porn|xxx video|escort service|betting site|free spins|jackpot|free slots|roulette online|crypto casino"
)
# Spam in the company of strong terms only.
WEAK = (
    "太阳城 金都 狮威 名仕 平台 官网 网址 开户 注册送 代理 现金 投注 玩法 打法 路单 筹码 下注 娱乐 棋牌 首存 优惠 "
    "博弈 彩票 真人 荷官 澳门 噢门 皇冠 金沙 葡京 导航 下载 app casino poker slot bet"
)
_SEPARATORS = re.compile(r"[|｜丨\s,，、·/]+")
# Of a block's characters (of its items, where it is a list of links), the share that strong terms must cover.
BLOCK_SHARE, ITEM_SHARE = 0.2, 0.25
# A list of links has at least so many items.
MIN_ITEMS = 6
# Words that spam puts around its terms, taken out with them.
_AFFIX = (
    "(?:官方|官网|在线|网上|真人|现金|澳门|国际|最新|手机|下载|注册|开户|代理|网址|网站|平台|投注|玩法|打法|技巧|规则|"
    "游戏|客户端|app|APP|娱乐城|娱乐|大全|视频|直播|免费|播放|送彩金)*"
)


def _terms() -> list[str]:
    spaced, _, piped = STRONG.rpartition(" online casino")
    return [*spaced.split(), *f"online casino{piped}".split("|")]


@cache
def _strong() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(_pattern, _terms()), key=len, reverse=True)), re.I)


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick([term.lower() for term in _terms()])


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(f"{_AFFIX}(?:{_strong().pattern}){_AFFIX}", re.I)


@cache
def _weak() -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern, WEAK.split())), re.I)


def _pattern(term: str) -> str:
    escaped = re.escape(term)
    return rf"\b{escaped}\b" if term.isascii() and term[0].isalpha() else escaped


def has_spam(simple: str) -> bool:
    """Whether a text (in simplified characters) holds any strong term: the cheap first question."""
    return bool(_automaton().find_matches_as_indexes(simple.lower())) and _strong().search(simple) is not None


def is_spam_block(simple: str) -> bool:
    """Whether a block is nothing but spam."""
    if not has_spam(simple):
        return False
    found = list(_phrase().finditer(simple))
    covered = sum(match.end() - match.start() for match in found)
    if covered >= BLOCK_SHARE * len(simple) and (len(simple) < 60 or not _is_prose(simple)):
        return True
    items = [item for item in _SEPARATORS.split(simple) if item]
    if len(items) < MIN_ITEMS or _is_prose(simple):
        return False
    return sum(1 for item in items if _strong().search(item)) >= ITEM_SHARE * len(items)


_STOPS = re.compile("[。！？；]|[.!?] ")


def _is_prose(simple: str) -> bool:
    return len(_STOPS.findall(simple)) * 80 > len(simple)


def is_spam_company(simple: str) -> bool:
    """Whether a short line beside spam belongs to it: a weak term, or a bare name."""
    items = [item for item in _SEPARATORS.split(simple) if item]
    return (
        len(simple) <= 60
        and not _is_prose(simple)
        and (_weak().search(simple) is not None or all(len(item) <= 8 for item in items))
    )


def spam_phrases(text: str) -> list[tuple[int, int]]:
    """The spans of spam inside honest prose."""
    return [match.span() for match in _phrase().finditer(simplified(text, None))]
