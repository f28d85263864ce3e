"""Ports, schools, zoos, museums … by their names, on pages that name a tie of such institutions.

A name ends in its generic part (高等学校, 动物园, 港, High School); where it begins is told by the place it carries, by
the cue words before it, or in English by the first word without a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from youcheng.engines.reading.facts.places.phrase import PlacePhrase
from youcheng.engines.reading.facts.words import Hit

if TYPE_CHECKING:
    from youcheng.engines.reading.facts.view import View

_KIND = "kind.institutional"
# What a kind of tie says of the institutions that have it; 姉妹館 may be museums or libraries.
_SORTS_OF_KINDS = (
    (re.compile(r"空港|机场|airport"), ("airport",)),
    (re.compile(r"港|port|harbou?r"), ("port",)),
    (re.compile(r"大学|universit"), ("university",)),
    (re.compile(r"医院|病院|hospital"), ("hospital",)),
    (re.compile(r"图书馆|図書館|librar"), ("library",)),
    (re.compile(r"植物园|植物園|庭園|ジオパーク|geopark|garden"), ("park",)),
    (re.compile(r"动物园|動物園|水族館|水族馆|zoo|aquarium"), ("zoo",)),
    (re.compile(r"博物|美術館|美术馆|museum"), ("museum",)),
    (re.compile(r"馆|館"), ("museum", "library", "zoo")),
    (re.compile(r"公园|公園|park|园区"), ("park",)),
    (re.compile(r"湖|lake"), ("lake",)),
    (re.compile(r"校|学|幼|高校|school|college|campus"), ("school",)),
    (re.compile(r"[园園]"), ("zoo", "park")),
)
# Scores of the gazetteer: of a place whose name alone tells its country, and how near its namesakes abroad may come.
_KNOWN, _NAMESAKE = 0.8, 0.04
# What geoparks are called by in full.
_GEOPARK = re.compile(
    r"(?:联合国教科文组织)?(?:世界|国家)(?=地质公园$)|(?:ユネスコ)?(?:世界|グローバル)?(?=ジオパーク$)"
    r"|(?:\s(?:UNESCO|Global|Aspiring))+(?=\sGeopark$)"
)
# Words for a tie that do not say of what, and the sorts of institution that they are read of.
_SISTERHOOD = {
    "zh": re.compile(r"(?:姐妹|姊妹)关系(?!学校|城市)|结为(?:姐妹|姊妹)(?=[,。;!])"),
    "ja": re.compile(r"姉妹提携(?![先都校港園館])|姉妹関係(?!都市)|姉妹縁組"),
    "en": re.compile(r"\bsister (?:relations(?:hips?)?|ties|agreements?|partnerships?)\b|\bsisters(?= since|,|\.)"),
}
_OF_CITIES = re.compile(r"城市|友城|都市|\b[Cc]it(?:y|ies)\b|\b[Tt]owns?\b|[省县州]与|[県州]と")
_TWICE = tuple(
    (sort, re.compile(rf"(?:{name}).*(?:{name})"))
    for sort, name in (
        ("port", r"Port of|(?<!空)港(?=と|は|与|和|、|,|の)"),
        ("zoo", r"\bZoo\b|[动動]物公?[园園]|水族[馆館]"),
        ("museum", r"\bMuseum|博物[馆館院]|美[术術][馆館]"),
        ("library", r"\bLibrary|[图図圖][书書][馆館]"),
        ("park", r"\b(?:Geo)?[Pp]ark\b|(?<!物)公[园園]|ジオパーク|植物[园園]"),
        ("school", r"\b(?:School|College|Academy)\b|中学|小学|高中|高校|高等学校|学院"),
        ("airport", r"\bAirport|机场|空港"),
    )
)
_NUMBER = r"[\d一二三四五六七八九十百]{1,3}"


@dataclass(frozen=True, slots=True)
class Institution:
    """A port, school, zoo … where the page names it: ``text[start:end]`` of the folded text is its name.

    ``place`` is the place in its name or before it; ``country`` its country where the page or that place tells it;
    ``abroad`` says that its spelling shows a foreign name, ``guessed`` that nothing but its name tells the country.
    ``key`` is one for all spellings and short forms.
    """

    start: int
    end: int
    sort: str
    key: str
    place: PlacePhrase | None = None
    country: str | None = None
    abroad: bool = False
    guessed: bool = False


def find_institutions(view: View) -> list[Institution]:
    """The institutions that a page names, in order; none where it names no tie of institutions."""
    if not kind_hits(view):
        return []
    if view.language == "en":
        from youcheng.engines.reading.facts.places import institutions_english

        return institutions_english.find_names(view, own_institution(view))
    from youcheng.engines.reading.facts.places import institutions_cjk

    return institutions_cjk.find_names(view)


def own_institution(view: View) -> tuple[str, str] | None:
    """The publisher's name and sort where it is an institution itself: 和歌山県立日高高等学校, Beaconhills College."""
    publisher = (view.document.publisher or "").strip()
    if view.language != "en":
        from youcheng.engines.reading.facts.places import institutions_cjk

        sort = institutions_cjk.sort_of_name(publisher, view.language)
        return (publisher, sort) if sort else None
    if re.fullmatch(r"[A-Z]{2,6}", publisher):
        sorts = {sort for _, sorts in kind_hits(view) for sort in sorts}
        return (publisher, sorts.pop()) if len(sorts) == 1 and publisher in view.text else None
    from youcheng.engines.reading.facts.places import institutions_english

    sort = institutions_english.sort_of_name(publisher)
    return (publisher, sort) if sort else None


