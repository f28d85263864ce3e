"""Names that no list holds and no generic part ends, but that a page's grammar shows to be places.

青岛与海德拉巴结为友好城市: what a known place is joined to in a sentence about ties is a place as well, if it can be one
by its characters or the gazetteer knows it (its scanner leaves out names that may be words). So is what a list puts
between foreign places, and what a country follows in brackets or in the next cell.
"""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from youcheng.engines.reading.facts.lexicon import section
from youcheng.engines.reading.facts.places.alone import NO_TOWN
from youcheng.engines.reading.facts.places.defined import defined
from youcheng.engines.reading.facts.places.persons import KATAKANA
from youcheng.engines.reading.facts.places.phrase import LEVELS, PlacePhrase
from youcheng.engines.reading.facts.places.resolve import PlaceNames
from youcheng.engines.reading.facts.places.run_words import BREAKING_SECTIONS
from youcheng.engines.reading.facts.places.slots import OF_KNOWN, OF_TOWN, OF_UNKNOWN, SURE, Slot, slots
from youcheng.engines.reading.facts.places.told import countries_of, is_cell, is_in_bracket
from youcheng.engines.reading.facts.places.transliteration import wholly_foreign
from youcheng.engines.reading.facts.words import Hit, Hits, country_names
from youcheng.engines.reading.model import Candidate

Mentions = dict[int, list[tuple[int, tuple[Candidate, ...]]]]

_HOME = {"zh": "CN", "ja": "JP"}
_TIE = {
    "zh": re.compile(
        r"友好|友城|姐妹|姊妹|结好|结亲|缔结|缔约|缔盟|结盟|盟约|结对|双胞|兄弟城|交朋友|伙伴城|协议|协定|备忘录|意向书"
    ),
    "ja": re.compile(r"友好|姉妹|提携|締結|縁組|縁を|盟約|協定|結ばれ|結んだ|パートナー|周年|兄弟"),
}
_STOP = {"zh": re.compile(r"[。!?;\n]"), "ja": re.compile(r"[。!?\n]")}
_LATIN = r"[A-ZÀ-ÞĐ][A-Za-zÀ-ɏḀ-ỿ'-]{2,}(?: [A-ZÀ-ÞĐ][A-Za-zÀ-ɏḀ-ỿ'-]+){0,2}"
_PIECE = {"zh": r"[\u3400-\u9fff·-]{2,10}", "ja": r"[ァ-ヺー·]{3,20}|[\u3400-\u9fff々ヶ]{2,4}"}
_JOINED = {"zh": r"(?:与|和|同|跟|及|以及|暨|-|—|——)", "ja": r"(?:と|及び|および|並びに|や|·)"}
_AFTER = {
    "zh": r"(?=$|[\s,。;:、()《》!?\"“”/—]|与|和|同|及|等|结[为成好]|缔|建立|签|正式|还|也|又|于|在|是|两|双|互|之间|达成|成为|开展|分别|先后|间|今|近日|日前|[12]\d|[市县区省州](?=[长政]))",
    "ja": r"(?=$|[\s,。;:、()「」!?/]|と|が|は|の|を|に|も|で|や|間|両|等)",
}
_BEFORE = {
    "zh": r"(?:^|(?<=[\s,。;:、()《》!?\"“”/—|])|(?<=[与和同及]))",
    "ja": r"(?:^|(?<=[\s,。;:、()「」!?/|·])|(?<=[とやは]))",
}
_AHEAD = {
    "zh": re.compile(rf"(?P<by>{_JOINED['zh']} ?|[、,])(?P<piece>{_PIECE['zh']}?|{_LATIN}){_AFTER['zh']}"),
    "ja": re.compile(rf"(?P<by>{_JOINED['ja']}|[、,])(?P<piece>{_PIECE['ja']}){_AFTER['ja']}"),
}
_BEHIND = {
    language: re.compile(rf"{_BEFORE[language]}(?P<piece>{_PIECE[language]}|{_LATIN})(?P<by> ?{_JOINED[language]}|[、,])$")
    for language in _JOINED
}  # fmt: skip
_PIECE_BEFORE = {language: re.compile(rf"{_BEFORE[language]}(?P<piece>{_PIECE[language]})$") for language in _JOINED}
_ARROW = re.compile(rf"(?:^|(?<=\n))[-•·●○*]?\s?(?P<name>{_LATIN}|[ァ-ヺー·=]{{2,20}}) ?[⇔↔⟷⇄] ?")
_FEWEST_ARROWS = 3
_JOINERS = {"zh": frozenset("与和同跟及暨-—、,"), "ja": frozenset("とびにや·、,")}
_NEXT = re.compile(r"[、,和及与]")
_LONGEST_BEHIND = 24
_JOINS = re.compile(r"[与跟及暨]|下列|以下|这个|那个")
_TOWN = re.compile(r"[\u3400-\u9fff]{2,7}(?:[乡镇郡町村]|(?<![国红锦党军升彩战])旗)")
_FUNCTION = re.compile(r"[的了是在为之各该每两首几并将被把让使其此这那个多等]")
# Kinds of things in katakana, and words that make the names before a bracket those of people.
_THINGS = re.compile(
    r".*(?:ファミリー|センター|クラブ|チーム|グループ|バンク|サービス|スクール|フェア|ショー|ツアー|プラザ|ホール|ガーデン|ミュージアム|ホテル|ニュース|カップ|リーグ|エンジン|ライン|システム)"
)
_PEOPLE = re.compile(r"参加者|嘉宾|演员|选手|教授|艺术家|歌手|作家|画家|学生|先生|女士|球员|教练|冠军")
# Names of places that are words of this field first.
_WORDS = frozenset(
    [
        "友谊",
        "友誼",
        "合作",
        "文化",
        "互助",
        "温泉",
        "中心",
        "东方",
        "光明",
        "幸福",
        "团结",
        "前进",
        "中央",
        "平和",
        "昭和",
        "大和",
        "日出",
        "日光",
        "城市",
    ]
)
_SURE, _LIKELY = 0.75, 0.7


