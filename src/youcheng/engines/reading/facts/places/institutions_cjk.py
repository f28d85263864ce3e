"""Institutions in Chinese and Japanese text, read from the generic part of their names backwards."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from youcheng.engines.reading.facts.lexicon import alternatives
from youcheng.engines.reading.facts.places.institutions import Institution, country_of, key_of
from youcheng.engines.reading.facts.places.phrase import PlacePhrase
from youcheng.engines.reading.facts.places.transliteration import wholly_foreign
from youcheng.engines.reading.facts.words import country_names

if TYPE_CHECKING:
    from youcheng.engines.reading.facts.view import View

_TOWNS = frozenset({"city", "district", "county"})
_N = r"[\d一二三四五六七八九十百]{1,4}"
# 國中, 國小 of Taiwan: 中国中学, 法国小学 are none.
_TAIWAN = r"(?<![中美英法德泰韩俄各我外本两全该他异爱帝归回出祖王])国[中小](?![学国文央东部西南北欧亚华餐医药型])|(?<=..)(?:高中|女中|高工|高商|家商)(?=[、,与和同及的(校])"
_GENERICS = {
    "zh": {
        "airport": r"(?:国际)?机场",
        "port": r"(?<![香空自])港(?:口(?!管理局|集团|局|联盟|城|协会|商会|论坛))?(?!口(?:协会|商会|论坛))(?![港旗区长城元澳币府商人股珠台珍闽航湾])",
        "university": r"大学(?!高中|附)|学院",
        "hospital": r"医院", "library": r"图书馆", "zoo": r"(?:野生)?动植?物公?园|海洋馆|水族馆|海洋公园", "museum": r"博物馆|博物院|美术馆|纪念馆",
        "park": r"(?<!动物)(?:联合国教科文组织)?(?:世界|国家)?(?:地质|森林|湿地)?(?<!海洋)公园|植物园", "lake": r"湖(?![南北区滨畔])",
        "school": rf"{_TAIWAN}|(?:高级|高等|初级)?中学(?:校(?![长际园方区庆友史歌企]))?(?!生)|小学(?:校)?(?!生)|高中(?:学校)?(?!生)|高等学校|高校(?=[结缔签、,与和同及的。(]|$)|专门学校|公学(?!校)|学校(?![长园])|幼儿园|(?<=[市县区省])第?{_N}中(?!学)|第{_N}中(?!学)",
    },
    "ja": {
        "airport": r"(?:国際)?空港",
        "port": r"(?<![空開入寄漁出帰新良軍])港(?![港湾区長町務内北南まめへ])",
        "university": r"(?:短期)?大[学學](?!附属|付属|高)",
        "hospital": r"病院|医療センター", "library": r"図書館", "zoo": r"動植?物園|動物公園|サファリパーク|水族館|海洋公園", "museum": r"博物館|美術館|記念館",
        "park": r"(?<!動物)(?<!海洋)(?:国立|国定)?公園|庭園|植物園|(?:ユネスコ)?(?:世界|グローバル)?ジオパーク", "lake": r"湖(?![南北畔])",
        "school": r"(?:中[学學]校?·)?(?:高等学校|高校)(?!生)|(?:高級)?中[学學]校?(?!生)|小[学學]校?(?!生)|[学學]校(?!生)|学園|学院|幼稚園|保育園|(?:ハイ|グラマー|セカンダリー|プライマリー|ミドル)?スクール|カレッジ|アカデミー|ギムナジウム",
    },
}  # fmt: skip
# Parts of names that would else end them.
_INNER = {
    "zh": re.compile(
        rf"(?:第{_N}|外国语|外语|国际|实验|市民|公共|皇家|国家|师范|附属|人民|和平|中央|国立|同文|联合|世界|友谊|大学|学院|\d{{1,3}})$"
    ),
    "ja": re.compile(
        rf"(?:第{_N}|外国語|国際|国立|州立|公立|私立|中央|世界|大学|大学附属|大学付属|附属|付属|同志社|本願寺)$"
    ),
}
_NAME_CHARACTER = {"zh": re.compile(r"[\u3400-\u9fff·]"), "ja": re.compile(r"[\u3400-\u9fff々ヶァ-ヺー·]")}
_SMALL_KANA = re.compile(r"(?<=[\u3400-\u9fff])[ノヶケツ](?=[\u3400-\u9fff])")
_BOUNDARY_CHARACTERS = {
    "zh": "的与和同跟及在是为将从到对向等由据被把让这那其该各每几多数个届项所了着过位名座家两双我",
    "ja": "各両同当本全某諸",
}
_BOUNDARY_SECTIONS = frozenset({
    "left.boundary", "conj.with", "conj.and", "verb.sign", "both", "ours", "post", "adjunct", "bilateral", "on.behalf", "document", "sides",
    "kind.sister_city", "kind.friendly_exchange", "kind.friendly_cooperation", "kind.friendly", "kind.institutional", "intention", "verb.be",
})  # fmt: skip
_LONGEST = 18
# A stem of these alone names nothing: 国际学校, 市立病院.
_PLAIN_STEM = re.compile(
    r"(?:国际|国際|高级|实验|外国语|职业|双语|重点|普通|民办|公办|著名|国家|地方|地元|現地|海外|市立|県立|国立|公立|私立|区立|町立|特別支援|专业|专科|技术|技工|专门|専門|義務教育|中等|高等|姊妹|姐妹|姉妹|友好|提携|相手|主要|周边|城市|沿海|有关|外国|新|省|市|县|区|海|農業|工業|商業|女子|先|他|学生|留学生|中小|下列|以下|上述|前述|这些|多所|多家|多个|海外|国内|商|亚太|亚洲|欧洲|全球|世界|著名|其他|同類|サマー|ウィンター|サンデー|スイミング|インターナショナル|フリー|ミュージック|ビジネス|[\d一二三四五六七八九十]|代表)*"
)
# Countries and regions that are one city, so that 新加坡港 is a name and 日本港 is none.
_CITIES = frozenset({"", "SG", "HK", "MO", "MC"})
_NUMBERED = re.compile(rf"(?:第?{_N}|高级|实验|附属|市立|県立|国立|人民|中央|外国语|国际|国際|中心)*")
_FOUNDED = re.compile(r"[都道府県市区町村州国公私省县]立$")
_BEHIND_OWNER = re.compile(r"[的\n、,。][\u3400-\u9fff]$")
_OWNER = re.compile(r"[の的](?:[国市州県公私]立の?)?[「『\"“]?$")
_KATAKANA = re.compile(r"[ァ-ヺー·]{3,}")
# さくら学校: such a name is told from the words before it only at the beginning of a row or of brackets.
_HIRAGANA = re.compile(r"(?:^|[\n\t |(「『◆■○●])(?P<name>[ぁ-ん]{2,8})$")
_UNIT = re.compile(r"[都道府県市区町村州国省]")
_KANJI = re.compile(r"[\u3400-\u9fff々]")
_MODIFIERS = re.compile(
    r"(?:国立|市立|州立|県立|公立|私立|女子|農業|工業|商業|国際|中央|総合|附属|付属|科学|歴史|自然史?|海洋|音楽|芸術|中等|高等|[東西南北])*"
)
_SHORT_FORM = re.compile(r"\((?:以下)?(?:简称|略称)?:?[「“\"]?(?P<short>[\u3400-\u9fff]{2,8})[」”\"]?\)")
# 普勒斯顿学校(Preston School): a name in Latin letters beside it.
_LATIN_NAME = re.compile(r"\s?\([A-Z][A-Za-zÀ-ÿ'., -]{3,}\)")

# 沙美小学校: what Japan calls its schools.
_JAPANESE = re.compile(r"(?<![第\d一二三四五六七八九十])[中小]学校$")

# 与英国Preston School: a name in Latin letters that the page gives no other; in brackets it is one beside another.
_LATIN = re.compile(
    r"(?<![A-Za-z])(?:(?:[A-Z][\w'.-]*\s)+(?P<school>School|College|Academy)|(?:[A-Z][\w'.-]*\s)+(?P<zoo>Zoo)|(?:[A-Z][\w'.-]*\s)+(?P<museum>Museum)"
    r"|(?:[A-Z][\w'.-]*\s)+(?P<library>Library)|(?P<port>Port\sof\s[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)?))(?![A-Za-z])"
)


def find_names(view: View) -> list[Institution]:
    """The institutions that a Chinese or Japanese page names, in order."""
    found = [*_Names(view).find(), *_latin(view)]
    return sorted([*found, *_short_forms(view.text, found)], key=lambda one: one.start)


def _short_forms(text: str, found: list[Institution]) -> Iterator[Institution]:
    """台南第一高級中学(台南一中): the short form in brackets, wherever it stands."""
    taken = {one.start for one in found}
    for one in found:
        short = _SHORT_FORM.match(text, one.end)
        if short is None or not set(short["short"]) <= set(text[one.start : one.end]):
            continue
        for again in re.finditer(re.escape(short["short"]), text):
            if again.start() not in taken and not one.start <= again.start() < one.end:
                yield replace(one, start=again.start(), end=again.end())


def _latin(view: View) -> Iterator[Institution]:
    for match in _LATIN.finditer(view.text):
        start, end, sort = match.start(), match.end(), str(match.lastgroup)
        if view.text.rfind("(", max(0, start - _LONGEST), start) > view.text.rfind(")", 0, start):
            continue
        beside = next(iter(view.places_in(start, end)), None)
        country = _country_before(view, start) or _country_after(view, end) or (beside.country if beside else None)
        yield Institution(start, end, sort, key_of(match[0], sort), beside, country, abroad=True)


def sort_of_name(name: str, language: str) -> str | None:
    """What sort of institution has a name, by its generic part; None where it has none."""
    ends = (match for match in _generics(language).finditer(name) if match.end() == len(name) and match.start() > 1)
    return next((str(match.lastgroup) for match in ends), None)


class _Names:
    """The reader of one page."""

    def __init__(self, view: View) -> None:
        self.view, self.text, self.language = view, view.text, view.language
        self.places = [p for p in view.places if p.level != "country"]
        self.starts = [p.start for p in self.places]
        self.boundaries = {hit.end for section in _BOUNDARY_SECTIONS for hit in view.hits.sections.get(section, ())}

    def find(self) -> Iterator[Institution]:
        last = 0
        for match in _generics(self.language).finditer(self.text):
            found = self._named(match.start(), match.end(), str(match.lastgroup)) if match.start() >= last else None
            if found is not None:
                last = found.end
                yield found

    def _named(self, at: int, end: int, sort: str) -> Institution | None:
        start, place = self._beginning(at)
        if start >= at or _is_kind(self.view, start, end) or self._plain(start, at, place) or self._town(sort, end):
            return None
        if place is not None and place.head.suffix and place.head.start == start:
            rest = self.text[place.head.end : at]
            if len(rest) >= 2 and not _NUMBERED.fullmatch(rest):
                start = place.head.end  # 蒙彼利埃市|法布尔博物馆
        founded = re.match(r"[都道府県市区町村省县州]?立(?=..)", self.text[start:at])
        start += founded.end() if founded else 0
        start = self._after_country(start, at)
        name = self.text[start:end]
        country = _country_before(self.view, start)
        if country is None and place is not None and place.country_stated:
            country = place.country
        country = country or _country_after(self.view, end)
        country = country or self._country_of_owner(start)
        if country is None and place is not None and self._well_known(place):
            country = place.country
        if country is None and place is None:
            country = country_of(self.view, self.text[start:at])
        if self.language == "zh" and name.endswith("高校") and country != "JP":
            return None  # 高校 is any university, but in Japan a high school
        abroad = bool(
            _LATIN_NAME.match(self.text, end) or (country is None and _JAPANESE.search(name))
            if self.language == "zh"
            else _KATAKANA.match(name) and (place is None or place.country is None)
        )
        return Institution(start, end, sort, key_of(name, sort), place, country, abroad)

    def _beginning(self, at: int) -> tuple[int, PlacePhrase | None]:
        """Where a name begins, and the place that it carries or follows."""
        start = at
        while at - start < _LONGEST:
            place = self._place_at(start)
            if place is not None and self._torn(place, at):
                start = place.head.start
                continue
            if place is not None:
                owner = None if place.country_stated else self._place_at(place.head.start)
                place = owner if owner is not None and owner.head.end == place.head.start else place
                return place.head.start, place  # 赫尔|牛顿小学
            founded = _FOUNDED.search(self.text, max(0, start - 3), start)
            if founded and start < at:
                owner = self._place_at(founded.start()) or self._place_at(founded.start() + 1)
                katakana = self.language == "ja" and _KATAKANA.search(
                    self.text, max(0, founded.start() - 3), founded.start() + 1
                )
                if owner is not None or not katakana:
                    return start, owner
            inner = _INNER[self.language].search(self.text, max(0, start - 6), start)
            if inner:
                start = inner.start()
                continue
            if start in self.boundaries or start == 0 or not self._goes_on(start, at):
                start = self._abroad(start)
                if at - start == 1 and _BEHIND_OWNER.search(self.text, max(0, start - 2), start):
                    start -= 1  # 上海的|向明中学
                hiragana = _HIRAGANA.search(self.text, max(0, start - 9), start) if self.language == "ja" else None
                start = hiragana.start("name") if hiragana else start
                break
            start -= 1
        return start, None

    def _torn(self, place: PlacePhrase, at: int) -> bool:
        """堺泉|北港: a place that runs over the generic part and is the tail of a longer name."""
        start = place.head.start
        before = self.text[start - 1 : start]
        return (
            place.head.end > at
            and place.start == start
            and bool(
                self.language == "ja" and _KANJI.match(before) and not _UNIT.match(before) and self._goes_on(start, at)
            )
        )

    def _abroad(self, start: int) -> int:
        """澳大利亚|卡那温卡: a name in transliteration begins behind its country, whatever its characters say."""
        before = _after_a_country().search(self.text, max(0, start - 12), start) if self.language == "zh" else None
        return before.start("name") if before and wholly_foreign(before["name"]) else start

    def _goes_on(self, start: int, at: int) -> bool:
        """Whether the character before belongs to the name."""
        char = self.text[start - 1]
        if not _NAME_CHARACTER[self.language].match(char) or char in _BOUNDARY_CHARACTERS[self.language]:
            return False
        if _SMALL_KANA.match(self.text, start - 1):
            return True  # 芦ノ湖
        if self.language == "zh" or start == at:
            return char != "·" or self.language == "zh" or bool(_KATAKANA.match(self.text, start))
        if char == "·":
            return bool(_KATAKANA.match(self.text[start : start + 3].ljust(3, "ー")))
        if _KATAKANA.match(char * 3) and _KANJI.match(self.text[start]):
            return bool(_MODIFIERS.fullmatch(self.text, start, at))  # スミソニアン|国立動物園
        return not (_KANJI.match(char) and _KATAKANA.match(self.text[start] * 3))  # 訪問先|ホノルル動物園

    def _place_at(self, at: int) -> PlacePhrase | None:
        """The place whose name ends at, or runs over, an offset."""
        index = bisect_right(self.starts, at - 1) - 1
        place = self.places[index] if index >= 0 else None
        return place if place is not None and place.head.start < at <= place.head.end else None

    def _after_country(self, start: int, at: int) -> int:
        """英国|伊顿公学: where a name begins that has its country before it."""
        lead = re.match(_countries(self.language), self.text[start:at])
        rest = self.text[start + lead.end() : at] if lead else ""
        return start + lead.end() if lead and len(rest) > 1 and not _PLAIN_STEM.fullmatch(rest) else start

    def _country_of_owner(self, start: int) -> str | None:
        """埼玉県の|東武動物公園, 台北市の国立|師範大付属高級中学: the country of the place that a name is said to be of."""
        owned = _OWNER.search(self.text, max(0, start - 6), start)
        owner = self._place_at(owned.start()) if owned else None
        return owner.country if owner is not None else None

    def _well_known(self, place: PlacePhrase) -> bool:
        """東山動物園 in Japan: that China has a 東山 too says nothing, unlike 上海動物園 and 澎湖県の馬公高校."""
        if (
            self.language == "zh"
            or place.start < place.head.start
            or place.country == "JP"
            or not _KANJI.match(self.text[place.head.start])
        ):
            return True
        return country_of(self.view, self.text[place.head.start : place.head.end]) is not None

    def _town(self, sort: str, end: int) -> bool:
        """连云港, 张家港: towns whose own name ends like a port's; 连云港港 is one."""
        place = self._place_at(end) if sort == "port" and self.language == "zh" else None
        return place is not None and place.country == "CN" and place.level in _TOWNS

    def _plain(self, start: int, at: int, place: PlacePhrase | None) -> bool:
        stem = self.text[start:at]
        if country_names(self.language).get(stem, "") not in _CITIES or (len(stem) < 2 and place is None):
            return True
        return bool(_PLAIN_STEM.fullmatch(stem)) and (place is None or place.head.end > at)


