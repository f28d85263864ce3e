"""Place names in running Chinese and Japanese text.

A name is read left to right inside a run of characters: a country, then units that each end in a generic part
(省, 市, 县 …) or stand in the gazetteer. Foreign names in transliteration are in no word list; what bounds them is the
country before them, the generic part after them, and the cue words around them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from youcheng.engines.reading.facts.places.page import Page
from youcheng.engines.reading.facts.places.phrase import PlacePhrase, Unit
from youcheng.engines.reading.facts.places.readings import with_readings
from youcheng.engines.reading.facts.places.resolve import PlaceNames
from youcheng.engines.reading.facts.places.run_reader import RunReader
from youcheng.engines.reading.facts.places.shown import Mentions, shown
from youcheng.engines.reading.facts.places.spans import name_runs
from youcheng.engines.reading.facts.places.told import with_countries, without_romanised
from youcheng.engines.reading.facts.words import Hits, country_names
from youcheng.engines.reading.model import Candidate

_CELL_BORDER = re.compile(r"[ \t]*[ \t|][ \t]*")
# Countries whose cities have districts without names: パリ5区, 维也纳第9区.
_WITH_NUMBERS = frozenset({"AT", "CZ", "FR", "HU", "IT", "SK", "VN"})
_NUMBERED_DISTRICT = re.compile(r"(?:第\s?)?[\d一二三四五六七八九十]{1,2}区(?![域别間间])")

# 让蒙古朋友看到多彩贵州: not one name.
_VERB = re.compile("看到|来到|走进|了解|感受|参加|前往|访问")
_LONGEST_LEAD = 2


def find_places(
    text: str,
    hits: Hits,
    mentions: Mentions,
    blocked: list[tuple[int, int]],
    *,
    language: str = "zh",
    publisher: str = "",
    names: PlaceNames | None = None,
) -> list[PlacePhrase]:
    """All place phrases of a folded Chinese or Japanese text; ``blocked`` spans (dates, numbers) hold none.

    What the page tells of its places is added to ``mentions``, and the text is read again with them.
    """
    page = Page(text, hits, mentions, dict(blocked), country_names(language), language, publisher)
    found = _read(page)
    own = _own_names(text, found, mentions)
    by_grammar = shown(text, found, hits, language, names)
    for start, options in by_grammar.items():
        mentions.setdefault(start, []).extend(options)
    return _read(page) if own or by_grammar else found


def _read(page: Page) -> list[PlacePhrase]:
    text, language = page.text, page.language
    found: list[PlacePhrase] = []
    country: str | None = None
    listed: str | None = None
    previous = 0
    marks = page.landmarks()
    for first, end in name_runs(text, language, page.mentions):
        start = first + text.startswith(("·", "-"), first)  # ・ワカタネ町, 丸亀市(香川県)-|ヴィリッヒ市
        # オーストラリアのタウンズビル市: the country reaches over の.
        # 日本 长野市: or over a space, or into the next cell.
        between = text[previous:first]
        over = between == "の" and language == "ja"
        carried = country if country and (over or _CELL_BORDER.fullmatch(between)) else None
        # 德国:弗赖辛、米特韦达: over a list.
        listed = country if between == ":" else listed if between == "、" else None
        previous, country = end, None
        if carried or listed or marks.anchors[bisect_left(marks.anchors, start)] < end:
            reader = RunReader(page, marks, start, end, carried or listed, surely=over)
            reader.read(found)
            country = reader.country_at_end
    found = without_romanised(with_countries(found, text, page.hits, language), text)
    found = [_with_district(text, place) for place in found if not _is_word(place, text, page.hits)]
    return with_readings(found, text) if language == "ja" else found


def _is_word(place: PlacePhrase, text: str, hits: Hits) -> bool:
    """Whether a name is, or is the end of, a word that never is one: 做城市外交, 对应城市; or holds a verb, unknown."""
    head, unknown = place.head, not place.candidates
    starts = range(head.start - _LONGEST_LEAD, head.start + 1 if unknown else head.start)
    word = any(hit.section == "not.name" and hit.end >= head.end for start in starts for hit in hits.get(start, ()))
    return word or (unknown and _VERB.search(text, head.start, head.end) is not None)


def _with_district(text: str, place: PlacePhrase) -> PlacePhrase:
    """A city, or its district where that has a number for a name."""
    number = _NUMBERED_DISTRICT.match(text, place.end) if place.country in _WITH_NUMBERS else None
    if number is None or place.head.suffix not in ("", "市"):
        return place
    units = (*place.units[:-1], Unit(place.head.start, number.end(), "区"))
    return replace(place, end=number.end(), units=units, level="district", candidates=())


def _own_names(text: str, found: list[PlacePhrase], mentions: Mentions) -> bool:
    """Add names that the page itself introduces (越南高平省广和县) to ``mentions`` wherever they stand again.

    Returns whether there was anything to add: names in the gazetteer and names that occur once change nothing.
    """
    covered = {place.head.start for place in found}
    added = False
    for place in found:
        head = place.head
        if not place.country_stated or place.candidates or head.end - head.start < 3:
            continue
        own = (Candidate("", text[head.start : head.end], place.country or "", place.level or "city", 1.0),)
        names = [text[head.start : head.end]]
        if head.suffix and len(names[0]) - len(head.suffix) >= 3:
            names.append(names[0][: -len(head.suffix)])
        for name in names:
            at = text.find(name)
            while at >= 0:
                if at not in covered and not any(end >= at + len(name) for end, _ in mentions.get(at, ())):
                    mentions.setdefault(at, []).append((at + len(name), own))
                    added = True
                at = text.find(name, at + 1)
    return added