def shown(text: str, found: list[PlacePhrase], hits: Hits, language: str, names: PlaceNames | None) -> Mentions:
    """The names of a page that its grammar shows to be places: start → (end, candidates), without those in ``found``.

    A candidate without an id is a place that the gazetteer does not hold.
    """
    if not _TIE[language].search(text):
        return {}
    countries = countries_of(hits)
    page = _Page(text, hits, language, names, countries)
    spans = sorted((place.start, place.end) for place in found)
    added: Mentions = {}
    for start, end, candidates in (
        *page.next_to_places(found),
        *page.next_to_countries(),
        *defined(text, hits, language, names, countries),
        *page.beside_arrows(found),
        *page.in_slots(found),
        *page.named_often(),
    ):
        before = bisect_right(spans, (start, len(text))) - 1
        nearby = spans[max(0, before) : before + 2]
        if not any(s < end and start < e for s, e in nearby):
            added.setdefault(start, [(end, candidates)])
    return added


@cache
def _surnames() -> frozenset[str]:
    return frozenset(section("surnames.txt", "japanese"))


def _before_border(text: str, at: int) -> int:
    """Where the cell before the one at ``at`` ends; over one line's end at most."""
    end = at
    while end and text[end - 1] in " \t|":
        end -= 1
    return end - 1 if end == at and text[end - 1 : end] == "\n" else end


