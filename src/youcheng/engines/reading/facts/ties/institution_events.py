"""What a sentence tells of the tie of two institutions: what happened, and when."""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re

from youcheng.engines.reading.facts.dates import When
from youcheng.engines.reading.facts.ties.tokens import Token, TokenLine
from youcheng.engines.reading.facts.ties.told import EVENTS, REACH
from youcheng.engines.reading.facts.words import Hit

_INTENTION = re.compile(r"意向|に向け|を目指|を検討|予定")
# 結んでいます: they have it; "since 1992": from when.
_STANDING = re.compile(r"(?:結んで|提携して|締結して|となって)(?:い(?!た)|お)")
_BECAME = re.compile(r"(?:関係)?(?:と|に)な(?:った|りました)|を行(?:った|いました)")
# Words of a conclusion that are verbs of ties nowhere else: 关系就这么开始了, 生まれ, makes A and B sister schools.
_BEGUN = {
    "zh": re.compile(
        r"关系(?:就这[么样])?(?:由此|从此|正式)?(?:开始|确立|启动)|[结缔]的(?:国际)?(?:姐妹|姊妹|友好)|认亲"
    ),
    "ja": re.compile(r"(?:協定|提携|関係)[がも](?:生まれ|成立|始ま)|となることを(?:約|誓)|[校港館園]に加わ"),
    "en": re.compile(
        r"\bnew sisters?\b|\bmakes? [^.]{5,90}\bsisters?\b|\b(?:declared|named) sisters?\b|\binked\b|\bsigning of an? [^.]{0,20}\bsister\b|\bformali[sz](?:ed|ing)\b"
    ),
}
# 昭和58年 オックスフォード高校と姉妹校提携: a line of annals.
_ENDS = re.compile(r"(?:提携|締結|調印|縁組)。?\s*$")
_ANEW = re.compile(r"\banew\b|\bsign(?:ed)? (?:once more|again)\b|\bnew signatures\b")
# Years of the tie, told apart from its kind: 结好15周年.
JUBILEE = {
    "zh": re.compile(r"(?:结好|缔结|建立|签约|结为[^,。]{0,8}?)[^,。;]{0,6}?\d+周年"),
    "ja": re.compile(r"(?:提携|締結|交流)[^、。]{0,8}?\d+周年"),
    "en": re.compile(r"\b\d+(?:th|st|nd|rd) anniversary of (?:the|their|our|its) (?:sister|twin|partner|relationship|agreement|friendship)"),
}  # fmt: skip
_SINCE = re.compile(r"(?:[Ss]ince|established in|signed in|in)\s$")
_YEARS = re.compile(r"\byears? (?:as|of|together)\b|\bfor \d+ years\b")
_SAME_DAY = frozenset({"当日", "当天", "同日"})  # which day, other sentences tell
# A renewal or an end is told this near to the kind of tie, a verb this near behind it.
_NEAR = {"zh": 12, "ja": 12, "en": 40}
_VERB = {"zh": 30, "ja": 35, "en": 80}


def event_told(line: TokenLine, text: str, language: str, span: tuple[int, int], kind: Hit | None) -> str:
    """The event that the words around two names and their kind of tie tell; ``span`` holds all three."""
    if kind and _INTENTION.search(text, kind.end, min(line.end, kind.end + 12)):
        return "proposed"
    if language == "en":
        if any(t.type == "Y" for t in line.tokens) or _YEARS.search(text, line.start, line.end):
            return "anniversary"
        if _ANEW.search(text, line.start, line.end):
            return "renewed"
    told = {token.type: token for token in reversed(_tokens(line, language, span, kind))}
    verb = told.get("V")
    for name, event in EVENTS:
        token = told.get(name)
        if token is None or (name == "I" and verb and verb.start < token.start):
            continue  # signed, hoping for more
        if name == "V" and _STANDING.match(text, token.start) and not line.dates:
            return "existing"
        return event or token.value
    return "signed" if _begun(line, text, language, kind) else "existing"


def _begun(line: TokenLine, text: str, language: str, kind: Hit | None) -> bool:
    """Whether words that are no verbs of ties elsewhere tell that it came about."""
    if _BEGUN[language].search(text, line.start, line.end) or (kind and _BECAME.match(text, kind.end)):
        return True
    return bool(language == "ja" and kind and line.dates and _ENDS.search(text, kind.start, line.end))


def _tokens(line: TokenLine, language: str, span: tuple[int, int], kind: Hit | None) -> list[Token]:
    start, end = span
    stop = _clause_end(line, language, end)
    tokens = [token for token in line.tokens if start <= token.start < stop]
    if language == "zh":
        tokens += [t for t in line.tokens if t.type in "IY" and 0 <= start - t.end < 4]
    far = _NEAR[language]
    return [t for t in tokens if t.type not in "UX" or kind is None or -far <= t.start - kind.end <= far]


def _clause_end(line: TokenLine, language: str, end: int) -> int:
    """Where the clause of the tie ends: Japanese and English verbs may stand far behind it."""
    if language == "zh":
        return next((t.start for t in line.tokens if t.type == "c" and t.start >= end), line.end)
    verbs = (t.end for t in line.tokens if t.type in "VUX" and 0 <= t.start - end < _VERB[language])
    marks = (t.start for t in line.tokens if t.type in "c;" and t.start >= end)
    return max(next(verbs, end), next(marks, line.end if language == "ja" else end))


def date_told(
    line: TokenLine, text: str, language: str, span: tuple[int, int], *, event: str, partner_end: int
) -> When | None:
    """The date of the event: in brackets after the partner, else the last one before the words of the tie ended."""
    if event == "anniversary" or not line.dates:
        return None
    if event == "existing":
        since = (w for w in line.dates if _SINCE.search(text, max(0, w.start - 24), w.start))
        return next(since, None) if language == "en" else None
    bracketed = [w for s, e in line.brackets if 0 <= s - partner_end <= 1 for w in line.dates if s <= w.start < e]
    if bracketed:
        return bracketed[0]
    free = [w for w in line.dates if not any(s <= w.start < e for s, e in line.brackets)]
    free = [w for w in free if text[w.start : w.end] not in _SAME_DAY and w.start - span[1] < REACH[language]]
    before = [w for w in free if w.start < span[1]]
    return before[-1] if before else next(iter(free), None)
