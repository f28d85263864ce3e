"""Where a sentence about ties names a place though none stands beside it: 与…结为, 来自…的, 姉妹都市の…, …との縁組.

A slot is open on both sides: by what stands before it and by what follows. How much the two say decides which names
are believed there: those the gazetteer knows, those with the generic part of a small town, those in transliteration.
"""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_EDGE = r"[\s|,。;:()《》!?\"“”「」『』【】→•●□■]"
_OURS = r"(?:我|本)[市省县区州盟旗镇乡]"
_SORT = {
    "zh": r"(?:友好|姐妹|姊妹)(?:城市|城区|城|省州|省|州|县|区|镇|乡|旗|市|村|伙伴)|友城",
    "ja": r"(?:友好|姉妹|交流|友好交流|パートナー|フレンドシップ)(?:都市|市町|市|町|村|県|州|区|自治体|シティ)",
}
# What may open a slot, by how much it tells.
_OPENING = {
    "zh": (
        ("kind", rf"(?:{_SORT['zh']})(?:[—:“\"]|之一的?)?"),
        ("go", r"访问|出访|到访|回访|远赴|前往|抵达|飞往|飞抵|赴|来自|牵手|携手|联姻|嫁”?给了?"),
        ("with", r"[与和同跟及暨—/、⇔⇄↔-]"),
        ("to", r"说起|提起|聊起|有我们|我们|作为|促成|去了?|问过?|[致向在由有是就传]"),
        ("edge", _EDGE),
    ),
    "ja": (
        ("kind", rf"(?:{_SORT['ja']})(?:提携先)?(?:である|にあたる|となる|の|·|=|:|「)?"),
        ("with", r"[とや·/、⇔⇄↔]"),
        ("edge", rf"{_EDGE}|[のはがに]|(?<=[ぁ-ゖ])(?=[ァ-ヺ])"),
    ),
}
# What may close it.
_CLOSING = {
    "zh": (
        ("ours", rf"[与和同跟及暨]{_OURS}"),
        ("tie", r"的?(?:(?:首|第[一二三四五六七八九十]+)个)?(?:国际|海外|外国)?(?:友好|友城|姐妹|姊妹)|结(?=[为成好缔下盟亲])|缔|交朋友|建立|建交|之间|两[地市城区县镇]|成为|正式结"),
        ("sign", r"签|正式|双方"),
        ("hall", r"[市镇县州区乡]?议会|市政|[市镇县州]?政府"),
        ("held", r"举行|举办"),
        ("body", r"代表团|代表|(?:市|镇|县|州|区|乡)长|客人|学生|市民|官员|方面|驻"),
        ("with", r"[与和同跟及暨—/、⇔⇄↔]"),
        ("verb", r"来信|来函|的|在|是|于"),
        ("act", r"派|赠|捐|向"),
        ("adverb", r"正|也|将|已|曾|拟|商|洽"),
        ("edge", rf"$|{_EDGE}"),
    ),
    "ja": (
        ("tie", r"(?:と|との|とは|とも|との間で|の|から)[^。、]{0,16}(?:姉妹|友好|盟約|縁組|協定|提携|締結|手を結|結ばれ)|(?!の?(?:姉妹|友好)(?:都市|市町|市|町)?(?:交流|提携)?(?:協会|委員|推進))の?(?:姉妹|友好)"),
        ("with", r"と|や|·|/|、|⇔|⇄|↔|及び"),
        ("body", r"市長|町長|村長|市議会|議会|市側|側|市民|市役所|市内|の[^。、]{0,8}(?:市長|議会|市民|生徒|中学生|高校生|代表|訪問団|使節団)"),
        ("go", r"から|へ|では|で|を|にある|に|まで|より"),
        ("topic", r"は|が|も|の"),
        ("edge", rf"$|{_EDGE}"),
    ),
}  # fmt: skip
# What an opening begins with, looked at before the openings themselves.
_OPENS = {
    "zh": r"[友姐姊访出到回远前抵飞赴来牵携联嫁与和同跟及暨—/、⇔⇄↔\-说提聊有我作促去问致向在由是就传\s|,。;:()《》!?\"“”「」『』【】→•●□■]",
    "ja": r"[友姉交パフとや·/、⇔⇄↔\s|,。;:()《》!?\"“”「」『』【】→•●□■のはがにァ-ヺ]",
}
_NAME = {"zh": r"[\u3400-\u9fff]{2,9}?", "ja": r"(?:[ァ-ヺー][ァ-ヺー·=]{1,18}|[\u3400-\u9fff々ヶ]{2,4}?)"}