@dataclass
class _Page:
    text: str
    hits: dict[int, list[Hit]]
    language: str
    names: PlaceNames | None
    countries: list[Hit]
    _of_ties: dict[int, bool] = field(default_factory=dict, init=False)
    _counts: Counter[str] = field(default_factory=Counter, init=False)

    def next_to_places(self, found: list[PlacePhrase]) -> Iterator[tuple[int, int, tuple[Candidate, ...]]]:
        """What stands beside a place, with a conjunction or a comma between them."""
        starts = {place.start for place in found}
        for place in found:
            if place.level == "country" or place.weak:
                continue
            offset = max(0, place.start - _LONGEST_BEHIND)
            joined = self.text[place.start - 1 : place.start] in _JOINERS[self.language]
            behind = _BEHIND[self.language].search(self.text[offset : place.start]) if joined else None
            ahead = _AHEAD[self.language].match(self.text, place.end)
            for match, shift in ((ahead, 0), (behind, offset)):
                if match is None:
                    continue
                start, end = match.start("piece") + shift, match.end("piece") + shift
                listed = match["by"] in "、,·"
                abroad = place.country not in (None, _HOME[self.language])
                # 利沃夫和伊万诺-弗兰科夫斯克: so long a name in transliteration is no word.
                sounds = self.language == "zh" and end - start > 4 and wholly_foreign(self.text[start:end])
                if (abroad and (listed or sounds)) or self._speaks_of_ties(start):
                    between = match is ahead and _NEXT.match(self.text, end)
                    amid = bool(between and between.end() in starts)
                    candidates = self._judged(start, end, place, listed=listed, least=2 if listed and amid else 3)
                    if candidates:
                        yield start, end, candidates

    def next_to_countries(self) -> Iterator[tuple[int, int, tuple[Candidate, ...]]]:
        """弗莱辛(德国), 弗莱辛 | 德国: what a country follows in brackets or in the next cell."""
        for country in self.countries:
            at = country.start
            cell = is_cell(self.text, country)
            if not cell and not is_in_bracket(self.text, country):
                continue
            end = _before_border(self.text, at) if cell else at - 1
            match = _PIECE_BEFORE[self.language].search(self.text, max(0, end - _LONGEST_BEHIND), end)
            if match is None:
                continue
            (start, end), code = match.span("piece"), country_names(self.language)[country.word]
            name = self.text[start:end]
            if self._ordinary(start, end):
                continue
            known = self.names.resolve(name, code) if self.names is not None else ()
            foreign = wholly_foreign(name) or (self.language == "ja" and "ァ" <= name[0] <= "ー")
            line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
            if known or (foreign and code != _HOME[self.language] and not _PEOPLE.search(line)):
                yield start, end, known or (Candidate("", name, code, "city", 1.0),)
            elif cell and self._is_town(start, end):
                yield start, end, (Candidate("", name, "", LEVELS[name[-1]], 1.0),)  # 九如乡 | 日本 | 东串良町

    def beside_arrows(self, found: list[PlacePhrase]) -> Iterator[tuple[int, int, tuple[Candidate, ...]]]:
        """Chehalis ⇔ 静岡県引佐町: what a row puts on the other side of an arrow."""
        starts = {place.start for place in found}
        rows = list(_ARROW.finditer(self.text))
        for row in rows if len(rows) >= _FEWEST_ARROWS else ():
            if row.end() in starts:
                start, end = row.span("name")
                name = self.text[start:end]
                yield start, end, self._resolved(name) or (Candidate("", name, "", "city", 1.0),)

    def in_slots(self, found: list[PlacePhrase]) -> Iterator[tuple[int, int, tuple[Candidate, ...]]]:
        """What a sentence about ties keeps a place for, though no place stands beside it."""
        placed = [place for place in found if place.level != "country"]
        starts = [place.start for place in placed]
        start = 0
        for stop in _STOP[self.language].finditer(self.text + "\n"):
            end = stop.start()
            if _TIE[self.language].search(self.text, start, end):
                first = bisect_left(starts, start)
                countries = frozenset(p.country for p in placed[first : bisect_left(starts, end)])
                for slot in slots(self.text, start, end, self.language):
                    before = bisect_left(starts, slot.end) - 1
                    if before >= first and slot.start < placed[before].end:
                        continue
                    if candidates := self._fits(slot, countries):
                        yield slot.start, slot.end, candidates
            start = stop.end()

    def named_often(self) -> Iterator[tuple[int, int, tuple[Candidate, ...]]]:
        """句容: a county whose name a page repeats, though it may be a word and stands beside nothing."""
        if self.language != "zh":
            return
        for slot in slots(self.text, 0, len(self.text), self.language, short=True):
            name = self.text[slot.start : slot.end]
            doubtful = name in _WORDS or self._ordinary(slot.start, slot.end) or slot.start in self.hits
            if doubtful or (slot.opened, slot.closed) not in OF_KNOWN or self._count(name) < 3:
                continue
            home = (c for c in self._resolved(name) if c.country == _HOME[self.language] and c.level != "other")
            sure = _LIKELY if name in self.text.partition("\n")[0] else _SURE
            if known := tuple(c for c in home if c.score >= sure):
                yield slot.start, slot.end, known

    def _fits(self, slot: Slot, countries: frozenset[str | None]) -> tuple[Candidate, ...]:
        """What the name in a slot may mean; nothing where it is an ordinary word or tells too little."""
        name, way = self.text[slot.start : slot.end], (slot.opened, slot.closed)
        if self._ordinary(slot.start, slot.end) or _FUNCTION.search(name) or _THINGS.fullmatch(name):
            return ()
        own_script = wholly_foreign(name) if self.language == "zh" else "ァ" <= name[0] <= "ー"
        if way in OF_KNOWN and (own_script or slot.start not in self.hits or len(name) > 2):
            found = (c for c in self._resolved(name) if c.score >= _LIKELY and c.level != "country")
            # 共青城: of places equally likely the one at home.
            known = tuple(sorted(found, key=lambda c: (-round(c.score, 1), c.country != _HOME[self.language])))
            # 白鷹は…: a name that may be a word is believed where the sentence names a place elsewhere.
            elsewhere = bool(countries - {known[0].country}) if known else False
            paired = (
                slot.closed == "tie"
                or self.text.startswith(("では", "へ", "から"), slot.end)
                or bool(KATAKANA.match(self.text[slot.end + 1 : slot.end + 2]))
            )
            surname = self.language == "ja" and not paired and name in _surnames()
            if (
                known
                and not surname
                and name not in _WORDS
                and (elsewhere or (len(name) > 2 and (own_script or way in SURE)))
            ):
                return known
        if way in OF_TOWN and self._is_town(slot.start, slot.end):
            return (Candidate("", name, "", LEVELS[name[-1]], 1.0),)
        least = 3 if self.language == "zh" else 4
        if way in OF_UNKNOWN and own_script and len(name) >= least and slot.start not in self.hits:
            return (Candidate("", name, "", "city", 1.0),)
        return ()

    def _is_town(self, start: int, end: int) -> bool:
        """猴桥镇: a name with the generic part of a small town, no kind of town and nothing before the name."""
        name = self.text[start:end]
        if self.language != "zh" or not _TOWN.fullmatch(name) or NO_TOWN.fullmatch(name) or _JOINS.search(name):
            return False
        return not any(hit.section in BREAKING_SECTIONS for hit in self.hits.get(start, ()))

    def _judged(self, start: int, end: int, place: PlacePhrase, *, listed: bool, least: int) -> tuple[Candidate, ...]:
        """What a piece next to a place may mean; nothing where it is an ordinary word."""
        name = self.text[start:end]
        if self._ordinary(start, end):
            return ()
        latin = name[0] < "\u0370" or "Ḁ" <= name[0] <= "ỿ"
        own_word = not latin and not (wholly_foreign(name) if self.language == "zh" else "ァ" <= name[0] <= "ー")
        # Words are many, and few of them names: only short ones that no cue word begins are looked up.
        unlikely = own_word and (len(name) > 4 or start in self.hits or _FUNCTION.search(name))
        resolved = () if unlikely else tuple(c for c in self._resolved(name) if c.level != "country")
        known = tuple(c for c in resolved if c.score >= _SURE)
        # 台南与别府: a name that may be a word is believed across a border only.
        abroad = tuple(c for c in resolved if c.score >= _LIKELY and place.country not in (None, c.country))
        if abroad and not listed:
            return abroad
        if known and (not own_word or (self.language == "zh" and listed and (abroad or len(name) > 2))):
            return known
        if _FUNCTION.search(name):
            return ()
        if self._is_town(start, end):
            return (Candidate("", name, "", LEVELS[name[-1]], 1.0),)
        # In a list, dotted names are more often persons.
        short = len(name.replace("·", "")) < least
        believed = (
            not own_word and not short and not (listed and (latin or "·" in name)) and not _THINGS.fullmatch(name)
        )
        return (Candidate("", name, "", "city", 1.0),) if believed else ()

    def _resolved(self, name: str) -> tuple[Candidate, ...]:
        return self.names.resolve(name) if self.names is not None else ()

    def _ordinary(self, start: int, end: int) -> bool:
        """Whether a cue word or the name of a country covers a piece."""
        return any(hit.end >= end for hit in self.hits.get(start, ()))

    def _speaks_of_ties(self, at: int) -> bool:
        """Whether the sentence around an offset does."""
        stops = self._stops
        number = bisect_left(stops, at)
        if number not in self._of_ties:
            start, end = (
                stops[number - 1] + 1 if number else 0,
                stops[number] if number < len(stops) else len(self.text),
            )
            self._of_ties[number] = _TIE[self.language].search(self.text, start, end) is not None
        return self._of_ties[number]

    def _count(self, name: str) -> int:
        """How often a name stands on the page."""
        if name not in self._counts:
            self._counts[name] = self.text.count(name)
        return self._counts[name]

    @cached_property
    def _stops(self) -> list[int]:
        """Where sentences end."""
        return [stop.start() for stop in _STOP[self.language].finditer(self.text)]
