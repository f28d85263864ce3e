"""Place names in running Chinese and Japanese text.

A name is read left to right inside a run of characters: a country, then units that each end in a generic part
(省, 市, 县 …) or stand in the gazetteer. Foreign names in transliteration are in no word list; what bounds them is the
country before them, the generic part after them, and the cue words around them.
"""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from youcheng.engines.reading.facts.places.phrase import LEVELS, PlacePhrase, Unit
from youcheng.engines.reading.facts.places.readings import with_readings
from youcheng.engines.reading.facts.words import Hit, country_names
from youcheng.engines.reading.model import Candidate

_RUNS = {
    "zh": re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·A-Za-zÀ-ÿ\-']+"),
    # Hiragana are particles; the few names written in them come from the gazetteer.
    "ja": re.compile(r"[\u3400-\u9fff\u30a1-\u30fa\u30fc々ヶ\U00020000-\U0003ffff·A-Za-zÀ-ÿ\-'=＝]+"),
}
_HOME = {"zh": "CN", "ja": "JP"}
# 米・仏・独 … before a katakana name.
_SHORT_COUNTRIES = {
    "米": "US",
    "仏": "FR",
    "独": "DE",
    "英": "GB",
    "伊": "IT",
    "豪": "AU",
    "加": "CA",
    "露": "RU",
    "印": "IN",
}
# Generic parts that also end ordinary words: believed only after a country, another unit, or by the gazetteer.
_NEEDS_ANCHOR = frozenset({"都", "道", "府", "郡", "町", "村", "镇", "乡", "港", "旗", "邦", "盟", "地区", "新区", "共和国", "大区",
                           "林区", "行政区", "首都大区", "都市区"})  # fmt: skip
_KATAKANA = re.compile(r"[ァ-ヺー]")
_KANJI_NAME = re.compile(r"(?!.*[元前現両同各全当本来訪回町村市県])[\u3400-\u9fff々ヶ]{2,4}|[津大小]")
_ERAS = frozenset({"明治", "大正", "昭和", "平成", "令和"})
_YEAR_STARTS = frozenset("0123456789元一二三四五六七八九十")
_LONGEST_NAME = 12
_LONGEST_UNANCHORED = 6
_NAME_BREAKERS = frozenset("的是为在将与同和及对向从把被让使这那其该各每几多数第个届项")
_BREAKING_SECTIONS = frozenset(
    {"left.boundary", "organisation", "bilateral", "not.unit", "post", "both", "ours", "adjunct", "verb.sign", "document",
     "kind.sister_city", "kind.friendly_exchange", "kind.friendly_cooperation", "kind.institutional", "kind.pairing",
     "conj.with", "conj.and", "on.behalf", "intention", "verb.terminate", "verb.suspend", "verb.upgrade", "verb.renew",
     "sides", "award", "award.object"}
)  # fmt: skip

Mentions = dict[int, list[tuple[int, tuple[Candidate, ...]]]]


def find_places(
    text: str,
    hits: dict[int, list[Hit]],
    mentions: Mentions,
    blocked: list[tuple[int, int]],
    *,
    language: str = "zh",
    publisher: str = "",
) -> list[PlacePhrase]:
    """All place phrases of a folded Chinese or Japanese text; ``blocked`` spans (dates, numbers) hold none."""
    page = _Page(text, hits, mentions, dict(blocked), country_names(language), language, publisher)
    found: list[PlacePhrase] = []
    country: str | None = None
    previous = 0
    for run in _RUNS[language].finditer(text):
        # オーストラリアのタウンズビル市: the country reaches over の.
        # 日本 长野市: or over a space.
        carried = country if text[previous : run.start()] in (" ", *("の",) * (language == "ja")) else None
        reader = _Run(page, run.start(), run.end(), carried)
        reader.read(found)
        country, previous = reader.country_at_end, run.end()
    return with_readings(found, text) if language == "ja" else found


def add_own_names(text: str, found: list[PlacePhrase], mentions: Mentions) -> bool:
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


@dataclass(frozen=True, slots=True)
class _Page:
    """What all runs of a page share."""

    text: str
    hits: dict[int, list[Hit]]
    mentions: Mentions
    blocked: dict[int, int]
    countries: dict[str, str]
    language: str
    publisher: str


