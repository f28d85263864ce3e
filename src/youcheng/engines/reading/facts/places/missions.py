"""Embassies and consulates by their names: 斐济驻华大使馆, 驻卢旺达使馆, Consulate General in Osaka."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from youcheng.engines.reading.facts.lexicon import alternatives
from youcheng.engines.reading.facts.words import country_names

if TYPE_CHECKING:
    from youcheng.engines.reading.facts.view import View

_SORT = {
    "zh": r"(?:总领事馆|总领馆|领事馆|领馆|大使馆|使馆|代表处)",
    "ja": r"(?:総領事館|領事館|大使館|領事事務所)",
}
_NAME = {"zh": r"[\u3400-\u9fff·]{1,10}?", "ja": r"[\u3400-\u9fff々ァ-ヺー·]{1,12}?"}
# Whose mission it is goes without saying on Chinese pages: (中国)驻大阪总领事馆.
_OWN = frozenset({"中国", "中华人民共和国", "我国", "中華人民共和国"})
_CAP = r"[A-ZÀ-Þ][\w'À-ÿ-]+"
_ENGLISH = re.compile(
    rf"\b(?:(?!The\b)(?:{_CAP}\s){{1,2}}Embassy\b(?!\sof)|Embassy\sof\s(?:the\s)?{_CAP}(?:\s{_CAP}){{0,2}}"
    rf"|(?:{_CAP}\s){{0,2}}Consulate(?:[\s-]General)?(?:\s(?:of|in|at)\s(?:the\s)?{_CAP}(?:\s{_CAP}){{0,2}})?)"
)
_NAMED = re.compile(r"\s(?:of|in|at)\s|^(?!The\b|Consulate|Embassy)")


@dataclass(frozen=True, slots=True)
class Mission:
    """An embassy or consulate where the page names it: ``text[start:end]``; ``key`` is one for its spellings."""

    start: int
    end: int
    key: str


def find_missions(view: View) -> list[Mission]:
    """The missions that a page names with their seat or their country, in order."""
    return list(_english(view) if view.language == "en" else _cjk(view))


def _cjk(view: View) -> Iterator[Mission]:
    for match in _pattern(view.language).finditer(view.text):
        country = match["country"] or match["bare"] or ""
        own = country in _OWN and match["post"] is not None
        start = match.start("post") if own else match.start()
        yield Mission(start, match.end(), f"{'' if country in _OWN else country}/{match['seat'] or ''}")


def _english(view: View) -> Iterator[Mission]:
    for match in _ENGLISH.finditer(view.text):
        name = re.sub(r"^(?:The|An?)\s", "", match[0])
        if _NAMED.search(name):
            yield Mission(match.end() - len(name), match.end(), name.casefold().replace("-", " "))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    countries = alternatives({**country_names(language), **dict.fromkeys(_OWN, "CN")})
    post = rf"[驻駐在](?!外|各)(?P<seat>{_NAME[language]})"
    return re.compile(
        rf"(?:(?P<country>{countries})?(?:共和国|王国|联邦)?(?P<post>{post})|(?P<bare>{countries})){_SORT[language]}"
    )