def kind_hits(view: View) -> list[tuple[Hit, tuple[str, ...]]]:
    """The words that name a tie of institutions (姉妹校, sister port), each with the sorts of institution it is of."""
    return view.once(_find_kinds)


def _find_kinds(view: View) -> list[tuple[Hit, tuple[str, ...]]]:
    return (
        [*_kinds(view), *_sisterhoods(view)]
        if view.speaks_of_ties or _SISTERHOOD[view.language].search(view.text)
        else []
    )


def _kinds(view: View) -> Iterator[tuple[Hit, tuple[str, ...]]]:
    last = 0
    for kind in view.hits.kinds:
        if kind.start >= last:
            last = kind.end
            if kind.section == _KIND:
                yield kind, sorts_of(kind.word)


def _sisterhoods(view: View) -> Iterator[tuple[Hit, tuple[str, ...]]]:
    """Sister relations, 姉妹提携: of the institutions whose sort their sentence names twice, if of no cities."""
    for match in _SISTERHOOD[view.language].finditer(view.text):
        sentence = view.sentence_at(match.start())
        words = view.text[sentence.start : sentence.end]
        if _OF_CITIES.search(words):
            continue
        sorts = tuple(sort for sort, twice in _TWICE if twice.search(words))
        if sorts:
            yield Hit(*match.span(), _KIND, match[0]), sorts


def sorts_of(kind: str) -> tuple[str, ...]:
    """The sorts of institution that a kind of tie is of."""
    return next((sorts for pattern, sorts in _SORTS_OF_KINDS if pattern.search(kind)), ())


def country_of(view: View, name: str) -> str | None:
    """The country of the place of a name, where it is well known and has no namesake abroad of its size."""
    known = view.names.resolve(name)
    if not known or known[0].score < _KNOWN:
        return None
    rivals = [c for c in known if c.country != known[0].country and known[0].score - c.score < _NAMESAKE]
    return None if rivals else known[0].country or None


def key_of(name: str, sort: str) -> str:
    """One key for the spellings of a name: 港口 and 港, 高校 and 高等学校, HS and High School."""
    name = re.sub(r"\bHS\b", "High School", name)
    name = re.sub(r"港口$", "港", name)
    name = re.sub(
        r"(?:联合国教科文组织)?(?:世界|国家)(?=地质公园$)|(?:ユネスコ)?(?:世界|グローバル)?(?=ジオパーク$)", "", name
    )
    name = re.sub(r"(?:\s(?:UNESCO|Global|Aspiring))+(?=\sGeopark$)", "", name)
    name = re.sub(r"高等学校$|高级中学$|高中学校$|高中$|高校$", "高", name)
    name = re.sub(rf"第?({_NUMBER})中学?$", r"\1中", name)
    return (
        re.sub(r"^the |\s(?:port )?authority$|^port of (?:the )?|\sport$", "", name.casefold()).replace("市", "")
        + "/"
        + sort
    )