def _either(options: tuple[tuple[str, str], ...]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in options)


_OPEN = {
    language: re.compile(rf"(?={_OPENS[language]})(?:{_either(options)})") for language, options in _OPENING.items()
}
_SLOT = {
    language: re.compile(rf"(?P<name>{_NAME[language]})(?:{_either(options)})")
    for language, options in _CLOSING.items()
}
_SHORT_SLOT = re.compile(rf"(?P<name>[\u3400-\u9fff]{{2,3}}?)(?:{_either(_CLOSING['zh'])})")


class Slot(NamedTuple):
    """A span that a sentence keeps for a name, and how it opens and closes (``start`` where the sentence begins)."""

    start: int
    end: int
    opened: str
    closed: str


def slots(text: str, start: int, end: int, language: str, *, short: bool = False) -> Iterator[Slot]:
    """The slots of a sentence, from left to right; they may overlap. ``short``: of Chinese names of up to three characters."""
    pattern = _SHORT_SLOT if short else _SLOT[language]
    if first := pattern.match(text, start, end):
        yield Slot(*first.span("name"), "edge", first.lastgroup or "")
    for opening in _OPEN[language].finditer(text, start, end):
        match = pattern.match(text, opening.end(), end)
        if match:
            yield Slot(*match.span("name"), opening.lastgroup or "", match.lastgroup or "")


# In which slots a name is believed that the gazetteer knows, but that may be a word as well …
OF_KNOWN = frozenset(
    {("edge", "hall"), ("edge", "act"), ("go", "hall"), ("to", "hall"), ("kind", "hall"), ("to", "held"), ("with", "hall"), ("kind", "act"), ("to", "act"),
     ("edge", "with"), ("edge", "tie"), ("edge", "ours"), ("edge", "go"), ("edge", "topic"), ("edge", "body"),
     ("with", "tie"), ("with", "with"), ("with", "sign"), ("with", "edge"), ("with", "verb"), ("with", "topic"), ("with", "body"), ("with", "go"),
     ("kind", "tie"), ("kind", "with"), ("kind", "body"), ("kind", "edge"), ("kind", "verb"), ("kind", "go"), ("kind", "topic"),
     ("go", "tie"), ("go", "with"), ("go", "sign"), ("go", "edge"), ("go", "verb"), ("go", "body"), ("to", "tie"), ("to", "verb"), ("to", "body")}
)  # fmt: skip
# … and one in transliteration that nobody knows.
OF_UNKNOWN = frozenset(
    {("edge", "hall"), ("go", "edge"), ("to", "held"), ("kind", "hall"), ("kind", "act"), ("go", "hall"),
     ("with", "tie"), ("with", "ours"), ("edge", "ours"), ("go", "ours"), ("to", "ours"), ("edge", "tie"), ("to", "tie"),
     ("kind", "tie"), ("kind", "with"), ("kind", "body"), ("kind", "edge"), ("kind", "verb"), ("kind", "go"), ("kind", "topic"),
     ("go", "tie"), ("go", "with"), ("go", "sign"), ("go", "edge"), ("go", "verb"), ("go", "body")}
)  # fmt: skip
# A name with the generic part of a small town (猴桥镇, 达茂旗) needs less: only that both sides tell something.
OF_TOWN = (
    OF_KNOWN
    | OF_UNKNOWN
    | {("to", "tie"), ("to", "verb"), ("to", "with"), ("edge", "verb"), ("to", "adverb"), ("with", "adverb")}
)
# Where both sides say so much that no place abroad need be named beside it.
SURE = frozenset((opened, "tie") for opened in ("with", "kind", "go", "to"))
