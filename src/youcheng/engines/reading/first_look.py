"""May this page matter at all? One pass over the bytes, before decoding.

An Aho–Corasick automaton holds the field's key terms in every encoding in which pages come; a page with none of
them is not read. It answers "perhaps" generously: of pages that hold a tie, none may be missed.
"""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import BytesAhoCorasick, Implementation

# Bytes looked at in one go; the first hit ends the search.
CHUNK = 1 << 16

# Every page on which a tie is reported holds one of these.
CHINESE = (
    "友好城市 友城 姐妹城市 姊妹城市 姐妹市 姊妹市 友好省 友好州 友好市 友好县 友好区 友好关系城市 友好"
    "交流城市 友好合作城市 "
    "友好伙伴城市 伙伴城市 双城 结对帮建 结好 缔结友好 建立友好 友好合作关系 友好交流关系 友好协议 友好"
    "合作协议 友好港 姊妹港 姐妹校 "
    "友好学校 友好医院 对外友好协会 友好省县 友好省州 友好城 友好往来城市"
)
TRADITIONAL = "友好縣 友好區 友好關係 結對幫建 結好 締結友好 雙城 夥伴城市 姊妹縣 姊妹州 友好協議 友好合作關係"
JAPANESE = (
    "友好都市 姉妹都市 姉妹提携 友好提携 友好交流 姉妹友好 姉妹州 姉妹県 姉妹市 姉妹港 姉妹校 友好協力 "
    "友好港 交流都市 提携都市 "
    "友好協定 パートナー都市 フレンドシップ ツインシティ"
)
ENGLISH = (
    "sister cit|sister-cit|sister state|sister-state|sister province|sister region|sister prefecture|sister count|"
    "twin town|twin cit|twin-town|town twinning|twinned with|twinning|friendship cit|friendly cit|friend"
    " cit|partner cit|"
    "partnership city|sister town|sister port|sister school|sister relationship|friendship agreement|sister municipal"
)
ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "cp932", "euc_jp")


def patterns() -> tuple[bytes, ...]:
    """The byte patterns: each term in each encoding that has it, English in three cases, and as entities."""
    found: dict[bytes, None] = {}
    for term in f"{CHINESE} {TRADITIONAL} {JAPANESE}".split():
        for encoding in ENCODINGS:
            try:
                code = term.encode(encoding)
            except UnicodeEncodeError:
                continue
            # Four bytes come about by chance in pictures and scripts, three never mean anything.
            if len(code) >= 4:
                found[code] = None
        found["".join(f"&#{ord(char)};" for char in term[:3]).encode()] = None
        found["".join(f"&#x{ord(char):x};" for char in term[:3]).encode()] = None
        if len(term) % 2 == 0:
            # UTF-8 that was read as GB 18030 and saved as UTF-8.
            found[term.encode().decode("gb18030", "ignore").encode()] = None
    for phrase in ENGLISH.split("|"):
        found |= dict.fromkeys(case.encode() for case in (phrase, phrase.title(), phrase.capitalize(), phrase.upper()))
    return tuple(found)


@cache
def _automaton() -> BytesAhoCorasick:
    return BytesAhoCorasick(patterns(), implementation=Implementation.DFA)


@cache
def _overlap() -> int:
    return max(map(len, patterns())) - 1


def may_matter(data: bytes) -> bool:
    """Whether any key term stands in a page's bytes, in whatever encoding."""
    search = _automaton().find_matches_as_indexes
    if len(data) <= CHUNK:
        return bool(search(data))
    view = memoryview(data)
    step = CHUNK - _overlap()
    return any(search(view[start : start + CHUNK]) for start in range(0, len(data), step))