@cache
def _generics(language: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{sort}>{pattern})" for sort, pattern in _GENERICS[language].items()))


def _is_kind(view: View, start: int, end: int) -> bool:
    """姉妹校, 友好港: the kind of tie, no name."""
    return any(
        hit.section.startswith("kind.") and hit.end >= end
        for at in range(max(0, start - 2), end)
        for hit in view.hits.get(at, ())
    )


@cache
def _countries(language: str) -> str:
    return alternatives(country_names(language))


@cache
def _after_a_country() -> re.Pattern[str]:
    return re.compile(rf"(?:{_countries('zh')})(?P<name>[\u3400-\u9fff·]{{1,6}})$")


@cache
def _before(language: str) -> re.Pattern[str]:
    tail = r"(?:の| |·|首都)?" if language == "ja" else r"(?:的| |·)?"
    return re.compile(rf"(?P<name>{_countries(language)}){tail}$")


@cache
def _after(language: str) -> re.Pattern[str]:
    # 西安中学(中国); or in the next line, or in the next column of its row
    return re.compile(
        rf"\s?(?:\n\s?\(?|\()\s?(?P<name>{_countries(language)})|[ \t|]{{1,3}}(?P<cell>{_countries(language)})(?=[\s|\d]|$)"
    )


def _country_before(view: View, start: int) -> str | None:
    match = _before(view.language).search(view.text, max(0, start - 14), start)
    return country_names(view.language)[match["name"]] if match else None


def _country_after(view: View, end: int) -> str | None:
    """西安中学(中国), or in the next line, unless that names another."""
    match = _after(view.language).match(view.text, end)
    if match and ("\n" not in match[0] or not _names_one(view, match.end())):
        return country_names(view.language)[match["name"] or match["cell"]]
    beside = view.places_in(end, end + 3)
    return beside[0].country if beside and re.fullmatch(r"\s?\(", view.text[end : beside[0].start]) else None


def _names_one(view: View, start: int) -> bool:
    """Whether the rest of a line names an institution, whose country its beginning is."""
    stop = view.text.find("\n", start)
    return bool(_generics(view.language).search(view.text, start, stop if stop >= 0 else len(view.text)))
