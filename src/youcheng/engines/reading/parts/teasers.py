"""Teasers of other articles: headline, the first words cut off by […详细], source and date."""

from __future__ import annotations

import re

# Characters at a line's end in which an invitation to read on is looked for.
LAST = 28
_MORE = re.compile(
    r"(?:\.{2,}|…+|。{2,})?\s*[\[【(（<〈]?\s*(?:详细|查看详细|详情|查看详情|查看全文|阅读全文|全文|更多"
    r"|阅读更多|点击查看|続きを読む"
    r"|もっと見る|続き|全文を読む|read more|continue reading|more|full story)\s*(?:&gt;|[>»›])*\s*[\]】)"
    r"）>〉]?\s*[>»]*$",
    re.I,
)
# What every invitation holds.
_INVITES = re.compile(r"[详全更点続も]|more|continue|full", re.I)
_CUT = re.compile(r"(?:\.{3,}|…{1,2})$")
_DATED = re.compile(
    r"^(?:[^\d。，,]{0,16}\s*)?[\[(（]?\d{4}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}日?(?:\s+\d{1,2}:\d"
    r"{2}(?::\d{2})?)?"
    r"[\])）]?(?:\s*[^\d。，,]{0,16})?$"
)


def is_teaser(simple: str) -> bool:
    """Whether a line is an article's beginning, cut off by an invitation to read on."""
    last = simple[-LAST:]
    return len(simple) >= 12 and _INVITES.search(last) is not None and _MORE.search(last) is not None


def is_cut_off(simple: str) -> bool:
    """Whether a line breaks off in an ellipsis."""
    return len(simple) >= 12 and _CUT.search(simple[-4:]) is not None


def is_source_and_date(simple: str) -> bool:
    """Whether a line holds a date and a name at most: 胶东在线 2019-10-23."""
    return len(simple) <= 48 and _DATED.match(simple) is not None