class _Run:
    """One run of name characters, read from left to right."""

    def __init__(self, page: _Page, start: int, end: int, country: str | None = None) -> None:
        self.text, self.position, self.end = page.text, start, end
        self.hits, self.mentions, self.blocked = page.hits, page.mentions, page.blocked
        self.countries, self.language, self.home = page.countries, page.language, _HOME[page.language]
        self.publisher = page.publisher
        self.country_at_end: str | None = None
        self.country: str | None = None
        self._forget(start)
        if country:
            self.country, self.stated = country, True

    def _forget(self, position: int) -> None:
        """Start a new name at ``position``."""
        self.name_start = position
        self.phrase_start = position
        self.units: list[Unit] = []
        self.country = None
        self.stated = False
        self.weak = False
        self.resolved: tuple[Candidate, ...] = ()

    def read(self, found: list[PlacePhrase]) -> None:
        hits, mentions, blocked = self.hits, self.mentions, self.blocked
        short = self.language == "ja"
        while self.position < self.end:
            at = self.position
            if self.text[at] == "·" and self.units and at == self.units[-1].end:
                self._middle_dot(found, at)
                continue
            if at in hits or at in mentions or at in blocked or (short and at == self.name_start):
                self._step(found)
            else:
                self.position = at + 1
        self._bare_foreign_name(self.end)
        if self.stated and not self.units and self.name_start == self.end:
            self.country_at_end = self.country
        self._finish(found)

    def _middle_dot(self, found: list[PlacePhrase], at: int) -> None:
        """広島県・四川省 are two places, オレゴン州・ポートランド市 one: told by their countries."""
        following = self._known(at + 1) or self._province(at + 1, self.hits.get(at + 1, ()))
        if following and self.country and following[1][0].country != self.country:
            self._break(found, at, at + 1)
        else:
            self.position = self.name_start = at + 1

    def _step(self, found: list[PlacePhrase]) -> None:
        at = self.position
        if at in self.blocked:
            self._break(found, at, max(self.blocked[at], at + 1))
            return
        here = self.hits.get(at, ())
        suffix = next((hit for hit in here if hit.section == "country.suffix"), None)
        breaker = next((hit for hit in here if hit.section in _BREAKING_SECTIONS), None)
        name = next((hit for hit in here if hit.section == "names.with.conjunction"), None)
        country = next((hit for hit in here if hit.section == "country"), None)
        if country and self.language == "ja" and self._in_katakana(country):
            country = None  # マリ in マリキナ
        if name and any(hit.section == "country" for hit in self.hits.get(at + 1, ())):
            name = None  # 和|美国
        if country is None and self.language == "ja" and self._short_country(found, at):
            return
        known = self._known(at) or self._province(at, here)
        if breaker is None and self._ordinary_city_word(at, here):
            self._break(found, at, at + 2)
            return
        if known and not (breaker and breaker.end >= known[0]) and not (country and country.end > known[0]):
            self._accept_known(found, known)
        elif country and self.units == [] and not (breaker and breaker.end > country.end):
            self._start_country(found, country)
        elif country and self.units and not suffix:
            self._finish(found)
            self._start_country(found, country)
        elif suffix and not (breaker and breaker.end > suffix.end) and self._unit(suffix):
            self.position = suffix.end
        elif breaker and not (name and name.end >= breaker.end) and not self._inside_foreign_name(breaker):
            self._break(found, at, breaker.end)
        else:
            self.position = at + 1

    def _in_katakana(self, hit: Hit) -> bool:
        """Whether a katakana word goes on before or after a short name: マリ in マリキナ."""
        if len(hit.word) > 2 or not _KATAKANA.match(hit.word):
            return False
        after = _KATAKANA.match(self.text[hit.end : hit.end + 1])
        return bool(after or (hit.start > self.name_start and _KATAKANA.match(self.text[hit.start - 1 : hit.start])))

    def _short_country(self, found: list[PlacePhrase], at: int) -> bool:
        """米セント・ピーターズバーグ市: one character for the country, katakana after it."""
        code = _SHORT_COUNTRIES.get(self.text[at])
        if not code or at != self.name_start or self.units or not re.match(r"·?[ァ-ヺ]", self.text[at + 1 : at + 3]):
            return False
        self._start_country(found, Hit(at, at + 1, "country", ""), code)
        return True

    def _ordinary_city_word(self, at: int, here: Sequence[Hit]) -> bool:
        """城市 the word, not the end of 聊城市 or 日本都城市."""
        if not any(hit.section == "city.word" for hit in here):
            return False
        name = self.text[self.name_start : at]
        return not (name and len(name) <= 3 and name[-1] not in "国外省大中小各座个型新老")

    def _province(self, at: int, here: Sequence[Hit]) -> tuple[int, tuple[Candidate, ...]] | None:
        """A province of China, a prefecture of Japan: known without a gazetteer as well."""
        hit = next((hit for hit in here if hit.section in ("home.province", "china.province")), None)
        country = "CN" if hit is None or hit.section == "china.province" else self.home
        if hit is None or (at > self.name_start and self.country not in (None, country)):
            return None
        return hit.end, (Candidate("", hit.word, country, "province", 1.0),)

    def _inside_foreign_name(self, breaker: Hit) -> bool:
        """Single function characters occur in transliterations: 奇尔根和, 的黎波里, 以马内利."""
        if breaker.end - breaker.start > 1 or breaker.section != "left.boundary":
            return False
        if not self.country or self.country == self.home:
            return False
        rest = self.text[breaker.end : min(self.end, breaker.end + 8)]
        return (
            bool(re.match(r"[^与和同跟、的是为]{0,6}?(?:市|州|省|县|区|镇|郡|町|村)", rest))
            and breaker.word not in "与和同的是为"
        )

    def _longer_name(self, end: int) -> int:
        """瓦德 | 瑟: a few characters of transliteration go on after a bare known name: the name is a longer one."""
        stop = end
        while stop < self.end and stop - end < 3 and self.text[stop] in _TRANSLITERATION and stop not in self.hits:
            stop += 1
        return stop if stop > end and (stop == self.end or stop in self.hits) else end

    def _known(self, at: int) -> tuple[int, tuple[Candidate, ...]] | None:  # noqa: PLR0911 - one return a reason
        """A gazetteer name that may start here, unless ordinary words cover it."""
        options = self.mentions.get(at)
        if not options:
            return None
        end, candidates = max(options, key=lambda option: option[0])
        name = self.text[at:end]
        if name in _ERAS and self.text[end : end + 1] in _YEAR_STARTS:
            return None  # 昭和63(1988)年
        if at > self.name_start and (self.units or self.country):
            return None  # 广和县驮隆镇: the name began before
        kanji = self.language == "ja" and not _KATAKANA.search(name)
        if not self.stated and not kanji and self._dotted(at, end):
            return None  # 别利斯基·亚历山大 is a person
        if self.language == "ja" and _KATAKANA.match(name[-1]) and _KATAKANA.match(self.text[end : end + 1]):
            return None  # ゴール inside ゴールバン
        if at > self.name_start and self.language == "ja" and not LEVELS.get(name[-1]):
            return None  # 許金平: part of a longer word
        if len(name) < 2 or candidates[0].level == "country":
            return None
        if self.language == "zh" and name.startswith("中国") and len(name) > 2:
            return None  # 中国上海: the country, then the place
        if self.language == "ja" and self._is_mayor(name, end):
            return None
        return end, candidates

    def _dotted(self, at: int, end: int) -> bool:
        """别利斯基·亚历山大 is a person; フライブルク・松山市 are two places."""
        if self.language != "ja":
            return "·" in (self.text[at - 1 : at], self.text[end : end + 1])
        before = self.text[at - 1 : at] == "·" and _KATAKANA.match(self.text[at - 2 : at - 1])
        after = self.text[end : end + 1] == "·" and _KATAKANA.match(self.text[end + 1 : end + 2])
        return bool(before or after)

    def _is_mayor(self, name: str, end: int) -> bool:
        """濱田市長 on a page that never names 濱田市, 元町長: a person's surname or former office, no place."""
        if re.match(r"[\u3400-\u9fff]", self.text[self.position - 1 : self.position]):
            return False  # 例示花子宮崎市長
        if len(name) == 2 and re.match(
            r"[\u3400-\u9fff]{1,3}·[\u3400-\u9fff]{2,5}(?:市|町|村|区|県|府|都|道)", self.text[end : end + 10]
        ):
            return True  # 上田文雄・札幌市長
        if name in ("元町", "前町", "現町"):
            return self.text[end : end + 1] == "長"
        stem = name if self.text[end : end + 2] in ("市長", "町長", "村長", "知事") else name[:-1]
        if stem is not name and not (name[-1] in "市町村" and self.text[end : end + 1] == "長"):
            return False
        if len(stem) > 3 or any(stem + part in self.publisher for part in "市町村県"):
            return False
        return not re.search(rf"{stem}(?:[市町村県](?!長)|(?![市町村]長|知事|[\u3400-\u9fff]))", self.text)

    def _accept_known(self, found: list[PlacePhrase], known: tuple[int, tuple[Candidate, ...]]) -> None:
        end, candidates = known
        best = candidates[0]
        if self.units and self.stated and self.position == self.units[-1].end and best.country != self.country:
            # 老挝万象省万荣县: another country's place of that name; here it is the unit of the one named before.
            matching = tuple(c for c in candidates if c.country == self.country)
            if not matching and self._suffix_of(end):
                self.units.append(Unit(self.position, end, self._suffix_of(end)))
                self.resolved = ()
                self.position = self.name_start = end
                return
        if self.units and not self._continues(candidates):
            self._finish(found)
            self._forget(self.position)
        if self.country and self.country != best.country:
            matching = tuple(c for c in candidates if c.country == self.country)
            candidates = matching or ()
        elif not self.units and not self.country:
            self.phrase_start = self.position
        suffix = self._suffix_of(end)
        if not suffix and self.language == "zh" and best.country != self.home and self.text[end - 1] not in LEVELS:
            longer = self._longer_name(end)
            if longer > end:
                end, candidates, self.weak = longer, (), True
        # 绍兴 + 市: the generic part belongs to the name, unless another word starts there (市长).
        if not suffix:
            extension = next((h for h in self.hits.get(end, ()) if h.section == "country.suffix"), None)
            longer = (
                any(h.end > extension.end and h.section in _BREAKING_SECTIONS for h in self.hits.get(end, ()))
                if extension
                else False
            )
            if extension and not longer and extension.word not in ("港", "道", "府", "都", "乡", "村"):
                end, suffix = extension.end, extension.word
        self.units.append(Unit(self.position, end, suffix))
        if candidates and not self.stated:
            self.country = candidates[0].country or None
        self.resolved = candidates
        self.position = self.name_start = end

    def _continues(self, candidates: tuple[Candidate, ...]) -> bool:
        """Whether a name directly after a unit nests in it: same country, or nothing known against it."""
        if not self.country or self.position != self.units[-1].end:
            return self.position == self.units[-1].end
        return any(c.country == self.country for c in candidates) and self.units[-1].suffix not in (
            "县",
            "区",
            "町",
            "村",
            "镇",
        )

    def _suffix_of(self, end: int) -> str:
        for length in (4, 3, 2, 1):
            part = self.text[end - length : end]
            if part in LEVELS and end - length > self.position:
                return part
        return "州" if self.text[end - 1] == "州" and end - self.position > 3 else ""

    def _start_country(self, found: list[PlacePhrase], hit: Hit, code: str = "") -> None:
        if self.units or self.country:
            self._finish(found)
        self._forget(hit.start)
        self.country = code or self.countries[hit.word]
        self.stated = True
        self.position = self.name_start = hit.end
        if self.text[hit.end : hit.end + 1] == "·":
            self.position = self.name_start = hit.end + 1

    def _unit(self, suffix: Hit) -> bool:  # noqa: PLR0911 - one return a reading
        """Try to read the characters since the last boundary as a unit that ends in ``suffix``."""
        name = self.text[self.name_start : suffix.start]
        if not name:
            # 苏州 + 市: a unit that ended in 州 goes on with 市.
            last = self.units[-1] if self.units else None
            if (
                last
                and last.end == suffix.start
                and last.suffix in ("州", "", "港", "道", "都")
                and suffix.word in ("市", "区", "县", "省", "州", "町", "郡")
            ):
                self.units[-1] = Unit(last.start, suffix.end, suffix.word)
                self.name_start = suffix.end
                return True
            return False
        anchored = bool(self.units) or self.country is not None
        katakana = re.fullmatch(r"[ァ-ヺー·=]{3,20}", name) is not None
        longest = _LONGEST_NAME if anchored or katakana else _LONGEST_UNANCHORED
        longest = 20 if katakana else longest
        if len(name) > longest or (len(name) < 2 and not anchored and suffix.word not in ("县", "州", "旗")):
            return False
        if not anchored and self._japanese_town(name, suffix):
            self.country = self.home
        elif not anchored and (suffix.word in _NEEDS_ANCHOR or any(c in _NAME_BREAKERS for c in name) or len(name) < 1):
            return False
        if anchored and suffix.word in ("都", "道", "府", "港", "邦", "盟", "旗", "乡") and len(name) < 2:
            return False
        if (
            anchored
            and len(name) == 1
            and suffix.word in ("州", "市")
            and self.text[suffix.end : suffix.end + 1] in ("市", "州")
        ):
            return False
        self.units.append(Unit(self.name_start, suffix.end, suffix.word))
        self.weak = self.weak or not anchored
        if not anchored:
            self.phrase_start = self.name_start
        self.resolved = ()
        self.name_start = suffix.end
        return True

    def _japanese_town(self, name: str, suffix: Hit) -> bool:
        """鹿追町, 訓子府町: a town of Japan, in the gazetteer or not; 元町長 and 下町 are none."""
        if self.language != "ja" or suffix.word not in ("町", "村") or self.text[suffix.end : suffix.end + 1] == "長":
            return False
        return bool(_KANJI_NAME.fullmatch(name)) and self.text[self.name_start - 1 : self.name_start] not in (
            "同",
            "両",
        )

    def _bare_foreign_name(self, end: int) -> None:
        """A country and then a name without generic part, up to the next word: 美国爱迪生."""
        name = self.text[self.name_start : end]
        if (
            self.stated
            and self.country != self.home
            and not self.units
            and 2 <= len(name) <= 10
            and self._sounds_foreign(name)
        ):
            self.units.append(Unit(self.name_start, end, ""))
            self.weak = True
            self.name_start = end

    def _sounds_foreign(self, name: str) -> bool:
        if self.country in ("JP", "KR", "KP", "VN") and self.language == "zh":
            return len(name) <= 4  # written in characters of their own
        return sounds_foreign(name)

    def _break(self, found: list[PlacePhrase], at: int, to: int) -> None:
        self._bare_foreign_name(at)
        self._finish(found)
        self._forget(to)
        self.position = to

    def _finish(self, found: list[PlacePhrase]) -> None:
        if not self.units:
            return
        head = self.units[-1]
        country = self.country
        level = LEVELS.get(head.suffix)
        if head.suffix == "州" and level is None:
            level = "province" if country not in (None, "CN") else "city"
        if head.suffix == "县" and country in ("JP", "NO", "SE", "HU", "RO", "HR"):
            level = "province"
        if level is None and self.resolved:
            level = self.resolved[0].level
        found.append(
            PlacePhrase(self.phrase_start, head.end, tuple(self.units), country, self.stated, self.weak, level,
                        tuple(c.place_id for c in self.resolved if c.place_id))
        )  # fmt: skip
        self.units = []
        self.country, self.stated, self.weak = None, False, False


