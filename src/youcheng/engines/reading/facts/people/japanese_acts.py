"""Persons in Japanese text whom brackets, callings or nothing but their names tell: 議長(高木例示君), 実業家の高木例示が."""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from youcheng.engines.reading.facts.lexicon import section
from youcheng.engines.reading.facts.people.alternation import any_of
from youcheng.engines.reading.facts.people.found import Found
from youcheng.engines.reading.facts.people.japanese_names import (
    DOTTED,
    HIRAGANA,
    KANA,
    KANJI,
    chinese_surname,
    full_name,
    given_shaped,
    not_a_name,
    surely_given,
    surname_lengths,
)
from youcheng.engines.reading.facts.view import View

_NAME = rf"(?:{DOTTED}|[{KANJI}]{{2,3}}{HIRAGANA}(?![ぁ-ん])|[{KANJI}]{{2,3}}[{KANA}]{{2,5}}|[{KANJI}]{{2,5}}?)"
_AFTER = r"(?=[はがをにとのもや、,。()\s」』:=]|さん|氏|君|によ|ら|$)"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    posts = any_of({*section("ja.txt", "post"), *section("around_names.txt", "ja.post"), *_general()})
    roles = any_of({*section("around_names.txt", "ja.role"), *_general()})
    return (
        # ○議長(高木例示君), 7番(高木はるみ君)
        re.compile(rf"\((?P<name>{_NAME})(?P<kun>君|氏|さん)?\)"),
        re.compile(rf"(?:(?P<post>{posts})|\d番)$"),
        # 実業家の|高木例示が, 長女|例示花子, 団長=周例示
        re.compile(rf"(?:{roles})(?:の|·|=|:|\s)?(?P<name>{_NAME}){_AFTER}"),
        # 高木例示、『…』を著す; (広報室 高木例示)
        re.compile(
            rf"(?<![{KANJI}{KANA}A-Za-z·])(?P<name>[{KANJI}]{{4,5}}|[{KANJI}]{{3}}(?=[、)(])|[{KANJI}]{{2,3}}(?:{HIRAGANA}|[{KANA}]{{2,5}})){_AFTER}"
        ),
    )


@cache
def _general() -> frozenset[str]:
    return frozenset(section("around_names.txt", "ja.post.general"))


def acting(view: View) -> Iterator[Found]:
    """Names in brackets after posts, after callings, and full names that stand alone."""
    text = view.text
    bracketed, posted, called, plain = _patterns()
    for match in bracketed.finditer(text):
        name = match["name"]
        sure = match["kun"] or full_name(name) or "·" in name or given_shaped(name) or _chinese(name)
        low = max(0, match.start() - 12)
        post = posted.search(text, low, match.start()) if sure and not not_a_name(name) else None
        if post and not _place(view, *match.span("name")):
            yield Found(match.span("name"), (post.span("post"),) if post["post"] else (), None, 0.85)
    for match in called.finditer(text):
        name = match["name"]
        known = full_name(name) and surname_lengths(name)[0] >= 2
        sure = known or "·" in name or surely_given(name)
        if sure and not _place(view, *match.span("name")):
            yield Found(match.span("name"), (), None, 0.82)
    for match in plain.finditer(text):
        name = match["name"]
        if not full_name(name) or re.search(
            r"[港店社寺橋駅線号院堂場原道洋海便君氏様]$|滞在|知事|市長|地震|花火|産品|城跡", name
        ):
            continue
        known = any(long >= 2 for long in surname_lengths(name))
        if known and not _place(view, *match.span("name")):
            yield Found(match.span("name"), (), None, 0.8)


def _chinese(name: str) -> bool:
    return len(name) in (2, 3) and chinese_surname(name)


def _place(view: View, start: int, end: int) -> bool:
    """Whether a place's name is part of the words: 志賀高原, but 田中 in 田中例示."""
    return any(
        p.start < end
        and start < p.end
        and not (p.start == start and p.end < end and view.text[p.end - 1] not in "市県町村区州島")
        for p in view.places_in(max(0, start - 3), end + 3)
    )