# The characters that Chinese transliterations draw on; a bare name after a country is believed if made of them.
_TRANSLITERATION = frozenset(
    "阿埃艾爱安奥巴拜班邦包保堡贝本比彼毕宾波伯博勃布查茨达大代戴丹道德登邓迪蒂第丁顿东杜敦多厄恩尔法凡范菲费芬佛弗福夫盖戈哥格根古圭哈海汉豪赫黑亨胡华霍基吉加贾简杰金京喀卡凯坎康考柯科可克肯库夸奎拉"
    "腊莱赖兰朗劳勒雷黎里李理利立列林伦龙卢鲁路伦罗洛律吕马玛迈麦曼芒毛梅门蒙米密明摩莫默姆木穆拿纳娜奈南尼涅宁纽努诺欧帕潘庞佩彭皮平珀普奇齐契恰乔切琴丘热日茹瑞若萨塞赛桑瑟森沙莎尚舍申圣施什史士舒斯苏所索塔"
    "泰坦汤唐陶特滕提廷图托陀瓦万威韦维委温文翁沃乌伍武西希锡席夏香肖谢辛兴休修许逊雅亚延扬耶叶伊易因英尤于约越赞泽扎詹珍芝织治智州朱滋兹佐座诸治崎阪岛川山本田野原井津浜滨丸良静冈贺形城崎宫"
)


def sounds_foreign(name: str) -> bool:
    """Whether a name is written in the characters of transliterations, in kana or in Latin letters."""
    plain = name.replace("·", "")
    return bool(re.fullmatch(r"[A-Za-zÀ-ÿァ-ヺー\s'-]+", plain)) or sum(
        char in _TRANSLITERATION for char in plain
    ) >= 0.75 * len(plain)
